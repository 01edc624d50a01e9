import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDatabaseWithRole, type OnRole } from '../../rights/as-role.ts'
import { aServer, type ServerUnderTest } from './a-server.ts'

let on: OnRole
let server: ServerUnderTest
/** What the database is asked with each request. */
let sql = ''

beforeAll(async () => {
  on = await aDatabaseWithRole('read')
  server = await aServer(
    on.database,
    {},
    { authenticate: (database) => database.session(async (db) => void (await db.rows(sql)), { retries: 0 }) },
  )
})

afterAll(async () => {
  await server.stop()
  await on.close()
})

/** The answer to a request, and the line of the log that tells of it. */
async function asked() {
  const { status, headers, text } = await server.ask('/api/v1/me')

  return { status, headers, problem: JSON.parse(text), line: JSON.parse(server.lines.at(-1) ?? '') }
}

describe.each([
  ['25006', 'a standby'],
  ['57P01', 'a shutdown'],
  ['57P02', 'a crash'],
  ['57P03', 'a start'],
  ['53300', 'too many connections'],
  ['55P03', 'a lock that is not to be had'],
  ['58000', 'its system'],
])('what PostgreSQL says with %s, of %s,', (state) => {
  test('is unavailable for now, and the log has the words', async () => {
    sql = `do $$ begin raise exception using errcode = '${state}', message = 'as told'; end $$`

    const { status, headers, problem, line } = await asked()

    expect({ status, retry: headers['retry-after'] }).toEqual({ status: 503, retry: '2' })
    expect(problem).toMatchObject({ code: 'database_unavailable', kind: 'unavailable' })
    expect(line).toMatchObject({
      level: 'warn',
      status: 503,
      error: { cause: { code: state, message: 'as told' } },
    })
  })
})

test('a right that the role lacks is the server’s trouble: the log names it, and the command that grants it', async () => {
  await on.asRole()
  sql = 'update sops set title = title'

  const { status, problem, line } = await asked()

  expect(status).toBe(503)
  expect(problem).toMatchObject({ code: 'not_permitted', data: { right: 'update on table sops' } })
  expect(problem.next).not.toContain('tenken')
  expect(line).toMatchObject({
    level: 'warn',
    error: { code: 'not_permitted', message: expect.stringContaining('update on table sops') },
    next: expect.stringContaining('tenken db grant <role>'),
  })
})

test('what nobody foresaw is a bug: nothing of it is answered, and the log has where it comes from', async () => {
  await on.asOwner('select')
  sql = 'select hush from'

  const { status, problem, line } = await asked()

  expect(status).toBe(500)
  expect(problem).toMatchObject({ code: 'bug', data: {} })
  expect(JSON.stringify(problem)).not.toMatch(/syntax|hush/)
  expect(line).toMatchObject({ level: 'error', error: { message: expect.stringContaining('syntax error') } })
  expect(line.error.stack).toMatch(/\n {4}at /)
})
