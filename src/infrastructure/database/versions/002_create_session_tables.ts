import type { Operations } from '../../../migrations/revision.ts'

export const revision = '002_create_session_tables'
export const downRevision = '001_create_sop_tables'
export const message = 'Create the work session tables'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`
    create table work_sessions (
      id uuid not null default gen_random_uuid(),
      sop_id uuid not null,
      worker_id uuid not null,
      status text not null default 'in_progress',
      current_step_id uuid,
      started_at timestamptz not null default now(),
      completed_at timestamptz,
      approved_at timestamptz,
      approved_by uuid,
      locked boolean not null default false,
      rejection_reason text,
      constraint work_sessions_pkey primary key (id),
      constraint fk_sessions_sop foreign key (sop_id) references sops (id),
      constraint fk_sessions_worker foreign key (worker_id) references users (id),
      constraint fk_sessions_step foreign key (current_step_id) references steps (id),
      constraint fk_sessions_approver foreign key (approved_by) references users (id),
      constraint ck_sessions_status
        check (status in ('in_progress', 'paused', 'completed', 'approved', 'rejected', 'aborted')),
      constraint ck_sessions_completed_at_iff_completed
        check ((completed_at is not null) = (status in ('completed', 'approved', 'rejected'))),
      constraint ck_sessions_approved_at_iff_approved check ((approved_at is not null) = (status = 'approved')),
      constraint ck_sessions_approved_by_iff_approved check ((approved_by is not null) = (status = 'approved')),
      constraint ck_sessions_rejection_reason_iff_rejected
        check ((rejection_reason is not null) = (status = 'rejected')),
      constraint ck_sessions_rejection_reason_not_blank check (rejection_reason ~ '\\S'),
      constraint ck_sessions_locked_iff_closed
        check (locked = (status in ('approved', 'rejected', 'aborted')))
    )`)
  await op.execute('create index idx_sessions_status on work_sessions (status, started_at desc, id desc)')
  await op.execute('create index idx_sessions_worker on work_sessions (worker_id, started_at desc, id desc)')
  await op.execute('create index idx_sessions_sop on work_sessions (sop_id)')
  await op.execute(
    'create index idx_sessions_step on work_sessions (current_step_id) where current_step_id is not null',
  )
  await op.execute(
    'create index idx_sessions_approver on work_sessions (approved_by) where approved_by is not null',
  )
  await op.execute(`
    create unique index uq_sessions_one_active_per_worker on work_sessions (worker_id)
      where status = 'in_progress'`)

  await op.execute(`
    create table safety_checks (
      id uuid not null default gen_random_uuid(),
      session_id uuid not null,
      step_id uuid not null,
      result text not null,
      feedback_text text,
      confidence_score double precision,
      needs_review boolean not null default false,
      checked_at timestamptz not null default now(),
      override_reason text,
      override_by uuid,
      constraint safety_checks_pkey primary key (id),
      constraint fk_checks_session foreign key (session_id) references work_sessions (id),
      constraint fk_checks_step foreign key (step_id) references steps (id),
      constraint fk_checks_overrider foreign key (override_by) references users (id),
      constraint ck_checks_result check (result in ('pass', 'fail', 'override')),
      constraint ck_checks_confidence check (confidence_score between 0 and 1),
      constraint ck_checks_fail_has_feedback check (result <> 'fail' or coalesce(feedback_text, '') ~ '\\S'),
      constraint ck_checks_override_by_iff_override check ((override_by is not null) = (result = 'override')),
      constraint ck_checks_override_reason_iff_override
        check ((override_reason is not null) = (result = 'override')),
      constraint ck_checks_override_reason_not_blank check (override_reason ~ '\\S')
    )`)
  await op.execute('create index idx_checks_session on safety_checks (session_id, checked_at, id)')
  await op.execute('create index idx_checks_result on safety_checks (result)')
  await op.execute('create index idx_checks_step on safety_checks (step_id)')
  await op.execute(
    'create index idx_checks_overrider on safety_checks (override_by) where override_by is not null',
  )
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop table safety_checks')
  await op.execute('drop table work_sessions')
}
