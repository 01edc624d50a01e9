import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { overrideCheck } from '../../src/application/safety-checks.ts'
import { editSop, publishSop, reviseSop } from '../../src/application/sop-versions.ts'
import { restoreSop } from '../../src/application/sops.ts'
import { changeRole } from '../../src/application/users.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  getWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { schemaStream } from '../../src/domain/schema-stream.ts'
import type { User } from '../../src/domain/user.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { ownModels } from '../../src/infrastructure/database/own-models.ts'
import { check } from '../../src/migrations/autogenerate/compare.ts'
import { failureOf } from '../../src/migrations/failure.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { checkAlone, passEveryStep } from '../database/walk.ts'
import { wholeLife } from '../rights/life.ts'
import { anOpenDatabase, aProcedure, type OpenTestDatabase } from '../setup/records.ts'
import { RecordsBeforeVersions } from './records-before-versions.ts'

const before = '002_create_session_tables'
const history = await ownHistory()
let on: OpenTestDatabase
let made: Awaited<ReturnType<typeof fill>>
let atFirst: Rows

beforeAll(async () => {
  on = await anOpenDatabase()
  await move('upgrade', before)
  made = await on.database.connection((sql) => fill(new RecordsBeforeVersions(sql)))
  atFirst = await rows(tablesBefore)
})

afterAll(() => on.close())

const tablesBefore = ['users', 'sops', 'tasks', 'steps', 'hazards', 'work_sessions', 'safety_checks']
const move = (direction: 'upgrade' | 'downgrade', target: string) =>
  on.database.connection((sql) => migrate(sql, history, direction, target))
const query = <Row extends unknown[]>(sql: string, params: unknown[] = []) =>
  on.database.connection((connection) => connection.tuples<Row>('', sql, params))

type Rows = Record<string, Record<string, unknown>[]>

/** Whole tables, as PostgreSQL writes their values. */
async function rows(tables: readonly string[]): Promise<Rows> {
  const found: Rows = {}
  for (const table of tables) {
    const all = await query<[Record<string, unknown>]>(`select to_jsonb(t) from ${table} t order by id`)
    found[table] = all.map(([row]) => row)
  }

  return found
}

