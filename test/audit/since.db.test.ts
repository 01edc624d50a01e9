import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { aMigratedDatabase, aUser, type OpenTestDatabase } from '../setup/records.ts'
import { verified } from './verification.ts'

let on: OpenTestDatabase
let early: string
let late: string
let between: Date

beforeAll(async () => {
  on = await aMigratedDatabase()
  early = (await aUser(on.database, 'supervisor', 'early')).id
  late = (await aUser(on.database, 'worker', 'late')).id
  const [row] = await on.database.session((db) => db.rows<{ now: Date }>('select clock_timestamp() as now'))
  between = row?.now ?? new Date()
  await on.database.session((db) => {
    db.actAs({ id: early })

    return db.rows(`update users set name = 'Later' where id = $1`, [late])
  })
})

afterAll(() => on.close())

test('since a time, only records with an event since then are verified, each from its first event', async () => {
  const all = await verified(on.database)
  const since = await verified(on.database, { since: between })
  const none = await verified(on.database, { since: new Date(Date.now() + 86_400_000) })

  expect(all).toMatchObject({ events: 3, records: 2, count: 0 })
  expect(since).toMatchObject({ events: 2, records: 1, count: 0 })
  expect(none).toMatchObject({ events: 0, records: 0, count: 0 })
})

test('what was altered without an event is found by a full run only', async () => {
  await using db = await on.database.begin()
  await db.rows('set local session_replication_role = replica')
  await db.rows(`update users set name = 'Other' where id = $1`, [early])
  await db.rows(`insert into users (email, name, role) values ('x@example.com', 'Unrecorded', 'admin')`)
  await db.rows('set local session_replication_role = origin')

  const since = await verifyTrail(db, { since: between })
  const all = await verifyTrail(db)

  expect(since.count).toBe(0)
  expect(all.findings).toMatchObject([
    { kind: 'record_altered', table: 'users', id: early, column: 'name' },
    { kind: 'record_unrecorded', table: 'users' },
  ])
})

test('as many findings are listed as asked for, and all are counted', async () => {
  await using db = await on.database.begin()
  await db.rows('set local session_replication_role = replica')
  await db.rows(`update users set name = 'Other'`)
  await db.rows('set local session_replication_role = origin')

  const { count, findings } = await verifyTrail(db, { most: 1 })

  expect(count).toBe(2)
  expect(findings).toHaveLength(1)
})
