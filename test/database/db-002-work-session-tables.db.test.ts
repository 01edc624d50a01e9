import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { columnsOf, foreignKeysOf, indexesOf } from './catalog.ts'

const tables = ['work_sessions', 'safety_checks', 'hazard_acknowledgements']

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

describe('db-002: create session-related tables', () => {
  test('work_sessions has exactly the columns of the specification, and those of its end and its pauses', async () => {
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
      closed_at: 'timestamp with time zone',
      closed_by: 'uuid',
      abort_reason: 'text',
      paused_at: 'timestamp with time zone',
      paused_for: "interval not null default '00:00:00'::interval",
    })
  })

  test('safety_checks has exactly the columns of the specification, and what an override resolves', async () => {
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
      resolves: 'uuid',
    })
  })

  test('hazard_acknowledgements says who has seen which hazard, when and in which work session', async () => {
    expect(await columnsOf(on.database, 'hazard_acknowledgements')).toEqual({
      id: 'uuid not null default gen_random_uuid()',
      session_id: 'uuid not null',
      hazard_id: 'uuid not null',
      acknowledged_by: 'uuid not null',
      acknowledged_at: 'timestamp with time zone not null default now()',
    })
  })

  test('foreign keys link to SOPs, users and steps, and none cascades: records are evidence', async () => {
    expect(await foreignKeysOf(on.database, tables)).toEqual([
      'hazard_acknowledgements: FOREIGN KEY (acknowledged_by) REFERENCES users(id)',
      'hazard_acknowledgements: FOREIGN KEY (hazard_id) REFERENCES hazards(id)',
      'hazard_acknowledgements: FOREIGN KEY (session_id) REFERENCES work_sessions(id)',
      'safety_checks: FOREIGN KEY (override_by) REFERENCES users(id)',
      'safety_checks: FOREIGN KEY (resolves) REFERENCES safety_checks(id)',
      'safety_checks: FOREIGN KEY (session_id) REFERENCES work_sessions(id)',
      'safety_checks: FOREIGN KEY (step_id) REFERENCES steps(id)',
      'work_sessions: FOREIGN KEY (approved_by) REFERENCES users(id)',
      'work_sessions: FOREIGN KEY (closed_by) REFERENCES users(id)',
      'work_sessions: FOREIGN KEY (current_step_id) REFERENCES steps(id)',
      'work_sessions: FOREIGN KEY (sop_id) REFERENCES sops(id)',
      'work_sessions: FOREIGN KEY (worker_id) REFERENCES users(id)',
    ])
  })

  test('the indexes exist under the names of the specification, and one for every other foreign key', async () => {
    expect(await indexesOf(on.database, tables)).toEqual({
      work_sessions_pkey: 'btree (id)',
      idx_sessions_started: 'btree (started_at DESC, id DESC)',
      idx_sessions_status: 'btree (status, started_at DESC, id DESC)',
      idx_sessions_worker: 'btree (worker_id, started_at DESC, id DESC)',
      idx_sessions_sop: 'btree (sop_id)',
      idx_sessions_step: 'btree (current_step_id) WHERE (current_step_id IS NOT NULL)',
      idx_sessions_approver: 'btree (approved_by) WHERE (approved_by IS NOT NULL)',
      idx_sessions_closer: 'btree (closed_by) WHERE (closed_by IS NOT NULL)',
      uq_sessions_one_active_per_worker: "btree (worker_id) WHERE (status = 'in_progress'::text)",
      safety_checks_pkey: 'btree (id)',
      idx_checks_session: 'btree (session_id, checked_at, id)',
      idx_checks_wrong: "btree (session_id) WHERE ((result = 'fail'::text) OR needs_review)",
      idx_checks_result: 'btree (result)',
      idx_checks_step: 'btree (step_id, session_id)',
      idx_checks_overrider: 'btree (override_by) WHERE (override_by IS NOT NULL)',
      uq_checks_one_resolution: 'btree (resolves) WHERE (resolves IS NOT NULL)',
      hazard_acknowledgements_pkey: 'btree (id)',
      uq_acknowledgements_one_a_hazard: 'btree (session_id, hazard_id)',
      idx_acknowledgements_hazard: 'btree (hazard_id)',
      idx_acknowledgements_worker: 'btree (acknowledged_by)',
    })
  })
})
