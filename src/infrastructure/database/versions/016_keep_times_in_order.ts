import type { Operations } from '../../../migrations/revision.ts'

export const revision = '016_keep_times_in_order'
export const downRevision = '015_know_who_acts'
export const message = 'Keep times in order as the clock of the database knows them'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
create function tk_must_be_timely(tab text, id uuid, at timestamp with time zone, follows timestamp with time zone default null::timestamp with time zone)
 returns void
 language plpgsql
as $function$
declare
  clock timestamptz := clock_timestamp();
  earliest timestamptz := least(clock, greatest(follows, timestamptz '2000-01-01 00:00:00+00'));
begin
  if at is null or at > clock + interval '5 minutes' then
    perform tk_refuse('TK026', format('a time of %s %s lies ahead of the clock', tab, id),
      json_build_object('table', tab, 'id', id, 'at', at, 'clock', clock));
  end if;
  if at < earliest - interval '5 minutes' then
    perform tk_refuse('TK025', format('a time of %s %s lies before what it follows', tab, id),
      json_build_object('table', tab, 'id', id, 'at', at, 'earliest', earliest));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_acknowledged()
 returns trigger
 language plpgsql
 security definer
as $function$
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
  perform tk_must_be_timely('hazard_acknowledgements', new.id, new.acknowledged_at, w.started_at);
  if not exists (select from hazards where id = new.hazard_id and step_id = w.current_step_id) then
    perform tk_refuse('TK023', format('hazard %s is not one of the current step', new.hazard_id),
      json_build_object('id', w.id, 'hazardId', new.hazard_id, 'stepId', w.current_step_id));
  end if;
  perform tk_append(w.id, 'acknowledge', null,
    json_build_array(tk_added('hazard_acknowledgements', new.id, tk_row(new))));

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_acknowledged() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_checked()
 returns trigger
 language plpgsql
 security definer
as $function$
declare
  w work_sessions;
  next_step uuid;
  moves boolean;
  added json;
  signed json;
begin
  -- The usual case in two statements; the rules of the work session say which step is next.
  if new.result = 'pass' then
    update work_sessions set current_step_id = null
     where id = new.session_id and status = 'in_progress' and current_step_id = new.step_id
       and worker_id = tk_actor() and new.checked_at between started_at - interval '5 minutes' and clock_timestamp() + interval '5 minutes'
       and (select deactivated_at from users where id = worker_id) is null
       and not exists (select from hazards where step_id = new.step_id and severity in ('high', 'critical'))
    returning current_step_id into next_step;
    if found then
      perform tk_append(new.session_id, new.result, null, array_to_json(array[
        tk_added('safety_checks', new.id, tk_row(new)), json_build_array('work_sessions', new.session_id,
          json_build_object('current_step_id', new.step_id), json_build_object('current_step_id', next_step))]));

      return null;
    end if;
  end if;

  select * into w from work_sessions where id = new.session_id for no key update;
  if new.result = 'override' then
    moves := tk_overrides(new, w);
    signed := tk_sign('override', new.override_by, null, null, new.id);
  else
    perform tk_must_take_check(new, w);
    moves := new.result = 'pass';
  end if;
  if moves then
    update work_sessions set current_step_id = null where id = w.id returning current_step_id into next_step;
  end if;
  added := tk_added('safety_checks', new.id, tk_row(new));
  perform tk_append(new.session_id, new.result, new.override_reason, array_to_json(
    array[added] || case when signed is not null then array[signed] end || case when moves then array[json_build_array('work_sessions', new.session_id,
          json_build_object('current_step_id', new.step_id), json_build_object('current_step_id', next_step))] end));

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_checked() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_must_take_check(c safety_checks, w work_sessions)
 returns void
 language plpgsql
as $function$
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
  perform tk_must_be_timely('safety_checks', c.id, c.checked_at, w.started_at);
  -- Nobody acknowledges a danger in order to report it.
  if c.result = 'pass' then
    select array_agg(id order by id) into unseen from hazards h
     where step_id = c.step_id and severity in ('high', 'critical') and not exists (
       select from hazard_acknowledgements where session_id = w.id and hazard_id = h.id);
    if unseen is not null then
      perform tk_refuse('TK022', format('hazards of step %s are not acknowledged', c.step_id),
        json_build_object('id', w.id, 'stepId', c.step_id, 'hazardIds', unseen));
    end if;
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_overrides(o safety_checks, w work_sessions)
 returns boolean
 language plpgsql
