/**
 * The rules run with their owner's rights, so that whoever works needs none on the trail. Their search path is
 * pinned to the schema they were made in, temporary tables last, and nobody may hang them on a table of their own.
 */
export const definers: readonly string[] = [
  `do $$
declare
  rule regprocedure;
begin
  for rule in select oid from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and prosecdef and proname like 'tk\\_%' loop
    execute format('alter function %s set search_path = %I, pg_temp', rule, current_schema);
    execute format('revoke execute on function %s from public', rule);
  end loop;
end $$`,
]
