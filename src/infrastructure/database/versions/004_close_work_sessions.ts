import type { Operations } from '../../../migrations/revision.ts'

export const revision = '004_close_work_sessions'
export const downRevision = '003_version_sops'
export const message = 'Say who closed a work session, how long it was paused, and what an override resolves'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`
    alter table work_sessions
      add column closed_at timestamptz,
      add column closed_by uuid,
      add column abort_reason text,
      add column paused_at timestamptz,
      add column paused_for interval not null default '0'`)
  await op.execute("update work_sessions set paused_at = now() where status = 'paused'")
  await op.execute("update work_sessions set abort_reason = 'not on record' where status = 'aborted'")
  await op.execute(`
    -- lint: allow TL103 because 20,000 work sessions take less than a second
    -- lint: allow TL104 because 20,000 work sessions take less than a second
    alter table work_sessions
      add constraint fk_sessions_closer foreign key (closed_by) references users (id),
      add constraint ck_sessions_closed_at_and_by_if_closed check (
        num_nulls(closed_at, closed_by) = 2
        or (num_nulls(closed_at, closed_by) = 0 and status in ('rejected', 'aborted'))),
      add constraint ck_sessions_abort_reason_iff_aborted check ((abort_reason is not null) = (status = 'aborted')),
      add constraint ck_sessions_abort_reason_not_blank check (abort_reason ~ '\\S'),
      add constraint ck_sessions_paused_at_iff_paused check ((paused_at is not null) = (status = 'paused')),
      add constraint ck_sessions_paused_for_not_negative check (paused_for >= interval '0')`)
  await op.execute(`
    -- lint: allow TL101 because no row is in it yet
    create index idx_sessions_closer on work_sessions (closed_by) where closed_by is not null`)

  await op.execute('alter table safety_checks add column resolves uuid')
  // An override answered for the newest failed check of its step; clocks of two devices may disagree about the order.
  await op.execute(`
    update safety_checks o set resolves = answer.failed
      from (
        select distinct on (f.id) o.id, f.id as failed from safety_checks o cross join lateral (
          select c.id from safety_checks c
           where c.session_id = o.session_id and c.step_id = o.step_id and c.result = 'fail'
           order by (c.checked_at, c.id) < (o.checked_at, o.id) desc, c.checked_at desc, c.id desc limit 1) f
         where o.result = 'override' order by f.id, o.checked_at, o.id) answer
     where answer.id = o.id`)
  await op.execute("update safety_checks set needs_review = false where result = 'override' and needs_review")
  await op.execute(`
    -- lint: allow TL103 because 200,000 checks take less than a second
    -- lint: allow TL104 because 200,000 checks take less than a second
    alter table safety_checks
      add constraint fk_checks_resolved foreign key (resolves) references safety_checks (id),
      add constraint ck_checks_only_overrides_resolve check (resolves is null or result = 'override'),
      add constraint ck_checks_override_not_flagged check (not (result = 'override' and needs_review))`)
  await op.execute(`
    -- lint: allow TL101 because only overrides are in it, and they are few
    create unique index uq_checks_one_resolution on safety_checks (resolves) where resolves is not null`)
  await op.execute(`
    -- lint: allow TL102 because the table is closed already, and the next statement makes it anew
    drop index idx_checks_step`)
  await op.execute(`
    -- lint: allow TL101 because 200,000 checks take less than a second
    create index idx_checks_step on safety_checks (step_id, session_id)`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop index idx_checks_step')
  await op.execute(`
    -- lint: allow TL101 because 200,000 checks take less than a second
    create index idx_checks_step on safety_checks (step_id)`)
  await op.execute('alter table safety_checks drop constraint ck_checks_override_not_flagged')
  await op.execute('alter table safety_checks drop column resolves')
  await op.execute(`
    alter table work_sessions
      drop column closed_at,
      drop column closed_by,
      drop column abort_reason,
      drop column paused_at,
      drop column paused_for`)
}
