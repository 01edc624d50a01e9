const records = [
  'users',
  'sops',
  'tasks',
  'steps',
  'hazards',
  'work_sessions',
  'safety_checks',
  'hazard_acknowledgements',
  'signatures',
  'audit_events',
]

/** What is written once: neither changed nor removed. */
const appendOnly = ['safety_checks', 'hazard_acknowledgements', 'signatures', 'audit_events']

const neverRemoved = ['users', 'work_sessions', ...appendOnly]

/** What nobody writes but the rules themselves. */
const writtenByRules = ['signatures', 'audit_events']

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
  ...records.map(
    (table) =>
      `create trigger tk_never_emptied before truncate on ${table} for each statement execute function tk_never_emptied()`,
  ),
  ...writtenByRules.map(
    (table) =>
      `create trigger tk_by_rules_only before insert on ${table} for each row
  when (pg_trigger_depth() = 0) execute function tk_by_rules_only()`,
  ),
]
