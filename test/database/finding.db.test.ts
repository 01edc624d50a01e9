import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/infrastructure/database/engine.ts'
import { SopReferences } from '../../src/infrastructure/database/repositories/sop-references.ts'
import { SopSummaries } from '../../src/infrastructure/database/repositories/sop-summaries.ts'
import { Users } from '../../src/infrastructure/database/repositories/users.ts'
import {
  type WorkSessionListing,
  WorkSummaries,
} from '../../src/infrastructure/database/repositories/work-summaries.ts'
import { aMigratedDatabase, type OpenTestDatabase, someWork } from '../setup/records.ts'

let on: OpenTestDatabase
let [sopId, workerId, workId] = ['', '', '']

/** A year of a plant: 20,000 work sessions, of which a few are in progress; five checks each, of which few went wrong. */
beforeAll(async () => {
  on = await aMigratedDatabase()
  const { work, worker, sop } = await someWork(on.database)
  const [step] = sop.tasks[0]?.steps ?? []
  ;[sopId, workerId, workId] = [sop.id, worker.id, work.id]
  await on.database.connection(async (sql) => {
    // So that no rule and no trigger takes its time.
    await sql.tuples('', 'set session_replication_role = replica')
    await sql.tuples(
      '',
      `insert into users (email, name, role) select 'w' || n || '@example.com', 'Worker ' || n, 'worker'
         from generate_series(1, 200) n`,
    )
    await sql.tuples(
      '',
      `with people as (select array_agg(id) as ids from users)
       insert into work_sessions (sop_id, worker_id, status, current_step_id, started_at, completed_at, approved_at,
                                  approved_by, locked)
       select $1, ids[1 + n % 200], case when n % 400 = 0 then 'completed' else 'approved' end, null,
              timestamptz '2026-01-01' + n * interval '20 min', timestamptz '2026-01-01' + n * interval '25 min',
              case when n % 400 > 0 then timestamptz '2026-01-01' + n * interval '30 min' end,
              case when n % 400 > 0 then ids[1] end, n % 400 > 0
         from people, generate_series(1, 20000) n`,
      [sopId],
    )
    await sql.tuples(
      '',
      `insert into safety_checks (session_id, step_id, result, feedback_text, needs_review, checked_at)
       select w.id, $1, case when n = 1 and random() < 0.02 then 'fail' else 'pass' end, 'x', n = 2 and random() < 0.01,
              w.started_at + n * interval '1 min'
         from work_sessions w, generate_series(1, 5) n`,
      [step?.id],
    )
    await sql.tuples(
      '',
      `insert into sops (id, lineage_id, title, created_by, created_at)
       select id, id, 'Change fuse ' || n, $1, timestamptz '2026-01-01' + n * interval '1 min'
         from (select n, gen_random_uuid() as id from generate_series(1, 5000) n) made`,
      [workerId],
    )
    await sql.tuples('', 'set session_replication_role = origin')
    await sql.tuples('', 'vacuum analyze')
  })
})

afterAll(() => on.close())

/** How PostgreSQL carries out each statement that this sends, once it has no parameters to look at. */
async function plansOf(send: (sql: Connection) => Promise<unknown>): Promise<string> {
  return on.database.connection(async (sql) => {
    const plans: string[] = []
    const explain = async (text: string, values: readonly unknown[] = []) => {
      await sql.tuples('', "set plan_cache_mode = 'force_generic_plan'")
      await sql.tuples('', `prepare asked as ${text}`)
      const given = values.map((value) => literal(value)).join(', ')
      const lines = await sql.tuples<[string]>('', `explain (costs off) execute asked(${given})`)
      await sql.tuples('', 'deallocate asked')
      plans.push(lines.map(([line]) => line).join('\n'))

      return []
    }
    const explaining: Connection = {
      rows: (_, text, values) => explain(text, values),
      tuples: (_, text, values) => explain(text, values),
      execute: (text) => sql.execute(text),
    }
    await send(explaining)

    return plans.join('\n')
  })
}

