import { keptTables, records } from '../../../../domain/records.ts'

const appendOnly = keptTables.filter((table) => records[table].appendOnly)
const neverRemoved = keptTables.filter((table) => records[table].remove === 'nobody')
const writtenByRules = keptTables.filter((table) => records[table].add === 'rules')

/** What is on record stays on record (21 CFR 11.10 (c), (e)). */
export const permanence: readonly string[] = [
  `create function tk_final() returns trigger language plpgsql security definer as $$
declare
  id text := coalesce(to_jsonb(old) ->> 'id', to_jsonb(old) ->> 'stream_id');
begin
  perform tk_refuse('TK030', format('%s %s is on record and never changes', tg_table_name, id),
    json_build_object('table', tg_table_name, 'id', id));

  return null;
end $$`,
  `create function tk_kept() returns trigger language plpgsql security definer as $$
declare
  id text := coalesce(to_jsonb(old) ->> 'id', to_jsonb(old) ->> 'stream_id');
begin
  perform tk_refuse('TK031', format('%s %s is on record and never removed', tg_table_name, id),
    json_build_object('table', tg_table_name, 'id', id));

  return null;
end $$`,
  `create function tk_never_emptied() returns trigger language plpgsql security definer as $$
begin
  perform tk_refuse('TK032', format('%s holds records and is never truncated', tg_table_name),
    json_build_object('table', tg_table_name));

  return null;
end $$`,
  `create function tk_by_rules_only() returns trigger language plpgsql security definer as $$
begin
  perform tk_refuse('TK034', format('%s is written by the rules only', tg_table_name),
    json_build_object('table', tg_table_name));

  return null;
end $$`,
  ...appendOnly.map(
    (table) => `create trigger tk_final before update on ${table} for each row execute function tk_final()`,
  ),
  ...neverRemoved.map(
    (table) => `create trigger tk_kept before delete on ${table} for each row execute function tk_kept()`,
  ),
  ...keptTables.map(
    (table) =>
      `create trigger tk_never_emptied before truncate on ${table} for each statement execute function tk_never_emptied()`,
  ),
  ...writtenByRules.map(
    (table) =>
      `create trigger tk_by_rules_only before insert on ${table} for each row
  when (pg_trigger_depth() = 0) execute function tk_by_rules_only()`,
  ),
]
