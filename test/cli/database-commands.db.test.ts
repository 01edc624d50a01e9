import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCommandLine, type CommandLine } from './tenken.ts'

let line: CommandLine

beforeAll(async () => {
  line = await aCommandLine()
})

afterAll(() => line.drop())

test('a database is upgraded, taken back one revision and upgraded again', { timeout: 120_000 }, async () => {
  const before = await line.run('', 'user', 'list')
  const up = await line.done('', 'db', 'upgrade', '+2')
  const down = await line.done('', 'db', 'downgrade', '-1')
  const history = await line.done('', 'db', 'history')
  const head = await line.done('', 'db', 'upgrade')
  const current = await line.json<{ head: string }>('', 'db', 'current')

  expect(before.code).toBe(1)
  expect(before.stderr).toMatch(
    /^tenken: The database is at base and must be at \d{3}_\w+\. Run: tenken db upgrade head\n$/,
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

test('a revision is stamped without running anything', { timeout: 60_000 }, async () => {
  const stamped = await line.done('', 'db', 'stamp', '000')
  const current = await line.done('', 'db', 'current')
  const refused = await line.run('', 'user', 'list')
  await line.done('', 'db', 'stamp', 'head')
  const users = await line.done('', 'user', 'list')

  expect(stamped).toBe('The database is stamped as 000_create_users.\n')
  expect(current).toBe('000_create_users\n')
  expect(refused.stderr).toContain('Run: tenken db upgrade head')
  expect(users).toBe('Nobody is on record yet. Add a person: tenken user add --help\n')
})