/** Everything that the rules of revision 002 allowed. */
async function fill(records: RecordsBeforeVersions) {
  const supervisor = await records.user('supervisor')
  const other = await records.user('admin')
  const workers: string[] = []
  for (let n = 0; n < 9; n++) workers.push(await records.user('worker'))
  const left = await records.user('worker', { deactivated: true })
  const worker = (n: number) => workers[n] ?? ''
  const live = await records.sop(supervisor, [2, 1])
  const half = await records.sop(worker(0), [1, 0, 2])
  const deleted = await records.sop(left, [1], { deleted: true })
  const long = await records.sop(
    supervisor,
    Array.from({ length: 20 }, () => 100),
  )
  const empty = await records.sop(supervisor, [])
  const withoutSteps = await records.sop(supervisor, [0, 0])
  const emptyAndDeleted = await records.sop(supervisor, [], { deleted: true })
  const [first, second, third] = live.stepIds

  const begun = await records.work(live, worker(0), 'in_progress', 0)
  const atHazards = await records.work(live, worker(1), 'in_progress', 2)
  await records.check(atHazards, first, 'pass', { confidence: 0.1 })
  await records.check(atHazards, second, 'pass', { confidence: 1e-300 })
  const failed = await records.work(live, worker(2), 'in_progress', 1)
  await records.check(failed, first, 'pass', { confidence: 0 })
  await records.check(failed, second, 'fail', { flagged: true })
  const failure = await records.check(failed, second, 'fail')
  const done = await records.work(live, worker(3), 'in_progress', null)
  for (const step of live.stepIds) await records.check(done, step, 'pass', { confidence: 1 })
  const paused = await records.work(live, worker(4), 'paused', 0)
  const pausedToo = await records.work(long, worker(4), 'paused', 1999)
  const flagged = await records.work(live, worker(5), 'completed', null)
  const flaggedCheck = await records.check(flagged, first, 'pass', { flagged: true })
  await records.check(flagged, second, 'fail')
  const late = await records.check(flagged, second, 'fail')
  const answer = await records.check(flagged, second, 'override', { by: supervisor })
  await records.check(flagged, third, 'pass')
  const reviewed = await records.work(half, worker(6), 'completed', null)
  const future = await records.check(reviewed, half.stepIds[0], 'fail', { at: '2026-12-31 00:00+00' })
  const ofPast = await records.check(reviewed, half.stepIds[0], 'override', { by: other })
  await records.check(reviewed, half.stepIds[1], 'pass')
  await records.check(reviewed, half.stepIds[2], 'pass')
  const approved = await records.work(deleted, left, 'approved', null, supervisor)
  const twice = await records.check(approved, deleted.stepIds[0], 'fail')
  const answered = await records.check(approved, deleted.stepIds[0], 'override', { by: other })
  const again = await records.check(approved, deleted.stepIds[0], 'override', { by: supervisor })
  const rejected = await records.work(live, worker(7), 'rejected', null)
  const aborted = await records.work(live, worker(8), 'aborted', 0)
  const unprovoked = await records.check(aborted, first, 'override', { by: other })

  return {
    people: { supervisor, other, workers, left },
    sops: { live, half, deleted, long, empty, withoutSteps, emptyAndDeleted },
    work: {
      begun,
      atHazards,
      failed,
      done,
      paused,
      pausedToo,
      flagged,
      reviewed,
      approved,
      rejected,
      aborted,
    },
    checks: { failure, flaggedCheck },
    resolves: [
      [answer, late],
      [ofPast, future],
      [answered, twice],
      [again, null],
      [unprovoked, null],
    ],
  }
}

const person = async (id: string): Promise<User> => {
  const [user] = await on.database.session((db) => db.users.named([id]))
  if (!user) throw new Error('nobody')

  return user
}

