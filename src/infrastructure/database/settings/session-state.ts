/**
 * Takes back all that a session can leave on its connection: settings, role, temporary tables, cursors, channels,
 * advisory locks, the state of sequences and what it has prepared in SQL. It is `discard all` without the one thing
 * that is worth keeping: the plans of this program's own statements.
 */
export const forgetSession = `close all; set session authorization default; reset all; unlisten *;
select pg_catalog.pg_advisory_unlock_all(); discard temp; discard sequences;
do $$
declare
  statement text;
begin
  for statement in select name from pg_catalog.pg_prepared_statements where from_sql loop
    execute pg_catalog.format('deallocate %I', statement);
  end loop;
end $$`
