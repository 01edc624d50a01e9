import type { Operations } from '../../../migrations/revision.ts'

export const revision = '022_leave_nothing_to_guess'
export const downRevision = '021_find_what_a_request_has_done'
export const message = 'Leave no call of a rule to a guess'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_checked()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  w "own schema".work_sessions;
  next_step uuid;
  moves boolean;
  added json;
  signed json;
begin
  -- The usual case in two statements; the rules of the work session say which step is next.
  if new.result = 'pass' then
    update "own schema".work_sessions set current_step_id = null
     where id = new.session_id and status = 'in_progress' and current_step_id = new.step_id
       and worker_id = "own schema".tk_actor() and new.checked_at between started_at - interval '5 minutes' and pg_catalog.clock_timestamp() + interval '5 minutes'
       and (select deactivated_at from "own schema".users where id = worker_id for share) is null
       and not exists (select from "own schema".hazards where step_id = new.step_id and severity in ('high', 'critical'))
    returning current_step_id into next_step;
    if found then
      perform "own schema".tk_append(new.session_id, new.result, null, pg_catalog.array_to_json(array[
        "own schema".tk_added('safety_checks', new.id, "own schema".tk_row(new)), pg_catalog.json_build_array('work_sessions', new.session_id,
          pg_catalog.json_build_object('current_step_id', new.step_id), pg_catalog.json_build_object('current_step_id', next_step))]));

      return null;
    end if;
  end if;

  select * into w from "own schema".work_sessions where id = new.session_id for no key update;
  if new.result = 'override' then
    moves := "own schema".tk_overrides(new, w);
    signed := "own schema".tk_sign('override', new.override_by, null::uuid, null::uuid, new.id);
  else
    perform "own schema".tk_must_take_check(new, w);
    moves := new.result = 'pass';
  end if;
  if moves then
    update "own schema".work_sessions set current_step_id = null where id = w.id returning current_step_id into next_step;
  end if;
  added := "own schema".tk_added('safety_checks', new.id, "own schema".tk_row(new));
  perform "own schema".tk_append(new.session_id, new.result, new.override_reason, pg_catalog.array_to_json(
    array[added] || case when signed is not null then array[signed] end || case when moves then array[pg_catalog.json_build_array('work_sessions', new.session_id,
          pg_catalog.json_build_object('current_step_id', new.step_id), pg_catalog.json_build_object('current_step_id', next_step))] end));

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_must_review(who uuid, worker uuid)
 returns void
 language plpgsql
as $function$
declare
  person "own schema".users;
