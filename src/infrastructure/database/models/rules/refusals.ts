import { records, recordTables } from '../../../../domain/records.ts'
import { clocksApart, earliest } from './times.ts'

const ofOtherKind = recordTables
  .filter((table) => records[table].is !== null)
  .map((table) => `exists (select from ${table} where id = made and tab <> '${table}')`)

const ofThisKind = recordTables
  .filter((table) => records[table].is !== null)
  .map((table) => `tab = '${table}' and exists (select from ${table} where id = made)`)

/** How the database refuses: one SQLSTATE of class TK a rule, and the facts as JSON in the error's detail. */
export const refusals: readonly string[] = [
  `create function tk_refuse(state text, what text, facts json) returns void language plpgsql as $$
begin
  raise exception using errcode = state, message = what, detail = facts::text;
end $$`,

  // Whoever acts is carried in by the session: select set_config('tenken.actor', <user id>, true).
  `create function tk_actor() returns uuid language sql stable as $$
  select nullif(current_setting('tenken.actor', true), '')::uuid
$$`,

  // The person a record names is the one who acts, and is active. Held, so that nobody who acts is deactivated or loses
  // the role meanwhile, and what another transaction has made of them is seen.
  `create function tk_must_act(who uuid) returns void language plpgsql as $$
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
  if person.role = 'auditor' then
    perform tk_refuse('TK039', format('%s is an auditor, who changes nothing', person.name),
      json_build_object('name', person.name));
  end if;
end $$`,

  // The one who was judged is the one who is told: what a statement returns may name another in between.
  `create function tk_must_still_act(who uuid) returns void language plpgsql as $$
begin
  if who is distinct from tk_actor() then
    perform tk_refuse('TK019', format('%s acts in the name of %s, who was judged', tk_actor(), who),
      json_build_object('actor', tk_actor(), 'named', who));
  end if;
end $$`,

  // Only the worker carries a work session on.
  `create function tk_must_own(session uuid, worker uuid) returns void language plpgsql as $$
begin
  if tk_actor() is distinct from worker and tk_actor() is not null and worker is not null then
    perform tk_refuse('TK017', format('the work session %s belongs to another worker', session),
      json_build_object('id', session));
  end if;
  perform tk_must_act(worker);
end $$`,

  // A supervisor reviews, and never their own work; worker is null where there is none to tell apart from.
  `create function tk_must_review(who uuid, worker uuid) returns void language plpgsql as $$
declare
  person users;
begin
  perform tk_must_act(who);
  select * into person from users where id = who;
  if worker is not null and who = worker then
    perform tk_refuse('TK014', 'workers cannot review their own work session', json '{}');
  end if;
  if person.role in ('supervisor', 'admin') is not true then
    perform tk_refuse('TK015', format('%s is a %s, not a supervisor', person.name, person.role),
      json_build_object('name', person.name, 'role', person.role));
  end if;
end $$`,

  // A time that is set stands neither ahead of this clock nor before what it follows, by more than clocks differ. What
  // it follows may itself lie ahead, of a clock that was wrong then: what happens now is in order all the same.
  `create function tk_must_be_timely(tab text, id uuid, at timestamptz, follows timestamptz)
  returns void language plpgsql as $$
declare
  clock timestamptz := clock_timestamp();
  earliest timestamptz := least(clock, greatest(follows, ${earliest}));
begin
  if at is null or at > clock + ${clocksApart} then
    perform tk_refuse('TK026', format('a time of %s %s lies ahead of the clock', tab, id),
      json_build_object('table', tab, 'id', id, 'at', at, 'clock', clock));
  end if;
  if at < earliest - ${clocksApart} then
    perform tk_refuse('TK025', format('a time of %s %s lies before what it follows', tab, id),
      json_build_object('table', tab, 'id', id, 'at', at, 'earliest', earliest));
  end if;
end $$`,

  // Every chain of the trail is of one record, so that no id may be that of a record of another kind, or of one that is
  // gone. The nil UUID says that there is no record. What is on record under the id is a repetition, and judged by its key.
  `create function tk_must_be_new(tab text, made uuid) returns void language plpgsql as $$
begin
  if made is null or made = '00000000-0000-0000-0000-000000000000'
     or ${ofOtherKind.join('\n     or ')}
     or exists (select from audit_events where stream_id = made)
        and not (${ofThisKind.join(' or ')}) then
    perform tk_refuse('TK036', format('the id %s is that of another record', made),
      json_build_object('table', tab, 'id', made));
  end if;
end $$`,
]
