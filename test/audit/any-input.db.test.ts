import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportTrail } from '../../src/application/audit/export.ts'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { aMigratedDatabase, aSupervisor, type OpenTestDatabase } from '../setup/records.ts'

const nil = '00000000-0000-0000-0000-000000000000'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

describe('a record with the nil UUID, from before the rules refused it', () => {
  test('is verified and exported as every other', async () => {
    await using db = await aNilUser()

    const { findings } = await verifyTrail(db)
    let lines = ''
    for await (const text of exportTrail(db, { at: new Date() })) lines += text

    expect(findings).toEqual([])
    expect(lines).toContain(`{"type":"head","stream":"${nil}"`)
    expect(lines).toContain(`{"type":"event","stream":"${nil}"`)
  })

  test('is missed once it is removed, and found once its trail is', async () => {
    await using db = await aNilUser()
    await db.rows("set local session_replication_role = 'replica'")
    await db.rows('savepoint as_it_was')
    await db.rows('delete from users where id = $1', [nil])
    await db.rows("set local session_replication_role = 'origin'")
    const removed = await verifyTrail(db)
    await db.rows('rollback to as_it_was')
    await db.rows('delete from audit_events where stream_id = $1', [nil])
    await db.rows("set local session_replication_role = 'origin'")
    const untold = await verifyTrail(db)

    expect(removed.findings).toMatchObject([{ kind: 'record_missing', table: 'users', id: nil }])
    expect(untold.findings).toMatchObject([{ kind: 'record_unrecorded', table: 'users', id: nil }])
  })

  async function aNilUser(): Promise<OpenSession> {
    const supervisor = await aSupervisor(on.database)
    const db = await on.database.begin()
    db.actAs(supervisor)
    await db.rows('alter table users disable trigger tk_made')
    await db.rows(
      "insert into users (id, email, name, role) values ($1, 'nil@example.com', 'Nil', 'worker')",
      [nil],
    )
    await db.rows('alter table users enable trigger tk_made')

    return db
  }
})
