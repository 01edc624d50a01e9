import { afterAll, beforeAll, expect, test } from 'vitest'
import { InProcess } from './in-process.ts'
import { aCommandLine } from './tenken.ts'

let line: InProcess

const admin = 'mori@example.com'

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  await line.done('', 'db', 'upgrade')
  await line.done('', 'user', 'add', '--email', admin, '--name', 'Aiko Mori', '--role', 'admin')
  await line.done(
    admin,
    'user',
    'add',
    '--employee-number',
    'K-17',
    '--name',
    'Kenji Tanaka',
    '--role',
    'worker',
  )
})

afterAll(() => line.drop())

test('a person without an email goes by their employee number, whichever way it is typed', async () => {
  const shown = await line.done('', 'user', 'show', 'ｋ-17')
  const refused = await line.run('k-17', 'user', 'rename', 'K-17', '--name', 'Ken')
  const trail = await line.done('', 'audit', 'show', 'k-17')

  expect(shown).toMatch(/^Kenji Tanaka\n {2}Role +worker\n {2}Employee number +K-17\n {2}Id +[0-9a-f-]{36}\n/)
  expect(refused.stderr).toBe(
    'tenken: Only a supervisor can do this; Kenji Tanaka is a worker. Ask a supervisor.\n',
  )
  expect(trail).toMatch(/added\n {4}by Aiko Mori <mori@example\.com>/)
})

test('an employee number is one, and no part of an id, where it could be both', async () => {
  const { id } = JSON.parse(await line.done('', 'user', 'show', admin, '--json'))
  const add = ['--employee-number', id.slice(0, 8), '--name', 'Yuki', '--role', 'worker']
  await line.done(admin, 'user', 'add', ...add)

  const shown = await line.done('', 'user', 'show', id.slice(0, 8))
  const trail = await line.done('', 'audit', 'show', id.slice(0, 8))

  expect(shown).toMatch(/^Yuki\n/)
  expect(trail).toMatch(/Yuki/)
})

test('each verb says what has become of whom, and the list shows it', async () => {
  const said = [
    await line.done(admin, 'user', 'rename', 'k-17', '--name', 'Kenji Sato'),
    await line.done(admin, 'user', 'change-role', 'k-17', 'auditor'),
    await line.done(admin, 'user', 'deactivate', 'k-17'),
    await line.done('', 'user', 'list'),
    await line.done(admin, 'user', 'reactivate', 'k-17'),
  ]

  expect(said).toEqual([
    'On record as Kenji Sato <K-17>.\n',
    'Kenji Sato is auditor now.\n',
    'Kenji Sato is deactivated.\n',
    expect.stringMatching(/Kenji Sato \(deactivated\) +auditor +K-17/),
    'Kenji Sato is active.\n',
  ])
})

test('who is misspelt is asked for by what they are known by', async () => {
  const { stderr } = await line.run('', 'user', 'show', 'Kenji Sat')

  expect(stderr).toContain('Did you mean “K-17”?')
})
