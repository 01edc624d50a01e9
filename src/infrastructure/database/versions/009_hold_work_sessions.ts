import type { Operations } from '../../../migrations/revision.ts'

export const revision = '009_hold_work_sessions'
export const downRevision = '008_hold_versions'
export const message = 'Hold the state machine and the order of checks in the database'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create function tk_work_started() returns trigger language plpgsql security definer as $$
declare
  s sops;
begin
  select * into s from sops where id = new.sop_id for share;
  if s.status <> 'effective' or s.deleted_at is not null then
    perform tk_refuse('TK003', format('version %s is not effective', s.id), json_build_object('id', s.id,
      'title', s.title, 'lineageId', s.lineage_id, 'status', s.status, 'deleted', s.deleted_at is not null));
  end if;
  perform tk_must_own(new.id, new.worker_id);
  perform tk_must_be_new('work_sessions', new.id);
  perform tk_must_be_in_order('work_sessions', new.id, new.started_at);
  new.current_step_id := coalesce(new.current_step_id, s.step_ids[1]);
  if new.status <> 'in_progress' then
    perform tk_refuse('TK011', 'work starts in progress',
      json_build_object('id', new.id, 'verb', 'start', 'status', new.status));
  end if;
  if new.current_step_id is distinct from s.step_ids[1] then
    perform tk_refuse('TK012', 'work starts on the first step',
      json_build_object('id', new.id, 'stepId', new.current_step_id, 'currentStepId', s.step_ids[1]));
  end if;
  if new.paused_for <> interval '0' then
    perform tk_refuse('TK035', format('only pausing sets the paused time of work session %s', new.id),
      json_build_object('table', 'work_sessions', 'id', new.id));
  end if;

  return new;
end $$`)
  await op.execute(
    `create trigger tk_started before insert on work_sessions for each row execute function tk_work_started()`,
  )
  await op.execute(`create function tk_work_moved() returns trigger language plpgsql security definer as $$
declare
  must work_sessions := old;
  step_ids uuid[];
  open uuid[];
begin
  if new.status = old.status and not old.locked then
    must.current_step_id := new.current_step_id;
    if new is distinct from must then
      perform tk_refuse_change(old, new);
    end if;
    if new.current_step_id is distinct from old.current_step_id then
      select s.step_ids[array_position(s.step_ids, old.current_step_id) + 1] into new.current_step_id
        from sops s where s.id = old.sop_id and exists (
          select from safety_checks where session_id = old.id and step_id = old.current_step_id and result <> 'fail');
      if not found then
        perform tk_refuse('TK012', format('the steps of work session %s cannot be skipped', old.id),
          json_build_object('id', old.id, 'stepId', must.current_step_id, 'currentStepId', old.current_step_id));
      end if;
    end if;

    return new;
  end if;

  if old.locked then
    perform tk_refuse('TK010', format('work session %s is %s and locked', old.id, old.status),
      json_build_object('id', old.id, 'status', old.status));
  end if;
  must.status := new.status;

  case old.status || ' to ' || new.status
    when 'in_progress to paused' then
      perform tk_must_own(old.id, old.worker_id);
      must.paused_at := clock_timestamp();
    when 'paused to in_progress' then
      perform tk_must_own(old.id, old.worker_id);
      must := tk_unpaused(must);
    when 'in_progress to completed' then
      perform tk_must_own(old.id, old.worker_id);
      select s.step_ids into step_ids from sops s where id = old.sop_id;
      select array_agg(step) into open from unnest(step_ids) step where not exists (
        select from safety_checks where session_id = old.id and step_id = step and result <> 'fail');
      if open is not null then
        perform tk_refuse('TK013', format('%s steps of work session %s are open', cardinality(open), old.id),
          json_build_object('id', old.id, 'open', cardinality(open)));
      end if;
      must.completed_at := coalesce(new.completed_at, clock_timestamp());
    when 'completed to approved' then
      perform tk_must_review(new.approved_by, old.worker_id);
      select array_agg(id order by checked_at, id) into open from safety_checks c
       where session_id = old.id and needs_review
         and not exists (select from safety_checks where resolves = c.id);
      if open is not null then
        perform tk_refuse('TK020', format('work session %s has flagged checks that nobody resolved', old.id),
          json_build_object('id', old.id, 'checkIds', open));
      end if;
      must.approved_by := new.approved_by;
      must.approved_at := coalesce(new.approved_at, clock_timestamp());
      must.locked := true;
    when 'completed to rejected' then
      perform tk_must_review(new.closed_by, old.worker_id);
      must := tk_closed(must, new);
      must.rejection_reason := tk_reason(new.rejection_reason, 'reject');
    when 'in_progress to aborted', 'paused to aborted' then
      if new.closed_by = old.worker_id then
        perform tk_must_act(new.closed_by);
      else
        perform tk_must_review(new.closed_by, old.worker_id);
      end if;
      must := tk_closed(tk_unpaused(must), new);
      must.abort_reason := tk_reason(new.abort_reason, 'abort');
    else
      perform tk_refuse('TK011', format('work session %s is %s and cannot become %s', old.id, old.status, new.status),
        json_build_object('id', old.id, 'verb', case new.status when 'paused' then 'pause' when 'in_progress' then 'resume'
          when 'completed' then 'complete' when 'approved' then 'approve' when 'rejected' then 'reject' else 'abort' end,
          'status', old.status));
  end case;

  -- The rules set these themselves, whatever the statement says of them.
  new.completed_at := coalesce(new.completed_at, must.completed_at);
  new.approved_at := coalesce(new.approved_at, must.approved_at);
  new.closed_at := coalesce(new.closed_at, must.closed_at);
  new.locked := must.locked;
  new.paused_at := must.paused_at;
  new.paused_for := must.paused_for;
  if new is distinct from must then
    perform tk_refuse_change(old, new);
  end if;
  perform tk_must_be_in_order('work_sessions', new.id, new.started_at, new.completed_at,
    coalesce(new.approved_at, new.closed_at));

  return new;
