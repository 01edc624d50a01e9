import type { Operations } from '../../../migrations/revision.ts'

export const revision = '007_keep_audit_trail'
export const downRevision = '006_sign_records'
export const message = 'Keep an audit trail in chains'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create table audit_events (
  stream_id uuid not null,
  position integer not null,
  at timestamptz not null,
  actor uuid,
  db_user text not null,
  request_id text,
  verb text not null,
  reason text,
  changes json not null,
  hash bytea not null,
  constraint pk_audit_events primary key (stream_id, position)
)`)
  await op.execute('create index idx_audit_at on audit_events using brin (at)')
  await op.execute(`create function tk_actor() returns uuid language sql stable as $$
  select nullif(current_setting('tenken.actor', true), '')::uuid
$$`)
  await op.execute(`create function tk_row(u users) returns json language sql stable as $$
  select json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'role', u.role,
    'password_hash', encode(sha256(convert_to(u.password_hash, 'UTF8')), 'hex'),
    'created_at', extract(epoch from u.created_at), 'updated_at', extract(epoch from u.updated_at),
    'deactivated_at', extract(epoch from u.deactivated_at))
$$`)
  await op.execute(`create function tk_row(s sops) returns json language sql stable as $$
  select json_build_object('id', s.id, 'title', s.title, 'created_by', s.created_by,
    'created_at', extract(epoch from s.created_at), 'updated_at', extract(epoch from s.updated_at),
    'deleted_at', extract(epoch from s.deleted_at), 'lineage_id', s.lineage_id, 'version', s.version,
    'status', s.status, 'published_at', extract(epoch from s.published_at), 'published_by', s.published_by,
    'retired_at', extract(epoch from s.retired_at), 'retired_by', s.retired_by, 'step_ids', s.step_ids,
    'task_count', s.task_count, 'step_count', s.step_count, 'low_hazards', s.low_hazards,
    'medium_hazards', s.medium_hazards, 'high_hazards', s.high_hazards, 'critical_hazards', s.critical_hazards,
    'tree_digest', encode(s.tree_digest, 'hex'))
$$`)
  await op.execute(`create function tk_row(t tasks) returns json language sql stable as $$
  select json_build_object('id', t.id, 'sop_id', t.sop_id, 'title', t.title,
    'description', t.description, 'order_index', t.order_index,
    'created_at', extract(epoch from t.created_at), 'origin_id', t.origin_id)
$$`)
  await op.execute(`create function tk_row(s steps) returns json language sql stable as $$
  select row_to_json(s)
$$`)
  await op.execute(`create function tk_row(h hazards) returns json language sql stable as $$
  select row_to_json(h)
$$`)
  await op.execute(`create function tk_row(w work_sessions) returns json language sql stable as $$
  select json_build_object('id', w.id, 'sop_id', w.sop_id, 'worker_id', w.worker_id, 'status', w.status,
    'current_step_id', w.current_step_id, 'started_at', extract(epoch from w.started_at),
    'completed_at', extract(epoch from w.completed_at), 'approved_at', extract(epoch from w.approved_at),
    'approved_by', w.approved_by, 'locked', w.locked, 'rejection_reason', w.rejection_reason,
    'closed_at', extract(epoch from w.closed_at), 'closed_by', w.closed_by, 'abort_reason', w.abort_reason,
    'paused_at', extract(epoch from w.paused_at), 'paused_for', extract(epoch from w.paused_for))
$$`)
  await op.execute(`create function tk_row(c safety_checks) returns json language sql stable as $$
  select json_build_object('id', c.id, 'session_id', c.session_id, 'step_id', c.step_id, 'result', c.result,
    'feedback_text', c.feedback_text, 'confidence_score', encode(float8send(c.confidence_score), 'hex'),
    'needs_review', c.needs_review, 'checked_at', extract(epoch from c.checked_at),
    'override_reason', c.override_reason, 'override_by', c.override_by, 'resolves', c.resolves)
$$`)
  await op.execute(`create function tk_row(a hazard_acknowledgements) returns json language sql stable as $$
  select json_build_object('id', a.id, 'session_id', a.session_id, 'hazard_id', a.hazard_id,
    'acknowledged_by', a.acknowledged_by, 'acknowledged_at', extract(epoch from a.acknowledged_at))