describe('records of before versions, the audit trail and the rules', () => {
  test('are all there after an upgrade, as they were', async () => {
    await move('upgrade', 'head')

    const now = await rows(tablesBefore)
    for (const table of tablesBefore) expect(now[table]).toMatchObject(atFirst[table] ?? [])
  })

  test('of SOPs, those with steps are effective first versions, and the others drafts', async () => {
    const { live, half, deleted, long, empty, withoutSteps, emptyAndDeleted } = made.sops
    const versions = await query(
      `select id, lineage_id, version, status, published_by = created_by and published_at = created_at,
              step_ids, task_count, step_count, low_hazards, medium_hazards, high_hazards, critical_hazards,
              tree_digest = tk_tree_digest(id) from sops`,
    )

    const effective = ({ id, stepIds }: typeof live, tasks: number) => [
      ...[id, id, 1, 'effective', true, stepIds, tasks, stepIds.length, 1, 1, 1, 2, true],
    ]
    const draft = ({ id }: typeof live) => [id, id, 1, 'draft', ...Array.from({ length: 9 }, () => null)]
    const expected = [
      effective(live, 2),
      effective(half, 3),
      effective(deleted, 1),
      effective(long, 20),
      draft(empty),
      draft(withoutSteps),
      draft(emptyAndDeleted),
    ]
    expect(long.stepIds).toHaveLength(2000)
    expect(versions).toHaveLength(expected.length)
    expect(versions).toEqual(expect.arrayContaining(expected))
  })

  test('what is below is its own origin', async () => {
    for (const table of ['tasks', 'steps', 'hazards']) {
      expect(await query(`select id from ${table} where origin_id <> id`)).toEqual([])
    }
  })

  test('an override resolves the failure that it answered, each of them once', async () => {
    const resolved = await query(`select id, resolves from safety_checks where result = 'override'`)

    expect(resolved).toHaveLength(made.resolves.length)
    expect(resolved).toEqual(expect.arrayContaining(made.resolves))
  })

  test('paused work has been paused since the upgrade at least, and aborted work says what is not known', async () => {
    const { paused, pausedToo, aborted } = made.work
    const found = await query(
      `select id, paused_at between now() - interval '10 minutes' and now(), paused_for = '0', abort_reason, closed_at
         from work_sessions where paused_at is not null or abort_reason is not null`,
    )

    expect(found).toHaveLength(3)
    expect(found).toEqual(
      expect.arrayContaining([
        [paused, true, true, null, null],
        [pausedToo, true, true, null, null],
        [aborted, null, true, 'not on record', null],
      ]),
    )
  })

  test('the trail begins with each of them, whole, and verifies', async () => {
    const events = await query(
      `select count(*)::int, count(distinct stream_id)::int, bool_and(verb = 'adopt'), bool_and(position = 1),
              bool_and(hash = sha256(convert_to(tk_event_text(e), 'UTF8'))), sum(json_array_length(changes))::int
         from audit_events e where stream_id <> '${schemaStream}'`,
    )
    const verified = await verify()

    const records = Object.values(atFirst).reduce((sum, table) => sum + table.length, 0)
    const streams = ['users', 'sops', 'work_sessions'].reduce(
      (sum, table) => sum + (atFirst[table] ?? []).length,
      0,
    )
    expect(events).toEqual([[streams, streams, true, true, true, records]])
    expect(verified).toEqual([])
  })

  test('models and database agree', async () => {
    expect(await on.database.connection((sql) => check(sql, ownModels))).toEqual([])
  })

  test('taken back, they are to the letter what they were, and upgrade again', async () => {
    await move('downgrade', before)
    const taken = await rows(tablesBefore)
    await move('upgrade', 'head')

    expect(taken).toEqual(atFirst)
    const now = await rows(tablesBefore)
    for (const table of tablesBefore) expect(now[table]).toMatchObject(atFirst[table] ?? [])
    expect(await verify()).toEqual([])
  })

  test('work in progress is carried on, by the rules that hold now', async () => {
    const { database } = on
    const { work, people, checks } = made
    const [supervisor, at] = [await person(people.supervisor), new Date()]
    const worker = (n: number) => person(people.workers[n] ?? '')
    const [third, fourth] = [await worker(3), await worker(4)]
    const get = (id: string) => database.session((db) => getWorkSession(db, id))
    const override = { supervisor, reason: 'seen', at }

    await passEveryStep(database, await get(work.begun), await worker(0))
    await expect(
      checkAlone(database, await get(work.atHazards), await worker(1), { result: 'pass' }),
    ).rejects.toThrow(/acknowledge/)
    await passEveryStep(database, await get(work.atHazards), await worker(1))
    await database.session((db) =>
      overrideCheck(db, { workSessionId: work.failed, checkId: checks.failure, ...override }),
    )
    await passEveryStep(database, await get(work.failed), await worker(2))
    await database.session((db) => completeWorkSession(db, work.done, third, at))
    await database.session((db) => resumeWorkSession(db, work.pausedToo, fourth))
    await passEveryStep(database, await get(work.pausedToo), fourth)
    await database.session((db) =>
      abortWorkSession(db, { id: work.paused, by: supervisor, reason: 'left', at }),
    )
    await expect(
      database.session((db) => approveWorkSession(db, work.flagged, supervisor, at)),
    ).rejects.toThrow(/flagged/)
    await database.session((db) =>
      overrideCheck(db, { workSessionId: work.flagged, checkId: checks.flaggedCheck, ...override }),
    )
    await database.session((db) => approveWorkSession(db, work.flagged, supervisor, at))
    await database.session((db) =>
      rejectWorkSession(db, { id: work.reviewed, by: supervisor, reason: 'no', at }),
    )

    expect(await verify()).toEqual([])
  })

  test('SOPs are revised, restored, completed and worked on', async () => {
    const { database } = on
    const { sops, people } = made
    const [by, worker, at] = [
      await person(people.supervisor),
      await person(people.workers[5] ?? ''),
      new Date(),
    ]

    await database.session(async (db) => {
      await restoreSop(db, { id: sops.deleted.id, by, reason: 'In use again', at })
      await startWorkSession(db, { sopId: sops.deleted.id, worker, at })
      const { id } = await reviseSop(db, { from: sops.half.id, author: by, at })
      await editSop(db, { id, procedure: aProcedure, author: by, at })
      await publishSop(db, { id, supervisor: by, at })
      await editSop(db, { id: sops.empty.id, procedure: aProcedure, author: by, at })
      await publishSop(db, { id: sops.empty.id, supervisor: by, at })
    })

    await expect(
      database.session((db) => publishSop(db, { id: sops.withoutSteps.id, supervisor: by, at })),
    ).rejects.toMatchObject({ code: 'sop_incomplete' })
    expect(await verify()).toEqual([])
  })

  test('what was closed stays closed', async () => {
    const { approved, rejected, aborted } = made.work
    const refused = async (sql: string, params: unknown[]) => {
      try {
        return await query(sql, params)
      } catch (error) {
        return failureOf(error)?.code
      }
    }

    for (const id of [approved, rejected, aborted]) {
      expect(await refused('update work_sessions set locked = locked where id = $1', [id])).toBe('TK010')
      expect(await refused('delete from work_sessions where id = $1', [id])).toBe('TK031')
    }
    expect(
      await refused('update safety_checks set needs_review = true where session_id = $1', [approved]),
    ).toBe('TK030')
    expect(await refused('delete from safety_checks where session_id = $1', [approved])).toBe('TK031')
    expect(await refused('update sops set title = $2 where id = $1', [made.sops.live.id, 'x'])).toBe('TK001')
  })

  test('taken back behind several versions, acknowledgements and signatures, every row stays, and only what was effective can be worked on', async () => {
    await wholeLife(on.database)
    await giveAuditorsAnotherRole()
    const atHead = await rows(tablesBefore)
    const effective = await query('select id from sops where status = $1 and deleted_at is null', [
      'effective',
    ])

    await move('downgrade', before)

    const now = await rows(tablesBefore)
    const columns = (table: string) =>
      Object.keys(atFirst[table]?.[0] ?? {}).filter((name) => name !== 'deleted_at')
    for (const table of tablesBefore) {
      const kept = (all: Rows) => all[table]?.map((row) => columns(table).map((column) => row[column]))
      expect(kept(now), table).toEqual(kept(atHead))
    }
    expect(
      await query(
        `select id from sops where deleted_at is null and exists (
           select from tasks t join steps s on s.task_id = t.id where t.sop_id = sops.id)`,
      ),
    ).toEqual(expect.arrayContaining(effective))
    await move('upgrade', 'head')
    expect(
      await query(`select count(*)::int from sops where status = 'effective' and deleted_at is null`),
    ).toEqual([[effective.length]])
    expect(await verify()).toEqual([])
    expect(await on.database.connection((sql) => check(sql, ownModels))).toEqual([])
  })
})

/** As the downgrade asks for: before its revision nobody could be an auditor. */
async function giveAuditorsAnotherRole(): Promise<void> {
  const by = await person(made.people.other)
  const auditors = await query<[string]>(`select id from users where role = 'auditor'`)
  for (const [id] of auditors) {
    await on.database.session((db) => changeRole(db, { id, role: 'worker', by, at: new Date() }))
  }
}

async function verify(): Promise<unknown[]> {
  const { findings } = await on.database.session((db) => verifyTrail(db), {
    isolation: 'repeatable read',
    readOnly: true,
  })

  return findings
}