end $$`)
  await op.execute(
    `create trigger tk_moved before update on work_sessions for each row execute function tk_work_moved()`,
  )
  await op.execute(`create function tk_refuse_change(was work_sessions, wanted work_sessions) returns void language plpgsql as $$
begin
  if (wanted.id, wanted.sop_id, wanted.worker_id, wanted.started_at)
     is distinct from (was.id, was.sop_id, was.worker_id, was.started_at) then
    perform tk_refuse('TK033', format('whose work session %s is, and on what, never changes', was.id),
      json_build_object('table', 'work_sessions', 'id', was.id));
  end if;
  perform tk_refuse('TK035', format('a move of work session %s may set only what belongs to it', was.id),
    json_build_object('table', 'work_sessions', 'id', was.id));
end $$`)
  await op.execute(`create function tk_unpaused(w work_sessions) returns work_sessions language plpgsql as $$
begin
  if w.paused_at is not null then
    w.paused_for := w.paused_for + greatest(clock_timestamp() - w.paused_at, interval '0');
    w.paused_at := null;
  end if;

  return w;
end $$`)
  await op.execute(`create function tk_closed(must work_sessions, wanted work_sessions) returns work_sessions language plpgsql as $$
begin
  must.closed_by := wanted.closed_by;
  must.closed_at := coalesce(wanted.closed_at, clock_timestamp());
  must.locked := true;

  return must;
end $$`)
  await op.execute(`create function tk_reason(reason text, verb text) returns text language plpgsql as $$
begin
  if coalesce(reason, '') !~ '[^[:space:]]' then
    perform tk_refuse('TK024', format('say why, to %s', verb), json_build_object('verb', verb));
  end if;

  return reason;
