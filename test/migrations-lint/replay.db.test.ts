import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/infrastructure/database/engine.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { readCatalog } from '../../src/migrations/catalog/read.ts'
import type { History } from '../../src/migrations/history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { described } from '../migrations/catalog.ts'
import { engineUnderTest } from '../setup/database.ts'
import { isInCi } from '../setup/one-in.ts'
import { anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase
let history: History
/** The catalog at each place of the history, counted from base, as a straight run makes it. */
let straight: unknown[]

beforeAll(async () => {
  on = await anOpenDatabase()
  history = await ownHistory()
  straight = await on.database.connection(async (sql) => {
    const catalogs = [await catalogOf(sql)]
    for (const { revision } of history.revisions) {
      await migrate(sql, history, 'upgrade', revision)
      catalogs.push(await catalogOf(sql))
    }

    return catalogs
  })
})

afterAll(() => on.close())

test('however the schema was moved up and down, it is what a straight run makes, and rows that may stay do', async () => {
  const places = fc.array(fc.integer({ min: 0, max: history.revisions.length }), {
    minLength: 2,
    maxLength: 7,
  })

  await fc.assert(
    fc.asyncProperty(places, (walk) => on.database.connection((sql) => walkThrough(sql, walk))),
    { numRuns: engineUnderTest === 'server' && !isInCi ? 12 : 4 },
  )
})

test('up, to base, and up again is up', async () => {
  await on.database.connection(async (sql) => {
    await moveTo(sql, history.revisions.length)
    await moveTo(sql, 0)
    await moveTo(sql, history.revisions.length)

    expect(await catalogOf(sql)).toEqual(straight.at(-1))
  })
})

async function walkThrough(sql: Connection, walk: readonly number[]): Promise<void> {
  await moveTo(sql, 0)
  let rows: Rows = new Map()
  for (const place of walk) {
    await moveTo(sql, place)
    const tables = await tablesIn(sql)
    const now = await rowsOf(sql, tables)

    expect(await catalogOf(sql)).toEqual(straight[place])
    for (const [table, before] of rows) if (tables.includes(table)) expectKept(before, now.get(table) ?? [])
    await fill(sql, tables)
    rows = await rowsOf(sql, tables)
  }
}

/**
 * The rows of each table, in one order, without what migrations change: a downgrade deletes what is not effective, and
 * the trail begins anew with the rules.
 */
type Rows = Map<string, Record<string, unknown>[]>

/** In the columns that both have, every row is what it was. */
function expectKept(before: Record<string, unknown>[], now: Record<string, unknown>[]): void {
  const [first = {}, second = {}] = [before[0], now[0]]
  const columns = Object.keys(first).filter((column) => column in second)
  const kept = (rows: Record<string, unknown>[]) => rows.map((row) => columns.map((column) => row[column]))

  expect(kept(now)).toEqual(kept(before))
}

async function moveTo(sql: Connection, place: number): Promise<void> {
  const target = history.revisions[place - 1]?.revision ?? 'base'
  const [row] = await sql.tuples<[string | null]>('', `select to_regclass('alembic_version')::text`)
  if (place === 0 && row?.[0] === null) return
  await migrate(sql, history, 'upgrade', target)
  await migrate(sql, history, 'downgrade', target)
}

async function catalogOf(sql: Connection): Promise<unknown> {
  return described(await readCatalog(sql, 'public'))
}

async function tablesIn(sql: Connection): Promise<string[]> {
  const rows = await sql.tuples<[string]>(
    '',
    `select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version' order by 1`,
  )

  return rows.map(([table]) => table)
}

async function rowsOf(sql: Connection, tables: readonly string[]): Promise<Rows> {
  const found: Rows = new Map()
  for (const table of tables.filter((name) => name !== 'audit_events')) {
    const rows = await sql.tuples<[Record<string, unknown>]>(
      '',
      `select to_jsonb(t) - 'deleted_at' from ${table} t order by to_jsonb(t) ->> 'id'`,
    )
    found.set(
      table,
      rows.map(([row]) => row),
    )
  }

  return found
}

/**
 * Another row for every table that there is, each pointing at one of the others; past the rules, for it is the
 * migrations that are looked at.
 */
async function fill(sql: Connection, tables: readonly string[]): Promise<void> {
  const lineage = tables.includes('sops') && (await hasLineages(sql)) ? ', lineage_id' : ''
  const rows: [table: string, insert: string][] = [
    [
      'users',
      `insert into users (email, name, role) values (gen_random_uuid() || '@example.com', '点検', 'worker')`,
    ],
    [
      'sops',
      `insert into sops (id, title, created_by${lineage})
         select made.id, 'Change the fuse', users.id${lineage && ', made.id'}
           from (select gen_random_uuid() as id) made, users limit 1`,
    ],
    [
      'tasks',
      `insert into tasks (sop_id, title, order_index)
         select id, 'Isolate', (select count(*) from tasks) from sops limit 1`,
    ],
    [
      'steps',
      `insert into steps (task_id, description, order_index)
         select id, 'Switch off', (select count(*) from steps) from tasks limit 1`,
    ],
    [
      'hazards',
      `insert into hazards (step_id, description, severity) select id, 'Shock', 'high' from steps limit 1`,
    ],
    [
      'work_sessions',
      `insert into work_sessions (sop_id, worker_id, status, completed_at)
         select sops.id, users.id, 'completed', now() from sops, users limit 1`,
    ],
    [
      'safety_checks',
      `insert into safety_checks (session_id, step_id, result)
         select work_sessions.id, steps.id, 'pass' from work_sessions, steps limit 1`,
    ],
    [
      'hazard_acknowledgements',
      `insert into hazard_acknowledgements (session_id, hazard_id, acknowledged_by)
         select w.id, h.id, w.worker_id from work_sessions w, hazards h limit 1 on conflict do nothing`,
    ],
    [
      'signatures',
      `insert into signatures (sop_id, meaning, signer_id, signer_name, signed_at, digest)
         select id, 'publish', created_by, '点検', now(), sha256('') from sops limit 1 on conflict do nothing`,
    ],
  ]
  await sql.execute('set session_replication_role = replica')
  for (const [table, insert] of rows) if (tables.includes(table)) await sql.execute(insert)
  await sql.execute('reset session_replication_role')
}

async function hasLineages(sql: Connection): Promise<boolean> {
  const found = await sql.tuples(
    '',
    `select from pg_attribute where attrelid = to_regclass('sops') and attname = 'lineage_id' and not attisdropped`,
  )

  return found.length > 0
}
