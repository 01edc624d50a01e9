import { expect, test } from 'vitest'
import { start, tenken } from './tenken.ts'

const nowhere = { DATABASE_URL: 'postgres://bob:s3cr%2521t@127.0.0.1:1/tenken' }

test('a newcomer is shown what there is, in English or in Japanese', async () => {
  const english = await tenken([])
  const japanese = await tenken(['work', '--help'], { TENKEN_LANG: 'ja' })

  expect(english).toMatchObject({ code: 0, stderr: '' })
  expect(english.stdout).toMatch(
    /Commands:[\s\S]*demo[\s\S]*db[\s\S]*user[\s\S]*sop[\s\S]*work[\s\S]*Examples:[\s\S]*Exit codes:/,
  )
  expect(japanese.stdout).toMatch(/^使い方: tenken work/)
  expect(japanese.stdout).toContain('コマンド:')
  expect(japanese.stdout).not.toMatch(/Usage|Options|Commands|Examples|default/)
})

test('help fits 80 columns, also in wide characters', async () => {
  const { stdout } = await tenken(['work', 'check', '--help'], { TENKEN_LANG: 'ja' })

  for (const line of stdout.split('\n')) {
    const columns = [...line].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0)
    expect(columns, line).toBeLessThanOrEqual(80)
  }
})

test.each([
  [['wrok'], "tenken: unknown command 'wrok' (did you mean work?). See: tenken --help\n"],
  [['work', 'check', '--pas'], /^tenken: unknown option '--pas' .* See: tenken work check --help\n$/],
  [
    ['user', 'add', '--email', 'x@y'],
    /^tenken: required option '--name <name>' .* tenken user add --help\n$/,
  ],
  [
    ['work', 'check', '--fail', '--as', 'a@example.com'],
    /^tenken: option '--fail <what>' argument missing\. See: tenken work check --help\n$/,
  ],
  [
    ['work', 'acknowledge', '--hazard', '--as', 'a@example.com'],
    /^tenken: option '--hazard <id\.\.\.>' argument missing\. See: tenken work acknowledge --help\n$/,
  ],
  [['work', 'check'], 'tenken: Say what you found: --pass, or --fail "what is wrong".\n'],
  [['sop', 'list', '--limit', '0'], 'tenken: --limit: must be a number from 1 to 1000.\n'],
])('wrong usage is one line and exit code 2: %j', async (args, line) => {
  const { code, stdout, stderr } = await tenken(args, nowhere)

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(line)
})

test('wrong usage is told in Japanese, and as JSON to a program', async () => {
  const { code, stderr } = await tenken(['user', 'add', '--role', 'boss', '--json'], { LANG: 'ja_JP.UTF-8' })

  expect(code).toBe(2)
  expect(JSON.parse(stderr)).toMatchObject({
    error: {
      code: 'usage',
      message:
        '「--role <role>」に「boss」は指定できません (次のいずれか: worker, supervisor, admin, auditor)。',
      next: '説明: tenken user add --help',
    },
  })
})

test('a database that cannot be reached is exit code 4, and its password is never shown', async () => {
  const { code, stdout, stderr } = await tenken(['sop', 'list', '--debug'], nowhere)

  expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
  expect(stderr).toMatch(/^tenken: The database is not available: .*\n/)
  expect(stderr).toContain('    at ')
  expect(stderr).not.toContain('s3cr')
})

test('a configuration that cannot be used is exit code 2 and names the variable', async () => {
  const { code, stderr } = await tenken(['sop', 'list'], { DATABASE_URL: 'postgres://bob:a#b@db/tenken' })

  expect(code).toBe(2)
  expect(stderr).toMatch(/^tenken: DATABASE_URL: is not a URL; .*\n$/)
  expect(stderr).not.toContain('a#b')
})

test('a migration behind a pooler in transaction mode is refused', async () => {
  const { code, stderr } = await tenken(['db', 'upgrade'], { ...nowhere, DATABASE_POOLER: 'transaction' })

  expect(code).toBe(2)
  expect(stderr).toMatch(/^tenken: Migrations need a direct connection, .* Set DATABASE_URL to .*\n$/)
})

test('a migration as SQL needs no database and survives a reader that leaves', async () => {
  const whole = await tenken(['db', 'upgrade', '--sql'], nowhere)
  const left = start(['db', 'upgrade', '--sql'], nowhere)
  left.stopReading()

  expect(whole).toMatchObject({ code: 0, stderr: '' })
  expect(whole.stdout).toMatch(/^begin;[\s\S]*create table work_sessions[\s\S]*commit;\n\n$/)
  expect(await left.outcome).toEqual({ code: 0, stdout: '', stderr: '' })
})

test('downgrade -1 is a target and no option, wherever it stands', async () => {
  const first = await tenken(['db', 'downgrade', '-1', '--sql'], nowhere)
  const last = await tenken(['--debug', 'db', 'downgrade', '--sql', '002:-1'], nowhere)

  expect(first.stderr).toBe("tenken: Cannot go to '-1': offline, a downgrade needs from:to.\n")
  expect(last.stdout).toContain('-- Running downgrade 002_create_session_tables -> 001_create_sop_tables')
})

test('a revision that does not exist is exit code 3, in the reader’s language', async () => {
  const { code, stderr } = await tenken(['db', 'upgrade', '9f', '--sql'], { ...nowhere, TENKEN_LANG: 'ja' })

  expect(code).toBe(3)
  expect(stderr).toBe('tenken: リビジョン「9f」は見つかりません。一覧: tenken db history\n')
})

test('the history can be read without a database', async () => {
  const heads = await tenken(['db', 'heads', '--json'], nowhere)
  const history = await tenken(['db', 'history', '--json'], nowhere)

  expect(JSON.parse(heads.stdout)).toEqual({ heads: [expect.stringMatching(/^\d{3}_/)] })
  expect(JSON.parse(history.stdout).revisions.at(-1)).toEqual({
    revision: '000_create_users',
    downRevision: null,
    message: 'Create users',
    head: false,
    released: true,
    transactional: true,
    current: null,
  })
  expect(history.stderr).toMatch(/^No revision is marked as current\. .*\n$/)
})

test('Alembic’s options are understood: ranges, more of each revision, and a stamp as SQL', async () => {
  const history = await tenken(['db', 'history', '-r', '000:001', '-v', '-i'], nowhere)
  const show = await tenken(['db', 'show', '001', '--json'], nowhere)
  const stamp = await tenken(['db', 'stamp', '--sql', '001:002'], nowhere)
  const help = await tenken(['db', '--help'], { TENKEN_LANG: 'ja' })

  expect(history.stdout.match(/^Rev: .*/gm)).toEqual(['Rev: 001_create_sop_tables', 'Rev: 000_create_users'])
  expect(history.stdout).toContain('Parent: <base>\nReleased: yes\nTransactional: yes\n\n    Create users\n')
  expect(JSON.parse(show.stdout)).toMatchObject({ revision: '001_create_sop_tables', released: true })
  expect(stamp.stdout).toMatch(/^begin;\n\nupdate alembic_version set .*;\n\ncommit;\n\n$/)
  for (const verb of ['branches', 'merge', 'edit', 'init', 'check', 'revision --autogenerate']) {
    expect(help.stdout).toContain(verb)
  }
})

test('a language that is not spoken is named, and not passed over', async () => {
  const { code, stderr } = await tenken(['--version'], { TENKEN_LANG: 'fr', LANG: 'C' })

  expect(code).toBe(2)
  expect(stderr).toBe('tenken: TENKEN_LANG: must be en or ja.\n')
})
