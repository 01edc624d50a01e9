import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAtHead as mustBeAtOwnHead } from '../../src/infrastructure/database/at-head.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { mustBeAtHead } from '../../src/migrations/at-head.ts'
import { BrokenHistory, NotAtHead, UnknownDatabaseRevision } from '../../src/migrations/errors.ts'
import type { History } from '../../src/migrations/history.ts'
import { offlineStampSql } from '../../src/migrations/offline.ts'
import { stamp } from '../../src/migrations/runner.ts'
import { currentRevision } from '../../src/migrations/version-table.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase
let history: History

beforeAll(async () => {
  on = await aMigratedDatabase()
  history = await ownHistory()
})

afterAll(() => on.close())

const setState = (sql: string) => on.database.connection((connection) => connection.execute(sql))
const guard = () => on.database.connection((sql) => mustBeAtHead(sql, history))
const guardInSession = () => on.database.session(mustBeAtOwnHead, { readOnly: true })
const current = () => on.database.connection(currentRevision)

test('a program does not work with a database that is behind, and is told which command to run', async () => {
  await expect(guard()).resolves.toBeUndefined()

  await setState(`update alembic_version set version_num = '001_create_sop_tables'`)

  await expect(guard()).rejects.toThrow(NotAtHead)
  await expect(guard()).rejects.toThrow('must be at')
  await expect(guard()).rejects.toMatchObject({
    data: { current: '001_create_sop_tables', head: history.head },
  })
})

test('a session of records is told the same in one statement', async () => {
  await setState(`update alembic_version set version_num = '001_create_sop_tables'`)
  await expect(guardInSession()).rejects.toThrow(NotAtHead)
  await setState('alter table alembic_version rename to elsewhere')
  await expect(guardInSession()).rejects.toMatchObject({ code: 'not_at_head', data: { current: null } })
  await setState('alter table elsewhere rename to alembic_version')
  await setState(`insert into alembic_version values ('another')`)
  await expect(guardInSession()).rejects.toThrow(BrokenHistory)
  await setState(`delete from alembic_version; insert into alembic_version values ('${history.head}')`)

  await expect(guardInSession()).resolves.toBeUndefined()
})

test('nor with one that a newer version has upgraded', async () => {
  await setState(`update alembic_version set version_num = '999_future'`)

  await expect(guard()).rejects.toThrow(UnknownDatabaseRevision)
})

test('stamping with purge makes the state anew, whatever it was', async () => {
  await setState(`insert into alembic_version values ('another')`)
  await expect(current()).rejects.toThrow(BrokenHistory)
  await setState('drop table alembic_version; create table alembic_version (of_another_shape int)')

  await on.database.connection((sql) => stamp(sql, history, 'head', { purge: true }))

  expect(await current()).toBe(history.head)
})

test('the SQL of a stamp, run by any client, sets the state', async () => {
  await setState(offlineStampSql(history, '000'))
  const first = await current()
  await setState(offlineStampSql(history, '000:001'))
  const second = await current()
  await setState(offlineStampSql(history, '001:base'))

  expect([first, second, await current()]).toEqual(['000_create_users', '001_create_sop_tables', null])
})
