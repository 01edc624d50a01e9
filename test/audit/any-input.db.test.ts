import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportTrail } from '../../src/application/audit/export.ts'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { getBoard } from '../../src/application/board.ts'
import { startWorkSession } from '../../src/application/work-sessions.ts'
import type { AuditFinding } from '../../src/domain/audit-finding.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { aMigratedDatabase, aSop, aSupervisor, aWorker, type OpenTestDatabase } from '../setup/records.ts'

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

    expect(findings.filter(ofNil)).toEqual([])
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

    expect(removed.findings.filter(ofNil)).toMatchObject([
      { kind: 'record_missing', table: 'users', id: nil },
    ])
    expect(untold.findings.filter(ofNil)).toMatchObject([
      { kind: 'record_unrecorded', table: 'users', id: nil },
    ])
  })

  async function aNilUser(): Promise<OpenSession> {
    const db = await aSession()
    await db.rows('alter table users disable trigger tk_made')
    await db.rows(
      "insert into users (id, email, name, role) values ($1, 'nil@example.com', 'Nil', 'worker')",
      [nil],
    )
    await db.rows('alter table users enable trigger tk_made')
    // When the rules that refuse it came is not known then.
    const [at] = await db.rows<{ revision: string }>(
      'delete from alembic_version returning version_num as revision',
    )
    await db.rows('insert into alembic_version values ($1)', [at?.revision])

    return db
  }
})

describe('whatever the database can hold', () => {
  test('an event too large to be read is named, and every other record is verified', async () => {
    await using db = await aSession()
    await addUser(db, { name: 'A'.repeat(60_000) })
    await addUser(db, { name: 'Ann' })
    await db.rows("set local session_replication_role = 'replica'")
    await db.rows("update users set role = 'admin' where name = 'Ann'")
    await db.rows("set local session_replication_role = 'origin'")

    const whole = await verifyTrail(db)
    const { findings } = await verifyTrail(db, { largest: 50_000 })

    expect(whole.findings).toMatchObject([{ kind: 'record_altered', table: 'users', column: 'role' }])
    expect(findings.sort(byKind)).toMatchObject([
      { kind: 'event_too_large', position: 1 },
      { kind: 'record_altered', table: 'users', column: 'role' },
    ])
  })

  test('a row that is large is compared as every other', async () => {
    await using db = await aSession()
    const [sop] = await db.rows<{ id: string }>(
      "insert into sops (title, created_by) values ('A', current_setting('tenken.actor')::uuid) returning id",
    )
    await db.rows("insert into tasks (sop_id, title, order_index, description) values ($1, 'A', 0, $2)", [
      sop?.id,
      'A'.repeat(300_000),
    ])
    const lawful = await verifyTrail(db)
    await db.rows("set local session_replication_role = 'replica'")
    await db.rows("update tasks set description = description || 'B'")
    await db.rows("set local session_replication_role = 'origin'")
    const altered = await verifyTrail(db)

    expect(lawful.findings).toEqual([])
    expect(altered.findings).toMatchObject([
      { kind: 'record_altered', table: 'tasks', column: 'description' },
    ])
  })

  test('a text far longer than a verb takes is read as its beginning and its length', async () => {
    const worker = await aWorker(on.database)
    const sop = await aSop(on.database)
    const work = await on.database.session((db) =>
      startWorkSession(db, { sopId: sop.id, worker, at: new Date() }),
    )
    await using db = await on.database.begin()
    db.actAs(worker)
    await db.rows(
      `insert into safety_checks (session_id, step_id, result, feedback_text) values ($1, $2, 'fail', repeat('Glüht ', 200000))`,
      [work.id, work.currentStepId],
    )

    const [check] = await db.safetyChecks.ofWorkSession(work.id)
    const { entries } = await getBoard(db)
    const texts = [check?.feedbackText, entries[0]?.failure]

    expect((await verifyTrail(db)).findings).toEqual([])
    for (const text of texts) expect(text).toMatch(/^(Glüht ){166}Glüh… \(1400000 bytes\)$/)
  })

  test('an event with lists within lists to any depth is an altered one', async () => {
    await using db = await aSession()
    await addUser(db, { name: 'Ann' })
    await db.rows('alter table audit_events disable trigger tk_by_rules_only')
    await db.rows(`select tk_append(id, 'change', null, json_build_array(json_build_array('users', id,
      json_build_object('name', name), json_build_object('name', (repeat('[', 5000) || repeat(']', 5000))::json))))
      from users where name = 'Ann'`)
    await db.rows('alter table audit_events enable trigger tk_by_rules_only')

    const { findings } = await verifyTrail(db)

    expect(findings).toMatchObject([{ kind: 'event_altered', position: 2 }])
  })
})

describe('a database that has lost a part', () => {
  test.each([
    ['a table', 'drop table signatures cascade', 'missing'],
    ['a column', 'alter table safety_checks drop column confidence_score cascade', 'unreadable'],
    ['a function that verification calls', 'drop function tk_tree_digest(uuid) cascade', 'missing'],
    ['its trail', 'drop table audit_events cascade', 'missing'],
    ['its users', 'drop table users cascade', 'missing'],
  ])('%s: what is gone is found, and no failure', async (_, sql, state) => {
    await using db = await aSession()
    await db.rows(sql)

    const { findings } = await verifyTrail(db)

    expect(findings.map((finding) => ('state' in finding ? finding.state : finding.kind))).toContain(state)
    expect(findings.map(({ kind }) => kind)).toContain('unreadable')
  })
})

const ofNil = (finding: AuditFinding) => 'stream' in finding && finding.stream === nil
const byKind = (a: AuditFinding, b: AuditFinding) => (a.kind < b.kind ? -1 : 1)

async function aSession(): Promise<OpenSession> {
  const supervisor = await aSupervisor(on.database)
  const db = await on.database.begin()
  db.actAs(supervisor)

  return db
}

async function addUser(db: OpenSession, { name }: { name: string }): Promise<void> {
  await db.rows(
    "insert into users (email, name, role) values (gen_random_uuid() || '@example.com', $1, 'worker')",
    [name],
  )
}
