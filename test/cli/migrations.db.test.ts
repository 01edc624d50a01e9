import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withConnection } from '../../src/infrastructure/database/connect.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { db } from '../../src/languages/en/cli/db.ts'
import { loadHistory } from '../../src/migrations/load.ts'
import { notCompared } from '../../src/migrations/not-compared.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { engineUnderTest } from '../setup/database.ts'
import { InProcess } from './in-process.ts'
import { aCommandLine, aFolder, start, tenken } from './tenken.ts'

const built = resolve(import.meta.dirname, '../../dist/infrastructure/database/versions')
let line: InProcess

beforeEach(async () => {
  line = new InProcess(await aCommandLine())
})

afterEach(() => line.drop())

test('check compares models and database, and tells drift apart', async () => {
  await upgrade()
  const agreed = await line.run('', 'db', 'check')
  await withConnection(line.url, (sql) => sql.execute('create index by_hand on users (name)'))

  const drifted = await line.run('', 'db', 'check')
  const verbose = await line.run('', 'db', 'check', '--verbose')
  const asJson = await line.run('', 'db', 'check', '--json')

  expect(agreed).toEqual({ code: 0, stdout: 'The models and the database agree.\n', stderr: '' })
  expect(drifted.code).toBe(1)
  expect(verbose.stdout).toBe(
    `${drifted.stdout.trimEnd()}\n\n-- Not compared:\n${notCompared.map((code) => `-- ${db.notCompared[code]}\n`).join('')}`,
  )
  expect(drifted.stdout).toMatch(/beside its revisions:\n(--.*\n)?create index by_hand on users \(name\);\n/)
  expect(drifted.stdout).toMatch(/takes it back:\n(--.*\n)?drop index by_hand;\n/)
  expect(drifted.stderr).toMatch(/^tenken: The database was changed beside its revisions \(1 statement\)/)
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    agree: false,
    drift: [{ sql: 'create index by_hand on users (name)' }],
    wanted: [],
  })
  expect(JSON.parse(asJson.stderr)).toMatchObject({
    error: { code: 'models_differ', data: { wanted: 0, drift: 1 } },
  })
})

test('check and current name the command to run where the database is behind', async () => {
  await upgrade('001')

  const check = await line.run('', 'db', 'check')
  const heads = await line.run('', 'db', 'current', '--check-heads')

  expect(check).toMatchObject({ code: 1, stdout: '' })
  expect(heads).toMatchObject({ code: 1, stdout: '001_create_sop_tables\n' })
  for (const { stderr } of [check, heads]) expect(stderr).toMatch(/Run: tenken db upgrade head\n$/)
})

test('a revision is generated, told of by lint, released, and refused once it is edited', async () => {
  const folder = await revisionsWithout("await op.execute('create index idx_checks_result")
  const { revisions } = await ownHistory()
  const next = `${String(revisions.length).padStart(3, '0')}_index_results`
  await upgrade('head', folder)

  const wrote = await line.done(
    '',
    ...['db', 'revision', '--autogenerate', '-m', 'Index results', '--folder', folder],
  )
  const file = join(folder, `${next}.js`)
  const linted = await line.run('', 'db', 'lint', '--folder', folder, '--json')
  const released = await line.done('', 'db', 'release', '--folder', folder)
  const clean = await line.done('', 'db', 'lint', '--folder', folder)
  await writeFile(file, (await readFile(file, 'utf8')).replace('idx_checks_result', 'idx_edited'))
  // In a process of its own, for this one has loaded the file as it was.
  const edited = await tenken(['db', 'lint', '--folder', folder], { DATABASE_URL: line.url })

  expect(wrote).toMatch(/^Wrote .*\d_index_results\.js\nLint: \d+ objections?\. See: tenken db lint\n$/)
  expect(wrote).toContain(`${next}.js`)
  expect(linted.code).toBe(1)
  expect(JSON.parse(linted.stdout).objections).toContainEqual(
    expect.objectContaining({ code: 'TL101', revision: next, allowed: null }),
  )
  expect(released).toContain(`Released ${next}\n`)
  expect(clean).toBe('Nothing found in the revisions that have not been released.\n')
  expect(edited.code).toBe(1)
  expect(edited.stderr).toContain(`tenken: Revision ${next} was changed after its release.`)
  await rm(folder, { recursive: true })
})

test('where nothing differs, no revision is written', async () => {
  const folder = await revisionsWithout('nothing')
  await upgrade()
  await withConnection(line.url, (sql) => sql.execute('create index by_hand on users (name)'))

  const outcome = await line.run(
    '',
    ...['db', 'revision', '--autogenerate', '-m', 'Nothing', '--folder', folder],
  )

  expect(outcome).toEqual({
    code: 0,
    stdout: 'The models and the database agree; no revision was written.\n',
    stderr:
      'The database was changed beside its revisions (1 statement); that was left out. See: tenken db check\n',
  })
  await rm(folder, { recursive: true })
})

describe.runIf(engineUnderTest === 'server')('several at once', () => {
  test('of three processes that upgrade at once, one runs each revision, and all succeed', async () => {
    const processes = [1, 2, 3].map(() => start(['db', 'upgrade'], { DATABASE_URL: line.url }))
    const outcomes = await Promise.all(processes.map(({ outcome }) => outcome))

    const ran = outcomes.flatMap(({ stdout }) => stdout.match(/Running upgrade .*/g) ?? [])
    const { revisions } = await ownHistory()
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(ran.length).toBe(revisions.length)
    expect(new Set(ran).size).toBe(revisions.length)
    for (const { stdout } of outcomes) expect(stdout).toMatch(/ \(head\)\.\n$/)
  })
})

async function upgrade(target = 'head', folder = built): Promise<void> {
  const history = await loadHistory(pathToFileURL(`${folder}/`))
  await withConnection(line.url, (sql) => migrate(sql, history, 'upgrade', target))
}

/** A copy of our own revisions, as built, without the line that begins like this; none of them is released. */
async function revisionsWithout(beginning: string): Promise<string> {
  const folder = await aFolder()
  const files = (await readdir(built)).filter((file) => /^\d.*\.js$/.test(file))
  for (const file of files) {
    const lines = (await readFile(join(built, file), 'utf8')).split('\n')
    const kept = lines.filter((text) => !text.trim().startsWith(beginning) && !text.startsWith('//#'))
    await writeFile(join(folder, file), kept.join('\n'))
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')

  return folder
}
