import type { Operations } from '../../../migrations/revision.ts'

export const revision = '029_tell_what_secrets_are_of'
export const downRevision = '028_see_employee_numbers'
export const message = 'Tell what secrets are of'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_told_secrets(streams uuid[])
 returns table(stream uuid, tab text, row_id uuid, told text)
 language sql
 stable security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
  select s.user_id, 'user_secrets', s.id, "own schema".tk_row(s)::text from "own schema".user_secrets s where s.user_id = any(streams)
  union all
  select d.added_by, 'devices', d.id, "own schema".tk_row(d)::text from "own schema".devices d where d.added_by = any(streams)
  union all
  select t.user_id, 'api_tokens', t.id, "own schema".tk_row(t)::text from "own schema".api_tokens t where t.user_id = any(streams)
$function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_device_told()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_review(new.added_by, null::uuid);
    perform "own schema".tk_must_be_timely('devices', new.id, new.added_at, null::timestamptz);
    if new.enrolled_at is not null or new.revoked_at is not null then
      perform "own schema".tk_refuse('TK035', pg_catalog.format('device %s is enrolled after it is added', new.id),
        pg_catalog.json_build_object('table', 'devices', 'id', new.id));
    end if;
    perform from "own schema".users where id = new.added_by for no key update;
    perform "own schema".tk_append(new.added_by, 'add device', null::text, pg_catalog.json_build_array("own schema".tk_added('devices', new.id, "own schema".tk_row(new))));

    return null;
  end if;
  if (new.id, new.name, new.added_by, new.added_at) is distinct from (old.id, old.name, old.added_by, old.added_at)
     or old.revoked_at is not null or new.enrolled_at is null
        and (new.code_digest, new.code_until) is distinct from (old.code_digest, old.code_until)
     or old.enrolled_at is not null and (new.secret_digest, new.enrolled_at) is distinct from
        (old.secret_digest, old.enrolled_at) then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('device %s is enrolled once and revoked once', new.id),
      pg_catalog.json_build_object('table', 'devices', 'id', new.id));
  end if;
  if new.enrolled_at is not null and old.enrolled_at is null then
    perform "own schema".tk_must_be_timely('devices', new.id, new.enrolled_at, new.added_at);
  end if;
  if new.revoked_at is not null then
    perform "own schema".tk_must_review(new.revoked_by, null::uuid);
    perform "own schema".tk_must_be_timely('devices', new.id, new.revoked_at, new.added_at);
  end if;
  perform from "own schema".users where id = new.added_by for no key update;
  perform "own schema".tk_append(new.added_by, case when new.revoked_at is null then 'enrol device' else 'revoke device' end, null,
    pg_catalog.json_build_array("own schema".tk_changed('devices', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
create or replace function tk_row(t api_tokens)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', t.id, 'user_id', t.user_id, 'name', t.name, 'scopes', t.scopes, 'made_by', t.made_by,
    'made_at', extract(epoch from t.made_at), 'expires_at', extract(epoch from t.expires_at),
    'revoked_at', extract(epoch from t.revoked_at), 'revoked_by', t.revoked_by,
    'token_digest', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(t.token_digest, 'UTF8')), 'hex'))
$function$`)
  await op.execute(`
create or replace function tk_row(d devices)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', d.id, 'name', d.name, 'added_by', d.added_by,
    'added_at', extract(epoch from d.added_at), 'code_until', extract(epoch from d.code_until),
    'enrolled_at', extract(epoch from d.enrolled_at), 'revoked_at', extract(epoch from d.revoked_at),
    'revoked_by', d.revoked_by, 'secret_digest', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(d.secret_digest, 'UTF8')), 'hex'))
$function$`)
  await op.execute(`
create or replace function tk_row(s user_secrets)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', s.id, 'user_id', s.user_id, 'kind', s.kind, 'set_at', extract(epoch from s.set_at),
    'code_until', extract(epoch from s.code_until), 'hash', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(s.hash, 'UTF8')), 'hex'))
