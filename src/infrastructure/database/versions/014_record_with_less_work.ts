import type { Operations } from '../../../migrations/revision.ts'

export const revision = '014_record_with_less_work'
export const downRevision = '013_find_work'
export const message = 'Record a check and its event with less work'

const searchPath = `-- lint: allow TL008 because it only sets the search_path of the function above
do $$ begin execute format('alter function tk_checked() set search_path = %I, pg_temp', current_schema); end $$`

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create or replace function tk_append(stream uuid, what text, why text, changed json) returns integer language plpgsql as $$
declare
  appended integer;
begin
  insert into audit_events (stream_id, position, at, actor, db_user, request_id, verb, reason, changes, hash)
  select stream, place, now, who, session_user, request, what, reason, changed,
         sha256(before || convert_to(
           tk_event_text(stream, place, now, who, session_user, request, what, reason, changed), 'UTF8'))
    from (
      select position + 1 as place, hash as before, clock_timestamp() as now, tk_actor() as who,
             nullif(current_setting('tenken.request', true), '') as request,
             coalesce(why, nullif(current_setting('tenken.reason', true), '')) as reason
        from audit_events where stream_id = stream order by position desc limit 1) event
  returning position into appended;
  if not found then
    insert into audit_events (stream_id, position, at, actor, db_user, request_id, verb, reason, changes, hash)
  select stream, place, now, who, session_user, request, what, reason, changed,
         sha256(before || convert_to(
           tk_event_text(stream, place, now, who, session_user, request, what, reason, changed), 'UTF8'))
    from (
      select 1 as place, ''::bytea as before, clock_timestamp() as now, tk_actor() as who,
             nullif(current_setting('tenken.request', true), '') as request,
             coalesce(why, nullif(current_setting('tenken.reason', true), '')) as reason
        limit 1) event
    returning position into appended;
  end if;

  return appended;
end $$`)
  await op.execute(`create or replace function tk_checked() returns trigger language plpgsql security definer as $$
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
end $$`)
  await op.execute(searchPath)
  await op.execute('drop trigger tk_trail_moved on work_sessions')
  await op.execute(`create trigger tk_trail_moved after update of status on work_sessions for each row
  when (old.status <> new.status) execute function tk_work_trail()`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute(`create or replace function tk_append(stream uuid, what text, why text, changed json) returns integer language plpgsql as $$
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
  await op.execute(`create or replace function tk_checked() returns trigger language plpgsql security definer as $$
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
  await op.execute(searchPath)
  await op.execute('drop trigger tk_trail_moved on work_sessions')
  await op.execute(`create trigger tk_trail_moved after update on work_sessions for each row
  when (old.status <> new.status) execute function tk_work_trail()`)
}
