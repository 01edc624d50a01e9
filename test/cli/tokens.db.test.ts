import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolDevice } from '../../src/application/devices.ts'
import { whoIsBehind } from '../../src/application/sign-ins.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { InProcess } from './in-process.ts'
import { aCommandLine } from './tenken.ts'

const admin = 'mori@example.com'
const worker = 'k-17'
let line: InProcess

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  await line.done('', 'db', 'upgrade')
  const add = (...who: string[]) => line.done(admin, 'user', 'add', ...who)
  await add('--email', admin, '--name', 'Aiko Mori', '--role', 'admin')
  await add('--employee-number', worker, '--name', 'Line 4', '--role', 'worker')
})

afterAll(() => line.drop())

async function onDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  await using database = await Database.open(readConfig({ DATABASE_URL: line.url }))

  return await work(database)
}

const behind = (secret: string) =>
  onDatabase((database) => database.single((db) => whoIsBehind(db, secret, new Date())))

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a token is printed alone and once, is listed without what it is, and revoked by part of its id', async () => {
  const made = await line.run(
    admin,
    ...['token', 'add', worker, '--name', 'Bridge', '--scope', 'read', 'work', '--expires', inDays(30)],
  )
  const secret = made.stdout.trimEnd()
  const signedIn = await behind(secret)
  const list = await line.done(admin, 'token', 'list')
  const [, id = ''] = /^([0-9a-f]{8}) +Bridge +Line 4 +read, work +20.* {2,}20.*:.*$/m.exec(list) ?? []
  const revoked = await line.done(admin, 'token', 'revoke', id)

  expect(made.stdout).toMatch(/^tenken_api_[\w-]{43}\n$/)
  expect(made.stderr).toMatch(/^Token [0-9a-f]{8} \(Bridge\) is good for read, work until .*told this once/)
  expect(signedIn).toMatchObject({ by: 'token', scopes: ['read', 'work'], user: { name: 'Line 4' } })
  expect(list + (await line.done('', 'audit', 'show', worker))).not.toContain(secret)
  expect(revoked).toBe('Bridge is good for nothing any more.\n')
  expect(await behind(secret)).toBeUndefined()
  expect(await line.done(admin, 'token', 'list')).toMatch(/ revoked$/m)
})

test.each([
  ['nobody but an admin', worker, inDays(30), 'Only an admin can do this'],
  ['what would last for more than a year', admin, inDays(400), 'must lie ahead, by 366 days at most'],
  ['what has ended', admin, '2026-01-01', 'must lie ahead'],
])('%s makes no token', async (_who, by, expires, says) => {
  const { stdout, stderr } = await line.run(
    by,
    ...['token', 'add', worker, '--name', 'Bridge', '--scope', 'read', '--expires', expires],
  )

  expect([stdout, stderr]).toEqual(['', expect.stringContaining(says)])
})

test('nobody but an admin sees the tokens', async () => {
  expect((await line.run(worker, 'token', 'list')).stderr).toContain('Only an admin can do this')
})

test('a device is enrolled with the code that is told once, and revoked by the beginning of its id', async () => {
  const refused = await line.run(worker, 'device', 'add', '--name', 'Tablet 3')
  const added = await line.done(admin, 'device', 'add', '--name', 'Tablet 3')
  const [, code = ''] = /^The code (\S+) enrols Tablet 3 until .*told this once\.\n$/.exec(added) ?? []
  const waits = await line.done('', 'device', 'list')
  await onDatabase((database) => database.session((db) => enrolDevice(db, { code, at: new Date() })))
  const enrolled = await line.done('', 'device', 'list')
  const { devices } = await line.json<{ devices: { id: string }[] }>('', 'device', 'list')
  const revoked = await line.done(admin, 'device', 'revoke', `${devices[0]?.id.slice(0, 18)}`)

  expect(refused.stderr).toContain('Only a supervisor can do this')
  expect(waits).toMatch(/Tablet 3 +waits for its code until 20/)
  expect(enrolled).toMatch(/Tablet 3 +enrolled 20/)
  expect(waits + enrolled).not.toContain(code)
  expect(revoked).toBe('Nobody signs in on Tablet 3 any more.\n')
  expect(await line.done('', 'device', 'list')).toMatch(/Tablet 3 +revoked 20/)
})

test.each(['device', 'token'])('an unknown %s is told as not found', async (noun) => {
  const { code, stderr } = await line.run(admin, noun, 'revoke', 'ffffffff')

  expect([code, stderr]).toEqual([3, `tenken: There is no ${noun} ffffffff.\n`])
})
