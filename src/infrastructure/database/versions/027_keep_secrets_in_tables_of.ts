import type { Operations } from '../../../migrations/revision.ts'

export const revision = '027_keep_secrets_in_tables_of'
export const downRevision = '026_tell_when_a_revision_came'
export const message = 'Keep secrets in tables of their own'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
    create table api_tokens (
      id uuid not null default gen_random_uuid(),
      user_id uuid not null,
      name text not null,
      scopes text[] not null,
      token_digest text not null,
      made_by uuid not null,
      made_at timestamp with time zone not null,
      expires_at timestamp with time zone not null,
      revoked_at timestamp with time zone,
      revoked_by uuid,
      last_used_at timestamp with time zone,
      constraint api_tokens_pkey primary key (id),
      constraint uq_api_tokens_token unique (token_digest),
      constraint ck_api_tokens_expires check (expires_at > made_at),
      constraint ck_api_tokens_name_not_blank check (name ~ '\\S'::text),
      constraint ck_api_tokens_scopes check (cardinality(scopes) > 0 and scopes <@ array['read'::text, 'work'::text, 'procedures'::text, 'people'::text]),
      constraint fk_api_tokens_made_by foreign key (made_by) references users(id),
      constraint fk_api_tokens_revoked_by foreign key (revoked_by) references users(id),
      constraint fk_api_tokens_user foreign key (user_id) references users(id)
    )`)
  await op.execute(`
    create table devices (
      id uuid not null default gen_random_uuid(),
      name text not null,
      added_by uuid not null,
      added_at timestamp with time zone not null,
      code_digest text,
      code_until timestamp with time zone,
      secret_digest text,
      enrolled_at timestamp with time zone,
      revoked_at timestamp with time zone,
      revoked_by uuid,
      constraint devices_pkey primary key (id),
      constraint uq_devices_code unique (code_digest),
      constraint uq_devices_secret unique (secret_digest),
      constraint ck_devices_code_until_enrolled check (enrolled_at is null or code_digest is null),
      constraint ck_devices_enrolled_iff_secret check ((enrolled_at is null) = (secret_digest is null)),
      constraint ck_devices_name_not_blank check (name ~ '\\S'::text),
      constraint ck_devices_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null)),
      constraint ck_devices_until_iff_code check ((code_until is null) = (code_digest is null)),
      constraint fk_devices_added_by foreign key (added_by) references users(id),
      constraint fk_devices_revoked_by foreign key (revoked_by) references users(id)
    )`)
  await op.execute(`
    create table sign_in_guesses (
      account text not null,
      failures integer not null,
      not_before timestamp with time zone not null,
      constraint sign_in_guesses_pkey primary key (account),
      constraint ck_sign_in_guesses_failures check (failures >= 0)
    )`)
  await op.execute(`
    create table sign_ins (
      id uuid not null default gen_random_uuid(),
      user_id uuid not null,
      kind text not null,
      device_id uuid,
      token_digest text not null,
      signed_in_at timestamp with time zone not null,
      seen_at timestamp with time zone not null,
      until timestamp with time zone not null,
      ended_at timestamp with time zone,
      constraint sign_ins_pkey primary key (id),
      constraint uq_sign_ins_token unique (token_digest),
      constraint ck_sign_ins_kind check (kind = any (array['password'::text, 'pin'::text])),
      constraint ck_sign_ins_pin_on_device check (kind <> 'pin'::text or device_id is not null),
      constraint fk_sign_ins_device foreign key (device_id) references devices(id),
      constraint fk_sign_ins_user foreign key (user_id) references users(id)
    )`)
  await op.execute(`
    create table user_secrets (
      id uuid not null default gen_random_uuid(),
      user_id uuid not null,
      kind text not null,
      hash text,
      set_at timestamp with time zone,
      code_digest text,
      code_until timestamp with time zone,
      constraint user_secrets_pkey primary key (id),
      constraint uq_user_secrets_user_kind unique (user_id, kind),
      constraint ck_user_secrets_hash_is_argon2id check (hash ~~ '$argon2id$%'::text),
      constraint ck_user_secrets_kind check (kind = any (array['password'::text, 'pin'::text])),
      constraint ck_user_secrets_set_iff_hash check ((set_at is null) = (hash is null)),
      constraint ck_user_secrets_until_iff_code check ((code_until is null) = (code_digest is null)),
      constraint fk_user_secrets_user foreign key (user_id) references users(id)
    )`)
  await op.execute('create index idx_api_tokens_made_by on api_tokens (made_by)')
  await op.execute('create index idx_api_tokens_revoked_by on api_tokens (revoked_by)')
  await op.execute('create index idx_api_tokens_user on api_tokens (user_id)')
  await op.execute('create index idx_devices_added_by on devices (added_by)')
  await op.execute('create index idx_devices_revoked_by on devices (revoked_by)')
  await op.execute('create index idx_sign_ins_device on sign_ins (device_id)')
  await op.execute('create index idx_sign_ins_user on sign_ins (user_id)')
  await op.execute(`