$$`)
  await op.execute(`create function tk_row(s signatures) returns json language sql stable as $$
  select json_build_object('id', s.id, 'sop_id', s.sop_id, 'session_id', s.session_id, 'check_id', s.check_id,
    'meaning', s.meaning, 'signer_id', s.signer_id, 'signer_name', s.signer_name,
    'signed_at', extract(epoch from s.signed_at), 'digest', encode(s.digest, 'hex'))
$$`)
  await op.execute(`alter table audit_events alter column changes set storage external`)
  await op.execute(`create function tk_event_text(stream uuid, place integer, at timestamptz, who uuid, role text, request text, verb text,
  why text, changed json) returns text language sql stable as $$
  select json_build_array(stream, place, extract(epoch from at), who, role, request, verb, why, changed)::text
$$`)
  await op.execute(`create function tk_event_text(e audit_events) returns text language sql stable as $$
  select tk_event_text(e.stream_id, e.position, e.at, e.actor, e.db_user, e.request_id, e.verb, e.reason, e.changes)
$$`)
  await op.execute(`create function tk_added(tab text, id uuid, made json) returns json language sql stable as $$
  select json_build_array(tab, id, null, made)
$$`)
  await op.execute(`create function tk_rows_added(tab text, made json) returns json language sql stable as $$
  select json_build_array(tab, null, null, made)
$$`)
  await op.execute(`create function tk_rows_removed(tab text, gone json) returns json language sql stable as $$
  select json_build_array(tab, null, gone, null)
$$`)
  await op.execute(`create function tk_removed(tab text, id uuid, gone json) returns json language sql stable as $$
  select json_build_array(tab, id, gone, null)
$$`)
  await op.execute(`create function tk_changed(tab text, id uuid, was json, made json) returns json language sql stable as $$
  select json_build_array(tab, id, json_object_agg(key, w.value order by key), json_object_agg(key, m.value order by key))
    from jsonb_each(was::jsonb) w join jsonb_each(made::jsonb) m using (key)
   where w.value <> m.value
$$`)
  await op.execute(`create function tk_append(stream uuid, what text, why text, changed json) returns integer language plpgsql as $$
declare
  appended integer;
begin
  insert into audit_events (stream_id, position, at, actor, db_user, request_id, verb, reason, changes, hash)
  select stream, place, now, tk_actor(), session_user, request, what, reason, changed,
         sha256(before || convert_to(
           tk_event_text(stream, place, now, tk_actor(), session_user, request, what, reason, changed), 'UTF8'))
    from (
      select coalesce(last.position, 0) + 1 as place, coalesce(last.hash, '') as before, clock_timestamp() as now,
             nullif(current_setting('tenken.request', true), '') as request,
             coalesce(why, nullif(current_setting('tenken.reason', true), '')) as reason
        from (select) event left join lateral (
          select position, hash from audit_events where stream_id = stream order by position desc limit 1) last on true
    ) event
  returning position into appended;

  return appended;
end $$`)
  await op.execute(`create function tk_append_to_lineage(lineage uuid, what text, changed json) returns void language plpgsql as $$
begin
  perform from sops where id = lineage for no key update;
  perform tk_append(lineage, what, null, changed);
end $$`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop function tk_append_to_lineage(uuid, text, json)')
  await op.execute('drop function tk_append(uuid, text, text, json)')
  await op.execute('drop function tk_changed(text, uuid, json, json)')
  await op.execute('drop function tk_removed(text, uuid, json)')
  await op.execute('drop function tk_rows_removed(text, json)')
  await op.execute('drop function tk_rows_added(text, json)')
  await op.execute('drop function tk_added(text, uuid, json)')
  await op.execute('drop function tk_event_text(audit_events)')
  await op.execute(
    'drop function tk_event_text(uuid, integer, timestamptz, uuid, text, text, text, text, json)',
  )
  await op.execute('drop function tk_row(signatures)')
  await op.execute('drop function tk_row(hazard_acknowledgements)')
  await op.execute('drop function tk_row(safety_checks)')
  await op.execute('drop function tk_row(work_sessions)')
  await op.execute('drop function tk_row(hazards)')
  await op.execute('drop function tk_row(steps)')
  await op.execute('drop function tk_row(tasks)')
  await op.execute('drop function tk_row(sops)')
  await op.execute('drop function tk_row(users)')
  await op.execute('drop function tk_actor()')
  await op.execute('drop table audit_events')
}
