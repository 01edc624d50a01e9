/**
 * Whoever adds or changes people takes their turn, so that what one is judged by is not changed by another meanwhile:
 * two admins cannot make workers of each other. A turn lasts until its transaction ends. It is taken before any row is
 * held, or two would wait for each other.
 */
export function turnOfPeople(table: string): string {
  return `pg_advisory_xact_lock(hashtextextended('tenken people', ${table}::bigint))`
}

const active = (roles: string) => `from users where role ${roles} and deactivated_at is null`

/** Who may add people and change what is on record of them. `was` is null for somebody who is added. */
export const people: readonly string[] = [
  `create function tk_people_turn() returns trigger language plpgsql security definer as $$
begin
  perform ${turnOfPeople('tg_relid')};

  return null;
end $$`,
  `create trigger tk_turn before insert or update on users for each statement execute function tk_people_turn()`,

  // Whether somebody active has one of these roles: the one in question as they were, or another. Under another
  // isolation an admin may have come meanwhile.
  `create function tk_are_active(roles text[], was users, made users) returns boolean language plpgsql as $$
begin
  return current_setting('transaction_isolation') is distinct from 'read committed'
    or (was.role = any(roles) and was.deactivated_at is null) is true
    or exists (select ${active('= any(roles)')} and id is distinct from made.id);
end $$`,

  // Admins look after everybody, supervisors after workers; where there is no admin, supervisors after everybody, and
  // where there are none of either, everybody does. Whoever changes themself is judged as they were.
  `create function tk_must_look_after(who uuid, was users, made users) returns void language plpgsql as $$
declare
  person users := was;
begin
  if was.id is null and who = made.id then
    perform tk_refuse('TK018', format('%s was not on record before', who), json_build_object('named', who));
  elsif who is null or who is distinct from was.id then
    perform tk_must_act(who);
    select * into person from users where id = who;
  elsif was.role is distinct from made.role then
    perform tk_refuse('TK029', format('%s is a %s, and nobody changes their own role', was.name, was.role),
      json_build_object('name', was.name, 'role', was.role));
  elsif was.deactivated_at is null and made.deactivated_at is not null
     and (was.name, was.email, was.employee_number) is not distinct from (made.name, made.email, made.employee_number) then
    return;
  end if;
  if person.role = 'admin' then
    return;
  end if;
  if (made.role = 'worker' and coalesce(was.role, 'worker') = 'worker') is not true
     and tk_are_active(array['admin'], was, made) then
    perform tk_refuse('TK028', format('%s is a %s, not an admin', person.name, person.role),
      json_build_object('name', person.name, 'role', person.role));
  end if;
  if person.role is distinct from 'supervisor' and tk_are_active(array['admin', 'supervisor'], was, made) then
    perform tk_refuse('TK015', format('%s is a %s, and looks after nobody', person.name, person.role),
      json_build_object('name', person.name, 'role', person.role));
  end if;
end $$`,

  // The last admin stays, and where there is none the last supervisor. Those who are left are held, and what another
  // transaction has made of them is seen.
  `create function tk_must_leave_somebody(was users, made users) returns void language plpgsql as $$
declare
  keeping text[] := case was.role when 'admin' then array['admin'] else array['admin', 'supervisor'] end;
begin
  if was.deactivated_at is not null or (was.role = any(array['admin', 'supervisor'])) is not true then
    return;
  end if;
  perform ${active('= any(keeping)')} limit 1 for share;
  if not found then
    perform tk_refuse('TK037', format('%s is the last active %s', was.name, was.role),
      json_build_object('name', was.name, 'role', was.role));
  end if;
end $$`,

  // Somebody who is on record adds a user. The first of all is added by nobody, or by themself; those who try that at
  // once take turns.
  `create function tk_user_made() returns trigger language plpgsql security definer as $$
begin
  perform tk_must_be_new('users', new.id);
  if coalesce(tk_actor(), new.id) = new.id and current_setting('transaction_isolation') = 'read committed'
     and not exists (select from users) then
    return new;
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
declare
  was users;
begin
  if tg_op = 'UPDATE' then
    was := old;
  end if;
  if tg_op = 'INSERT' then
    perform tk_must_be_timely('users', new.id, new.created_at, null::timestamptz);
  end if;
  if tg_op = 'INSERT' or new.updated_at is distinct from old.updated_at then
    perform tk_must_be_timely('users', new.id, new.updated_at, new.created_at);
  end if;
  if new.deactivated_at is not null and (tg_op = 'INSERT' or new.deactivated_at is distinct from old.deactivated_at) then
    perform tk_must_be_timely('users', new.id, new.deactivated_at, new.created_at);
  end if;
  if tg_op = 'UPDATE' and tk_actor() is not distinct from new.id and old.deactivated_at is not null then
    perform tk_refuse('TK016', format('%s had been deactivated', old.name), json_build_object('name', old.name));
  end if;
  -- Nobody adds the very first user, or they themself.
  if tg_op = 'INSERT' and coalesce(tk_actor(), new.id) is not distinct from new.id
     and not exists (select from users where id is distinct from new.id) then
    if (new.role in ('supervisor', 'admin') and new.deactivated_at is null) is not true then
      perform tk_refuse('TK038', format('the first user is a supervisor or an admin, and no %s', new.role),
        json_build_object('role', new.role));
    end if;
  else
    perform tk_must_look_after(tk_actor(), was, new);
    perform tk_must_leave_somebody(was, new);
  end if;
  if tg_op = 'INSERT' then
    perform tk_append(new.id, 'add', null, json_build_array(tk_added('users', new.id, tk_row(new))));
  else
    perform tk_append(new.id, case
        when new.deactivated_at is not null and old.deactivated_at is null then 'deactivate'
        when new.deactivated_at is null and old.deactivated_at is not null then 'reactivate'
        when new.role is distinct from old.role then 'change role'
        when (new.name, new.email, new.employee_number) is distinct from (old.name, old.email, old.employee_number)
          then 'rename'
        else 'change' end,
      null, json_build_array(tk_changed('users', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $$`,
  `create trigger tk_trail_added after insert on users for each row execute function tk_user_trail()`,
  `create trigger tk_trail_changed after update on users for each row
  when (old is distinct from new) execute function tk_user_trail()`,
]