create function tk_act_on(s user_secrets)
 returns text
 language sql
 stable
as $function$
  select case when s.hash is null then 'reset ' else 'set ' end || case s.kind when 'pin' then 'PIN' else s.kind end
$function$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_device_told()
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
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_forget_sign_ins(before timestamp with time zone)
 returns void
 language sql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
  with gone as (delete from "own schema".sign_ins where until < before or ended_at < before)
  delete from "own schema".sign_in_guesses where not_before < before
$function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
create function tk_row(t api_tokens)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', t.id, 'user_id', t.user_id, 'name', t.name, 'scopes', t.scopes, 'made_by', t.made_by,
    'made_at', extract(epoch from t.made_at), 'expires_at', extract(epoch from t.expires_at),
    'revoked_at', extract(epoch from t.revoked_at), 'revoked_by', t.revoked_by)
$function$`)
  await op.execute(`
create function tk_row(d devices)
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
create function tk_row(s user_secrets)
 returns json
 language sql
 stable
as $function$
  select pg_catalog.json_build_object('id', s.id, 'user_id', s.user_id, 'kind', s.kind, 'set_at', extract(epoch from s.set_at),
    'code_until', extract(epoch from s.code_until))
$function$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_secret_added()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  perform "own schema".tk_append(new.user_id, "own schema".tk_act_on(new), null,
    pg_catalog.json_build_array("own schema".tk_added('user_secrets', new.id, "own schema".tk_row(new))));

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_secret_changed()
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
do $do$ begin execute replace($rule$create function tk_secret_set()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  owner "own schema".users;
  actor "own schema".users;
begin
  if tg_op = 'UPDATE' and (new.id, new.user_id, new.kind) is distinct from (old.id, old.user_id, old.kind) then
    perform "own schema".tk_refuse('TK033', pg_catalog.format('whose secret %s is never changes', old.id),
      pg_catalog.json_build_object('table', 'user_secrets', 'id', old.id));
  end if;
  select * into owner from "own schema".users where id = new.user_id for no key update;
  if new.set_at is not null then
    perform "own schema".tk_must_be_timely('user_secrets', new.id, new.set_at, null::timestamptz);
  end if;
  if "own schema".tk_actor() is not distinct from owner.id then
    -- Also whoever changes nothing else on record.
    if owner.deactivated_at is not null then
      perform "own schema".tk_refuse('TK016', pg_catalog.format('%s has been deactivated', owner.name), pg_catalog.json_build_object('name', owner.name));
    end if;
    if new.code_digest is not null and (tg_op = 'INSERT' or new.code_digest is distinct from old.code_digest) then
      perform "own schema".tk_refuse('TK041', pg_catalog.format('%s may not reset their own', owner.name),
        pg_catalog.json_build_object('name', owner.name, 'of', owner.name));
    end if;

    return new;
  end if;
  perform "own schema".tk_must_act("own schema".tk_actor());
  if new.hash is not null then
    perform "own schema".tk_refuse('TK019', pg_catalog.format('%s acts in the name of %s', "own schema".tk_actor(), owner.id),
      pg_catalog.json_build_object('actor', "own schema".tk_actor(), 'named', owner.id));
  end if;
  select * into actor from "own schema".users where id = "own schema".tk_actor();
  if (actor.role = 'admin' or actor.role = 'supervisor' and owner.role = 'worker') is not true then
    perform "own schema".tk_refuse('TK041', pg_catalog.format('%s may not reset what %s signs in with', actor.name, owner.name),
      pg_catalog.json_build_object('name', actor.name, 'of', owner.name));
  end if;

  return new;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_signed_out()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
begin
  update "own schema".sign_ins set ended_at = pg_catalog.clock_timestamp() where user_id = new.id and ended_at is null;
  update "own schema".api_tokens set revoked_at = pg_catalog.clock_timestamp(), revoked_by = coalesce("own schema".tk_actor(), new.id)
   where user_id = new.id and revoked_at is null;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_token_told()
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
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_draft(sop uuid)
 returns uuid
 language plpgsql
as $function$
declare
  v "own schema".sops;
begin
  select * into v from "own schema".sops where id = sop for no key update;
  if v.status is distinct from 'draft' then
    perform "own schema".tk_refuse('TK001', pg_catalog.format('version %s is %s and never changes', v.id, v.status),
      pg_catalog.json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;
  perform "own schema".tk_must_act("own schema".tk_actor());

  return v.lineage_id;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_hazards_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(
           select task_id from "own schema".steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add hazards', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('hazards', pg_catalog.json_agg(pg_catalog.row_to_json(n) order by n.id)))
        from n where pg_catalog.cardinality(ids) = 1 or n.step_id = any(array(
           select s.id from "own schema".tasks t join "own schema".steps s on s.task_id = t.id where t.sop_id = sop))));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_steps_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add steps', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('steps', pg_catalog.json_agg(pg_catalog.row_to_json(n) order by n.id)))
        from n where pg_catalog.cardinality(ids) = 1 or n.task_id = any(array(select id from "own schema".tasks where sop_id = sop))));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_tasks_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