$function$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_secret_changed()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if "own schema".tk_row(old)::text is not distinct from "own schema".tk_row(new)::text
     or new.hash is distinct from old.hash and new.set_at is not distinct from old.set_at then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('the secret %s changes at a time of its own', new.id),
      pg_catalog.json_build_object('table', 'user_secrets', 'id', new.id));
  end if;
  perform "own schema".tk_append(new.user_id, "own schema".tk_act_on(new), null,
    pg_catalog.json_build_array("own schema".tk_changed('user_secrets', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_token_told()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  actor "own schema".users;
  owner "own schema".users;
begin
  if tg_op = 'UPDATE' and (old.revoked_at is not null
      or (new.id, new.user_id, new.name, new.scopes, new.token_digest, new.made_by, new.made_at, new.expires_at)
         is distinct from
         (old.id, old.user_id, old.name, old.scopes, old.token_digest, old.made_by, old.made_at, old.expires_at)) then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('token %s is revoked once and changed by nothing else', new.id),
      pg_catalog.json_build_object('table', 'api_tokens', 'id', new.id));
  end if;
  perform "own schema".tk_must_act(case when tg_op = 'INSERT' then new.made_by else new.revoked_by end);
  select * into owner from "own schema".users where id = new.user_id for no key update;
  select * into actor from "own schema".users where id = "own schema".tk_actor();
  if actor.role is distinct from 'admin' and (tg_op = 'INSERT' or actor.id is distinct from owner.id) then
    perform "own schema".tk_refuse('TK028', pg_catalog.format('%s is a %s, not an admin', actor.name, actor.role),
      pg_catalog.json_build_object('name', actor.name, 'role', actor.role));
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_be_timely('api_tokens', new.id, new.made_at, null::timestamptz);
    if actor.id is distinct from owner.id and exists (select from "own schema".user_secrets where user_id = owner.id) then
      perform "own schema".tk_refuse('TK042', pg_catalog.format('%s signs in themself', owner.name), pg_catalog.json_build_object('name', owner.name));
    end if;
    perform "own schema".tk_append(new.user_id, 'make token', null, pg_catalog.json_build_array("own schema".tk_added('api_tokens', new.id, "own schema".tk_row(new))));
  else
    perform "own schema".tk_must_be_timely('api_tokens', new.id, new.revoked_at, new.made_at);
    perform "own schema".tk_append(new.user_id, 'revoke token', null,
      pg_catalog.json_build_array("own schema".tk_changed('api_tokens', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute('revoke execute on function tk_told_secrets(uuid[]) from public')
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_device_told()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_review(new.added_by, null::uuid);
    perform "own schema".tk_must_be_timely('devices', new.id, new.added_at, null::timestamptz);
    if new.enrolled_at is not null or new.revoked_at is not null then
      perform "own schema".tk_refuse('TK035', pg_catalog.format('device %s is enrolled after it is added', new.id),
        pg_catalog.json_build_object('table', 'devices', 'id', new.id));
    end if;
    perform from "own schema".users where id = new.added_by for no key update;
    perform "own schema".tk_append(new.added_by, 'add device', null::text, pg_catalog.json_build_array("own schema".tk_added('devices', new.id, "own schema".tk_row(new))));

    return null;
  end if;
  if (new.id, new.name, new.added_by, new.added_at) is distinct from (old.id, old.name, old.added_by, old.added_at)
     or old.revoked_at is not null or new.code_digest is distinct from old.code_digest and new.enrolled_at is null
     or old.enrolled_at is not null and (new.secret_digest, new.enrolled_at) is distinct from
        (old.secret_digest, old.enrolled_at) then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('device %s is enrolled once and revoked once', new.id),
      pg_catalog.json_build_object('table', 'devices', 'id', new.id));
  end if;
  if new.revoked_at is not null then
    perform "own schema".tk_must_review(new.revoked_by, null::uuid);
  end if;
  perform from "own schema".users where id = new.added_by for no key update;
  perform "own schema".tk_append(new.added_by, case when new.revoked_at is null then 'enrol device' else 'revoke device' end, null,
    pg_catalog.json_build_array("own schema".tk_changed('devices', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
create or replace function tk_row(t api_tokens)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', t.id, 'user_id', t.user_id, 'name', t.name, 'scopes', t.scopes, 'made_by', t.made_by,
    'made_at', extract(epoch from t.made_at), 'expires_at', extract(epoch from t.expires_at),
    'revoked_at', extract(epoch from t.revoked_at), 'revoked_by', t.revoked_by)
$function$`)
  await op.execute(`
create or replace function tk_row(d devices)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', d.id, 'name', d.name, 'added_by', d.added_by,
    'added_at', extract(epoch from d.added_at), 'code_until', extract(epoch from d.code_until),
    'enrolled_at', extract(epoch from d.enrolled_at), 'revoked_at', extract(epoch from d.revoked_at),
    'revoked_by', d.revoked_by)
$function$`)
  await op.execute(`
create or replace function tk_row(s user_secrets)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', s.id, 'user_id', s.user_id, 'kind', s.kind, 'set_at', extract(epoch from s.set_at),
    'code_until', extract(epoch from s.code_until))
$function$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_secret_changed()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  if "own schema".tk_row(old)::text is not distinct from "own schema".tk_row(new)::text then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('the secret %s changes at a time of its own', new.id),
      pg_catalog.json_build_object('table', 'user_secrets', 'id', new.id));
  end if;
  perform "own schema".tk_append(new.user_id, "own schema".tk_act_on(new), null,
    pg_catalog.json_build_array("own schema".tk_changed('user_secrets', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_token_told()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  actor "own schema".users;
  owner "own schema".users;
begin
  if tg_op = 'UPDATE' and (old.revoked_at is not null
      or (new.id, new.user_id, new.name, new.scopes, new.token_digest, new.made_by, new.made_at, new.expires_at)
         is distinct from
         (old.id, old.user_id, old.name, old.scopes, old.token_digest, old.made_by, old.made_at, old.expires_at)) then
    perform "own schema".tk_refuse('TK035', pg_catalog.format('token %s is revoked once and changed by nothing else', new.id),
      pg_catalog.json_build_object('table', 'api_tokens', 'id', new.id));
  end if;
  perform "own schema".tk_must_act(case when tg_op = 'INSERT' then new.made_by else new.revoked_by end);
  select * into owner from "own schema".users where id = new.user_id for no key update;
  select * into actor from "own schema".users where id = "own schema".tk_actor();
  if actor.role is distinct from 'admin' and (tg_op = 'INSERT' or actor.id is distinct from owner.id) then
    perform "own schema".tk_refuse('TK028', pg_catalog.format('%s is a %s, not an admin', actor.name, actor.role),
      pg_catalog.json_build_object('name', actor.name, 'role', actor.role));
  end if;
  if tg_op = 'INSERT' then
    perform "own schema".tk_must_be_timely('api_tokens', new.id, new.made_at, null::timestamptz);
    if actor.id is distinct from owner.id and exists (select from "own schema".user_secrets where user_id = owner.id) then
      perform "own schema".tk_refuse('TK042', pg_catalog.format('%s signs in themself', owner.name), pg_catalog.json_build_object('name', owner.name));
    end if;
    perform "own schema".tk_append(new.user_id, 'make token', null, pg_catalog.json_build_array("own schema".tk_added('api_tokens', new.id, "own schema".tk_row(new))));
  else
    perform "own schema".tk_append(new.user_id, 'revoke token', null,
      pg_catalog.json_build_array("own schema".tk_changed('api_tokens', new.id, "own schema".tk_row(old), "own schema".tk_row(new))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute('drop function tk_told_secrets(uuid[])')
}
