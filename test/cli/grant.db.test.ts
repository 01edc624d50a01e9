import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withConnection } from '../../src/infrastructure/database/connect.ts'
import { aCommandLine, type CommandLine, tenken } from './tenken.ts'

const role = `tenken_${randomUUID().slice(0, 8)}`
let line: CommandLine

beforeAll(async () => {
  line = await aCommandLine()
})

afterAll(async () => {
  await owner(`drop owned by ${role}; drop role ${role}`)
  await line.drop()
})

const owner = (sql: string) => withConnection(line.url, (connection) => connection.execute(sql))

const me = () =>
  withConnection(line.url, async (sql) => {
    const [row] = await sql.tuples<[string]>('', 'select current_user::text')

    return row?.[0] ?? ''
  })

test('rights are granted, told, and not granted twice', async () => {
  const behind = await line.run('', 'db', 'grant', role)
  await line.done('', 'db', 'upgrade')
  const missing = await line.run('', 'db', 'grant', role)
  await owner(`create role ${role}; grant truncate on sops to ${role}`)
  const told = await line.done('', 'db', 'grant', role)
  const again = await line.done('', 'db', 'grant', role)
  const auditor = await line.json<{ access: string; granted: string[]; revoked: string[] }>(
    '',
    ...['db', 'grant', role, '--read-only'],
  )
  const agreed = await line.done('', 'db', 'check')

  expect(behind.stderr).toContain('Run: tenken db upgrade head')
  expect(missing).toMatchObject({ code: 3, stdout: '' })
  expect(missing.stderr).toContain(`There is no role "${role}".`)
  expect(told).toMatch(
    /^Granted:\n {2}connect on database\n {2}execute on function tk_event_text\(audit_events\)/,
  )
  expect(told).toContain('Taken away:\n  truncate on table sops\n')
  expect(told).toContain(
    'concerns every role of this database:\n  execute on function lo_creat(integer), lo_create(oid),\n  lo_from_bytea(oid,bytea)\n  temporary on database\n',
  )
  expect(told).toMatch(new RegExp(`${role} now has exactly the rights to work with the records\\.\n$`))
  expect(again).toBe(`Nothing to do: ${role} has exactly the rights to work with the records.\n`)
  expect(auditor).toMatchObject({ access: 'read', granted: [] })
  expect(auditor.revoked).toContain('insert on table safety_checks')
  expect(agreed).toBe('The models and the database agree.\n')
})

test('the SQL of a grant is printed without a database, and who could switch the rules off is refused', async () => {
  const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nowhere' }
  const sql = await tenken(['db', 'grant', 'tenken_app', '--sql'], nowhere)
  const everybody = await line.run('', 'db', 'grant', 'public', '--sql')
  const superuser = await line.run('', 'db', 'grant', await me(), '--json')

  expect(sql.stdout).toMatch(
    /^begin;\n[\s\S]*grant select on sops, tasks, [\s\S]*to "tenken_app";\n[\s\S]*commit;\n/,
  )
  expect(everybody.code).toBe(3)
  expect(superuser.code).toBe(1)
  expect(JSON.parse(superuser.stderr)).toMatchObject({
    error: { code: 'role_too_powerful', data: { powers: ['superuser'] } },
  })
})
