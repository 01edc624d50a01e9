import {
  type Database,
  listSops,
  listWorkSessions,
  type Sop,
  showSop,
  showWorkSession,
} from '../src/index.ts'
import { aWay, record, type Way } from './checks.ts'
import { openAt, type Room } from './databases.ts'
import { quantile, timed } from './pairs.ts'
import { fill } from './reads.ts'

const stepsOfOne = 48
const fewChecks = 20_000
const rounds = 1000

/** What the same work costs with few checks on record, and with many: rules and trail must not grow with them. */
export async function measureGrowth(room: Room, checks: number): Promise<void> {
  const database = await openAt(await room.databaseAt('head'), {
    DATABASE_STATEMENT_TIMEOUT_MS: '0',
    DATABASE_QUERY_TIMEOUT_MS: '0',
  })
  const sop = await fill(database)
  await putOnRecord(database, fewChecks)
  const before = await medians(database, sop)
  await putOnRecord(database, checks - fewChecks)
  const after = await medians(database, sop)
  await database.close()

  const [few, many] = [fewChecks, checks].map((count) => `${count.toLocaleString('en')} checks`)
  console.log(`\n${'median, ms'.padEnd(30)} ${few?.padStart(16)} ${many?.padStart(20)}   ratio`)
  for (const [what, took] of before) {
    const later = after.get(what) ?? Number.NaN
    console.log(
      `${what.padEnd(30)} ${took.toFixed(3).padStart(16)} ${later.toFixed(3).padStart(20)} ${(later / took).toFixed(2).padStart(7)}`,
    )
  }
}

async function medians(database: Database, sop: Sop): Promise<Map<string, number>> {
  let way: Way = await aWay(database)
  const [closed] = await database.single((db) =>
    db.rows<{ id: string }>(`select id from work_sessions where status = 'approved' limit 1`),
  )
  const id = closed?.id ?? ''
  const work = {
    'record a check': () => record(database, way),
    'load a whole SOP': () => database.single((db) => showSop(db, sop.id)),
    'list of 20 SOPs with counts': () => database.single((db) => listSops(db, { limit: 20 })),
    'page of 50 work sessions': () =>
      database.single((db) => listWorkSessions(db, { statuses: ['approved'], limit: 50 })),
    'the record of a work session': () => database.session((db) => showWorkSession(db, id)),
  }
  const times = new Map(Object.keys(work).map((what): [string, number[]] => [what, []]))
  for (let round = -100; round < rounds; round++) {
    if (way.done >= way.steps.length - 1) way = await aWay(database)
    for (const [what, run] of Object.entries(work)) {
      const took = await timed(run)
      if (round >= 0) times.get(what)?.push(took)
    }
  }

  return new Map([...times].map(([what, each]) => [what, quantile(each, 0.5)]))
}

/** Approved work sessions with a check and an event for each step, in bulk and with the rules switched off. */
async function putOnRecord(database: Database, checks: number): Promise<void> {
  await database.session(async (db) => {
    await db.rows('set local session_replication_role = replica')
    await db.rows(
      `create temporary table made on commit drop as
        select gen_random_uuid() as id, s.id as sop_id, s.step_ids, w.id as worker_id, s.published_by as boss,
               now() - n * interval '1 minute' as at
          from generate_series(1, ${Math.ceil(checks / stepsOfOne)}) n,
               lateral (select * from sops where status = 'effective' offset n % 100 limit 1) s,
               lateral (select id from users where role = 'worker' offset n % 200 limit 1) w`,
    )
    await db.rows(
      `insert into work_sessions (id, sop_id, worker_id, status, started_at, completed_at, approved_at, approved_by, locked)
        select id, sop_id, worker_id, 'approved', at, at, at, boss, true from made`,
    )
    await db.rows(
      `insert into safety_checks (id, session_id, step_id, result, checked_at)
        select gen_random_uuid(), made.id, step, 'pass', at from made, unnest(step_ids) step`,
    )
    await db.rows(
      `insert into audit_events (stream_id, position, at, actor, db_user, verb, changes, hash)
        select session_id, row_number() over (partition by session_id), checked_at, null, current_user, 'pass',
               json_build_array(tk_added('safety_checks', c.id, tk_row(c))), sha256('')
          from safety_checks c join made on made.id = c.session_id`,
    )
  })
  await database.connection((sql) => sql.execute('vacuum analyze'))
}