as $function$
declare
  c safety_checks;
begin
  perform tk_must_be_open(w);
  perform tk_must_review(o.override_by, w.worker_id);
  select * into c from safety_checks
   where id = o.resolves and session_id = w.id and step_id = o.step_id and result <> 'override';
  perform tk_must_be_timely('safety_checks', o.id, o.checked_at, greatest(w.started_at, c.checked_at));
  if c.step_id is distinct from w.current_step_id and c.needs_review then
    return false;
  end if;
  if c.step_id = w.current_step_id and c.result = 'fail' and c.id = tk_newest_check(o) then
    return true;
  end if;
  perform tk_refuse('TK021', format('work session %s has no such failed or flagged check to override', w.id),
    json_build_object('id', w.id));
end $function$`)
  await op.execute(`
create or replace function tk_tasks_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
begin
  perform tk_must_be_timely('tasks', n.id, n.created_at, s.created_at)
    from n left join lateral (select created_at from sops where id = n.sop_id) s on true
   where n.created_at between s.created_at and clock_timestamp() is not true;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'add tasks', (
      select json_build_array(tk_rows_added('tasks', json_agg(json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id) order by n.id)))
        from n where cardinality(ids) = 1 or n.sop_id = sop));
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_tasks_added() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_tasks_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id <> o.origin_id or n.sop_id <> o.sop_id or n.created_at <> o.created_at limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of tasks is never changes', astray),
      json_build_object('table', 'tasks', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit tasks', changed) from (
      select json_agg(tk_changed('tasks', n.id, json_build_object('id', o.id, 'sop_id', o.sop_id, 'title', o.title,
    'description', o.description, 'order_index', o.order_index,
    'created_at', extract(epoch from o.created_at), 'origin_id', o.origin_id), json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.sop_id = sop) edit where changed is not null;
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_tasks_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_user_trail()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if tg_op = 'INSERT' then
    perform tk_must_be_timely('users', new.id, new.created_at);
  end if;
  if tg_op = 'INSERT' or new.updated_at is distinct from old.updated_at then
    perform tk_must_be_timely('users', new.id, new.updated_at, new.created_at);
  end if;
  if new.deactivated_at is not null and (tg_op = 'INSERT' or new.deactivated_at is distinct from old.deactivated_at) then
    perform tk_must_be_timely('users', new.id, new.deactivated_at, new.created_at);
  end if;
  if tg_op = 'INSERT' then
    perform tk_must_be_new('users', new.id);
    perform tk_append(new.id, 'add', null, json_build_array(tk_added('users', new.id, tk_row(new))));
  else
    perform tk_append(new.id, case
        when new.deactivated_at is not null and old.deactivated_at is null then 'deactivate'
        when new.deactivated_at is null and old.deactivated_at is not null then 'reactivate'
        else 'change' end,
      null, json_build_array(tk_changed('users', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_user_trail() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_version_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  must sops := old;
  working uuid[];
begin
  if old.status = 'draft' or new.status <> old.status or new.deleted_at is distinct from old.deleted_at then
    must.updated_at := new.updated_at;
  end if;
  must.deleted_at := new.deleted_at;
  must.status := new.status;
  if (new.id, new.lineage_id, new.version, new.created_by, new.created_at)
     is distinct from (old.id, old.lineage_id, old.version, old.created_by, old.created_at) then
    perform tk_refuse('TK033', format('which version %s is never changes', old.id),
      json_build_object('table', 'sops', 'id', old.id));
  end if;

  if new.status = old.status then
    if old.status = 'draft' then
      perform tk_must_act(tk_actor());
      must.title := new.title;
    end if;
  elsif old.status = 'draft' and new.status = 'effective' and new.deleted_at is null then
    perform tk_must_review(new.published_by, null);
    must.published_by := new.published_by;
    must.published_at := coalesce(new.published_at, clock_timestamp());
    perform tk_must_be_timely('sops', new.id, must.published_at, old.created_at);
    must := tk_published(must);
    -- The rules set these themselves, whatever the statement says of them.
    new.published_at := must.published_at;
    new.step_ids := must.step_ids;
    new.task_count := must.task_count;
    new.step_count := must.step_count;
    new.low_hazards := must.low_hazards;
    new.medium_hazards := must.medium_hazards;
    new.high_hazards := must.high_hazards;
    new.critical_hazards := must.critical_hazards;
    new.tree_digest := must.tree_digest;
    update sops set status = 'superseded', updated_at = new.published_at
     where lineage_id = new.lineage_id and status = 'effective';
  elsif old.status = 'effective' and new.status = 'retired' then
    perform tk_must_review(new.retired_by, null);
    must.retired_by := new.retired_by;
    must.retired_at := coalesce(new.retired_at, clock_timestamp());
    perform tk_must_be_timely('sops', new.id, must.retired_at, old.published_at);
    new.retired_at := must.retired_at;
  elsif old.status <> 'effective' or new.status <> 'superseded' then
    perform tk_refuse('TK002', format('version %s is %s and cannot become %s', old.id, old.status, new.status),
      json_build_object('id', old.id, 'status', old.status, 'verb', case
          when new.status <> 'effective' then 'retire'
          when old.status = 'draft' then 'publish what is deleted' else 'publish' end));
  end if;

  if new is distinct from must and old.status = 'draft' then
    perform tk_refuse('TK035', format('only publishing sets that of version %s', old.id),
      json_build_object('table', 'sops', 'id', old.id));
  elsif new is distinct from must then
    perform tk_refuse('TK001', format('version %s is %s and never changes', old.id, old.status),
      json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  if new.updated_at is distinct from old.updated_at then
    perform tk_must_be_timely('sops', new.id, new.updated_at, new.created_at);
  end if;
  if new.deleted_at is not null and new.deleted_at is distinct from old.deleted_at then
    perform tk_must_be_timely('sops', new.id, new.deleted_at, greatest(new.created_at, old.published_at));
  end if;
  if new.deleted_at is not null and old.deleted_at is null then
    select array_agg(id order by started_at, id) into working from work_sessions
     where sop_id = new.id and status in ('in_progress', 'paused');
    if working is not null then
      perform tk_refuse('TK005', format('version %s has active work sessions', new.id),
        json_build_object('id', new.id, 'workSessionIds', working));
    end if;
    -- Of a moment before, work that has begun meanwhile could not be seen.
    if current_setting('transaction_isolation') <> 'read committed' then
      perform tk_refuse('TK006', format('version %s is deleted in a transaction that is read committed', old.id),
        json_build_object('table', 'sops', 'id', old.id));
    end if;
  end if;

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_version_made()
 returns trigger
 language plpgsql
 security definer
as $function$
declare
  last integer;
  published timestamptz;
begin
  new.lineage_id := coalesce(new.lineage_id, new.id);
  if new.status <> 'draft' or new.step_ids is not null then
    perform tk_refuse('TK002', 'a version begins as a draft',
      json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
  end if;
  perform tk_must_act(new.created_by);
  perform tk_must_be_new('sops', new.id);
  perform tk_must_be_timely('sops', new.id, new.updated_at, new.created_at);
  if new.lineage_id <> new.id then
    perform from sops where id = new.lineage_id for no key update;
    select max(version), max(published_at) into last, published from sops where lineage_id = new.lineage_id;
    if new.version <> last + 1 then
      perform tk_refuse('TK002', format('version %s does not follow version %s', new.version, last),
        json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
    end if;
  end if;
  perform tk_must_be_timely('sops', new.id, new.created_at, published);

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_made() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_work_moved()
 returns trigger
 language plpgsql
 security definer
as $function$
declare
  must work_sessions := old;
  step_ids uuid[];
  open uuid[];
  ended timestamptz;
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
  ended := coalesce(new.approved_at, new.closed_at, new.completed_at);
  if ended is not null then
    perform tk_must_be_timely('work_sessions', new.id, ended, greatest(new.started_at, old.completed_at, (
      select max(checked_at) from safety_checks where session_id = new.id)));
  end if;

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_work_moved() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_work_started()
 returns trigger
 language plpgsql
 security definer
as $function$
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
  perform tk_must_be_timely('work_sessions', new.id, new.started_at, s.published_at);
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
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_work_started() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`-- lint: allow TL205 because the rules above, its only callers, no longer call it
    drop function tk_must_be_in_order(text, uuid, timestamp with time zone[])`)
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
create function tk_must_be_in_order(tab text, id uuid, variadic times timestamp with time zone[])
 returns void
 language plpgsql
as $function$
declare
  before timestamptz;
  at timestamptz;
begin
  foreach at in array times loop
    if not isfinite(at) or at < before - interval '5 minutes' then
      perform tk_refuse('TK025', format('the times of %s %s are not real or not in order', tab, id),
        json_build_object('table', tab, 'id', id));
    end if;
    before := coalesce(at, before);
  end loop;
end $function$`)
  await op.execute(`
create or replace function tk_acknowledged()
 returns trigger
 language plpgsql
 security definer
as $function$
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
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_acknowledged() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_checked()
 returns trigger
 language plpgsql
 security definer
as $function$
declare
  w work_sessions;
  next_step uuid;
  moves boolean;
  added json;
  signed json;
begin
  -- The usual case in two statements; the rules of the work session say which step is next.
  if new.result = 'pass' then
    update work_sessions set current_step_id = null
     where id = new.session_id and status = 'in_progress' and current_step_id = new.step_id
       and worker_id = tk_actor() and isfinite(new.checked_at)
       and (select deactivated_at from users where id = worker_id) is null
       and not exists (select from hazards where step_id = new.step_id and severity in ('high', 'critical'))
    returning current_step_id into next_step;
    if found then
      perform tk_append(new.session_id, new.result, null, array_to_json(array[
        tk_added('safety_checks', new.id, tk_row(new)), json_build_array('work_sessions', new.session_id,
          json_build_object('current_step_id', new.step_id), json_build_object('current_step_id', next_step))]));

      return null;
    end if;
  end if;

  select * into w from work_sessions where id = new.session_id for no key update;
  if new.result = 'override' then
    moves := tk_overrides(new, w);
    signed := tk_sign('override', new.override_by, null, null, new.id);
  else
    perform tk_must_take_check(new, w);
    moves := new.result = 'pass';
  end if;
  if moves then
    update work_sessions set current_step_id = null where id = w.id returning current_step_id into next_step;
  end if;
  added := tk_added('safety_checks', new.id, tk_row(new));
  perform tk_append(new.session_id, new.result, new.override_reason, array_to_json(
    array[added] || case when signed is not null then array[signed] end || case when moves then array[json_build_array('work_sessions', new.session_id,
          json_build_object('current_step_id', new.step_id), json_build_object('current_step_id', next_step))] end));

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_checked() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_must_take_check(c safety_checks, w work_sessions)
 returns void
 language plpgsql
as $function$
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
  -- Nobody acknowledges a danger in order to report it.
  if c.result = 'pass' then
    select array_agg(id order by id) into unseen from hazards h
     where step_id = c.step_id and severity in ('high', 'critical') and not exists (
       select from hazard_acknowledgements where session_id = w.id and hazard_id = h.id);
    if unseen is not null then
      perform tk_refuse('TK022', format('hazards of step %s are not acknowledged', c.step_id),
        json_build_object('id', w.id, 'stepId', c.step_id, 'hazardIds', unseen));
    end if;
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_overrides(o safety_checks, w work_sessions)
 returns boolean
 language plpgsql
as $function$
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
end $function$`)
  await op.execute(`
create or replace function tk_tasks_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'add tasks', (
      select json_build_array(tk_rows_added('tasks', json_agg(json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id) order by n.id)))
        from n where cardinality(ids) = 1 or n.sop_id = sop));
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_tasks_added() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_tasks_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id <> o.origin_id or n.sop_id <> o.sop_id limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of tasks is never changes', astray),
      json_build_object('table', 'tasks', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit tasks', changed) from (
      select json_agg(tk_changed('tasks', n.id, json_build_object('id', o.id, 'sop_id', o.sop_id, 'title', o.title,
    'description', o.description, 'order_index', o.order_index,
    'created_at', extract(epoch from o.created_at), 'origin_id', o.origin_id), json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.sop_id = sop) edit where changed is not null;
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_tasks_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_user_trail()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  perform tk_must_be_in_order('users', new.id, new.created_at, new.updated_at);
  perform tk_must_be_in_order('users', new.id, new.created_at, new.deactivated_at);
  if tg_op = 'INSERT' then
    perform tk_must_be_new('users', new.id);
    perform tk_append(new.id, 'add', null, json_build_array(tk_added('users', new.id, tk_row(new))));
  else
    perform tk_append(new.id, case
        when new.deactivated_at is not null and old.deactivated_at is null then 'deactivate'
        when new.deactivated_at is null and old.deactivated_at is not null then 'reactivate'
        else 'change' end,
      null, json_build_array(tk_changed('users', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_user_trail() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_version_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  must sops := old;
  working uuid[];
begin
  if old.status = 'draft' or new.status <> old.status or new.deleted_at is distinct from old.deleted_at then
    must.updated_at := new.updated_at;
  end if;
  must.deleted_at := new.deleted_at;
  must.status := new.status;
  if (new.id, new.lineage_id, new.version, new.created_by, new.created_at)
     is distinct from (old.id, old.lineage_id, old.version, old.created_by, old.created_at) then
    perform tk_refuse('TK033', format('which version %s is never changes', old.id),
      json_build_object('table', 'sops', 'id', old.id));
  end if;

  if new.status = old.status then
    if old.status = 'draft' then
      perform tk_must_act(tk_actor());
      must.title := new.title;
    end if;
  elsif old.status = 'draft' and new.status = 'effective' and new.deleted_at is null then
    perform tk_must_review(new.published_by, null);
    must.published_by := new.published_by;
    must.published_at := coalesce(new.published_at, clock_timestamp());
    must := tk_published(must);
    -- The rules set these themselves, whatever the statement says of them.
    new.published_at := must.published_at;
    new.step_ids := must.step_ids;
    new.task_count := must.task_count;
    new.step_count := must.step_count;
    new.low_hazards := must.low_hazards;
    new.medium_hazards := must.medium_hazards;
    new.high_hazards := must.high_hazards;
    new.critical_hazards := must.critical_hazards;
    new.tree_digest := must.tree_digest;
    update sops set status = 'superseded', updated_at = new.updated_at
     where lineage_id = new.lineage_id and status = 'effective';
  elsif old.status = 'effective' and new.status = 'retired' then
    perform tk_must_review(new.retired_by, null);
    must.retired_by := new.retired_by;
    must.retired_at := coalesce(new.retired_at, clock_timestamp());
    new.retired_at := must.retired_at;
  elsif old.status <> 'effective' or new.status <> 'superseded' then
    perform tk_refuse('TK002', format('version %s is %s and cannot become %s', old.id, old.status, new.status),
      json_build_object('id', old.id, 'status', old.status, 'verb', case
          when new.status <> 'effective' then 'retire'
          when old.status = 'draft' then 'publish what is deleted' else 'publish' end));
  end if;

  if new is distinct from must and old.status = 'draft' then
    perform tk_refuse('TK035', format('only publishing sets that of version %s', old.id),
      json_build_object('table', 'sops', 'id', old.id));
  elsif new is distinct from must then
    perform tk_refuse('TK001', format('version %s is %s and never changes', old.id, old.status),
      json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.published_at, new.retired_at);
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.updated_at);
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.deleted_at);
  if new.deleted_at is not null and old.deleted_at is null then
    select array_agg(id order by started_at, id) into working from work_sessions
     where sop_id = new.id and status in ('in_progress', 'paused');
    if working is not null then
      perform tk_refuse('TK005', format('version %s has active work sessions', new.id),
        json_build_object('id', new.id, 'workSessionIds', working));
    end if;
    -- Of a moment before, work that has begun meanwhile could not be seen.
    if current_setting('transaction_isolation') <> 'read committed' then
      perform tk_refuse('TK006', format('version %s is deleted in a transaction that is read committed', old.id),
        json_build_object('table', 'sops', 'id', old.id));
    end if;
  end if;

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_version_made()
 returns trigger
 language plpgsql
 security definer
as $function$
declare
  last integer;
begin
  new.lineage_id := coalesce(new.lineage_id, new.id);
  if new.status <> 'draft' or new.step_ids is not null then
    perform tk_refuse('TK002', 'a version begins as a draft',
      json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
  end if;
  perform tk_must_act(new.created_by);
  perform tk_must_be_new('sops', new.id);
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.updated_at);
  if new.lineage_id <> new.id then
    perform from sops where id = new.lineage_id for no key update;
    select max(version) into last from sops where lineage_id = new.lineage_id;
    if new.version <> last + 1 then
      perform tk_refuse('TK002', format('version %s does not follow version %s', new.version, last),
        json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
    end if;
  end if;

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_made() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_work_moved()
 returns trigger
 language plpgsql
 security definer
as $function$
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
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_work_moved() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_work_started()
 returns trigger
 language plpgsql
 security definer
as $function$
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
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_work_started() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(
    'drop function tk_must_be_timely(text, uuid, timestamp with time zone, timestamp with time zone)',
  )
}