begin
  perform "own schema".tk_must_act(who);
  select * into person from "own schema".users where id = who;
  if worker is not null and who = worker then
    perform "own schema".tk_refuse('TK014', 'workers cannot review their own work session', json '{}');
  end if;
  if person.role in ('supervisor', 'admin') is not true then
    perform "own schema".tk_refuse('TK015', pg_catalog.format('%s is a %s, not a supervisor', person.name, person.role),
      pg_catalog.json_build_object('name', person.name, 'role', person.role));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_user_trail()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_be_timely('users', new.id, new.created_at, null::timestamptz);
  end if;
  if tg_op = 'INSERT' or new.updated_at is distinct from old.updated_at then
    perform "own schema".tk_must_be_timely('users', new.id, new.updated_at, new.created_at);
  end if;
  if new.deactivated_at is not null and (tg_op = 'INSERT' or new.deactivated_at is distinct from old.deactivated_at) then
    perform "own schema".tk_must_be_timely('users', new.id, new.deactivated_at, new.created_at);
  end if;
  if tg_op = 'UPDATE' and "own schema".tk_actor() is not distinct from new.id then
    -- As they were before: whoever leaves may say so themself, and nobody comes back by themself.
    if old.deactivated_at is not null then
      perform "own schema".tk_refuse('TK016', pg_catalog.format('%s had been deactivated', old.name), pg_catalog.json_build_object('name', old.name));
    end if;
  -- Nobody adds the very first user, or they themself.
  elsif tg_op = 'UPDATE' or exists (select from "own schema".users where id is distinct from new.id)
     or coalesce("own schema".tk_actor(), new.id) is distinct from new.id then
    perform "own schema".tk_must_act("own schema".tk_actor());
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_append(new.id, 'add', null, pg_catalog.json_build_array("own schema".tk_added('users', new.id, "own schema".tk_row(new))));
  else
    perform "own schema".tk_append(new.id, case
        when new.deactivated_at is not null and old.deactivated_at is null then 'deactivate'
        when new.deactivated_at is null and old.deactivated_at is not null then 'reactivate'
        else 'change' end,
      null, pg_catalog.json_build_array("own schema".tk_changed('users', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_version_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  must "own schema".sops := old;
  working uuid[];
begin
  if old.status = 'draft' or new.status <> old.status or new.deleted_at is distinct from old.deleted_at then
    must.updated_at := new.updated_at;
  end if;
  must.deleted_at := new.deleted_at;
  must.status := new.status;
  if (new.id, new.lineage_id, new.version, new.created_by, new.created_at)
     is distinct from (old.id, old.lineage_id, old.version, old.created_by, old.created_at) then
    perform "own schema".tk_refuse('TK033', pg_catalog.format('which version %s is never changes', old.id),
      pg_catalog.json_build_object('table', 'sops', 'id', old.id));
  end if;

  if new.status = old.status then
    if old.status = 'draft' then
      perform "own schema".tk_must_act("own schema".tk_actor());
      must.title := new.title;
    end if;
  elsif old.status = 'draft' and new.status = 'effective' and new.deleted_at is null then
    perform "own schema".tk_must_review(new.published_by, null::uuid);
    must.published_by := new.published_by;
    must.published_at := coalesce(new.published_at, pg_catalog.clock_timestamp());
    perform "own schema".tk_must_be_timely('sops', new.id, must.published_at, old.created_at);
    must := "own schema".tk_published(must);
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
    update "own schema".sops set status = 'superseded', updated_at = new.published_at
     where lineage_id = new.lineage_id and status = 'effective';
  elsif old.status = 'effective' and new.status = 'retired' then
    perform "own schema".tk_must_review(new.retired_by, null::uuid);
    must.retired_by := new.retired_by;
    must.retired_at := coalesce(new.retired_at, pg_catalog.clock_timestamp());
    perform "own schema".tk_must_be_timely('sops', new.id, must.retired_at, old.published_at);
    new.retired_at := must.retired_at;
  elsif old.status <> 'effective' or new.status is distinct from 'superseded' then
    perform "own schema".tk_refuse('TK002', pg_catalog.format('version %s is %s and cannot become %s', old.id, old.status, new.status),
      pg_catalog.json_build_object('id', old.id, 'status', old.status, 'verb', case
          when new.status <> 'effective' then 'retire'
          when old.status = 'draft' then 'publish what is deleted' else 'publish' end));
  end if;

  if new is distinct from must and old.status = 'draft' then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('only publishing sets that of version %s', old.id),
      pg_catalog.json_build_object('table', 'sops', 'id', old.id));
  elsif new is distinct from must then
    perform "own schema".tk_refuse('TK001', pg_catalog.format('version %s is %s and never changes', old.id, old.status),
      pg_catalog.json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  if new.updated_at is distinct from old.updated_at then
    perform "own schema".tk_must_be_timely('sops', new.id, new.updated_at, new.created_at);
  end if;
  if new.deleted_at is not null and new.deleted_at is distinct from old.deleted_at then
    perform "own schema".tk_must_be_timely('sops', new.id, new.deleted_at, greatest(new.created_at, old.published_at));
  end if;
  if new.deleted_at is not null and old.deleted_at is null then
    select pg_catalog.array_agg(id order by started_at, id) into working from "own schema".work_sessions
     where sop_id = new.id and status in ('in_progress', 'paused');
    if working is not null then
      perform "own schema".tk_refuse('TK005', pg_catalog.format('version %s has active work sessions', new.id),
        pg_catalog.json_build_object('id', new.id, 'workSessionIds', working));
    end if;
    -- Of a moment before, work that has begun meanwhile could not be seen.
    if pg_catalog.current_setting('transaction_isolation') is distinct from 'read committed' then
      perform "own schema".tk_refuse('TK006', pg_catalog.format('version %s is deleted in a transaction that is read committed', old.id),
        pg_catalog.json_build_object('table', 'sops', 'id', old.id));
    end if;
  end if;

  return new;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_version_hidden()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if old.status = 'draft' and "own schema".tk_actor() = old.created_by then
    perform "own schema".tk_must_act("own schema".tk_actor());

    return new;
  end if;
  if old.status = 'draft' and exists (select from "own schema".users where id = "own schema".tk_actor() and role = 'worker') then
    perform "own schema".tk_refuse('TK007', pg_catalog.format('draft %s is deleted and restored by its author or a supervisor', old.id),
      pg_catalog.json_build_object('id', old.id));
  end if;
  perform "own schema".tk_must_review("own schema".tk_actor(), null::uuid);
  if old.status <> 'draft' then
    perform "own schema".tk_reason(pg_catalog.current_setting('tenken.reason', true),
      case when new.deleted_at is null then 'restore' else 'delete' end);
  end if;

  return new;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_version_trail()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_still_act(new.created_by);
  elsif tg_op = 'UPDATE' and new.status = 'effective' and old.status = 'draft' then
    perform "own schema".tk_must_still_act(new.published_by);
  elsif tg_op = 'UPDATE' and new.status = 'retired' and old.status <> 'retired' then
    perform "own schema".tk_must_still_act(new.retired_by);
  else
    perform "own schema".tk_must_act("own schema".tk_actor());
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_append_to_lineage(new.lineage_id, case new.version when 1 then 'create' else 'revise' end,
      pg_catalog.json_build_array("own schema".tk_added('sops', new.id, "own schema".tk_row(new))));
  elsif tg_op = 'DELETE' then
    perform "own schema".tk_append_to_lineage(old.lineage_id, 'remove',
      pg_catalog.json_build_array("own schema".tk_removed('sops', old.id, "own schema".tk_row(old))));
  elsif new.status = 'effective' and old.status = 'draft' then
    perform "own schema".tk_append_to_lineage(new.lineage_id, 'publish', pg_catalog.json_build_array(
      "own schema".tk_changed('sops', new.id, "own schema".tk_row(old), "own schema".tk_row(new)),
      "own schema".tk_sign('publish', new.published_by, new.id, null::uuid, null::uuid)));
  else
    perform "own schema".tk_append_to_lineage(new.lineage_id, case
        when new.status <> old.status then case new.status when 'retired' then 'retire' else 'supersede' end
        when new.deleted_at is not null and old.deleted_at is null then 'delete'
        when new.deleted_at is null and old.deleted_at is not null then 'restore'
        else 'edit' end,
      pg_catalog.json_build_array("own schema".tk_changed('sops', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_work_trail()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  perform "own schema".tk_must_still_act(coalesce(new.approved_by, new.closed_by, new.worker_id));
  if tg_op = 'INSERT' then
    perform "own schema".tk_append(new.id, 'start', null, pg_catalog.json_build_array("own schema".tk_added('work_sessions', new.id, "own schema".tk_row(new))));
  elsif new.status in ('approved', 'rejected') then
    perform "own schema".tk_append(new.id, case new.status when 'approved' then 'approve' else 'reject' end, new.rejection_reason,
      pg_catalog.json_build_array("own schema".tk_changed('work_sessions', new.id, "own schema".tk_row(old), "own schema".tk_row(new)),
        "own schema".tk_sign(case new.status when 'approved' then 'approve' else 'reject' end,
          coalesce(new.approved_by, new.closed_by), null::uuid, new.id, null::uuid)));
  else
    perform "own schema".tk_append(new.id, case new.status when 'paused' then 'pause' when 'in_progress' then 'resume'
        when 'completed' then 'complete' else 'abort' end, new.abort_reason,
      pg_catalog.json_build_array("own schema".tk_changed('work_sessions', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`-- lint: allow TL205 because it is made again at once, without the default that the rules above no longer use
    drop function tk_must_be_timely(text, uuid, timestamp with time zone, timestamp with time zone)`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_must_be_timely(tab text, id uuid, at timestamp with time zone, follows timestamp with time zone)
 returns void
 language plpgsql
as $function$
declare
  clock timestamptz := pg_catalog.clock_timestamp();
  earliest timestamptz := least(clock, greatest(follows, timestamptz '2000-01-01 00:00:00+00'));
begin
  if at is null or at > clock + interval '5 minutes' then
    perform "own schema".tk_refuse('TK026', pg_catalog.format('a time of %s %s lies ahead of the clock', tab, id),
      pg_catalog.json_build_object('table', tab, 'id', id, 'at', at, 'clock', clock));
  end if;
  if at < earliest - interval '5 minutes' then
    perform "own schema".tk_refuse('TK025', pg_catalog.format('a time of %s %s lies before what it follows', tab, id),
      pg_catalog.json_build_object('table', tab, 'id', id, 'at', at, 'earliest', earliest));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_checked()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  w "own schema".work_sessions;
  next_step uuid;
  moves boolean;
  added json;
  signed json;
begin
  -- The usual case in two statements; the rules of the work session say which step is next.
  if new.result = 'pass' then
    update "own schema".work_sessions set current_step_id = null
     where id = new.session_id and status = 'in_progress' and current_step_id = new.step_id
       and worker_id = "own schema".tk_actor() and new.checked_at between started_at - interval '5 minutes' and pg_catalog.clock_timestamp() + interval '5 minutes'
       and (select deactivated_at from "own schema".users where id = worker_id for share) is null
       and not exists (select from "own schema".hazards where step_id = new.step_id and severity in ('high', 'critical'))
    returning current_step_id into next_step;
    if found then
      perform "own schema".tk_append(new.session_id, new.result, null, pg_catalog.array_to_json(array[
        "own schema".tk_added('safety_checks', new.id, "own schema".tk_row(new)), pg_catalog.json_build_array('work_sessions', new.session_id,
          pg_catalog.json_build_object('current_step_id', new.step_id), pg_catalog.json_build_object('current_step_id', next_step))]));

      return null;
    end if;
  end if;

  select * into w from "own schema".work_sessions where id = new.session_id for no key update;
  if new.result = 'override' then
    moves := "own schema".tk_overrides(new, w);
    signed := "own schema".tk_sign('override', new.override_by, null, null, new.id);
  else
    perform "own schema".tk_must_take_check(new, w);
    moves := new.result = 'pass';
  end if;
  if moves then
    update "own schema".work_sessions set current_step_id = null where id = w.id returning current_step_id into next_step;
  end if;
  added := "own schema".tk_added('safety_checks', new.id, "own schema".tk_row(new));
  perform "own schema".tk_append(new.session_id, new.result, new.override_reason, pg_catalog.array_to_json(
    array[added] || case when signed is not null then array[signed] end || case when moves then array[pg_catalog.json_build_array('work_sessions', new.session_id,
          pg_catalog.json_build_object('current_step_id', new.step_id), pg_catalog.json_build_object('current_step_id', next_step))] end));

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_must_be_timely(tab text, id uuid, at timestamp with time zone, follows timestamp with time zone default null::timestamp with time zone)
 returns void
 language plpgsql
as $function$
declare
  clock timestamptz := pg_catalog.clock_timestamp();
  earliest timestamptz := least(clock, greatest(follows, timestamptz '2000-01-01 00:00:00+00'));
begin
  if at is null or at > clock + interval '5 minutes' then
    perform "own schema".tk_refuse('TK026', pg_catalog.format('a time of %s %s lies ahead of the clock', tab, id),
      pg_catalog.json_build_object('table', tab, 'id', id, 'at', at, 'clock', clock));
  end if;
  if at < earliest - interval '5 minutes' then
    perform "own schema".tk_refuse('TK025', pg_catalog.format('a time of %s %s lies before what it follows', tab, id),
      pg_catalog.json_build_object('table', tab, 'id', id, 'at', at, 'earliest', earliest));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_must_review(who uuid, worker uuid)
 returns void
 language plpgsql
as $function$
declare
  person "own schema".users;
begin
  perform "own schema".tk_must_act(who);
  select * into person from "own schema".users where id = who;
  if worker is not null and who = worker then
    perform "own schema".tk_refuse('TK014', 'workers cannot review their own work session', '{}');
  end if;
  if person.role in ('supervisor', 'admin') is not true then
    perform "own schema".tk_refuse('TK015', pg_catalog.format('%s is a %s, not a supervisor', person.name, person.role),
      pg_catalog.json_build_object('name', person.name, 'role', person.role));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_user_trail()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_be_timely('users', new.id, new.created_at);
  end if;
  if tg_op = 'INSERT' or new.updated_at is distinct from old.updated_at then
    perform "own schema".tk_must_be_timely('users', new.id, new.updated_at, new.created_at);
  end if;
  if new.deactivated_at is not null and (tg_op = 'INSERT' or new.deactivated_at is distinct from old.deactivated_at) then
    perform "own schema".tk_must_be_timely('users', new.id, new.deactivated_at, new.created_at);
  end if;
  if tg_op = 'UPDATE' and "own schema".tk_actor() is not distinct from new.id then
    -- As they were before: whoever leaves may say so themself, and nobody comes back by themself.
    if old.deactivated_at is not null then
      perform "own schema".tk_refuse('TK016', pg_catalog.format('%s had been deactivated', old.name), pg_catalog.json_build_object('name', old.name));
    end if;
  -- Nobody adds the very first user, or they themself.
  elsif tg_op = 'UPDATE' or exists (select from "own schema".users where id is distinct from new.id)
     or coalesce("own schema".tk_actor(), new.id) is distinct from new.id then
    perform "own schema".tk_must_act("own schema".tk_actor());
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_append(new.id, 'add', null, pg_catalog.json_build_array("own schema".tk_added('users', new.id, "own schema".tk_row(new))));
  else
    perform "own schema".tk_append(new.id, case
        when new.deactivated_at is not null and old.deactivated_at is null then 'deactivate'
        when new.deactivated_at is null and old.deactivated_at is not null then 'reactivate'
        else 'change' end,
      null, pg_catalog.json_build_array("own schema".tk_changed('users', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_version_changed()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  must "own schema".sops := old;
  working uuid[];
begin
  if old.status = 'draft' or new.status <> old.status or new.deleted_at is distinct from old.deleted_at then
    must.updated_at := new.updated_at;
  end if;
  must.deleted_at := new.deleted_at;
  must.status := new.status;
  if (new.id, new.lineage_id, new.version, new.created_by, new.created_at)
     is distinct from (old.id, old.lineage_id, old.version, old.created_by, old.created_at) then
    perform "own schema".tk_refuse('TK033', pg_catalog.format('which version %s is never changes', old.id),
      pg_catalog.json_build_object('table', 'sops', 'id', old.id));
  end if;

  if new.status = old.status then
    if old.status = 'draft' then
      perform "own schema".tk_must_act("own schema".tk_actor());
      must.title := new.title;
    end if;
  elsif old.status = 'draft' and new.status = 'effective' and new.deleted_at is null then
    perform "own schema".tk_must_review(new.published_by, null);
    must.published_by := new.published_by;
    must.published_at := coalesce(new.published_at, pg_catalog.clock_timestamp());
    perform "own schema".tk_must_be_timely('sops', new.id, must.published_at, old.created_at);
    must := "own schema".tk_published(must);
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
    update "own schema".sops set status = 'superseded', updated_at = new.published_at
     where lineage_id = new.lineage_id and status = 'effective';
  elsif old.status = 'effective' and new.status = 'retired' then
    perform "own schema".tk_must_review(new.retired_by, null);
    must.retired_by := new.retired_by;
    must.retired_at := coalesce(new.retired_at, pg_catalog.clock_timestamp());
    perform "own schema".tk_must_be_timely('sops', new.id, must.retired_at, old.published_at);
    new.retired_at := must.retired_at;
  elsif old.status <> 'effective' or new.status is distinct from 'superseded' then
    perform "own schema".tk_refuse('TK002', pg_catalog.format('version %s is %s and cannot become %s', old.id, old.status, new.status),
      pg_catalog.json_build_object('id', old.id, 'status', old.status, 'verb', case
          when new.status <> 'effective' then 'retire'
          when old.status = 'draft' then 'publish what is deleted' else 'publish' end));
  end if;

  if new is distinct from must and old.status = 'draft' then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('only publishing sets that of version %s', old.id),
      pg_catalog.json_build_object('table', 'sops', 'id', old.id));
  elsif new is distinct from must then
    perform "own schema".tk_refuse('TK001', pg_catalog.format('version %s is %s and never changes', old.id, old.status),
      pg_catalog.json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  if new.updated_at is distinct from old.updated_at then
    perform "own schema".tk_must_be_timely('sops', new.id, new.updated_at, new.created_at);
  end if;
  if new.deleted_at is not null and new.deleted_at is distinct from old.deleted_at then
    perform "own schema".tk_must_be_timely('sops', new.id, new.deleted_at, greatest(new.created_at, old.published_at));
  end if;
  if new.deleted_at is not null and old.deleted_at is null then
    select pg_catalog.array_agg(id order by started_at, id) into working from "own schema".work_sessions
     where sop_id = new.id and status in ('in_progress', 'paused');
    if working is not null then
      perform "own schema".tk_refuse('TK005', pg_catalog.format('version %s has active work sessions', new.id),
        pg_catalog.json_build_object('id', new.id, 'workSessionIds', working));
    end if;
    -- Of a moment before, work that has begun meanwhile could not be seen.
    if pg_catalog.current_setting('transaction_isolation') is distinct from 'read committed' then
      perform "own schema".tk_refuse('TK006', pg_catalog.format('version %s is deleted in a transaction that is read committed', old.id),
        pg_catalog.json_build_object('table', 'sops', 'id', old.id));
    end if;
  end if;

  return new;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_version_hidden()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if old.status = 'draft' and "own schema".tk_actor() = old.created_by then
    perform "own schema".tk_must_act("own schema".tk_actor());

    return new;
  end if;
  if old.status = 'draft' and exists (select from "own schema".users where id = "own schema".tk_actor() and role = 'worker') then
    perform "own schema".tk_refuse('TK007', pg_catalog.format('draft %s is deleted and restored by its author or a supervisor', old.id),
      pg_catalog.json_build_object('id', old.id));
  end if;
  perform "own schema".tk_must_review("own schema".tk_actor(), null);
  if old.status <> 'draft' then
    perform "own schema".tk_reason(pg_catalog.current_setting('tenken.reason', true),
      case when new.deleted_at is null then 'restore' else 'delete' end);
  end if;

  return new;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_version_trail()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_still_act(new.created_by);
  elsif tg_op = 'UPDATE' and new.status = 'effective' and old.status = 'draft' then
    perform "own schema".tk_must_still_act(new.published_by);
  elsif tg_op = 'UPDATE' and new.status = 'retired' and old.status <> 'retired' then
    perform "own schema".tk_must_still_act(new.retired_by);
  else
    perform "own schema".tk_must_act("own schema".tk_actor());
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_append_to_lineage(new.lineage_id, case new.version when 1 then 'create' else 'revise' end,
      pg_catalog.json_build_array("own schema".tk_added('sops', new.id, "own schema".tk_row(new))));
  elsif tg_op = 'DELETE' then
    perform "own schema".tk_append_to_lineage(old.lineage_id, 'remove',
      pg_catalog.json_build_array("own schema".tk_removed('sops', old.id, "own schema".tk_row(old))));
  elsif new.status = 'effective' and old.status = 'draft' then
    perform "own schema".tk_append_to_lineage(new.lineage_id, 'publish', pg_catalog.json_build_array(
      "own schema".tk_changed('sops', new.id, "own schema".tk_row(old), "own schema".tk_row(new)),
      "own schema".tk_sign('publish', new.published_by, new.id, null, null)));
  else
    perform "own schema".tk_append_to_lineage(new.lineage_id, case
        when new.status <> old.status then case new.status when 'retired' then 'retire' else 'supersede' end
        when new.deleted_at is not null and old.deleted_at is null then 'delete'
        when new.deleted_at is null and old.deleted_at is not null then 'restore'
        else 'edit' end,
      pg_catalog.json_build_array("own schema".tk_changed('sops', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_work_trail()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  perform "own schema".tk_must_still_act(coalesce(new.approved_by, new.closed_by, new.worker_id));
  if tg_op = 'INSERT' then
    perform "own schema".tk_append(new.id, 'start', null, pg_catalog.json_build_array("own schema".tk_added('work_sessions', new.id, "own schema".tk_row(new))));
  elsif new.status in ('approved', 'rejected') then
    perform "own schema".tk_append(new.id, case new.status when 'approved' then 'approve' else 'reject' end, new.rejection_reason,
      pg_catalog.json_build_array("own schema".tk_changed('work_sessions', new.id, "own schema".tk_row(old), "own schema".tk_row(new)),
        "own schema".tk_sign(case new.status when 'approved' then 'approve' else 'reject' end,
          coalesce(new.approved_by, new.closed_by), null, new.id, null)));
  else
    perform "own schema".tk_append(new.id, case new.status when 'paused' then 'pause' when 'in_progress' then 'resume'
        when 'completed' then 'complete' else 'abort' end, new.abort_reason,
      pg_catalog.json_build_array("own schema".tk_changed('work_sessions', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
}
