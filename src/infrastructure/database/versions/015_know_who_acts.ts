import type { Operations } from '../../../migrations/revision.ts'

export const revision = '015_know_who_acts'
export const downRevision = '014_record_with_less_work'
export const message = 'Know who acts'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
create function tk_user_made()
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
create or replace function tk_version_removed()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if old.status <> 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never removed', old.id, old.status),
      json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  perform tk_must_act(tk_actor());
  delete from tasks where sop_id = old.id;

  return old;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_removed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute(
    'create trigger tk_made before insert on users for each row execute function tk_user_made()',
  )
  await op.execute('revoke execute on function tk_user_made() from public')
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute('drop trigger tk_made on users')
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

  return v.lineage_id;
end $function$`)
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

  return new;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_user_changed() set search_path = %1$I, pg_temp', current_schema); end $$`)
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
    if old.status = 'draft' then must.title := new.title; end if;
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
  if tk_actor() <> new.created_by then
    perform tk_refuse('TK019', format('%s acts in the name of %s', tk_actor(), new.created_by),
      json_build_object('actor', tk_actor(), 'named', new.created_by));
  end if;
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
create or replace function tk_version_removed()
 returns trigger
 language plpgsql
 security definer
as $function$
begin
  if old.status <> 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never removed', old.id, old.status),
      json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  delete from tasks where sop_id = old.id;

  return old;
end $function$`)
  await op.execute(`
    -- lint: allow TL008 because it only sets the search_path of the function above
    do $$ begin execute format('alter function %1$I.tk_version_removed() set search_path = %1$I, pg_temp', current_schema); end $$`)
  await op.execute('drop function tk_user_made()')
}