begin
  perform "own schema".tk_must_be_timely('tasks', n.id, n.created_at, s.created_at)
    from n left join lateral (select created_at from "own schema".sops where id = n.sop_id) s on true
   where n.created_at between s.created_at and pg_catalog.clock_timestamp() is not true;
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add tasks', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('tasks', pg_catalog.json_agg(pg_catalog.json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id) order by n.id)))
        from n where pg_catalog.cardinality(ids) = 1 or n.sop_id = sop));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(
    'create trigger tk_trail_added after insert on api_tokens for each row execute function tk_token_told()',
  )
  await op.execute(
    'create trigger tk_trail_changed after update of id, user_id, name, scopes, token_digest, made_by, made_at, expires_at, revoked_at, revoked_by on api_tokens for each row when (old.* is distinct from new.* and pg_trigger_depth() = 0) execute function tk_token_told()',
  )
  await op.execute(
    'create trigger tk_trail_added after insert on devices for each row execute function tk_device_told()',
  )
  await op.execute(
    'create trigger tk_trail_changed after update on devices for each row when (old.* is distinct from new.*) execute function tk_device_told()',
  )
  await op.execute(
    'create trigger tk_set before insert or update on user_secrets for each row execute function tk_secret_set()',
  )
  await op.execute(
    'create trigger tk_trail_added after insert on user_secrets for each row execute function tk_secret_added()',
  )
  await op.execute(
    'create trigger tk_trail_changed after update on user_secrets for each row when (old.* is distinct from new.*) execute function tk_secret_changed()',
  )
  await op.execute(
    'create trigger tk_signed_out after update on users for each row when (new.deactivated_at is distinct from old.deactivated_at) execute function tk_signed_out()',
  )
  await op.execute('revoke execute on function tk_device_told() from public')
  await op.execute('revoke execute on function tk_forget_sign_ins(timestamp with time zone) from public')
  await op.execute('revoke execute on function tk_secret_added() from public')
  await op.execute('revoke execute on function tk_secret_changed() from public')
  await op.execute('revoke execute on function tk_secret_set() from public')
  await op.execute('revoke execute on function tk_signed_out() from public')
  await op.execute('revoke execute on function tk_token_told() from public')
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute('drop trigger tk_signed_out on users')
  // Destructive: every row of sign_in_guesses is lost.
  await op.execute('drop table sign_in_guesses')
  // Destructive: every row of sign_ins is lost.
  await op.execute('drop table sign_ins')
  await op.execute('drop function tk_act_on(user_secrets)')
  await op.execute('drop function tk_row(api_tokens)')
  // Destructive: every row of api_tokens is lost.
  await op.execute('drop table api_tokens')
  await op.execute('drop function tk_row(devices)')
  // Destructive: every row of devices is lost.
  await op.execute('drop table devices')
  await op.execute('drop function tk_row(user_secrets)')
  // Destructive: every row of user_secrets is lost.
  await op.execute('drop table user_secrets')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_draft(sop uuid)
 returns uuid
 language plpgsql
