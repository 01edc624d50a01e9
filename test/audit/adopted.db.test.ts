import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSop, reviseSop } from '../../src/application/sop-versions.ts'
import { abortWorkSession } from '../../src/application/work-sessions.ts'
import { schemaStream } from '../../src/domain/schema-stream.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { verified } from './verification.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await anOpenDatabase()
  await upgrade('002_create_session_tables')
  await on.database.session(async (db) => {
    for (const statement of records) await db.rows(statement)
  })
  await upgrade('head')
})

afterAll(() => on.close())

test('what was on record before the trail began is in it, and verifies', async () => {
  const { count, findings, records: streams, takenOver } = await verified(on.database)
  const verbs = await on.database.session((db) =>
    db.rows<{ verb: string; n: number }>(
      'select verb, count(*)::int as n from audit_events where stream_id <> $1 group by verb',
      [schemaStream],
    ),
  )

  expect({ count, findings }).toEqual({ count: 0, findings: [] })
  expect(verbs).toEqual([{ verb: 'adopt', n: 9 }])
  expect(streams).toBe(9)
  expect(takenOver).toEqual({ records: 9, since: expect.any(Date) })
})

test('what is done to it afterwards verifies, too', async () => {
  await on.database.session(async (db) => {
    const supervisor = await db.users.get(id(2))
    const worker = await db.users.get(id(1))
    await abortWorkSession(db, { id: id(62), by: worker, reason: 'Shift ends', at: new Date() })
    const draft = await reviseSop(db, { from: id(3), author: supervisor, at: new Date() })
    await publishSop(db, { id: draft.id, supervisor, at: new Date() })
    db.actAs(supervisor)
    await db.rows(`update users set role = 'supervisor' where id = $1`, [id(1)])
  })

  const { count, findings } = await verified(on.database)

  expect({ count, findings }).toEqual({ count: 0, findings: [] })
})

function upgrade(target: string) {
  return on.database.connection(async (sql) => migrate(sql, await ownHistory(), 'upgrade', target))
}

function id(n: number): string {
  return `019a0000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
}

/** As the program of that time wrote them: work in progress, approved and rejected, a deleted SOP, one without steps. */
const records = [
  `insert into users (id, email, name, role, password_hash, deactivated_at) values
     ('${id(1)}', 'worker@example.com', 'Kenji Tanaka', 'worker', null, null),
     ('${id(2)}', 'supervisor@example.com', 'Haruto Sato', 'supervisor', 'x', null),
     ('${id(9)}', 'gone@example.com', 'Gone', 'admin', null, now())`,
  `insert into sops (id, title, created_by, deleted_at) values
     ('${id(3)}', 'Change the fuse', '${id(2)}', null), ('${id(4)}', 'Deleted', '${id(2)}', now()),
     ('${id(5)}', 'Empty', '${id(2)}', null)`,
  `insert into tasks (id, sop_id, title, order_index) values ('${id(31)}', '${id(3)}', 'Isolate', 0)`,
  `insert into steps (id, task_id, description, order_index) values
     ('${id(32)}', '${id(31)}', 'Switch off', 0), ('${id(33)}', '${id(31)}', 'Lock', 1)`,
  `insert into hazards (step_id, description, severity, mitigation) values
     ('${id(33)}', 'Live bar', 'critical', 'Glove')`,
  `insert into work_sessions (id, sop_id, worker_id, status, current_step_id, completed_at, approved_at, approved_by, rejection_reason, locked) values
     ('${id(60)}', '${id(3)}', '${id(1)}', 'approved', null, now(), now(), '${id(2)}', null, true),
     ('${id(61)}', '${id(3)}', '${id(1)}', 'rejected', null, now(), null, null, 'No photograph', true),
     ('${id(62)}', '${id(3)}', '${id(1)}', 'in_progress', '${id(33)}', null, null, null, null, false)`,
  `insert into safety_checks (session_id, step_id, result, confidence_score, feedback_text, needs_review, override_by, override_reason)
   select w.id, s.id, r.result, r.confidence, r.feedback, r.result = 'fail', r.by, r.reason
     from work_sessions w, steps s, (values
       ('fail', 0.1::float8, 'Lamp is lit', null::uuid, null), ('override', null, null, '${id(2)}', 'Measured'),
       ('pass', 1e-300, null, null, null)) r (result, confidence, feedback, by, reason)`,
]
