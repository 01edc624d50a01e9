/**
 * Secrets are no records: nothing of them is in the trail. That one was set, reset, made or revoked is told by the trail
 * of its user, by whom, and what of the row is no secret; of what somebody or something is known by only a hash. A code
 * is too short for that.
 */
const hashOf = (column: string) => `encode(sha256(convert_to(${column}, 'UTF8')), 'hex')`

export const secretRules: readonly string[] = [
  `create function tk_row(s user_secrets) returns json language sql stable as $$
  select json_build_object('id', s.id, 'user_id', s.user_id, 'kind', s.kind, 'set_at', extract(epoch from s.set_at),
    'code_until', extract(epoch from s.code_until), 'hash', ${hashOf('s.hash')})
$$`,

  `create function tk_row(d devices) returns json language sql stable as $$
  select json_build_object('id', d.id, 'name', d.name, 'added_by', d.added_by,
    'added_at', extract(epoch from d.added_at), 'code_until', extract(epoch from d.code_until),
    'enrolled_at', extract(epoch from d.enrolled_at), 'revoked_at', extract(epoch from d.revoked_at),
    'revoked_by', d.revoked_by, 'secret_digest', ${hashOf('d.secret_digest')})
$$`,

  `create function tk_row(t api_tokens) returns json language sql stable as $$
  select json_build_object('id', t.id, 'user_id', t.user_id, 'name', t.name, 'scopes', t.scopes, 'made_by', t.made_by,
    'made_at', extract(epoch from t.made_at), 'expires_at', extract(epoch from t.expires_at),
    'revoked_at', extract(epoch from t.revoked_at), 'revoked_by', t.revoked_by,
    'token_digest', ${hashOf('t.token_digest')})
$$`,

  // Everybody sets their own; somebody else takes it away, and gives nothing but a code to set a new one with.
  `create function tk_secret_set() returns trigger language plpgsql security definer as $$
declare
  owner users;
  actor users;
begin
  if tg_op = 'UPDATE' and (new.id, new.user_id, new.kind) is distinct from (old.id, old.user_id, old.kind) then
    perform tk_refuse('TK033', format('whose secret %s is never changes', old.id),
      json_build_object('table', 'user_secrets', 'id', old.id));
  end if;
  select * into owner from users where id = new.user_id for no key update;
  if new.set_at is not null then
    perform tk_must_be_timely('user_secrets', new.id, new.set_at, null::timestamptz);
  end if;
  if tk_actor() is not distinct from owner.id then
    -- Also whoever changes nothing else on record.
    if owner.deactivated_at is not null then
      perform tk_refuse('TK016', format('%s has been deactivated', owner.name), json_build_object('name', owner.name));
    end if;
    if new.code_digest is not null and (tg_op = 'INSERT' or new.code_digest is distinct from old.code_digest) then
      perform tk_refuse('TK041', format('%s may not reset their own', owner.name),
        json_build_object('name', owner.name, 'of', owner.name));
    end if;

    return new;
  end if;
  perform tk_must_act(tk_actor());
  if new.hash is not null then
    perform tk_refuse('TK019', format('%s acts in the name of %s', tk_actor(), owner.id),
      json_build_object('actor', tk_actor(), 'named', owner.id));
  end if;
  select * into actor from users where id = tk_actor();
  if (actor.role = 'admin' or actor.role = 'supervisor' and owner.role = 'worker') is not true then
    perform tk_refuse('TK041', format('%s may not reset what %s signs in with', actor.name, owner.name),
      json_build_object('name', actor.name, 'of', owner.name));
  end if;

  return new;
end $$`,
  `create trigger tk_set before insert or update on user_secrets for each row execute function tk_secret_set()`,

  `create function tk_act_on(s user_secrets) returns text language sql stable as $$
  select case when s.hash is null then 'reset ' else 'set ' end || case s.kind when 'pin' then 'PIN' else s.kind end
$$`,

  `create function tk_secret_added() returns trigger language plpgsql security definer as $$
begin
  perform tk_append(new.user_id, tk_act_on(new), null,
    json_build_array(tk_added('user_secrets', new.id, tk_row(new))));

  return null;
end $$`,
  `create trigger tk_trail_added after insert on user_secrets for each row execute function tk_secret_added()`,

  `create function tk_secret_changed() returns trigger language plpgsql security definer as $$
begin
  if tk_row(old)::text is not distinct from tk_row(new)::text
     or new.hash is distinct from old.hash and new.set_at is not distinct from old.set_at then
    perform tk_refuse('TK035', format('the secret %s changes at a time of its own', new.id),
      json_build_object('table', 'user_secrets', 'id', new.id));
  end if;
  perform tk_append(new.user_id, tk_act_on(new), null,
    json_build_array(tk_changed('user_secrets', new.id, tk_row(old), tk_row(new))));

  return null;
end $$`,
  `create trigger tk_trail_changed after update on user_secrets for each row
  when (old is distinct from new) execute function tk_secret_changed()`,

  // A supervisor adds and revokes a device. Nobody need be signed in on one that is enrolled: the code says who vouches.
  `create function tk_device_told() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'INSERT' then
    perform tk_must_review(new.added_by, null::uuid);
    perform tk_must_be_timely('devices', new.id, new.added_at, null::timestamptz);
    if new.enrolled_at is not null or new.revoked_at is not null then
      perform tk_refuse('TK035', format('device %s is enrolled after it is added', new.id),
        json_build_object('table', 'devices', 'id', new.id));
    end if;
    perform from users where id = new.added_by for no key update;
    perform tk_append(new.added_by, 'add device', null::text, json_build_array(tk_added('devices', new.id, tk_row(new))));

    return null;
  end if;
  if (new.id, new.name, new.added_by, new.added_at) is distinct from (old.id, old.name, old.added_by, old.added_at)
     or old.revoked_at is not null or new.enrolled_at is null
        and (new.code_digest, new.code_until) is distinct from (old.code_digest, old.code_until)
     or old.enrolled_at is not null and (new.secret_digest, new.enrolled_at) is distinct from
        (old.secret_digest, old.enrolled_at) then
    perform tk_refuse('TK035', format('device %s is enrolled once and revoked once', new.id),
      json_build_object('table', 'devices', 'id', new.id));
  end if;
  if new.enrolled_at is not null and old.enrolled_at is null then
    perform tk_must_be_timely('devices', new.id, new.enrolled_at, new.added_at);
  end if;
  if new.revoked_at is not null then
    perform tk_must_review(new.revoked_by, null::uuid);
    perform tk_must_be_timely('devices', new.id, new.revoked_at, new.added_at);
  end if;
  perform from users where id = new.added_by for no key update;
  perform tk_append(new.added_by, case when new.revoked_at is null then 'enrol device' else 'revoke device' end, null,
    json_build_array(tk_changed('devices', new.id, tk_row(old), tk_row(new))));

  return null;
end $$`,
  `create trigger tk_trail_added after insert on devices for each row execute function tk_device_told()`,
  `create trigger tk_trail_changed after update on devices for each row
  when (old is distinct from new) execute function tk_device_told()`,

  // An admin makes tokens, for themself or for a user that is a machine's; they revoke any, and everybody their own.
  `create function tk_token_told() returns trigger language plpgsql security definer as $$
declare
  actor users;
  owner users;
begin
  if tg_op = 'UPDATE' and (old.revoked_at is not null
      or (new.id, new.user_id, new.name, new.scopes, new.token_digest, new.made_by, new.made_at, new.expires_at)
         is distinct from
         (old.id, old.user_id, old.name, old.scopes, old.token_digest, old.made_by, old.made_at, old.expires_at)) then
    perform tk_refuse('TK035', format('token %s is revoked once and changed by nothing else', new.id),
      json_build_object('table', 'api_tokens', 'id', new.id));
  end if;
  perform tk_must_act(case when tg_op = 'INSERT' then new.made_by else new.revoked_by end);
  select * into owner from users where id = new.user_id for no key update;
  select * into actor from users where id = tk_actor();
  if actor.role is distinct from 'admin' and (tg_op = 'INSERT' or actor.id is distinct from owner.id) then
    perform tk_refuse('TK028', format('%s is a %s, not an admin', actor.name, actor.role),
      json_build_object('name', actor.name, 'role', actor.role));
  end if;
  if tg_op = 'INSERT' then
    perform tk_must_be_timely('api_tokens', new.id, new.made_at, null::timestamptz);
    if actor.id is distinct from owner.id and exists (select from user_secrets where user_id = owner.id) then
      perform tk_refuse('TK042', format('%s signs in themself', owner.name), json_build_object('name', owner.name));
    end if;
    perform tk_append(new.user_id, 'make token', null, json_build_array(tk_added('api_tokens', new.id, tk_row(new))));
  else
    perform tk_must_be_timely('api_tokens', new.id, new.revoked_at, new.made_at);
    perform tk_append(new.user_id, 'revoke token', null,
      json_build_array(tk_changed('api_tokens', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $$`,
  `create trigger tk_trail_added after insert on api_tokens for each row execute function tk_token_told()`,
  `create trigger tk_trail_changed after update of id, user_id, name, scopes, token_digest, made_by, made_at, expires_at,
  revoked_at, revoked_by on api_tokens for each row
  when (old is distinct from new and pg_trigger_depth() = 0) execute function tk_token_told()`,

  // Whoever leaves is signed out everywhere, and what acts in their name stops: also once they are back, whoever signed
  // them in at that very moment.
  `create function tk_signed_out() returns trigger language plpgsql security definer as $$
begin
  update sign_ins set ended_at = clock_timestamp() where user_id = new.id and ended_at is null;
  update api_tokens set revoked_at = clock_timestamp(), revoked_by = coalesce(tk_actor(), new.id)
   where user_id = new.id and revoked_at is null;

  return null;
end $$`,
  `create trigger tk_signed_out after update on users for each row
  when (new.deactivated_at is distinct from old.deactivated_at) execute function tk_signed_out()`,

  // The right to delete would be one to lock the table against whoever signs in.
  `create function tk_forget_sign_ins(before timestamptz) returns void language sql security definer as $$
  with gone as (delete from sign_ins where until < before or ended_at < before)
  delete from sign_in_guesses where not_before < before
$$`,
]