end $$`)
  await op.execute(`create function tk_work_trail() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'INSERT' then
    perform tk_append(new.id, 'start', null, json_build_array(tk_added('work_sessions', new.id, tk_row(new))));
  elsif new.status in ('approved', 'rejected') then
    perform tk_append(new.id, case new.status when 'approved' then 'approve' else 'reject' end, new.rejection_reason,
      json_build_array(tk_changed('work_sessions', new.id, tk_row(old), tk_row(new)),
        tk_sign(case new.status when 'approved' then 'approve' else 'reject' end,
          coalesce(new.approved_by, new.closed_by), null, new.id, null)));
  else
    perform tk_append(new.id, case new.status when 'paused' then 'pause' when 'in_progress' then 'resume'
        when 'completed' then 'complete' else 'abort' end, new.abort_reason,
      json_build_array(tk_changed('work_sessions', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $$`)
  await op.execute(
    `create trigger tk_trail_started after insert on work_sessions for each row execute function tk_work_trail()`,
  )
  await op.execute(`create trigger tk_trail_moved after update on work_sessions for each row
  when (old.status <> new.status) execute function tk_work_trail()`)
  await op.execute(`create function tk_checked() returns trigger language plpgsql security definer as $$
declare
  w work_sessions;
  next_step uuid;
  moves boolean := false;
  position integer;
  changes json[] := array[tk_added('safety_checks', new.id, tk_row(new))];
begin
  -- The usual case in one statement; the rules of the work session say which step is next.
  if new.result = 'pass' then
    update work_sessions set current_step_id = null
     where id = new.session_id and status = 'in_progress' and current_step_id = new.step_id
       and worker_id = tk_actor() and isfinite(new.checked_at)
       and not exists (select from users where id = worker_id and deactivated_at is not null)
       and not exists (select from hazards where step_id = new.step_id and severity in ('high', 'critical'))
    returning current_step_id into next_step;
    moves := found;
  end if;
  if not moves then
    select * into w from work_sessions where id = new.session_id for no key update;
    if new.result = 'override' then
      moves := tk_overrides(new, w);
      changes := changes || tk_sign('override', new.override_by, null, null, new.id);
    else
      perform tk_must_take_check(new, w);
      moves := new.result = 'pass';
    end if;
    if moves then
      update work_sessions set current_step_id = null where id = w.id returning current_step_id into next_step;
    end if;
  end if;

  if moves then
    changes := changes || json_build_array('work_sessions', new.session_id,
      json_build_object('current_step_id', new.step_id), json_build_object('current_step_id', next_step));
  end if;
  position := tk_append(new.session_id, new.result, new.override_reason, array_to_json(changes));

  return null;
end $$`)
  await op.execute(
    `create trigger tk_checked after insert on safety_checks for each row execute function tk_checked()`,
  )
  await op.execute(`create function tk_must_take_check(c safety_checks, w work_sessions) returns void language plpgsql as $$
declare
  unseen uuid[];
begin
  perform tk_must_be_open(w);
  perform tk_must_own(w.id, w.worker_id);
  perform tk_must_be_in_progress(w, 'record a check');
  if c.step_id is distinct from w.current_step_id then
    perform tk_refuse('TK012', format('step %s is not the current one of work session %s', c.step_id, w.id),
      json_build_object('id', w.id, 'stepId', c.step_id, 'currentStepId', w.current_step_id));
  end if;
  perform tk_must_be_in_order('safety_checks', c.id, c.checked_at);
  select array_agg(id order by id) into unseen from hazards h
   where step_id = c.step_id and severity in ('high', 'critical') and not exists (
     select from hazard_acknowledgements where session_id = w.id and hazard_id = h.id);
  if unseen is not null then
    perform tk_refuse('TK022', format('hazards of step %s are not acknowledged', c.step_id),
      json_build_object('id', w.id, 'stepId', c.step_id, 'hazardIds', unseen));
  end if;
end $$`)
  await op.execute(`create function tk_must_be_open(w work_sessions) returns void language plpgsql as $$
begin
  if w.locked then
    perform tk_refuse('TK010', format('work session %s is %s and locked', w.id, w.status),
      json_build_object('id', w.id, 'status', w.status));
  end if;
end $$`)
  await op.execute(`create function tk_must_be_in_progress(w work_sessions, verb text) returns void language plpgsql as $$
begin
  if w.status <> 'in_progress' then
    perform tk_refuse('TK011', format('work session %s is %s', w.id, w.status),
      json_build_object('id', w.id, 'verb', verb, 'status', w.status));
  end if;
end $$`)
  await op.execute(`create function tk_newest_check(o safety_checks) returns uuid language sql stable as $$
  select coalesce((
    select (changes -> 0 ->> 1)::uuid from audit_events
     where stream_id = o.session_id and verb in ('pass', 'fail') order by position desc limit 1), (
    select id from safety_checks
     where session_id = o.session_id and step_id = o.step_id and result <> 'override'
     order by checked_at desc, id desc limit 1))
$$`)
  await op.execute(`create function tk_overrides(o safety_checks, w work_sessions) returns boolean language plpgsql as $$
declare
  c safety_checks;
begin
  perform tk_must_be_open(w);
  perform tk_must_review(o.override_by, w.worker_id);
  perform tk_must_be_in_order('safety_checks', o.id, o.checked_at);
  select * into c from safety_checks
   where id = o.resolves and session_id = w.id and step_id = o.step_id and result <> 'override';
  if c.step_id is distinct from w.current_step_id and c.needs_review then
    return false;
  end if;
  if c.step_id = w.current_step_id and c.result = 'fail' and c.id = tk_newest_check(o) then
    return true;
  end if;
  perform tk_refuse('TK021', format('work session %s has no such failed or flagged check to override', w.id),
    json_build_object('id', w.id));
end $$`)
  await op.execute(`create function tk_acknowledged() returns trigger language plpgsql security definer as $$
declare
  w work_sessions;
begin
  select * into w from work_sessions where id = new.session_id for no key update;
  perform tk_must_be_open(w);
  perform tk_must_own(w.id, w.worker_id);
  if new.acknowledged_by <> w.worker_id then
    perform tk_refuse('TK019', format('%s acts in the name of %s', w.worker_id, new.acknowledged_by),
      json_build_object('actor', w.worker_id, 'named', new.acknowledged_by));
  end if;
  perform tk_must_be_in_progress(w, 'acknowledge a hazard');
  perform tk_must_be_in_order('hazard_acknowledgements', new.id, new.acknowledged_at);
  if not exists (select from hazards where id = new.hazard_id and step_id = w.current_step_id) then
    perform tk_refuse('TK023', format('hazard %s is not one of the current step', new.hazard_id),
      json_build_object('id', w.id, 'hazardId', new.hazard_id, 'stepId', w.current_step_id));
  end if;
  perform tk_append(w.id, 'acknowledge', null,
    json_build_array(tk_added('hazard_acknowledgements', new.id, tk_row(new))));

  return null;
end $$`)
  await op.execute(`create trigger tk_acknowledged after insert on hazard_acknowledgements
  for each row execute function tk_acknowledged()`)
  await op.execute(`-- lint: allow TL008 because it only pins and revokes what this revision has made
do $$
declare
  rule regprocedure;
begin
  for rule in select oid from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and prosecdef and proname like 'tk\\_%' loop
    execute format('alter function %s set search_path = %I, pg_temp', rule, current_schema);
    execute format('revoke execute on function %s from public', rule);
  end loop;
end $$`)

  // What came before the trail begins it.
  await op.execute(`select tk_append(w.id, 'adopt', null, (
  select json_agg(change order by level, id) from (
    select 0 as level, w.id, tk_added('work_sessions', w.id, tk_row(w)) as change
    union all
    select 1, c.id, tk_added('safety_checks', c.id, tk_row(c)) from safety_checks c where c.session_id = w.id
    union all
    select 2, a.id, tk_added('hazard_acknowledgements', a.id, tk_row(a))
      from hazard_acknowledgements a where a.session_id = w.id
    union all
    select 3, g.id, tk_added('signatures', g.id, tk_row(g)) from signatures g
     where g.session_id = w.id
        or g.check_id = any(array(select id from safety_checks where session_id = w.id))) rows))
  from work_sessions w order by w.id`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_acknowledged on hazard_acknowledgements')
  await op.execute('drop trigger tk_checked on safety_checks')
  await op.execute('drop trigger tk_trail_moved on work_sessions')
  await op.execute('drop trigger tk_trail_started on work_sessions')
  await op.execute('drop trigger tk_moved on work_sessions')
  await op.execute('drop trigger tk_started on work_sessions')
  await op.execute('drop function tk_acknowledged()')
  await op.execute('drop function tk_overrides(safety_checks, work_sessions)')
  await op.execute('drop function tk_newest_check(safety_checks)')
  await op.execute('drop function tk_must_be_in_progress(work_sessions, text)')
  await op.execute('drop function tk_must_be_open(work_sessions)')
  await op.execute('drop function tk_must_take_check(safety_checks, work_sessions)')
  await op.execute('drop function tk_checked()')
  await op.execute('drop function tk_work_trail()')
  await op.execute('drop function tk_reason(text, text)')
  await op.execute('drop function tk_closed(work_sessions, work_sessions)')
  await op.execute('drop function tk_unpaused(work_sessions)')
  await op.execute('drop function tk_refuse_change(work_sessions, work_sessions)')
  await op.execute('drop function tk_work_moved()')
  await op.execute('drop function tk_work_started()')
  await op.execute('delete from audit_events where stream_id in (select id from work_sessions)')
}
