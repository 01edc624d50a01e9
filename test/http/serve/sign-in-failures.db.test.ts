import { afterAll, beforeAll, expect, test } from 'vitest'
import type { User } from '../../../src/domain/user.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../../setup/records.ts'
import { aPerson, password, pin } from '../../sign-in/people.ts'
import { aServer, type ServerUnderTest } from './a-server.ts'

let on: OpenTestDatabase
let ken: User & { email: string }
let server: ServerUnderTest

beforeAll(async () => {
  on = await aMigratedDatabase()
  ken = await aPerson(on.database, 'worker', 'password', 'pin')
  server = await aServer(on.database, { trustProxy: ['127.0.0.1'] })
})

afterAll(async () => {
  await server.stop()
  await on.close()
})

/** The answer, and what the log says of it. */
async function sends(path: string, body: object) {
  const { status, headers, text } = await server.ask(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7' },
    body: JSON.stringify(body),
  })
  const line = server.lines.find((each) => each.includes(String(headers['request-id']))) ?? '{}'

  return { status, text, line, logged: JSON.parse(line) }
}

const counted = async () => {
  const { text } = await server.ask('/metrics')

  return Object.fromEntries(
    [...text.matchAll(/^tenken_sign_in_failures_total\{reason="(\w+)"\} (\d+)$/gm)].map(
      ([, reason = '', count]) => [reason, Number(count)],
    ),
  )
}

test('who was not let in is in the log by id and where from, and counted by why', async () => {
  const before = await counted()
  const kens = (secret: string) => sends('/sign-ins', { name: ken.email, kind: 'password', secret })
  const wrong = await kens('guessed guessed guessed')
  const unknown = await sends('/sign-ins', { name: 'nobody@example.com', kind: 'password', secret: password })
  const right = await kens(password)
  const code = { kind: 'password', code: 'AAAA-AAAA-AAAA', secret: password }
  const redeemed = await sends('/secret-codes', { name: ken.email, ...code })
  const elsewhere = await sends('/sign-ins', { name: ken.email, kind: 'pin', secret: pin })

  expect(wrong.logged).toMatchObject({
    level: 'warn',
    route: '/api/v1/sign-ins',
    status: 401,
    user: null,
    code: 'sign_in_refused',
    tried: ken.id,
    from: '192.0.2.7',
  })
  expect(unknown.logged).toMatchObject({ code: 'sign_in_refused', tried: null, from: '192.0.2.7' })
  expect(redeemed.logged).toMatchObject({ code: 'code_unusable', tried: ken.id })
  expect(elsewhere.logged).toMatchObject({ code: 'device_not_enrolled', tried: null })
  expect(right.logged).not.toHaveProperty('tried')
  expect(Object.keys(before)).toHaveLength(6)
  expect(before).toEqual(expect.objectContaining({ sign_in_refused: 0, guessed_too_often: 0 }))
  expect(await counted()).toEqual({ ...before, sign_in_refused: 2, code_unusable: 1, device_not_enrolled: 1 })
})

test('an account that must wait is named in the log, and nowhere else', async () => {
  const tries = []
  for (let n = 0; n < 5; n++)
    tries.push(await sends('/sign-ins', { name: ken.email, kind: 'password', secret: `guess ${n}` }))
  const last = tries.at(-1)

  expect(last?.status).toBe(429)
  expect(last?.logged).toMatchObject({ code: 'guessed_too_often', tried: ken.id })
  for (const { text } of tries) expect(text).not.toContain(ken.id)
})

test('what was typed is not in the log, whichever field it went into', async () => {
  const answers = [
    await sends('/sign-ins', { name: 'hush-name', kind: 'password', secret: 'hush-secret' }),
    await sends('/secret-codes', {
      name: 'hush-name',
      kind: 'password',
      code: 'HUSH-CODE',
      secret: 'hush-new',
    }),
    await sends('/device-enrolments', { code: 'HUSH-CODE' }),
  ]

  expect(answers.map(({ logged }) => logged.code)).toEqual([
    'sign_in_refused',
    'code_unusable',
    'code_unusable',
  ])
  expect(server.lines.join('')).not.toMatch(/hush/i)
})
