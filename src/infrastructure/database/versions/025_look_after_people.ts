import type { Operations } from '../../../migrations/revision.ts'

export const revision = '025_look_after_people'
export const downRevision = '024_see_what_is_said'
export const message = 'Say who looks after people, and know them by an employee number'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
    -- lint: allow TL104 because a whole company of people is checked in a moment
    alter table users
      drop constraint ck_users_role,
      alter column email drop not null,
      add column employee_number text,
      add constraint ck_users_email_or_employee_number check (num_nonnulls(email, employee_number) > 0),
      add constraint ck_users_employee_number_one_word check (employee_number ~ '^[^\\s@]+$'),
      add constraint ck_users_role check (role in ('worker', 'supervisor', 'admin', 'auditor'))`)
  await op.execute(`
    -- lint: allow TL102 because a whole company of people is read in a moment
    drop index idx_users_name`)
  await op.execute(`
    -- lint: allow TL101 because a whole company of people is read in a moment
    create index idx_users_name on users (name, id)`)
  await op.execute(`
    -- lint: allow TL101 because nobody has an employee number yet
    create unique index uq_users_employee_number on users (lower(employee_number))`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_are_active(roles text[], was users, made users)
 returns boolean
 language plpgsql
as $function$
begin
  return pg_catalog.current_setting('transaction_isolation') is distinct from 'read committed'
    or (was.role = any(roles) and was.deactivated_at is null) is true
    or exists (select from "own schema".users where role = any(roles) and deactivated_at is null and id is distinct from made.id);
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_must_leave_somebody(was users, made users)
 returns void
 language plpgsql
as $function$
declare
  keeping text[] := case was.role when 'admin' then array['admin'] else array['admin', 'supervisor'] end;
begin
  if was.deactivated_at is not null or (was.role = any(array['admin', 'supervisor'])) is not true then
    return;
  end if;
  perform from "own schema".users where role = any(keeping) and deactivated_at is null limit 1 for share;
  if not found then
    perform "own schema".tk_refuse('TK037', pg_catalog.format('%s is the last active %s', was.name, was.role),
      pg_catalog.json_build_object('name', was.name, 'role', was.role));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_must_look_after(who uuid, was users, made users)
 returns void
 language plpgsql
as $function$
declare
  person "own schema".users := was;
begin
  if was.id is null and who = made.id then
    perform "own schema".tk_refuse('TK018', pg_catalog.format('%s was not on record before', who), pg_catalog.json_build_object('named', who));
  elsif who is null or who is distinct from was.id then
    perform "own schema".tk_must_act(who);
    select * into person from "own schema".users where id = who;
  elsif was.role is distinct from made.role then
    perform "own schema".tk_refuse('TK029', pg_catalog.format('%s is a %s, and nobody changes their own role', was.name, was.role),
      pg_catalog.json_build_object('name', was.name, 'role', was.role));
  elsif was.deactivated_at is null and made.deactivated_at is not null
     and (was.name, was.email, was.employee_number) is not distinct from (made.name, made.email, made.employee_number) then
    return;
  end if;
  if person.role = 'admin' then
    return;
  end if;
  if (made.role = 'worker' and coalesce(was.role, 'worker') = 'worker') is not true
     and "own schema".tk_are_active(array['admin'], was, made) then
    perform "own schema".tk_refuse('TK028', pg_catalog.format('%s is a %s, not an admin', person.name, person.role),
      pg_catalog.json_build_object('name', person.name, 'role', person.role));
  end if;
  if person.role is distinct from 'supervisor' and "own schema".tk_are_active(array['admin', 'supervisor'], was, made) then
    perform "own schema".tk_refuse('TK015', pg_catalog.format('%s is a %s, and looks after nobody', person.name, person.role),
      pg_catalog.json_build_object('name', person.name, 'role', person.role));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
create function tk_people_turn()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('tenken people', tg_relid::bigint));

  return null;
end $function$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_must_act(who uuid)
 returns void
 language plpgsql
as $function$
declare
  person "own schema".users;
begin
  if who is null or "own schema".tk_actor() is null then
    perform "own schema".tk_refuse('TK018', 'nobody is named as acting: set tenken.actor', pg_catalog.json_build_object('named', who));
  end if;
  if who is distinct from "own schema".tk_actor() then
    perform "own schema".tk_refuse('TK019', pg_catalog.format('%s acts in the name of %s', "own schema".tk_actor(), who),
      pg_catalog.json_build_object('actor', "own schema".tk_actor(), 'named', who));
  end if;
  select * into person from "own schema".users where id = who for share;
  if not found then
    perform "own schema".tk_refuse('TK018', pg_catalog.format('there is no user %s', who), pg_catalog.json_build_object('named', who));
  end if;
  if person.deactivated_at is not null then
    perform "own schema".tk_refuse('TK016', pg_catalog.format('%s has been deactivated', person.name), pg_catalog.json_build_object('name', person.name));
  end if;
  if person.role = 'auditor' then
    perform "own schema".tk_refuse('TK039', pg_catalog.format('%s is an auditor, who changes nothing', person.name),
      pg_catalog.json_build_object('name', person.name));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
create or replace function tk_row(u users)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'role', u.role,
    'password_hash', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(u.password_hash, 'UTF8')), 'hex'),
    'created_at', extract(epoch from u.created_at), 'updated_at', extract(epoch from u.updated_at),
    'deactivated_at', extract(epoch from u.deactivated_at), 'employee_number', u.employee_number)
$function$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_user_made()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  perform "own schema".tk_must_be_new('users', new.id);
  if coalesce("own schema".tk_actor(), new.id) = new.id and pg_catalog.current_setting('transaction_isolation') = 'read committed'
     and not exists (select from "own schema".users) then
    return new;
  end if;
  perform "own schema".tk_must_act("own schema".tk_actor());

  return new;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_user_trail()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  was "own schema".users;
begin
  if tg_op = 'UPDATE' then
    was := old;
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_be_timely('users', new.id, new.created_at, null::timestamptz);
  end if;
  if tg_op = 'INSERT' or new.updated_at is distinct from old.updated_at then
    perform "own schema".tk_must_be_timely('users', new.id, new.updated_at, new.created_at);
  end if;
  if new.deactivated_at is not null and (tg_op = 'INSERT' or new.deactivated_at is distinct from old.deactivated_at) then
    perform "own schema".tk_must_be_timely('users', new.id, new.deactivated_at, new.created_at);
  end if;
  if tg_op = 'UPDATE' and "own schema".tk_actor() is not distinct from new.id and old.deactivated_at is not null then
    perform "own schema".tk_refuse('TK016', pg_catalog.format('%s had been deactivated', old.name), pg_catalog.json_build_object('name', old.name));
  end if;
  -- Nobody adds the very first user, or they themself.
  if tg_op = 'INSERT' and coalesce("own schema".tk_actor(), new.id) is not distinct from new.id
     and not exists (select from "own schema".users where id is distinct from new.id) then
    if (new.role in ('supervisor', 'admin') and new.deactivated_at is null) is not true then
      perform "own schema".tk_refuse('TK038', pg_catalog.format('the first user is a supervisor or an admin, and no %s', new.role),
        pg_catalog.json_build_object('role', new.role));
    end if;
  else
    perform "own schema".tk_must_look_after("own schema".tk_actor(), was, new);
    perform "own schema".tk_must_leave_somebody(was, new);
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_append(new.id, 'add', null, pg_catalog.json_build_array("own schema".tk_added('users', new.id, "own schema".tk_row(new))));
  else
    perform "own schema".tk_append(new.id, case
        when new.deactivated_at is not null and old.deactivated_at is null then 'deactivate'
        when new.deactivated_at is null and old.deactivated_at is not null then 'reactivate'
        when new.role is distinct from old.role then 'change role'
        when (new.name, new.email, new.employee_number) is distinct from (old.name, old.email, old.employee_number)
          then 'rename'
        else 'change' end,
      null, pg_catalog.json_build_array("own schema".tk_changed('users', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(
    'create trigger tk_turn before insert or update on users for each statement execute function tk_people_turn()',
  )
  await op.execute('revoke execute on function tk_people_turn() from public')
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
    -- lint: allow TL008 because it only refuses to lose somebody
    do $$ begin
      if exists (select from users where role = 'auditor' or email is null) then
        raise exception 'The downgrade would lose auditors, or people without an email.'
          using hint = 'Give these auditors another role, and those people an email.';
      end if;
    end $$`)
  await op.execute('drop trigger tk_turn on users')
  await op.execute('drop index uq_users_employee_number')
  await op.execute('drop index idx_users_name')
  await op.execute(`
    -- lint: allow TL104 because a whole company of people is checked in a moment
    -- lint: allow TL107 because a whole company of people is checked in a moment
    alter table users
      drop constraint ck_users_email_or_employee_number,
      drop constraint ck_users_employee_number_one_word,
      drop constraint ck_users_role,
      drop column employee_number,
      alter column email set not null,
      add constraint ck_users_role check (role in ('worker', 'supervisor', 'admin'))`)
  await op.execute(`
    -- lint: allow TL101 because a whole company of people is read in a moment
    create index idx_users_name on users (name, email)`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_must_act(who uuid)
 returns void
 language plpgsql
as $function$
declare
  person "own schema".users;
begin
  if who is null or "own schema".tk_actor() is null then
    perform "own schema".tk_refuse('TK018', 'nobody is named as acting: set tenken.actor', pg_catalog.json_build_object('named', who));
  end if;
  if who is distinct from "own schema".tk_actor() then
    perform "own schema".tk_refuse('TK019', pg_catalog.format('%s acts in the name of %s', "own schema".tk_actor(), who),
      pg_catalog.json_build_object('actor', "own schema".tk_actor(), 'named', who));
  end if;
  select * into person from "own schema".users where id = who for share;
  if not found then
    perform "own schema".tk_refuse('TK018', pg_catalog.format('there is no user %s', who), pg_catalog.json_build_object('named', who));
  end if;
  if person.deactivated_at is not null then
    perform "own schema".tk_refuse('TK016', pg_catalog.format('%s has been deactivated', person.name), pg_catalog.json_build_object('name', person.name));
  end if;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
create or replace function tk_row(u users)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'role', u.role,
    'password_hash', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(u.password_hash, 'UTF8')), 'hex'),
    'created_at', extract(epoch from u.created_at), 'updated_at', extract(epoch from u.updated_at),
    'deactivated_at', extract(epoch from u.deactivated_at))
$function$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_user_made()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  perform "own schema".tk_must_be_new('users', new.id);
  if coalesce("own schema".tk_actor(), new.id) = new.id and not exists (select from "own schema".users) then
    lock table "own schema".users in share row exclusive mode;
    if pg_catalog.current_setting('transaction_isolation') = 'read committed' and not exists (select from "own schema".users) then
      return new;
    end if;
  end if;
  perform "own schema".tk_must_act("own schema".tk_actor());

  return new;
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
  await op.execute('drop function tk_are_active(text[], users, users)')
  await op.execute('drop function tk_must_leave_somebody(users, users)')
  await op.execute('drop function tk_must_look_after(uuid, users, users)')
  await op.execute('drop function tk_people_turn()')
}
