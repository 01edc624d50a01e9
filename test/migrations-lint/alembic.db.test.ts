import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { currentRevision } from '../../src/migrations/version-table.ts'
import { engineUnderTest } from '../setup/database.ts'
import { anOpenDatabase } from '../setup/records.ts'

const run = promisify(execFile)
const drivers = ['psycopg', 'psycopg2']
const driver = drivers.find(
  (name) => spawnSync('python3', ['-c', `import alembic, sqlalchemy, ${name}`]).status === 0,
)

describe.runIf(engineUnderTest === 'server')('the real Alembic', () => {
  const title = driver
    ? 'reads the state written here, and what it writes is read here'
    : 'is not installed here (python3 -m pip install alembic psycopg), so nobody has asked it'

  test.skipIf(!driver)(title, async () => {
    const { database, url, close } = await anOpenDatabase()
    const history = await ownHistory()
    const folder = await anAlembicProject(url, driver ?? '')
    try {
      await database.connection((sql) => migrate(sql, history, 'upgrade', '001'))

      const read = await alembic(folder, 'current')
      await alembic(folder, 'upgrade', 'head')

      expect(read).toBe('001_create_sop_tables\n')
      expect(await database.connection(currentRevision)).toBe(history.head)
      expect(await alembic(folder, 'current')).toBe(`${history.head} (head)\n`)
    } finally {
      await rm(folder, { recursive: true })
      await close()
    }
  })
})

/** A project of Alembic with revisions of our ids, which do nothing. */
async function anAlembicProject(url: string, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alembic-'))
  await mkdir(join(folder, 'migrations/versions'), { recursive: true })
  await writeFile(join(folder, 'alembic.ini'), '[alembic]\nscript_location = migrations\n')
  await writeFile(join(folder, 'migrations/env.py'), environment(url, name))
  const { revisions } = await ownHistory()
  for (const { revision, downRevision } of revisions) {
    const down = downRevision === null ? 'None' : `'${downRevision}'`
    await writeFile(
      join(folder, `migrations/versions/${revision}.py`),
      `revision = '${revision}'\ndown_revision = ${down}\ndef upgrade(): pass\ndef downgrade(): pass\n`,
    )
  }

  return folder
}

function environment(url: string, name: string): string {
  return `
from alembic import context
from sqlalchemy import create_engine
with create_engine('${url.replace(/^postgres(ql)?:/, `postgresql+${name}:`)}').connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`
}

async function alembic(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('python3', ['-m', 'alembic', ...args], { cwd })

  return stdout
}
