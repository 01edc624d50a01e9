import { afterAll, beforeAll, expect, test } from 'vitest'
import { redeemCode } from '../../src/application/secrets.ts'
import { signIn } from '../../src/application/sign-ins.ts'
import { readConfig } from '../../src/config.ts'
import type { SecretKind } from '../../src/domain/secrets.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { Argon2id } from '../../src/infrastructure/secret-hashing.ts'
import { InProcess } from './in-process.ts'
import { aCommandLine } from './tenken.ts'

const admin = 'mori@example.com'
const worker = 'K-17'
const secret = 'seven grey cranes at dawn'
const hashing = new Argon2id()
let line: InProcess

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  await line.done('', 'db', 'upgrade')
  const add = (...who: string[]) => line.done(admin, 'user', 'add', ...who)
  await add('--email', admin, '--name', 'Aiko Mori', '--role', 'admin')
  await add('--employee-number', worker, '--name', 'Kenji Tanaka', '--role', 'worker')
})

afterAll(() => line.drop())

async function onDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  await using database = await Database.open(readConfig({ DATABASE_URL: line.url }))

  return await work(database)
}

/** Whose sign-in over HTTP this would be; throws SignInRefused. */
async function whoSignsIn(name: string, known: string): Promise<string> {
  const signingIn = { name, kind: 'password', secret: known, device: null, at: new Date() } as const
  const { user } = await onDatabase((database) => signIn(database, signingIn, hashing))

  return user.name
}

test('whoever was added on the command line signs in with the password that they enter unseen, twice', async () => {
  const typed = await line.runTyping(`${secret}\r${secret}\r`, 'user', 'set-password', admin)

  expect(typed).toMatchObject({
    code: 0,
    stdout: 'Aiko Mori has a new password, and is signed out everywhere.\n',
    stderr: 'New password of Aiko Mori (15 characters or more, not shown): \nThe same again: \n',
    raw: [true, false],
  })
  expect(await whoSignsIn(admin, secret)).toBe('Aiko Mori')
})

test.each([
  ['two entries that differ', `${secret}\r${secret}s\r`, 2, /entered in two different ways/],
  ['Ctrl+C', `${secret}\r\u0003`, 130, /No password was entered/],
  ['Ctrl+D', '\u0004', 130, /No password was entered/],
  ['fewer than 15 characters', 'cranes\rcranes\r', 2, /must have 15 characters or more/],
])('%s set no password', async (_what, keys, code, says) => {
  const typed = await line.runTyping(keys, 'user', 'set-password', worker)

  expect(typed).toMatchObject({ code, stdout: '', raw: [true, false] })
  expect(typed.stderr).toMatch(says)
  await expect(whoSignsIn(worker, secret)).rejects.toThrow(/not the password/)
})

test('a program sends it as the one line of stdin, and it is told nowhere', async () => {
  const { code, stdout, stderr } = await line.runReading(
    '290415\r\n',
    '',
    'user',
    'set-pin',
    worker,
    '--json',
  )
  const trail = await line.done('', 'audit', 'show', worker)

  expect([code, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toMatchObject({ employeeNumber: worker })
  expect(stdout + trail).not.toContain('290415')
  expect(trail).toMatch(/PIN set\n {4}by Kenji Tanaka/)
})

test.each([
  ['two lines', `${secret}\n${secret}\n`, 'control_character'],
  ['nothing', '', 'too_short'],
  ['far too much', 'x'.repeat(100_000), 'too_long'],
  ['half a character', Buffer.from([0xe7, 0x82]), 'not_unicode'],
])('%s on stdin is no password', async (_what, input, reason) => {
  const { code, stderr } = await line.runReading(input, '', 'user', 'set-password', worker, '--json')

  expect(code).toBe(2)
  expect(JSON.parse(stderr).error.data).toMatchObject({ field: 'password', reason: { code: reason } })
})

test('where there is no admin, whoever runs Tenken lets a supervisor in again', async () => {
  const plant = new InProcess(await aCommandLine())
  await plant.done('', 'db', 'upgrade')
  for (const [email, by] of [
    ['ken@example.com', ''],
    ['yuki@example.com', 'ken@example.com'],
  ] as const)
    await plant.done(by, 'user', 'add', '--email', email, '--name', email, '--role', 'supervisor')

  const refused = await plant.run('ken@example.com', 'user', 'reset-password', 'yuki@example.com')
  const set = await plant.runReading(`${secret}\n`, '', 'user', 'set-password', 'yuki@example.com')

  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('may not reset a password or PIN of yuki@example.com. Ask an admin.')
  expect(refused.stderr).toContain('tenken user set-password --help')
  expect(set.code).toBe(0)
  await plant.drop()
})

test.each<[string, SecretKind, RegExp]>([
  ['reset-password', 'password', /password reset\n {4}by Aiko Mori/],
  ['reset-pin', 'pin', /PIN reset\n {4}by Aiko Mori/],
])('%s tells a one-time code, with which somebody sets their own', async (verb, kind, inTrail) => {
  const refused = await line.run(worker, 'user', verb, admin)
  const { code, until } = await line.json<{ code: string; until: string }>(admin, 'user', verb, worker)
  const redemption = { name: worker, kind, code, secret: `${secret}, too`, device: null, at: new Date() }

  expect(refused.stderr).toContain('Kenji Tanaka may not reset a password or PIN of Aiko Mori.')
  expect(await line.done('', 'audit', 'show', worker)).toMatch(inTrail)
  expect(Date.parse(until) - Date.now()).toBeGreaterThan(23 * 3_600_000)
  const redeemed = onDatabase((database) => redeemCode(database, redemption, hashing))
  if (kind === 'pin') await expect(redeemed).rejects.toThrow(/not enrolled/)
  else expect((await redeemed).name).toBe('Kenji Tanaka')
})
