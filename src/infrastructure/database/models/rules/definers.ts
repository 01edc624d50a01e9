/**
 * The rules run with their owner's rights, so that whoever works needs none on the trail. They look nothing up but what
 * is PostgreSQL's own, operators among it, which no rule could name and stay readable; temporary tables come last. And
 * nobody may hang them on a table of their own.
 */
export const definers: readonly string[] = [
  `do $$
declare
  rule regprocedure;
begin
  for rule in select oid from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and prosecdef and proname like 'tk\\_%' loop
    execute format('alter function %s set search_path = pg_catalog, pg_temp', rule);
    execute format('revoke execute on function %s from public', rule);
  end loop;
end $$`,
]
