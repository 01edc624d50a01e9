import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../src/infrastructure/database/engine.ts'
import { readCatalog } from '../../src/infrastructure/database/migrations/catalog/read.ts'
import type { History } from '../../src/infrastructure/database/migrations/history.ts'
import { loadHistory } from '../../src/infrastructure/database/migrations/load.ts'
import { migrate } from '../../src/infrastructure/database/migrations/runner.ts'
import { described } from '../migrations/catalog.ts'
import { anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase
let history: History
/** The catalog at each place of the history, counted from base, as a straight run makes it. */
let straight: unknown[]

beforeAll(async () => {
  on = await anOpenDatabase()
  history = await loadHistory()
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
    { numRuns: 12 },
  )
}, 120_000)

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
  let rows = new Map<string, string>()
  for (const place of walk) {
    await moveTo(sql, place)
    const tables = await tablesIn(sql)
    const now = await hashes(sql, tables)

    expect(await catalogOf(sql)).toEqual(straight[place])
    for (const [table, hash] of rows) if (tables.includes(table)) expect(now.get(table), table).toBe(hash)
    await fill(sql, tables)
    rows = await hashes(sql, tables)
  }
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

async function hashes(sql: Connection, tables: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const table of tables) {
    const [row] = await sql.tuples<[string]>(
      '',
      `select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from ${table} t`,
    )
    found.set(table, row?.[0] ?? '')
  }

  return found
}

/** Another row for every table that there is, each pointing at one of the others. */
async function fill(sql: Connection, tables: readonly string[]): Promise<void> {
  const rows: [table: string, insert: string][] = [
    [
      'users',
      `insert into users (email, name, role) values (gen_random_uuid() || '@example.com', '点検', 'worker')`,
    ],
    ['sops', `insert into sops (title, created_by) select 'Change the fuse', id from users limit 1`],
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
      `insert into work_sessions (sop_id, worker_id, status)
         select sops.id, users.id, 'paused' from sops, users limit 1`,
    ],
    [
      'safety_checks',
      `insert into safety_checks (session_id, step_id, result)
         select work_sessions.id, steps.id, 'pass' from work_sessions, steps limit 1`,
    ],
  ]
  for (const [table, insert] of rows) if (tables.includes(table)) await sql.execute(insert)
}