as $function$
declare
  v record;
begin
  select id, version, status, lineage_id into v from "own schema".sops where id = sop for no key update;
  if v.status is distinct from 'draft' then
    perform "own schema".tk_refuse('TK001', pg_catalog.format('version %s is %s and never changes', v.id, v.status),
      pg_catalog.json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;
  perform "own schema".tk_must_act("own schema".tk_actor());

  return v.lineage_id;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_hazards_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set plan_cache_mode to 'force_generic_plan'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(
           select task_id from "own schema".steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add hazards', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('hazards', pg_catalog.json_build_object('id', pg_catalog.json_agg(id), 'step_id', pg_catalog.json_agg(step_id), 'description', pg_catalog.json_agg(description), 'severity', pg_catalog.json_agg(severity), 'mitigation', pg_catalog.json_agg(mitigation), 'origin_id', pg_catalog.json_agg(origin_id))))
        from (select * from n where pg_catalog.cardinality(ids) = 1 or n.step_id = any(array(
           select s.id from "own schema".tasks t join "own schema".steps s on s.task_id = t.id where t.sop_id = sop)) order by id) n));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_steps_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set plan_cache_mode to 'force_generic_plan'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add steps', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('steps', pg_catalog.json_build_object('id', pg_catalog.json_agg(id), 'task_id', pg_catalog.json_agg(task_id), 'description', pg_catalog.json_agg(description), 'order_index', pg_catalog.json_agg(order_index), 'expected_action', pg_catalog.json_agg(expected_action), 'expected_result', pg_catalog.json_agg(expected_result), 'origin_id', pg_catalog.json_agg(origin_id))))
        from (select * from n where pg_catalog.cardinality(ids) = 1 or n.task_id = any(array(select id from "own schema".tasks where sop_id = sop)) order by id) n));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_tasks_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set plan_cache_mode to 'force_generic_plan'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
begin
  perform "own schema".tk_must_be_timely('tasks', n.id, n.created_at, s.created_at)
    from n left join lateral (select created_at from "own schema".sops where id = n.sop_id) s on true
   where n.created_at between s.created_at and pg_catalog.clock_timestamp() is not true;
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add tasks', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('tasks', pg_catalog.json_build_object('id', pg_catalog.json_agg(id), 'sop_id', pg_catalog.json_agg(sop_id), 'title', pg_catalog.json_agg(title), 'description', pg_catalog.json_agg(description), 'order_index', pg_catalog.json_agg(order_index), 'created_at', pg_catalog.json_agg(extract(epoch from created_at)), 'origin_id', pg_catalog.json_agg(origin_id))))
        from (select * from n where pg_catalog.cardinality(ids) = 1 or n.sop_id = sop order by id) n));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute('drop function tk_device_told()')
  await op.execute('drop function tk_forget_sign_ins(timestamp with time zone)')
  await op.execute('drop function tk_secret_added()')
  await op.execute('drop function tk_secret_changed()')
  await op.execute('drop function tk_secret_set()')
  await op.execute('drop function tk_signed_out()')
  await op.execute('drop function tk_token_told()')
}
