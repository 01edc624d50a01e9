import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishSop, retireSop, reviseSop } from '../../src/application/sop-versions.ts'
import { createSop, deleteSop } from '../../src/application/sops.ts'
import { prepared } from '../../src/cli/demo/procedure.ts'
import { readConfig } from '../../src/config.ts'
import type { User } from '../../src/domain/user.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, aProcedure, aSupervisor, type OpenTestDatabase } from '../setup/records.ts'
import { aCommandLine, type CommandLine } from './tenken.ts'

const lineage = '019a0000-0000-7000-8000-00000000de03'
// What is tested is the demo, not the engine, and the embedded one takes seconds for every upgrade.
const onServer = engineUnderTest === 'server'
const at = new Date('2026-04-01T09:00:00Z')

describe.runIf(onServer)('the demo finds its procedure, however it was left', () => {
  let opened: OpenTestDatabase
  let database: Database
  let supervisor: User

  beforeAll(async () => {
    opened = await aMigratedDatabase()
    database = opened.database
    supervisor = await aSupervisor(database)
  })

  afterAll(() => opened.close())

  function effective() {
    return prepared(database, { supervisor, at, reason: 'Back for the demonstration' })
  }

  test('a deleted draft is restored and published', async () => {
    await database.session(async (db) => {
      await createSop(db, { procedure: aProcedure, author: supervisor, at, id: lineage })
      await deleteSop(db, { id: lineage, by: supervisor, at })
    })

    const { sop, isNew } = await effective()

    expect({ sop, isNew }).toMatchObject({
      sop: { id: lineage, status: 'effective', deletedAt: null, publishedBy: supervisor.id },
      isNew: false,
    })
  })

  test('an effective version is taken as it is, and restored where it was deleted', async () => {
    const before = await effective()
    await database.session((db) => deleteSop(db, { id: lineage, by: supervisor, reason: 'Tidied up', at }))

    const { sop } = await effective()

    expect(before.sop.id).toBe(lineage)
    expect(sop).toMatchObject({ id: lineage, version: 1, deletedAt: null })
  })

  test('a superseded version gives way to the one that superseded it', async () => {
    const { id } = await database.session(async (db) => {
      const draft = await reviseSop(db, { from: lineage, author: supervisor, at })

      return publishSop(db, { id: draft.id, supervisor, at })
    })

    const { sop, versions } = await effective()

    expect(sop).toMatchObject({ id, version: 2, status: 'effective' })
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
  })

  test('a retired procedure is revised and published anew', async () => {
    const { sop: second } = await effective()
    await database.session((db) => retireSop(db, { id: second.id, supervisor, at }))

    const { sop } = await effective()

    expect(sop).toMatchObject({ version: 3, status: 'effective', lineageId: lineage })
  })
})

describe.runIf(onServer)('a demo from before SOPs had versions', () => {
  let line: CommandLine

  beforeAll(async () => {
    line = await aCommandLine()
  })

  afterAll(() => line.drop())

  test('is upgraded, taken up where it stopped, and approved', async () => {
    await using database = await Database.open(readConfig({ DATABASE_URL: line.url }))
    const history = await ownHistory()
    await database.connection((sql) => migrate(sql, history, 'upgrade', '002_create_session_tables'))
    await database.session(async (db) => {
      for (const statement of interruptedDemo) await db.rows(statement)
    })
    await database.close()

    const said = await line.done('', 'demo')

    expect(said).toContain('Work session 0000de06 was interrupted. It is picked up at step 2 of 3.')
    expect(said).toMatch(/step 3 {2}FAIL[\s\S]*step 3 {2}OVERRIDE/)
    expect(said).toMatch(
      /Status +approved, locked[\s\S]*0 of 1 serious ones acknowledged[\s\S]*not acknowledged: DANGER {2}Live bar/,
    )
    expect(said).toMatch(/Audit trail .*: unbroken\n/)
  })
})

function demoId(n: number): string {
  return `019a0000-0000-7000-8000-00000000de${String(n).padStart(2, '0')}`
}

/** Three steps, the first of them passed, as the program of that time wrote them. */
const interruptedDemo = [
  `insert into users (id, email, name, role) values
     ('${demoId(1)}', 'worker@tenken.example', 'Kenji Tanaka', 'worker'),
     ('${demoId(2)}', 'supervisor@tenken.example', 'Haruto Sato', 'supervisor')`,
  `insert into sops (id, title, created_by) values ('${demoId(3)}', 'Change the fuse', '${demoId(2)}')`,
  `insert into tasks (id, sop_id, title, order_index) values ('${demoId(4)}', '${demoId(3)}', 'Isolate', 0)`,
  `insert into steps (id, task_id, description, order_index)
   select ('019a0000-0000-7000-8000-00000000ee0' || n)::uuid, '${demoId(4)}', 'Step ' || n, n
     from generate_series(1, 3) n`,
  `insert into hazards (step_id, description, severity)
   values ('019a0000-0000-7000-8000-00000000ee01', 'Live bar', 'critical')`,
  `insert into work_sessions (id, sop_id, worker_id, current_step_id)
   values ('${demoId(6)}', '${demoId(3)}', '${demoId(1)}', '019a0000-0000-7000-8000-00000000ee02')`,
  `insert into safety_checks (session_id, step_id, result)
   values ('${demoId(6)}', '019a0000-0000-7000-8000-00000000ee01', 'pass')`,
]
