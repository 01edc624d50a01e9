import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { InProcess } from './in-process.ts'
import { aCommandLine, type CommandLine } from './tenken.ts'

let line: CommandLine
/** Without a process of its own for every command. */
let within: InProcess

beforeAll(async () => {
  line = await aCommandLine()
  within = new InProcess(line)
})

afterAll(() => line.drop())

test('a database is upgraded, taken back one revision and upgraded again', async () => {
  const before = await line.run('', 'user', 'list')
  const up = await line.done('', 'db', 'upgrade', '+2')
  const down = await line.done('', 'db', 'downgrade', '-1')
  const history = await line.done('', 'db', 'history')
  const head = await line.done('', 'db', 'upgrade')
  const current = await line.json<{ head: string }>('', 'db', 'current')

  expect(before.stderr).toMatch(
    engineUnderTest === 'embedded'
      ? /^tenken: There is no database in .*\. Make one: tenken db upgrade\. /
      : /^tenken: The database is at base and must be at \d{3}_\w+\. Run: tenken db upgrade head\n$/,
  )
  expect(up).toBe(
    'Running upgrade base -> 000_create_users, Create users\n' +
      'Running upgrade 000_create_users -> 001_create_sop_tables, Create the SOP tables\n' +
      'The database is at 001_create_sop_tables.\n',
  )
  expect(down).toBe(
    'Running downgrade 001_create_sop_tables -> 000_create_users, Create the SOP tables\n' +
      'The database is at 000_create_users.\n',
  )
  expect(history).toMatch(
    /^\w+ -> \w+ \(head\), .*\n[\s\S]*<base> -> 000_create_users \(current\), Create users\n$/,
  )
  expect(head).toMatch(/The database is at \w+ \(head\)\.\n$/)
  expect(current).toEqual({ current: current.head, head: current.head, atHead: true })
})

test('a revision is stamped without running anything', async () => {
  const stamped = await within.done('', 'db', 'stamp', '000')
  const current = await within.done('', 'db', 'current')
  const refused = await within.run('', 'user', 'list')
  await within.done('', 'db', 'stamp', 'head')
  const users = await within.done('', 'user', 'list')

  expect(stamped).toBe('The database is stamped as 000_create_users.\n')
  expect(current).toBe('000_create_users\n')
  expect(refused.stderr).toContain('Run: tenken db upgrade head')
  expect(users).toBe('Nobody is on record yet. Add a person: tenken user add --help\n')
})

test('a downgrade loses no record unless told to, and the trail says since when it tells again', async () => {
  await within.done('', 'db', 'upgrade')
  await within.done('', 'user', 'add', '--email', 'ken@example.com', '--name', 'Ken', '--role', 'supervisor')
  const fresh = await within.done('', 'audit', 'verify')

  const refused = await within.run('', 'db', 'downgrade', '006')
  const at = await within.json<{ atHead: boolean; current: string }>('', 'db', 'current')
  const sql = await within.run('', 'db', 'downgrade', '007:006', '--sql')
  const bare = await within.run('', 'db', 'downgrade', '007:006', '--sql', '--despite-records')
  await within.done('', 'db', 'downgrade', '006', '--despite-records')
  await within.done('', 'db', 'upgrade')
  const begunAnew = await within.done('', 'audit', 'verify')
  const verified = await within.json<{ takenOver: object }>('', 'audit', 'verify')

  expect(fresh).toBe('1 event in 1 record: unbroken.\n')
  expect(refused).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'tenken: The downgrade would lose 1 row of audit_events. The database stays at ' +
      `${at.current}. ` +
      'Keep a backup, and then repeat it with --despite-records.\n',
  })
  expect(at.atHead).toBe(true)
  expect(sql.stdout).toContain('raise exception')
  expect(bare.stdout).toContain('drop table audit_events')
  expect(bare.stdout).not.toContain('raise exception')
  expect(begunAnew).toMatch(
    /^1 event in 1 record: unbroken\.\n1 record taken over into the trail, the first at 20.*: of what was done before, it does not tell\.\n$/,
  )
  expect(verified.takenOver).toEqual({ records: 1, since: expect.stringMatching(/^20.*Z$/) })
})
