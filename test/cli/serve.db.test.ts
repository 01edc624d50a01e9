import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { copyFile } from 'node:fs/promises'
import { request } from 'node:https'
import { type AddressInfo, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cautionsFor } from '../../src/cli/serve/cautions.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { grantRights } from '../../src/infrastructure/database/rights/grant.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { InProcess } from './in-process.ts'
import { aCommandLine, aFolder, CommandLine, start } from './tenken.ts'

const certificate = (name: string) => resolve(import.meta.dirname, '../http/serve/certificates', name)

/** What a server of these tests says at its own address, whoever signed its certificate. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((done, failed) => {
    request(url, { rejectUnauthorized: false, agent: false }, ({ statusCode }) => done(statusCode))
      .on('error', failed)
      .end()
  })
}

test('tenken serve makes its database, serves, takes a renewed certificate at a hangup, and ends in good order', async () => {
  const line = await aCommandLine()
  const folder = await aFolder()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  await Promise.all([copyFile(certificate('first.pem'), cert), copyFile(certificate('first-key.pem'), key)])
  const told = ['serve', '--upgrade', '--port', '0', '--tls-cert', cert, '--tls-key', key]
  const server = start(told, { DATABASE_URL: line.url })

  const [, url = ''] = await server.says(/Serving at (https:\/\/127\.0\.0\.1:\d+)\n/)
  expect(await statusOf(`${url}/readyz`)).toBe(200)
  await Promise.all([
    copyFile(certificate('renewed.pem'), cert),
    copyFile(certificate('renewed-key.pem'), key),
  ])
  server.kill('SIGHUP')
  await server.says('certificate renewed')
  server.kill('SIGTERM')
  const { code, stdout, stderr } = await server.outcome

  expect(code).toBe(0)
  expect(stderr).toMatch(
    engineUnderTest === 'embedded'
      ? /CAUTION: the embedded database serves one request at a time/
      : /CAUTION: the role ".+" of the database can switch the rules of the record off/,
  )
  const [, link = ''] = /Nobody is on record yet\. .*: (\S+)$/m.exec(stderr) ?? []
  expect(link).toMatch(new RegExp(`^${url}/first-start#[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$`))
  expect(stdout).not.toContain(link.split('#')[1])
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((text): { msg: string } => JSON.parse(text))
  expect(lines.map(({ msg }) => msg).filter((msg) => msg !== 'upgrade')).toEqual([
    'caution',
    'listening',
    'certificate renewed',
    'stopping',
    'stopped',
  ])
  await line.drop()
})

describe.runIf(engineUnderTest === 'server')('tenken serve', () => {
  let on: OpenTestDatabase
  let line: InProcess

  beforeAll(async () => {
    on = await aMigratedDatabase()
    line = new InProcess(new CommandLine(on.url, async () => {}))
  })

  afterAll(() => on.close())

  test('ends at once at a second signal, whatever is left to do', async () => {
    const server = start(['serve', '--port', '0', '--drain', '3600'], { DATABASE_URL: on.url })
    await server.says('Serving at')

    server.kill('SIGINT')
    await server.says('Ending: what is in flight is finished.')
    server.kill('SIGTERM')

    expect((await server.outcome).code).toBeNull()
  })

  test('refuses a database that is behind, and names the command', async () => {
    const behind = await aCommandLine()

    const { code, stderr } = await new InProcess(behind).run('', 'serve', '--port', '0')

    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^tenken: The database is at base and must be at \w+\. Run: tenken db upgrade head\n$/,
    )
    await behind.drop()
  })

  test('says that the database cannot be reached, without its password, and ends with 4', async () => {
    const env = { DATABASE_URL: 'postgres://ann:hush@127.0.0.1:1/none', DATABASE_SESSION_RETRIES: '0' }

    const { code, stdout, stderr } = await line.runWith(env, 'serve', '--port', '0')

    expect(code).toBe(4)
    expect(stderr).toMatch(/^tenken: The database is not available: .*ECONNREFUSED/)
    expect(stdout + stderr).not.toContain('hush')
  })

  test('says that a port is in use, and which', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    // A server that listens on a port has an address with one.
    const { port } = taken.address() as AddressInfo

    const { code, stderr } = await line.runWith({ TENKEN_LANG: 'ja' }, 'serve', '--port', String(port))

    expect(code).toBe(1)
    expect(stderr).toContain(`127.0.0.1 のポート ${port} は別のプロセスが使用中です。`)
    taken.close()
  })

  test.each([
    [['--host', '0.0.0.0'], /^tenken: Plain HTTP is for this machine alone, .* --insecure-http\.\n$/],
    [['--tls-cert', 'none.pem'], /^tenken: --tls-cert: is of no use without --tls-key\.\n$/],
    [['--tls-cert', 'none.pem', '--tls-key', 'none.pem'], /none\.pem cannot be read \(ENOENT/],
    [
      ['--host', '192.0.2.1', '--insecure-http'],
      /this machine has no such address\. .* --host <address>\.\n$/,
    ],
    [['--demo', '--host', '0.0.0.0', '--insecure-http'], /sign in as anybody, and 0\.0\.0\.0 can be reached/],
    [['--data', '.tenken/plant'], /^tenken: --data: is of no use without --demo\.\n$/],
    [['--port', '99999'], /^tenken: --port: must be from 0 to 65535\.\n$/],
    [['--log-level', 'loud'], /--log-level/],
  ])('with %j is wrong, and it says how', async (words, says) => {
    const { code, stderr } = await line.run('', 'serve', '--port', '0', ...words)

    expect(code).toBe(2)
    expect(stderr).toMatch(says)
  })

  test('warns where the role lacks what the work needs, and not of one with what was granted', async () => {
    const role = `tenken_${randomUUID().slice(0, 8)}`
    const run = (sql: string) => on.database.connection((connection) => connection.execute(sql))
    await run(`create role ${role} login password 'hush'`)
    const url = Object.assign(new URL(on.url), { username: role, password: 'hush' }).href
    await using database = await Database.open(readConfig({ DATABASE_URL: url }))
    const here = { tls: undefined, host: '127.0.0.1' }

    await on.database.connection((sql) => grantRights(sql, role, 'read'))
    const reader = await cautionsFor(database, here)
    await on.database.connection((sql) => grantRights(sql, role, 'work'))
    const worker = await cautionsFor(database, { ...here, host: '10.0.0.5' })

    expect(reader).toEqual([
      { code: 'rights_missing', rights: expect.arrayContaining(['insert on table safety_checks']) },
    ])
    expect(worker).toEqual([{ code: 'plain_http', host: '10.0.0.5' }])
    await database.close()
    await run(`drop owned by ${role}; drop role ${role}`)
  })
})
