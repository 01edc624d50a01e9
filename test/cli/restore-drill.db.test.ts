import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { dropDatabase } from '../setup/databases-of-run.ts'
import { node } from '../setup/node.ts'
import { installedPostgres } from '../setup/postgres/installed.ts'
import { aMigratedDatabase, type OpenTestDatabase, someWork } from '../setup/records.ts'

const root = resolve(import.meta.dirname, '../..')
const [installed] = installedPostgres()
const programs = await installed?.programs('', undefined)
let folder: string

/** A folder to type in, with nothing on the PATH but PostgreSQL's programs, the system's and `tenken`. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenken-drill-'))
  await mkdir(join(folder, 'bin'))
  const words = [...node, join(root, 'dist/main.js')].map((word) => `"${word}"`).join(' ')
  const script = `#!/bin/sh\nexec ${words} "$@"\n`
  await writeFile(join(folder, 'bin/tenken'), script)
  await chmod(join(folder, 'bin/tenken'), 0o755)
})

afterAll(() => rm(folder, { recursive: true }))

async function typed(script: string, env: Record<string, string>): Promise<string> {
  const PATH = [join(folder, 'bin'), programs ?? '', process.env['PATH'] ?? ''].join(delimiter)
  const options = { cwd: folder, env: { PATH, LANG: 'C.UTF-8', ...env }, timeout: 200_000 }
  const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], options)

  return stdout
}

async function block(beginning: string): Promise<string> {
  const page = await readFile(join(root, 'docs/operations.md'), 'utf8')
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  const [found, ...others] = blocks.filter((text) => text.startsWith(beginning))
  if (found === undefined || others.length > 0) throw new Error(`One block begins with ${beginning}`)

  return found
}

describe.runIf(engineUnderTest === 'server' && programs)('the drill of a server, word by word', () => {
  let on: OpenTestDatabase
  let env: Record<string, string>
  let unbroken: string

  beforeAll(async () => {
    on = await aMigratedDatabase()
    for (let n = 0; n < 3; n++) await someWork(on.database)
    env = {
      DATABASE_URL: on.url,
      DRILL_URL: Object.assign(new URL(on.url), { pathname: 'tenken_drill' }).href,
    }
    unbroken = await typed('tenken audit verify', env)
  })

  afterAll(async () => {
    await dropDatabase({ url: on.url, run: '' }, env['DRILL_URL'] ?? '')
    await on.close()
  })

  test('brings the whole database back, and then the records alone', async () => {
    const whole = await typed(await block('pg_dump'), env)
    const recordsAlone = await typed(await block('createdb'), env)

    expect(unbroken).toMatch(/\d+ events in [1-9]\d* records: unbroken\.\n$/)
    for (const said of [whole, recordsAlone]) {
      expect(said).toContain('The models and the database agree.')
      expect(said.endsWith(unbroken)).toBe(true)
    }
    expect(await readFile(join(folder, 'records.list'), 'utf8')).toMatch(/TABLE DATA public sops/)
  })

  test('fails loudly with alembic_version in it, or with the rules on', async () => {
    await typed(await block('pg_dump'), env)
    const alone = await block('createdb')
    const afterwards = () => dropDatabase({ url: on.url, run: '' }, env['DRILL_URL'] ?? '')

    await expect(typed(alone.replace('grep -v alembic_version', 'cat'), env)).rejects.toThrow(
      'alembic_version_pkc',
    )
    await afterwards()
    await expect(typed(alone.replace('--disable-triggers ', ''), env)).rejects.toThrow('pg_restore: error')
    await afterwards()
  })
})

describe.runIf(engineUnderTest === 'embedded')('the drill of an embedded database, word by word', () => {
  test('opens a copy of the folder, in which everything is', async () => {
    await typed('tenken db upgrade', {})
    await typed('tenken user add --email ito@example.com --name Ito --role supervisor', {})
    const unbroken = await typed('tenken audit verify', {})

    const said = await typed(await block('cp'), {})

    expect(said).toContain('The models and the database agree.')
    expect(said.endsWith(unbroken)).toBe(true)
    expect(unbroken).toContain('1 event in 1 record: unbroken.')
    expect(await readdir(folder)).not.toContain('drill')
  })
})
