import type { Operations } from '../../../migrations/revision.ts'

export const revision = '024_see_what_is_said'
export const downRevision = '023_tell_new_rows_column_by'
export const message = 'See what is said'

/** A character that can be seen. */
const seen = String.raw`[^\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]`

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_said()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  field text;
begin
  foreach field in array tg_argv loop
    if pg_catalog.to_jsonb(new) ->> field !~ '${seen}'
       and (tg_op = 'INSERT' or pg_catalog.to_jsonb(new) ->> field is distinct from pg_catalog.to_jsonb(old) ->> field) then
      perform "own schema".tk_refuse('TK027', pg_catalog.format('nobody can see the %s of %s %s', field, tg_table_name, new.id),
        pg_catalog.json_build_object('table', tg_table_name, 'id', new.id, 'field', field));
    end if;
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_reason(reason text, verb text)
 returns text
 language plpgsql
as $function$
begin
  if coalesce(reason, '') !~ '${seen}' then
    perform "own schema".tk_refuse('TK024', pg_catalog.format('say why, to %s', verb), pg_catalog.json_build_object('verb', verb));
  end if;

  return reason;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(
    `create trigger tk_said after insert or update on hazards for each row when (new.description !~ '${seen}'::text) execute function tk_said('description')`,
  )
  await op.execute(
    `create trigger tk_said after insert or update on safety_checks for each row when (new.result = 'fail'::text and new.feedback_text !~ '${seen}'::text or new.override_reason !~ '${seen}'::text) execute function tk_said('feedback_text', 'override_reason')`,
  )
  await op.execute(
    `create trigger tk_said after insert or update on sops for each row when (new.title !~ '${seen}'::text) execute function tk_said('title')`,
  )
  await op.execute(
    `create trigger tk_said after insert or update on steps for each row when (new.description !~ '${seen}'::text) execute function tk_said('description')`,
  )
  await op.execute(
    `create trigger tk_said after insert or update on tasks for each row when (new.title !~ '${seen}'::text or new.description !~ '${seen}'::text) execute function tk_said('title', 'description')`,
  )
  await op.execute(
    `create trigger tk_said after insert or update on users for each row when (new.email !~ '${seen}'::text or new.name !~ '${seen}'::text) execute function tk_said('email', 'name')`,
  )
  await op.execute('revoke execute on function tk_said() from public')
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_said on hazards')
  await op.execute('drop trigger tk_said on safety_checks')
  await op.execute('drop trigger tk_said on sops')
  await op.execute('drop trigger tk_said on steps')
  await op.execute('drop trigger tk_said on tasks')
  await op.execute('drop trigger tk_said on users')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_reason(reason text, verb text)
 returns text
 language plpgsql
as $function$
begin
  if coalesce(reason, '') !~ '[^[:space:]]' then
    perform "own schema".tk_refuse('TK024', pg_catalog.format('say why, to %s', verb), pg_catalog.json_build_object('verb', verb));
  end if;

  return reason;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute('drop function tk_said()')
}
