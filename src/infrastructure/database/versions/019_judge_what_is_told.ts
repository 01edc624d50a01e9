import type { Operations } from '../../../migrations/revision.ts'

export const revision = '019_judge_what_is_told'
export const downRevision = '018_lend_rights'
export const message = 'Judge what is told and tell what was judged'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
create function tk_must_still_act(who uuid)
 returns void
 language plpgsql
as $function$
begin
  if who is distinct from tk_actor() then
    perform tk_refuse('TK019', format('%s acts in the name of %s, who was judged', tk_actor(), who),
      json_build_object('actor', tk_actor(), 'named', who));
  end if;
end $function$`)
  await op.execute(`
create function tk_went_on(session uuid, step uuid)
 returns boolean
 language sql
 stable
as $function$
  select exists (select from audit_events e cross join json_array_elements(e.changes) change
    where e.stream_id = session and change ->> 0 = 'safety_checks' and change -> 3 ->> 'step_id' = step::text
      and change -> 3 ->> 'result' in ('pass', 'override'))
$function$`)
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
  if new.acknowledged_by is distinct from w.worker_id then
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
       and (select deactivated_at from users where id = worker_id for share) is null
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
create or replace function tk_draft(sop uuid)
 returns uuid
 language plpgsql
as $function$
declare
  v sops;
begin
  select * into v from sops where id = sop for no key update;
  if v.status is distinct from 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never changes', v.id, v.status),
      json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;
  perform tk_must_act(tk_actor());

  return v.lineage_id;
end $function$`)
  await op.execute(`
create or replace function tk_hazards_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(
           select task_id from steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id is distinct from o.origin_id or (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = n.step_id) is distinct from (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = o.step_id) limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of hazards is never changes', astray),
      json_build_object('table', 'hazards', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit hazards', changed) from (
      select json_agg(tk_changed('hazards', n.id, row_to_json(o), row_to_json(n)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.step_id = any(array(
           select s.id from tasks t join steps s on s.task_id = t.id where t.sop_id = sop))) edit where changed is not null;
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_hazards_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_must_act(who uuid)
 returns void
 language plpgsql
as $function$
declare
  person users;
begin
  if who is null or tk_actor() is null then
    perform tk_refuse('TK018', 'nobody is named as acting: set tenken.actor', json_build_object('named', who));
  end if;
  if who is distinct from tk_actor() then
    perform tk_refuse('TK019', format('%s acts in the name of %s', tk_actor(), who),
      json_build_object('actor', tk_actor(), 'named', who));
  end if;
  select * into person from users where id = who for share;
  if not found then
    perform tk_refuse('TK018', format('there is no user %s', who), json_build_object('named', who));
  end if;
  if person.deactivated_at is not null then
    perform tk_refuse('TK016', format('%s has been deactivated', person.name), json_build_object('name', person.name));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_be_in_progress(w work_sessions, verb text)
 returns void
 language plpgsql
as $function$
begin
  if w.status is distinct from 'in_progress' then
    perform tk_refuse('TK011', format('work session %s is %s', w.id, w.status),
      json_build_object('id', w.id, 'verb', verb, 'status', w.status));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_be_new(tab text, made uuid)
 returns void
 language plpgsql
as $function$
begin
  if made is null or made = '00000000-0000-0000-0000-000000000000'
     or exists (select from users where id = made and tab <> 'users')
     or exists (select from sops where id = made and tab <> 'sops')
     or exists (select from work_sessions where id = made and tab <> 'work_sessions')
     or exists (select from audit_events where stream_id = made)
        and not (tab = 'users' and exists (select from users where id = made) or tab = 'sops' and exists (select from sops where id = made) or tab = 'work_sessions' and exists (select from work_sessions where id = made)) then
    perform tk_refuse('TK036', format('the id %s is that of another record', made),
      json_build_object('table', tab, 'id', made));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_be_open(w work_sessions)
 returns void
 language plpgsql
as $function$
begin
  if w.locked is distinct from false then
    perform tk_refuse('TK010', format('work session %s is %s and locked', w.id, w.status),
      json_build_object('id', w.id, 'status', w.status));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_own(session uuid, worker uuid)
 returns void
 language plpgsql
as $function$
begin
  if tk_actor() is distinct from worker and tk_actor() is not null and worker is not null then
    perform tk_refuse('TK017', format('the work session %s belongs to another worker', session),
      json_build_object('id', session));
  end if;
  perform tk_must_act(worker);
end $function$`)
  await op.execute(`
create or replace function tk_must_review(who uuid, worker uuid)
 returns void
 language plpgsql
as $function$
declare
  person users;
begin
  perform tk_must_act(who);
  select * into person from users where id = who;
  if worker is not null and who = worker then
    perform tk_refuse('TK014', 'workers cannot review their own work session', '{}');
  end if;
  if person.role in ('supervisor', 'admin') is not true then
    perform tk_refuse('TK015', format('%s is a %s, not a supervisor', person.name, person.role),
      json_build_object('name', person.name, 'role', person.role));
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
  if c.step_id is distinct from w.current_step_id and c.needs_review and tk_went_on(w.id, c.step_id) then
    return false;
  end if;
  if c.step_id = w.current_step_id and c.result = 'fail' and c.id = tk_newest_check(o) then
    return true;
  end if;
  perform tk_refuse('TK021', format('work session %s has no such failed or flagged check to override', w.id),
    json_build_object('id', w.id));
end $function$`)
  await op.execute(`
create or replace function tk_published(version sops)
 returns sops
 language plpgsql
as $function$
begin
  select array_agg(s.id order by t.order_index, s.order_index), count(distinct t.id), count(s.id)
    into version.step_ids, version.task_count, version.step_count
    from tasks t left join steps s on s.task_id = t.id where t.sop_id = version.id;
  if version.step_count = 0 or array_position(version.step_ids, null) is not null then
    perform tk_refuse('TK004', format('version %s needs steps in every task', version.id),
      json_build_object('id', version.id, 'title', version.title));
  end if;
  select count(*) filter (where severity = 'low'), count(*) filter (where severity = 'medium'),
         count(*) filter (where severity = 'high'), count(*) filter (where severity = 'critical')
    into version.low_hazards, version.medium_hazards, version.high_hazards, version.critical_hazards
    from hazards where step_id = any(version.step_ids);
  if exists (select from tasks where sop_id = version.id group by origin_id having count(*) > 1)
     or exists (select from steps where id = any(version.step_ids) group by origin_id having count(*) > 1)
     or exists (select from hazards where step_id = any(version.step_ids) group by origin_id having count(*) > 1) then
    perform tk_refuse('TK009', format('two rows of version %s are of one origin', version.id),
      json_build_object('table', 'sops', 'id', version.id));
  end if;
  version.tree_digest := tk_tree_digest(version.id);

  return version;
end $function$`)
  await op.execute(`
create or replace function tk_steps_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id is distinct from o.origin_id or (select t.sop_id from tasks t where t.id = n.task_id) is distinct from (select t.sop_id from tasks t where t.id = o.task_id) limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of steps is never changes', astray),
      json_build_object('table', 'steps', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit steps', changed) from (
      select json_agg(tk_changed('steps', n.id, row_to_json(o), row_to_json(n)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.task_id = any(array(select id from tasks where sop_id = sop))) edit where changed is not null;
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_steps_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
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
   where n.id is null or n.origin_id is distinct from o.origin_id or n.sop_id is distinct from o.sop_id or n.created_at is distinct from o.created_at limit 1;
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
create or replace function tk_user_changed()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if (new.id, new.created_at) is distinct from (old.id, old.created_at) then
    perform tk_refuse('TK033', format('who user %s is never changes', old.id),
      json_build_object('table', 'users', 'id', old.id));
  end if;
  perform tk_must_act(tk_actor());

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_user_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_user_made()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  perform tk_must_be_new('users', new.id);
  if coalesce(tk_actor(), new.id) = new.id and not exists (select from users) then
    lock table users in share row exclusive mode;
    if current_setting('transaction_isolation') = 'read committed' and not exists (select from users) then
      return new;
    end if;
  end if;
  perform tk_must_act(tk_actor());

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_user_made() set search_path = %1$I, pg_temp', current_schema); end $$`)
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
  if tg_op = 'UPDATE' and tk_actor() is not distinct from new.id then
    -- As they were before: whoever leaves may say so themself, and nobody comes back by themself.
    if old.deactivated_at is not null then
      perform tk_refuse('TK016', format('%s had been deactivated', old.name), json_build_object('name', old.name));
    end if;
  -- Nobody adds the very first user, or they themself.
  elsif tg_op = 'UPDATE' or exists (select from users where id is distinct from new.id)
     or coalesce(tk_actor(), new.id) is distinct from new.id then
    perform tk_must_act(tk_actor());
  end if;
  if tg_op = 'INSERT' then
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
  elsif old.status <> 'effective' or new.status is distinct from 'superseded' then
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
    if current_setting('transaction_isolation') is distinct from 'read committed' then
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
  first sops;
  last integer;
  published timestamptz;
