import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nouns } from '../../src/cli/program.ts'
import { InProcess } from './in-process.ts'
import { CommandLine } from './tenken.ts'

const line = new InProcess(new CommandLine('', async () => {}))
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenken-none-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const at = (url: string, ...args: string[]) =>
  line.runWith({ DATABASE_URL: url, TENKEN_USER: 'ken@example.com', TENKEN_LANG: 'en' }, ...args)

const makes = ['demo', 'db upgrade']
const needsNone = ['db heads', 'db show', 'db lint', 'db release']
const asksIfItCan = ['db history']

/** Each of the others, with what it cannot do without. */
const others = [
  'db downgrade -1',
  'db downgrade base --despite-records',
  'db current',
  'db stamp head',
  'db revision --autogenerate -m More',
  'db check',
  'db grant somebody',
  'user add --email a@example.com --name Aiko --role worker',
  'user list',
  'user show some',
  'user rename some --name Aiko',
  'user change-role some worker',
  'user deactivate some',
  'user reactivate some',
  'user set-password some',
  'user set-pin some',
  'user reset-password some',
  'user reset-pin some',
  'device add --name Tablet',
  'device list',
  'device revoke some',
  'token add some --name Line --scope read --expires 2099-01-01',
  'token list',
  'token revoke some',
  'sop import samples/lockout-tagout.md',
  'sop publish some',
  'sop list',
  'sop show some',
  'sop versions some',
  'sop diff some other',
  'sop revise some',
  'sop edit some samples/lockout-tagout.md',
  'sop states some',
  'sop revert some 1',
  'sop retire some --reason Old',
  'sop export some',
  'sop delete some --reason Old',
  'sop restore some --reason New',
  'work start some',
  'work acknowledge',
  'work check --pass',
  'work override some --reason Seen',
  'work pause',
  'work resume',
  'work complete',
  'work approve some',
  'work reject some --reason Wrong',
  'work abort some --reason Fire',
  'work show some',
  'work export some --to record.html',
  'work list',
  'work board',
  'audit verify',
  'audit show some',
  'audit export',
  'serve',
]

test('every command is told of here', async () => {
  const table = await Promise.all(
    Object.entries(nouns).map(async ([noun, load]) =>
      Object.keys((await load()).commands).map((name) => (name === noun ? name : `${noun} ${name}`)),
    ),
  )
  const told = others.map((words) => words.split(' ').slice(0, 2).join(' '))

  expect([...new Set([...makes, ...needsNone, ...asksIfItCan, ...told])].sort()).toEqual(table.flat().sort())
})

