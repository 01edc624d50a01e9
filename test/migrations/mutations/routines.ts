import { mutations } from './mutation.ts'

/** Pins a routine to the schema that it is in, whatever that is called. */
function pin(routine: string, path = '%I, pg_temp'): string {
  return `do $pin$ begin execute format('alter ${routine} set search_path = ${path}', current_schema); end $pin$`
}

/** Makes a routine whose text names the schema that it is in, whatever that is called. */
function inItsSchema(routine: string): string {
  return `do $own$ begin execute replace($made$${routine}$made$, ':own', quote_ident(current_schema)); end $own$`
}

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
  'a body names its own schema': inItsSchema(
    `create or replace function audit() returns trigger language plpgsql as $$ begin perform :own.label(m), 'x :own.y', "a"."b" from :own.machines m, ":own" as a (b); return null; /* :own.machines */ end -- :own.x
      $$`,
  ),
  'a function that names its own schema is there': inItsSchema(
    `create function extra(label text) returns text language sql set search_path = pg_catalog as $$ select ':own.x "own schema"' || label || :own.normalised($1) from :own.sites limit 1 $$`,
  ),
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

/** Routines that pin their own schema, whose name the models do not know. */
export const ofPins = mutations({
  'a function is not pinned': 'alter function tk_state(machines) reset search_path',
  'a function is pinned': pin('function tk_state(readings)'),
  'a function that a trigger needs is not pinned': 'alter function tk_sealed() reset search_path',
  'a function that an index needs is pinned': pin('function normalised(text)'),
  'a pin lacks pg_temp': pin('function tk_state(machines)', '%I'),
  'a pin has another order': pin('function tk_state(machines)', 'pg_temp, %I'),
  'a pin has more schemas': pin(
    'function tk_state(machines)',
    `"The ''other""", %I, "100%%s", "user", pg_temp`,
  ),
  'a pin is to another schema': 'alter function tk_state(machines) set search_path = elsewhere, pg_temp',
  'a pin is to no schema': "alter function tk_state(machines) set search_path = ''",
  'a procedure is not pinned': 'alter procedure tk_forget(timestamptz) reset search_path',
  'a pinned procedure is missing': 'drop procedure tk_forget(timestamptz)',
  'a pinned function has another body': `create or replace function tk_state(u machines) returns text language sql stable security definer as $$ select 'x' || u.name $$; ${pin('function tk_state(machines)')}`,
  'a pinned function is the caller itself': 'alter function tk_state(machines) security invoker',
  'a function is its owner, and pinned': `alter function tk_state(readings) security definer; ${pin('function tk_state(readings)')}`,
  'a pinned function has one more setting': "alter function tk_state(machines) set timezone = 'UTC'",
  'a pinned function has another setting': "alter function tk_state(sites, text) set work_mem = '9MB'",
  'a pinned function is missing': 'drop function tk_state(sites, text)',
  'a pinned function of the same name is there': `create function tk_state(value "select ""from""") returns text language sql security definer as $$ select 'x' $$; ${pin('function tk_state("select ""from""")')}`,
  'a pinned function has a name like no other': `create function "tk %s $$ ""It's"""(text, "int" int[]) returns text language sql as $$ select 'x' $$; ${pin(`function "tk %%s $$ ""It''s"""(text, int[])`)}`,
  'a pinned function returns another type': `drop function tk_state(sites, text); create function tk_state(s sites, fallback text) returns varchar language sql security definer as $$ select s.name $$; ${pin('function tk_state(sites, text)')}`,
  'a pinned function that triggers need is missing': 'drop function tk_sealed() cascade',
  'a trigger of a pinned function is missing': 'drop trigger tk_sealed on readings',
  'a trigger of a pinned function has another transition table':
    'drop trigger tk_sealed on readings; create trigger tk_sealed after delete on readings referencing old table as gone for each statement execute function tk_sealed()',
  'a trigger runs a function that is not pinned':
    'drop trigger tk_sealed on readings; create trigger tk_sealed after delete on readings referencing old table as removed for each statement execute function audit()',
  'everybody may execute a pinned function': 'grant execute on function tk_state(machines) to public',
  'everybody may execute a function that is not pinned':
    'alter function tk_sealed() reset search_path; grant execute on function tk_sealed() to public',
  'nobody may execute a pinned function': 'revoke execute on function tk_state(sites, text) from public',
  'the table of a pinned function has another column': 'alter table readings add column extra text',
  'the table of a pinned function is missing': 'drop table readings cascade',
})
