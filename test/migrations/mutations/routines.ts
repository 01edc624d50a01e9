import { mutations } from './mutation.ts'

export const ofTriggers = mutations({
  'a trigger is missing': 'drop trigger machines_touch on machines',
  'a trigger is there': 'create trigger extra after update on readings for each row execute function audit()',
  'a trigger runs at another time':
    'drop trigger machines_audit on machines; create trigger machines_audit after update on machines for each statement execute function audit()',
  'a trigger has another condition':
    'drop trigger machines_touch on machines; create trigger machines_touch before update of name on machines for each row when (old.price <> new.price) execute function touch()',
  'a trigger is switched off': 'alter table machines disable trigger machines_touch',
  'a trigger is switched on': 'alter table machines enable trigger machines_off',
  'a trigger does not run always': 'alter table machines enable trigger machines_always',
  'a trigger runs on replicas': 'alter table machines enable replica trigger machines_touch',
  'a constraint trigger is missing': 'drop trigger readings_checked on readings',
  'a constraint trigger is immediate':
    'drop trigger readings_checked on readings; create constraint trigger readings_checked after insert on readings for each row execute function audit()',
})

export const ofRoutines = mutations({
  'a function is missing': 'drop function label(machines)',
  'a function is missing that triggers need': 'drop function touch() cascade',
  'a function is missing that an index needs': 'drop function normalised(text) cascade',
  'a function is missing that a generated column needs': 'drop function site_key() cascade',
  'a function is missing that a default needs': 'drop function next_ticket() cascade',
  'a function is there':
    'create function extra(public.machines[], out a int, inout b text) language sql as $$ select 1, b $$'.replace(
      'public.',
      '',
    ),
  'a function of the same name is there':
    'create function normalised(int) returns int language sql as $$ select $1 $$',
  'a body differs': `create or replace function normalised(value text) returns text language sql immutable as $$ select upper(value) || 'public.x' $$`,
  'a body differs by white space':
    'create or replace function audit() returns trigger language plpgsql as $$ begin  return null; end $$',
  'a body holds every quote': `create or replace function audit() returns trigger language plpgsql as $function$ begin raise notice '$$ "x" \`\${y}\` \\ \\n'; return null; end $function$`,
  'a body is parsed':
    'create or replace function next_ticket() returns bigint begin atomic select 1 + nextval($$tickets$$); end',
  'a function is volatile': 'alter function label(machines) volatile',
  'a function is the caller itself': 'alter function touch() security invoker',
  'a function has another setting': 'alter function touch() set search_path = pg_catalog',
  'a function has one more setting': 'alter function audit() set work_mem = $$8MB$$',
  'a function is parallel safe and strict': 'alter function normalised(text) parallel safe strict cost 5',
  'a function returns another type':
    'drop function label(machines); create function label(machine machines) returns varchar language sql stable as $$ select machine.name $$',
  'a function that an index needs returns another type':
    'drop function normalised(text) cascade; create function normalised(value text) returns varchar language sql immutable as $$ select lower(trim(value)) $$; create index machines_normalised on machines (normalised(name))',
  'a function that a default needs returns another type':
    'alter table visits alter ticket drop default; drop function next_ticket(); create function next_ticket() returns int language sql as $$ select 1 $$; alter table visits alter ticket set default next_ticket()',
  'a function that a generated column needs returns another type':
    'drop function site_key() cascade; create function site_key() returns varchar language sql immutable as $$ select $_$x$_$::varchar $$; alter table visits add virtual_key text generated always as (site_key()) stored',
  'a parameter has another name':
    'drop function label(machines); create function label(m machines) returns text language sql stable as $$ select m.name $$',
  'a parameter has no default':
    'drop function mood(shift, int); create function mood(value shift, times integer) returns shift language sql immutable as $$ select value $$',
  'a parameter has another default':
    'create or replace function mood(value shift, times integer default 2) returns shift language sql immutable as $$ select value $$',
  'a procedure is missing': 'drop procedure tidy(timestamptz)',
  'a procedure is a function':
    'drop procedure tidy(timestamptz); create function tidy(before timestamptz) returns void language sql as $$ select 1 $$',
})
