import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { addUser, Database, pageOfUsers, readConfig, upgrade } from '../../src/index.ts'
import { anEmptyDatabase, engineUnderTest } from '../setup/database.ts'

const root = resolve(import.meta.dirname, '../..')

async function anEmptyOne(env: Record<string, string> = {}) {
  const { url, drop } = await anEmptyDatabase()
  const config = readConfig({ DATABASE_URL: url, ...env })
  const database = await Database.open(config)
  onTestFinished(async () => {
    await database.close()
    await drop()
  })

  return { database, config }
}

test('a program brings the schema to an empty database, once, and works with it', async () => {
  const { database } = await anEmptyOne()
  const log: string[] = []

  const first = await upgrade(database, { log: (line) => log.push(line) })
  const second = await upgrade(database)
  await database.session((db) =>
    addUser(db, { email: 'ken@example.com', name: 'Ken', role: 'supervisor', by: null, at: new Date() }),
  )

  expect(first).toBe(log.length)
  expect(log[0]).toBe('Running upgrade base -> 000_create_users, Create users')
  expect(second).toBe(0)
  expect(await database.session((db) => pageOfUsers(db, { limit: 9 }))).toMatchObject({
    items: [{ name: 'Ken' }],
  })
})

test.runIf(engineUnderTest === 'server')('none of its statements is cut short by the client', async () => {
  const slow = 'begin; set local statement_timeout = 0; select pg_sleep(0.4); commit'
  const { database } = await anEmptyOne({
    DATABASE_STATEMENT_TIMEOUT_MS: '100',
    DATABASE_QUERY_TIMEOUT_MS: '101',
  })

  await expect(database.connection((sql) => sql.execute(slow))).rejects.toMatchObject({
    code: 'database_unavailable',
  })
  expect(await database.connection((sql) => sql.execute(slow), 'unlimited')).toBe('COMMIT')
})

test('programs that start at once take turns', async () => {
  const { database, config } = await anEmptyOne()
  const others =
    engineUnderTest === 'server' ? [await Database.open(config), await Database.open(config)] : []

  const ran = await Promise.all([database, ...others].map((one) => upgrade(one)))
  await Promise.all(others.map((one) => one.close()))

  expect(ran.reduce((sum, count) => sum + count)).toBeGreaterThan(10)
  expect(await upgrade(database)).toBe(0)
})

test('what a newer version has upgraded is left alone', async () => {
  const { database } = await anEmptyOne()
  await upgrade(database)
  await database.connection((sql) => sql.execute(`update alembic_version set version_num = '999_later'`))

  await expect(upgrade(database)).rejects.toMatchObject({ code: 'unknown_database_revision' })
})

test.runIf(engineUnderTest === 'server')(
  'revisions do not run behind a pooler in transaction mode',
  async () => {
    const { database, config } = await anEmptyOne({ DATABASE_POOLER: 'transaction' })

    await expect(upgrade(database)).rejects.toMatchObject({ code: 'direct_connection_needed' })

    const direct = await Database.open({ ...config, pool: { ...config.pool, pooler: 'none' } })
    await upgrade(direct)
    await direct.close()
    expect(await upgrade(database)).toBe(0)
  },
)

test('the documentation’s trial runs to the letter', async () => {
  const page = await readFile(join(root, 'docs/architecture.md'), 'utf8')
  const [, trial = ''] = /```js\n(\/\/ trial\.mjs\n[\s\S]*?)```/.exec(page) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'tenken-trial-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'node_modules'))
  await symlink(root, join(folder, 'node_modules/tenken'), 'junction')
  await writeFile(join(folder, 'trial.mjs'), trial)
  const { url, drop } = await anEmptyDatabase()
  onTestFinished(drop)
  const env = { PATH: process.env['PATH'], ...(engineUnderTest === 'server' ? { DATABASE_URL: url } : {}) }

  const { stdout } = await promisify(execFile)(process.execPath, ['trial.mjs'], { cwd: folder, env })

  expect(stdout).toMatch(/^\d\d revisions ran, then 0\nOn record: Ken Mori\n$/)
})

test.runIf(engineUnderTest === 'server')(
  'a database that the server does not have is told by name',
  async () => {
    const { config } = await anEmptyOne()
    const database = await Database.open({
      ...config,
      databaseUrl: config.databaseUrl.replace(/[^/]+$/, 'typo'),
    })
    onTestFinished(() => database.close())

    await expect(database.session((db) => pageOfUsers(db, { limit: 9 }))).rejects.toMatchObject({
      code: 'no_database',
      data: { reason: { code: 'none_on_server', says: expect.stringContaining('"typo"') } },
    })
  },
)
