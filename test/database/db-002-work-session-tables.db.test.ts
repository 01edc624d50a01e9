import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { columnsOf, foreignKeysOf, indexesOf } from './catalog.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

describe('db-002: create session-related tables', () => {
  test('work_sessions has exactly the columns of the specification', async () => {
    expect(await columnsOf(on.database, 'work_sessions')).toEqual({
      id: 'uuid not null default gen_random_uuid()',
      sop_id: 'uuid not null',
      worker_id: 'uuid not null',
      status: "text not null default 'in_progress'::text",
      current_step_id: 'uuid',
      started_at: 'timestamp with time zone not null default now()',
      completed_at: 'timestamp with time zone',
      approved_at: 'timestamp with time zone',
      approved_by: 'uuid',
      locked: 'boolean not null default false',
      rejection_reason: 'text',
    })
  })

  test('safety_checks has exactly the columns of the specification', async () => {
    expect(await columnsOf(on.database, 'safety_checks')).toEqual({
      id: 'uuid not null default gen_random_uuid()',
      session_id: 'uuid not null',
      step_id: 'uuid not null',
      result: 'text not null',
      feedback_text: 'text',
      confidence_score: 'double precision',
      needs_review: 'boolean not null default false',
      checked_at: 'timestamp with time zone not null default now()',
      override_reason: 'text',
      override_by: 'uuid',
    })
  })

  test('foreign keys link to SOPs, users and steps, and none cascades: records are evidence', async () => {
    expect(await foreignKeysOf(on.database, ['work_sessions', 'safety_checks'])).toEqual([
      'safety_checks: FOREIGN KEY (override_by) REFERENCES users(id)',
      'safety_checks: FOREIGN KEY (session_id) REFERENCES work_sessions(id)',
      'safety_checks: FOREIGN KEY (step_id) REFERENCES steps(id)',
      'work_sessions: FOREIGN KEY (approved_by) REFERENCES users(id)',
      'work_sessions: FOREIGN KEY (current_step_id) REFERENCES steps(id)',
      'work_sessions: FOREIGN KEY (sop_id) REFERENCES sops(id)',
      'work_sessions: FOREIGN KEY (worker_id) REFERENCES users(id)',
    ])
  })

  test('the indexes exist under the names of the specification, and one for every other foreign key', async () => {
    expect(await indexesOf(on.database, ['work_sessions', 'safety_checks'])).toEqual({
      work_sessions_pkey: 'btree (id)',
      idx_sessions_status: 'btree (status, started_at DESC, id DESC)',
      idx_sessions_worker: 'btree (worker_id, started_at DESC, id DESC)',
      idx_sessions_sop: 'btree (sop_id)',
      idx_sessions_step: 'btree (current_step_id) WHERE (current_step_id IS NOT NULL)',
      idx_sessions_approver: 'btree (approved_by) WHERE (approved_by IS NOT NULL)',
      uq_sessions_one_active_per_worker: "btree (worker_id) WHERE (status = 'in_progress'::text)",
      safety_checks_pkey: 'btree (id)',
      idx_checks_session: 'btree (session_id, checked_at, id)',
      idx_checks_result: 'btree (result)',
      idx_checks_step: 'btree (step_id)',
      idx_checks_overrider: 'btree (override_by) WHERE (override_by IS NOT NULL)',
    })
  })
})
