import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOfSops, pageOfUsers, pageOfWorkSessions } from '../../src/application/listings.ts'
import type { Page, Paging } from '../../src/application/page.ts'
import { deactivateUser } from '../../src/application/users.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSop,
  aUser,
  type OpenTestDatabase,
  someWork,
} from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
  for (let n = 0; n < 3; n++) await someWork(on.database)
})

afterAll(() => on.close())

const listings: Record<string, (db: Session, paging: Paging) => Promise<Page<{ id: string }>>> = {
  SOPs: pageOfSops,
  'work sessions': pageOfWorkSessions,
  users: pageOfUsers,
}

test.each(Object.entries(listings))(
  'pages of %s follow each other without a gap to the end',
  async (_, list) => {
    const page = (limit: number, after?: string): Promise<Page<{ id: string }>> =>
      on.database.session((db) => list(db, { limit, after }), { readOnly: true })

    const whole = await page(100)
    const first = await page(2)
    const second = await page(2, first.next ?? '')
    const exact = await page(whole.items.length)

    const idsOf = ({ items }: Page<{ id: string }>) => items.map(({ id }) => id)
    expect(whole.items.length).toBeGreaterThanOrEqual(3)
    expect(whole.next).toBeNull()
    expect([...idsOf(first), ...idsOf(second)]).toEqual(idsOf(whole).slice(0, 4))
    expect(first.next).toBe(idsOf(first)[1])
    expect(exact.next).toBeNull()
  },
)

test('SOPs are found by words of their title, in any case, width and order, as they are written', async () => {
  for (const title of ['Fuse 100% of hall_3', 'ヒューズ交換　第３棟', 'Fuse of hall 3 \\ a'])
    await aSop(on.database, { ...aProcedure, title })
  const titles = (search: string) =>
    on.database.session(async (db) => {
      const { items } = await pageOfSops(db, { limit: 10, search })

      return items.map(({ title }) => title)
    })

  expect(await titles('HALL fuse')).toEqual(['Fuse of hall 3 \\ a', 'Fuse 100% of hall_3'])
  expect(await titles('100%')).toEqual(['Fuse 100% of hall_3'])
  expect(await titles('hall_')).toEqual(['Fuse 100% of hall_3'])
  expect(await titles('\\')).toEqual(['Fuse of hall 3 \\ a'])
  expect(await titles('ﾋｭｰｽﾞ 3')).toEqual(['ヒューズ交換　第３棟'])
  expect(await titles('no such')).toEqual([])
})

test('people are found by words of what they are known by, by their role, and without who is deactivated', async () => {
  const plant = 'ガンマ工場'
  const at = new Date()
  const admin = await aUser(on.database, 'admin', `Aiko ${plant}`)
  const worker = await aUser(on.database, 'worker', `Kenji ${plant}`)
  await on.database.session((db) => deactivateUser(db, { id: worker.id, by: admin, at }))
  const names = (which: object) =>
    on.database.session(async (db) => {
      const { items } = await pageOfUsers(db, { limit: 10, ...which })

      return items.map(({ name }) => name)
    })

  expect(await names({ search: 'ｶﾞﾝﾏ' })).toEqual([admin.name, worker.name])
  expect(await names({ search: `ガンマ ${worker.email?.toUpperCase()}` })).toEqual([worker.name])
  expect(await names({ search: 'ガンマ', role: 'worker' })).toEqual([worker.name])
  expect(await names({ search: 'ガンマ', active: true })).toEqual([admin.name])
  expect(await names({ search: 'ガンマ', after: admin.id })).toEqual([worker.name])
  expect(await names({ search: 'ガ%マ' })).toEqual([])
})

test('work sessions are listed by worker and SOP, however these are referred to', async () => {
  const { work, worker, sop } = await someWork(on.database)
  const ids = (filter: object) =>
    on.database.session(async (db) => {
      const { items } = await pageOfWorkSessions(db, { limit: 10, ...filter })

      return items.map(({ id }) => id)
    })

  expect(await ids({ worker: worker.email.toUpperCase() })).toEqual([work.id])
  expect(await ids({ worker: worker.id.slice(-12) })).toEqual([work.id])
  expect(await ids({ sop: sop.id, statuses: ['in_progress'] })).toEqual([work.id])
  expect(await ids({ sop: sop.id, statuses: ['completed'] })).toEqual([])
})
