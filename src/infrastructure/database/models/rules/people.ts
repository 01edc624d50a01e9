export const people: readonly string[] = [
  // Somebody who is on record adds a user. The first of all is added by nobody, or by themself; those who try that at
  // once wait for each other.
  `create function tk_user_made() returns trigger language plpgsql security definer as $$
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
end $$`,
  `create trigger tk_made before insert on users for each row execute function tk_user_made()`,

  `create function tk_user_changed() returns trigger language plpgsql security definer as $$
begin
  if (new.id, new.created_at) is distinct from (old.id, old.created_at) then
    perform tk_refuse('TK033', format('who user %s is never changes', old.id),
      json_build_object('table', 'users', 'id', old.id));
  end if;
  perform tk_must_act(tk_actor());

  return new;
end $$`,
  `create trigger tk_changed before update on users for each row execute function tk_user_changed()`,

  `create function tk_user_trail() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'INSERT' then
    perform tk_must_be_timely('users', new.id, new.created_at, null::timestamptz);
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
end $$`,
  `create trigger tk_trail_added after insert on users for each row execute function tk_user_trail()`,
  `create trigger tk_trail_changed after update on users for each row
  when (old is distinct from new) execute function tk_user_trail()`,
]
