import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeToken, revokeToken } from '../../src/application/api-tokens.ts'
import { exportTrail } from '../../src/application/audit/export.ts'
import { showTimeline } from '../../src/application/audit/timeline.ts'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { addDevice, enrolDevice, revokeDevice } from '../../src/application/devices.ts'
import { newId } from '../../src/application/id.ts'
import { digestOf } from '../../src/application/secret-texts.ts'
import { redeemCode, resetSecret } from '../../src/application/secrets.ts'
import type { User } from '../../src/domain/user.ts'
import { aMigratedDatabase, aWorker, type OpenTestDatabase } from '../setup/records.ts'
import { aPerson, hashing, password, pin, signsIn } from './people.ts'

let on: OpenTestDatabase
beforeAll(async () => {
  on = await aMigratedDatabase()
})
afterAll(() => on.close())

const now = () => new Date()

/** Everything that is done with secrets; returns each of them, and who they are of. */
async function everySecret(): Promise<{ admin: User; worker: User & { email: string }; secrets: string[] }> {
  const { database } = on
  const admin = await aPerson(database, 'admin', 'password')
  const worker = await aPerson(database, 'worker', 'password', 'pin')
  const machine = await aWorker(database)
  const { device, code } = await database.session((db) =>
    addDevice(db, { id: newId(), name: 'Line 3', by: admin, at: now() }),
  )
  const enrolled = await database.session((db) => enrolDevice(db, { code, at: now() }))
  const byPin = { kind: 'pin', secret: pin, device: enrolled.secret } as const
  const signedIn = [await signsIn(database, worker), await signsIn(database, worker, byPin)]
  const reset = await database.session((db) =>
    resetSecret(db, { userId: worker.id, kind: 'pin', by: admin, at: now() }),
  )
  const redemption = { name: worker.email, kind: 'pin', code: reset.code, secret: '918273' } as const
  await redeemCode(database, { ...redemption, device: enrolled.secret, at: now() }, hashing)
  const made = await database.session((db) =>
    makeToken(db, {
      id: newId(),
      userId: machine.id,
      name: 'bridge',
      scopes: ['read', 'work'],
      expiresAt: new Date(Date.now() + 86_400_000),
      by: admin,
      at: now(),
    }),
  )
  await database.session((db) => revokeToken(db, { id: made.token.id, by: admin, at: now() }))
  await database.session((db) => revokeDevice(db, { id: device.id, by: admin, at: now() }))
  const hashes = await database.session((db) =>
    db.rows<{ hash: string }>('select hash from user_secrets where hash is not null'),
  )
  const told = [code, enrolled.secret, reset.code, made.secret, ...signedIn.map(({ token }) => token)]

  return {
    admin,
    worker,
    secrets: [password, pin, '918273', ...told, ...told.map(digestOf), ...hashes.map(({ hash }) => hash)],
  }
}

test('the trail tells every act and no secret, and is unbroken', async () => {
  const { admin, worker, secrets } = await everySecret()

  const [timelines, exported, verified] = await on.database.session(
    async (db) => {
      const lines: string[] = []
      for await (const line of exportTrail(db, { at: now() })) lines.push(String(line))

      return [
        [await showTimeline(db, worker.id), await showTimeline(db, admin.id)],
        lines,
        await verifyTrail(db),
      ]
    },
    { isolation: 'repeatable read', readOnly: true },
  )

  const verbs = timelines.map(({ events }) =>
    events.map(
      ({ verb, actor }) =>
        `${verb} by ${actor === admin.id ? 'admin' : actor === worker.id ? 'worker' : actor}`,
    ),
  )
  expect(verbs[0]?.slice(1)).toEqual([
    'set password by worker',
    'set PIN by worker',
    'reset PIN by admin',
    'set PIN by worker',
  ])
  expect(verbs[1]?.slice(1)).toEqual([
    'set password by admin',
    'add device by admin',
    'enrol device by null',
    'revoke device by admin',
  ])
  expect(verified.findings).toEqual([])
  const told = JSON.stringify(timelines) + exported.join('\n')
  expect(told).toContain('Line 3')
  for (const secret of secrets) expect(told).not.toContain(secret)
})

test('no table but those of secrets holds one, and they hold digests and hashes alone', async () => {
  const { secrets } = await everySecret()
  const plain = secrets.filter((secret) => !secret.startsWith('$argon2id$') && !/^[0-9a-f]{64}$/.test(secret))

  const rows = await on.database.session((db) =>
    db.rows<{ text: string }>(
      ['users', 'audit_events', 'user_secrets', 'devices', 'sign_ins', 'api_tokens', 'sign_in_guesses']
        .map((table) => `select '${table} ' || to_jsonb(t)::text as text from ${table} t`)
        .join(' union all '),
    ),
  )

  for (const secret of plain) expect(rows.filter(({ text }) => text.includes(secret))).toEqual([])
})

test('what is thrown says no secret', async () => {
  const { worker } = await everySecret()
  const secrets = ['a wrong password', '771199', 'ABCD-ABCD-ABCD', 'tenken_device_wrong']
  const [wrongPassword = '', wrongPin = '', wrongCode = '', wrongDevice = ''] = secrets

  const outcomes = await Promise.allSettled([
    signsIn(on.database, worker, { secret: wrongPassword }),
    signsIn(on.database, worker, { kind: 'pin', secret: wrongPin, device: wrongDevice }),
    on.database.session((db) => enrolDevice(db, { code: wrongCode, at: now() })),
    redeemCode(
      on.database,
      {
        name: worker.email,
        kind: 'password',
        code: wrongCode,
        secret: wrongPassword,
        device: null,
        at: now(),
      },
      hashing,
    ),
  ])

  expect(outcomes.map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  for (const outcome of outcomes) {
    const { message, stack, data, cause } = outcome.status === 'rejected' ? outcome.reason : {}
    for (const secret of secrets)
      expect(JSON.stringify([message, stack, data, String(cause)])).not.toContain(secret)
  }
})
