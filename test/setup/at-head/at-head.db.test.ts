import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../src/infrastructure/database/database.ts'
import { schema, schemaSql } from '../../../src/infrastructure/database/models/index.ts'
import { ownHistory } from '../../../src/infrastructure/database/own-history.ts'
import { check } from '../../../src/migrations/autogenerate/compare.ts'
import { readCatalog } from '../../../src/migrations/catalog/read.ts'
import { migrate } from '../../../src/migrations/runner.ts'
import { aMigratedDatabase, anOpenDatabase, type OpenTestDatabase } from '../records.ts'

let cloned: OpenTestDatabase
let replayed: OpenTestDatabase

beforeAll(async () => {
  cloned = await aMigratedDatabase()
  replayed = await anOpenDatabase()
  const history = await ownHistory()
  await replayed.database.connection((sql) => migrate(sql, history, 'upgrade', 'head'))
})

afterAll(() => Promise.all([cloned.close(), replayed.close()]))

test('a cloned database is to the letter what the revisions of now make of an empty one', async () => {
  const [clone, replay] = await Promise.all([contentOf(cloned.database), contentOf(replayed.database)])

  expect(replay.rows['alembic_version']).toHaveLength(1)
  expect(clone).toEqual(replay)
})

test('a cloned database agrees with the models', async () => {
  const differences = await cloned.database.connection((sql) => check(sql, { schema, sql: schemaSql }))

  expect(differences).toEqual([])
})

/** Everything in its schema, order of columns included, and every row of every table. */
async function contentOf(database: Database) {
  return database.connection(async (sql) => {
    const schema = Object.fromEntries(await readCatalog(sql, 'public'))
    const tables = await sql.tuples<[string]>(
      '',
      `select tablename from pg_tables where schemaname = 'public'`,
    )
    const rows: Record<string, unknown> = {}
    for (const [table] of tables) rows[table] = await sql.tuples('', `select * from ${table}`)

    return { schema, rows }
  })
}
