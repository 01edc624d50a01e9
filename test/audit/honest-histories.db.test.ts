import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyRecord } from '../../src/application/audit/verification.ts'
import { passEveryStep } from '../database/walk.ts'
import { aMigratedDatabase, type OpenTestDatabase, someWork } from '../setup/records.ts'
import { everyHistory, type Histories } from './histories.ts'
import { verified } from './verification.ts'

let on: OpenTestDatabase
let histories: Histories

beforeAll(async () => {
  on = await aMigratedDatabase()
  histories = await everyHistory(on.database)
})

afterAll(() => on.close())

test('every honest history verifies: nothing is found', async () => {
  const { events, records, ...rest } = await verified(on.database)

  expect(rest).toEqual({ takenOver: null, count: 0, findings: [] })
  expect(events).toBeGreaterThan(60)
  expect(records).toBeGreaterThan(8)
})

test('a single record verifies by itself', async () => {
  const { approved, sop, worker } = histories

  const each = await Promise.all(
    [approved.id, sop.id, worker.id].map((id) => on.database.session((db) => verifyRecord(db, id))),
  )

  expect(each.map(({ count }) => count)).toEqual([0, 0, 0])
  expect(each.every(({ events }) => events > 0)).toBe(true)
})

test('verifying while others work is of one moment, and finds nothing', async () => {
  let working = true
  const others = Promise.all(
    [1, 2, 3].map(async () => {
      const { work, worker } = await someWork(on.database)
      await passEveryStep(on.database, work, worker)
    }),
  ).finally(() => {
    working = false
  })

  const counts = new Set<number>()
  const found: number[] = []
  while (working) {
    const { events, count } = await verified(on.database)
    counts.add(events)
    found.push(count)
  }
  await others

  expect(new Set(found)).toEqual(new Set([0]))
  expect(counts.size).toBeGreaterThan(0)
})