describe('where there is no database', () => {
  test.each(others)('tenken %s says so, and makes none', async (words) => {
    const missing = join(folder, 'typo')

    const { code, stdout, stderr } = await at(`pglite:${missing}`, ...words.split(' '))

    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toBe(
      `tenken: There is no database in ${missing}. Make one: tenken db upgrade. Or set DATABASE_URL to where it is.\n`,
    )
    expect(readdirSync(folder)).toEqual([])
  })

  test('a program is told by a code, and a reader of Japanese in Japanese', async () => {
    const url = `pglite:${folder}`

    const program = await at(url, 'work', 'list', '--json')
    const reader = await line.runWith({ DATABASE_URL: url, TENKEN_LANG: 'ja' }, 'work', 'list')

    expect(JSON.parse(program.stderr).error).toMatchObject({
      code: 'no_database',
      kind: 'not_found',
      next: expect.stringContaining('tenken db upgrade'),
      data: { reason: { code: 'none_in_folder', folder } },
    })
    expect(reader.stderr).toMatch(/にデータベースはありません。新しく作るには: tenken db upgrade/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('the revisions are listed all the same, and why none is marked', async () => {
    const { code, stdout, stderr } = await at(`pglite:${join(folder, 'typo')}`, 'db', 'history')

    expect(code).toBe(0)
    expect(stdout).toMatch(/<base> -> 000_create_users, Create users\n$/)
    expect(stderr).toMatch(/^No revision is marked as current\. There is no database in .* tenken db upgrade/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('one in memory has nothing on record', async () => {
    const { code, stderr } = await at('pglite:memory', 'work', 'list')

    expect(code).toBe(3)
    expect(stderr).toBe(
      'tenken: A database in memory is new and empty whenever it is opened. ' +
        'For what is to stay, set DATABASE_URL to a folder: pglite:<folder>.\n',
    )
  })

  test.each(['', ' ', '\t\n'])('DATABASE_URL=%j is no way to leave it out', async (url) => {
    const { code, stderr } = await at(url, 'work', 'list')

    expect(code).toBe(2)
    expect(stderr).toMatch(/^tenken: DATABASE_URL: is set and empty/)
  })
})

describe.each(['db upgrade', 'work list', 'db current'])('tenken %s', (words) => {
  const refusal = async (path: string) => (await at(`pglite:${path}`, ...words.split(' '))).stderr
  const cannotBeUsed = (path: string, why: string) =>
    `tenken: The folder ${path} cannot be used for the database: ${why}. Name another folder in DATABASE_URL.\n`

  // Nobody can make a folder in these, whoever they are.
  test.runIf(process.platform === 'linux').each(['/proc/x', '/sys/x', '/proc/self/fd/x', '/proc/x/y/z'])(
    'fails at once on pglite:%s',
    async (path) => {
      expect(await refusal(path)).toMatch(
        words === 'db upgrade'
          ? `The folder ${path} cannot be used for the database: ${path === '/sys/x' ? 'it is not writable' : 'the system lets nobody'}`
          : `There is no database in ${path}.`,
      )
    },
  )

  test('fails at once on a file, and below one', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, 'mine')

    for (const path of [file, join(file, 'data'), '/dev/null', '/dev/null/x']) {
      expect(await refusal(path)).toBe(cannotBeUsed(path, 'it, or a part of its path, is a file'))
    }
  })

  test('fails at once on a folder of other files, and on a link to it', async () => {
    const foreign = join(folder, 'foreign')
    const link = join(folder, 'link')
    mkdirSync(foreign)
    writeFileSync(join(foreign, 'thesis.txt'), 'years of work')
    symlinkSync(foreign, link)

    for (const path of [foreign, link]) {
      expect(await refusal(path)).toBe(cannotBeUsed(path, 'it holds other files, and no database'))
    }
    expect(readdirSync(foreign)).toEqual(['thesis.txt'])
  })

  test('fails at once on links that lead nowhere, or in a circle', async () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'link'))
    symlinkSync(join(folder, 'circle'), join(folder, 'circle'))

    for (const name of ['link', 'link/data', 'circle']) {
      const path = join(folder, name)
      expect(await refusal(path)).toBe(
        cannotBeUsed(path, 'it, or a part of its path, is a link that leads nowhere'),
      )
    }
    expect(readdirSync(folder)).toEqual(['circle', 'link'])
  })
})

test('a home, blanks and a slash in the URL lead where they say', async () => {
  const named = async (url: string) => JSON.parse((await at(url, 'work', 'list', '--json')).stderr).error

  const folders = [
    ['pglite:~/no such tenken', join(homedir(), 'no such tenken')],
    [`pglite:${folder}/with blanks/and/../`, join(folder, 'with blanks')],
    [` pglite:${folder}/none \n`, join(folder, 'none')],
    ['pglite:none at all', join(process.cwd(), 'none at all')],
    ['pglite:~ken/data', join(process.cwd(), '~ken/data')],
  ]

  for (const [url = '', found] of folders) {
    expect((await named(url)).data.reason).toEqual({ code: 'none_in_folder', folder: found })
  }
  expect((await named('pglite://data')).message).toBe(
    'DATABASE_URL: is written pglite:<folder>, without // before the folder.',
  )
})