begin
  new.lineage_id := coalesce(new.lineage_id, new.id);
  if new.status is distinct from 'draft' or new.step_ids is not null then
    perform tk_refuse('TK002', 'a version begins as a draft',
      json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
  end if;
  perform tk_must_act(new.created_by);
  perform tk_must_be_new('sops', new.id);
  perform tk_must_be_timely('sops', new.id, new.updated_at, new.created_at);
  if new.lineage_id is distinct from new.id then
    select * into first from sops where id = new.lineage_id for no key update;
    if first.version is distinct from 1 then
      perform tk_refuse('TK008', format('version %s is of no SOP: %s is not a first version', new.id, new.lineage_id),
        json_build_object('table', 'sops', 'id', new.id));
    end if;
    select max(version), max(published_at) into last, published from sops where lineage_id = new.lineage_id;
    if published is null then
      perform tk_refuse('TK002', format('nothing of SOP %s has been published', first.id),
        json_build_object('id', first.id, 'verb', 'revise', 'status', first.status));
    end if;
    if new.version is distinct from last + 1 then
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
create or replace function tk_version_trail()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if tg_op = 'INSERT' then
    perform tk_must_still_act(new.created_by);
  elsif tg_op = 'UPDATE' and new.status = 'effective' and old.status = 'draft' then
    perform tk_must_still_act(new.published_by);
  elsif tg_op = 'UPDATE' and new.status = 'retired' and old.status <> 'retired' then
    perform tk_must_still_act(new.retired_by);
  else
    perform tk_must_act(tk_actor());
  end if;
  if tg_op = 'INSERT' then
    perform tk_append_to_lineage(new.lineage_id, case new.version when 1 then 'create' else 'revise' end,
      json_build_array(tk_added('sops', new.id, tk_row(new))));
  elsif tg_op = 'DELETE' then
    perform tk_append_to_lineage(old.lineage_id, 'remove',
      json_build_array(tk_removed('sops', old.id, tk_row(old))));
  elsif new.status = 'effective' and old.status = 'draft' then
    perform tk_append_to_lineage(new.lineage_id, 'publish', json_build_array(
      tk_changed('sops', new.id, tk_row(old), tk_row(new)),
      tk_sign('publish', new.published_by, new.id, null, null)));
  else
    perform tk_append_to_lineage(new.lineage_id, case
        when new.status <> old.status then case new.status when 'retired' then 'retire' else 'supersede' end
        when new.deleted_at is not null and old.deleted_at is null then 'delete'
        when new.deleted_at is null and old.deleted_at is not null then 'restore'
        else 'edit' end,
      json_build_array(tk_changed('sops', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_trail() set search_path = %1$I, pg_temp', current_schema); end $$`)
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
  if s.status is distinct from 'effective' or s.deleted_at is not null then
    perform tk_refuse('TK003', format('version %s is not effective', s.id), json_build_object('id', s.id,
      'title', s.title, 'lineageId', s.lineage_id, 'status', s.status, 'deleted', s.deleted_at is not null));
  end if;
  perform tk_must_own(new.id, new.worker_id);
  perform tk_must_be_new('work_sessions', new.id);
  perform tk_must_be_timely('work_sessions', new.id, new.started_at, s.published_at);
  new.current_step_id := coalesce(new.current_step_id, s.step_ids[1]);
  if new.status is distinct from 'in_progress' then
    perform tk_refuse('TK011', 'work starts in progress',
      json_build_object('id', new.id, 'verb', 'start', 'status', new.status));
  end if;
  if new.current_step_id is distinct from s.step_ids[1] then
    perform tk_refuse('TK012', 'work starts on the first step',
      json_build_object('id', new.id, 'stepId', new.current_step_id, 'currentStepId', s.step_ids[1]));
  end if;
  if new.paused_for is distinct from interval '0' then
    perform tk_refuse('TK035', format('only pausing sets the paused time of work session %s', new.id),
      json_build_object('table', 'work_sessions', 'id', new.id));
  end if;

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_work_started() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_work_trail()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  perform tk_must_still_act(coalesce(new.approved_by, new.closed_by, new.worker_id));
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
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_work_trail() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(
    'create trigger tk_still_allowed after update on sops for each row when (old.deleted_at is distinct from new.deleted_at) execute function tk_version_hidden()',
  )
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute('drop trigger tk_still_allowed on sops')
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
create or replace function tk_draft(sop uuid)
 returns uuid
 language plpgsql
as $function$
declare
  v sops;
begin
  select * into v from sops where id = sop for no key update;
  if v.status <> 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never changes', v.id, v.status),
      json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;
  perform tk_must_act(tk_actor());

  return v.lineage_id;
end $function$`)
  await op.execute(`
create or replace function tk_hazards_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(
           select task_id from steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id <> o.origin_id or (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = n.step_id) <> (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = o.step_id) limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of hazards is never changes', astray),
      json_build_object('table', 'hazards', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit hazards', changed) from (
      select json_agg(tk_changed('hazards', n.id, row_to_json(o), row_to_json(n)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.step_id = any(array(
           select s.id from tasks t join steps s on s.task_id = t.id where t.sop_id = sop))) edit where changed is not null;
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_hazards_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_must_act(who uuid)
 returns void
 language plpgsql
as $function$
declare
  person users;
begin
  if who is null or tk_actor() is null then
    perform tk_refuse('TK018', 'nobody is named as acting: set tenken.actor', json_build_object('named', who));
  end if;
  if who <> tk_actor() then
    perform tk_refuse('TK019', format('%s acts in the name of %s', tk_actor(), who),
      json_build_object('actor', tk_actor(), 'named', who));
  end if;
  select * into person from users where id = who;
  if not found then
    perform tk_refuse('TK018', format('there is no user %s', who), json_build_object('named', who));
  end if;
  if person.deactivated_at is not null then
    perform tk_refuse('TK016', format('%s has been deactivated', person.name), json_build_object('name', person.name));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_be_in_progress(w work_sessions, verb text)
 returns void
 language plpgsql
as $function$
begin
  if w.status <> 'in_progress' then
    perform tk_refuse('TK011', format('work session %s is %s', w.id, w.status),
      json_build_object('id', w.id, 'verb', verb, 'status', w.status));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_be_new(tab text, made uuid)
 returns void
 language plpgsql
as $function$
begin
  if exists (select from users where id = made and tab <> 'users')
     or exists (select from sops where id = made and tab <> 'sops')
     or exists (select from work_sessions where id = made and tab <> 'work_sessions') then
    perform tk_refuse('TK036', format('the id %s is that of another record', made),
      json_build_object('table', tab, 'id', made));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_be_open(w work_sessions)
 returns void
 language plpgsql
as $function$
begin
  if w.locked then
    perform tk_refuse('TK010', format('work session %s is %s and locked', w.id, w.status),
      json_build_object('id', w.id, 'status', w.status));
  end if;
end $function$`)
  await op.execute(`
create or replace function tk_must_own(session uuid, worker uuid)
 returns void
 language plpgsql
as $function$
begin
  if tk_actor() <> worker then
    perform tk_refuse('TK017', format('the work session %s belongs to another worker', session),
      json_build_object('id', session));
  end if;
  perform tk_must_act(worker);
end $function$`)
  await op.execute(`
create or replace function tk_must_review(who uuid, worker uuid)
 returns void
 language plpgsql
as $function$
declare
  person users;
begin
  -- Held, so that nobody who decides is deactivated or loses the role meanwhile.
  select * into person from users where id = who for share;
  perform tk_must_act(who);
  if who = worker then
    perform tk_refuse('TK014', 'workers cannot review their own work session', '{}');
  end if;
  if person.role not in ('supervisor', 'admin') then
    perform tk_refuse('TK015', format('%s is a %s, not a supervisor', person.name, person.role),
      json_build_object('name', person.name, 'role', person.role));
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
create or replace function tk_published(version sops)
 returns sops
 language plpgsql
as $function$
begin
  select array_agg(s.id order by t.order_index, s.order_index), count(distinct t.id), count(s.id)
    into version.step_ids, version.task_count, version.step_count
    from tasks t left join steps s on s.task_id = t.id where t.sop_id = version.id;
  if version.step_count = 0 or array_position(version.step_ids, null) is not null then
    perform tk_refuse('TK004', format('version %s needs steps in every task', version.id),
      json_build_object('id', version.id, 'title', version.title));
  end if;
  select count(*) filter (where severity = 'low'), count(*) filter (where severity = 'medium'),
         count(*) filter (where severity = 'high'), count(*) filter (where severity = 'critical')
    into version.low_hazards, version.medium_hazards, version.high_hazards, version.critical_hazards
    from hazards where step_id = any(version.step_ids);
  version.tree_digest := tk_tree_digest(version.id);

  return version;
end $function$`)
  await op.execute(`
create or replace function tk_steps_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id <> o.origin_id or (select t.sop_id from tasks t where t.id = n.task_id) <> (select t.sop_id from tasks t where t.id = o.task_id) limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of steps is never changes', astray),
      json_build_object('table', 'steps', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit steps', changed) from (
      select json_agg(tk_changed('steps', n.id, row_to_json(o), row_to_json(n)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.task_id = any(array(select id from tasks where sop_id = sop))) edit where changed is not null;
  end loop;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_steps_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
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
create or replace function tk_user_changed()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if new.id <> old.id or new.created_at <> old.created_at then
    perform tk_refuse('TK033', format('who user %s is never changes', old.id),
      json_build_object('table', 'users', 'id', old.id));
  end if;
  perform tk_must_act(tk_actor());

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_user_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(`
create or replace function tk_user_made()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if coalesce(tk_actor(), new.id) = new.id and not exists (select from users) then
    lock table users in share row exclusive mode;
    if current_setting('transaction_isolation') = 'read committed' and not exists (select from users) then
      return new;
    end if;
  end if;
  perform tk_must_act(tk_actor());

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_user_made() set search_path = %1$I, pg_temp', current_schema); end $$`)
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
create or replace function tk_version_trail()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if tg_op = 'INSERT' then
    perform tk_append_to_lineage(new.lineage_id, case new.version when 1 then 'create' else 'revise' end,
      json_build_array(tk_added('sops', new.id, tk_row(new))));
  elsif tg_op = 'DELETE' then
    perform tk_append_to_lineage(old.lineage_id, 'remove',
      json_build_array(tk_removed('sops', old.id, tk_row(old))));
  elsif new.status = 'effective' and old.status = 'draft' then
    perform tk_append_to_lineage(new.lineage_id, 'publish', json_build_array(
      tk_changed('sops', new.id, tk_row(old), tk_row(new)),
      tk_sign('publish', new.published_by, new.id, null, null)));
  else
    perform tk_append_to_lineage(new.lineage_id, case
        when new.status <> old.status then case new.status when 'retired' then 'retire' else 'supersede' end
        when new.deleted_at is not null and old.deleted_at is null then 'delete'
        when new.deleted_at is null and old.deleted_at is not null then 'restore'
        else 'edit' end,
      json_build_array(tk_changed('sops', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_trail() set search_path = %1$I, pg_temp', current_schema); end $$`)
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
  await op.execute(`
create or replace function tk_work_trail()
 returns trigger
 language plpgsql
 security definer
as $function$
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
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_work_trail() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute('drop function tk_must_still_act(uuid)')
  await op.execute('drop function tk_went_on(uuid, uuid)')
}