function literal(value: unknown): string {
  if (value instanceof Date) return `'${value.toISOString()}'`
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]`

  return typeof value === 'string' ? `'${value}'` : String(value)
}

const january = { startedFrom: new Date('2026-01-02'), startedBefore: new Date('2026-01-03') }

const shapes: Readonly<Record<string, { listing: () => Omit<WorkSessionListing, 'limit'>; by: RegExp }>> = {
  all: { listing: () => ({}), by: /Index Scan using idx_sessions_started/ },
  'behind one': { listing: () => ({ after: workId }), by: /Index Scan using idx_sessions_started/ },
  'from and to a date': { listing: () => january, by: /Index Scan using idx_sessions_started/ },
  'not mine': { listing: () => ({ notWorkerId: workerId }), by: /Index Scan using idx_sessions_started/ },
  'with one status': {
    listing: () => ({ statuses: ['completed'] }),
    by: /Index Scan using idx_sessions_status/,
  },
  'with one of two statuses': {
    listing: () => ({ statuses: ['completed', 'paused'] }),
    by: /Index Scan using idx_sessions_status/,
  },
  'waiting for an override': {
    listing: () => ({ open: ['failure'] }),
    by: /Index Scan using idx_sessions_status/,
  },
  'of a worker': { listing: () => ({ workerId }), by: /Index Scan using idx_sessions_worker/ },
  flagged: { listing: () => ({ open: ['flag'] }), by: /idx_checks_wrong[\s\S]*Index Cond: \(id = ANY/ },
}

test.each(Object.entries(shapes))(
  'a page of work sessions, %s, comes by an index',
  async (_, { listing, by }) => {
    const plan = await plansOf((sql) => new WorkSummaries(sql).list({ limit: 20, ...listing() }))

    expect(plan).toMatch(by)
    expect(plan).toMatch(/Scan using idx_checks_wrong on safety_checks|Bitmap Index Scan on idx_checks_wrong/)
    expect(plan).not.toMatch(/Seq Scan on (work_sessions|safety_checks)/)
  },
)

test('pages are planned once, however many there are', async () => {
  const planned = await on.database.connection(async (sql) => {
    const works = new WorkSummaries(sql)
    for (let page = 0; page < 10; page++) await works.list({ limit: 20, statuses: ['approved'] })

    return sql.tuples(
      '',
      `select custom_plans::int from pg_prepared_statements
        where name like 'work_session_list%' or statement like '%"openFlags"%' order by generic_plans desc limit 1`,
    )
  })

  // PostgreSQL tries five plans of their own before it keeps a general one.
  expect(planned).toEqual([[5]])
})

test('a page of more lines than usual is the same list', async () => {
  const [usual, long] = await on.database.connection(async (sql) => {
    const works = new WorkSummaries(sql)

    return [await works.list({ limit: 100 }), await works.list({ limit: 101 })]
  })

  expect(long).toHaveLength(101)
  expect(long?.slice(0, 100)).toEqual(usual)
})

test('a search of SOPs reads titles, and counts the parts of the page alone', async () => {
  const plan = await plansOf((sql) => new SopSummaries(sql).list({ limit: 20, search: 'fuse hall' }))

  expect(plan).toMatch(/^Nested Loop\n +-> +Limit\n[\s\S]*~~ ALL[\s\S]*\n {2}-> +Result/)
})

test('what an import may be the same as comes by its title and by its lineage', async () => {
  const plan = await plansOf((sql) => new SopReferences(sql).currentNamed('Change the fuse', workerId))

  expect(plan).toMatch(/Index Scan (?:using|on) idx_sops_title/)
  expect(plan).not.toMatch(/Seq Scan on sops/)
})

test('a page of users goes on by their names', async () => {
  const plan = await plansOf((sql) => new Users(sql).list({ limit: 20, after: workerId }))

  expect(plan).toMatch(/Index Scan using idx_users_name on users\s+Index Cond/)
})
