import type { Operations } from '../../../migrations/revision.ts'

export const revision = '010_keep_records'
export const downRevision = '009_hold_work_sessions'
export const message = 'Keep what is on record from change and removal'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create function tk_final() returns trigger language plpgsql security definer as $$
declare
  id text := coalesce(to_jsonb(old) ->> 'id', to_jsonb(old) ->> 'stream_id');
begin
  perform tk_refuse('TK030', format('%s %s is on record and never changes', tg_table_name, id),
    json_build_object('table', tg_table_name, 'id', id));

  return null;
end $$`)
  await op.execute(`create function tk_kept() returns trigger language plpgsql security definer as $$
declare
  id text := coalesce(to_jsonb(old) ->> 'id', to_jsonb(old) ->> 'stream_id');
begin
  perform tk_refuse('TK031', format('%s %s is on record and never removed', tg_table_name, id),
    json_build_object('table', tg_table_name, 'id', id));

  return null;
end $$`)
  await op.execute(`create function tk_never_emptied() returns trigger language plpgsql security definer as $$
begin
  perform tk_refuse('TK032', format('%s holds records and is never truncated', tg_table_name),
    json_build_object('table', tg_table_name));

  return null;
end $$`)
  await op.execute(`create function tk_by_rules_only() returns trigger language plpgsql security definer as $$
begin
  perform tk_refuse('TK034', format('%s is written by the rules only', tg_table_name),
    json_build_object('table', tg_table_name));

  return null;
end $$`)
  await op.execute(
    `create trigger tk_final before update on safety_checks for each row execute function tk_final()`,
  )
  await op.execute(
    `create trigger tk_final before update on hazard_acknowledgements for each row execute function tk_final()`,
  )
  await op.execute(
    `create trigger tk_final before update on signatures for each row execute function tk_final()`,
  )
  await op.execute(
    `create trigger tk_final before update on audit_events for each row execute function tk_final()`,
  )
  await op.execute(`create trigger tk_kept before delete on users for each row execute function tk_kept()`)
  await op.execute(
    `create trigger tk_kept before delete on work_sessions for each row execute function tk_kept()`,
  )
  await op.execute(
    `create trigger tk_kept before delete on safety_checks for each row execute function tk_kept()`,
  )
  await op.execute(
    `create trigger tk_kept before delete on hazard_acknowledgements for each row execute function tk_kept()`,
  )
  await op.execute(
    `create trigger tk_kept before delete on signatures for each row execute function tk_kept()`,
  )
  await op.execute(
    `create trigger tk_kept before delete on audit_events for each row execute function tk_kept()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on users for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on sops for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on tasks for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on steps for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on hazards for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on work_sessions for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on safety_checks for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on hazard_acknowledgements for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on signatures for each statement execute function tk_never_emptied()`,
  )
  await op.execute(
    `create trigger tk_never_emptied before truncate on audit_events for each statement execute function tk_never_emptied()`,
  )
  await op.execute(`create trigger tk_by_rules_only before insert on signatures for each row
  when (pg_trigger_depth() = 0) execute function tk_by_rules_only()`)
  await op.execute(`create trigger tk_by_rules_only before insert on audit_events for each row
  when (pg_trigger_depth() = 0) execute function tk_by_rules_only()`)
  await op.execute(`-- lint: allow TL008 because it only pins and revokes what this revision has made
do $$
declare
  rule regprocedure;
begin
  for rule in select oid from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and prosecdef and proname like 'tk\\_%' loop
    execute format('alter function %s set search_path = %I, pg_temp', rule, current_schema);
    execute format('revoke execute on function %s from public', rule);
  end loop;
end $$`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_by_rules_only on audit_events')
  await op.execute('drop trigger tk_by_rules_only on signatures')
  await op.execute('drop trigger tk_never_emptied on audit_events')
  await op.execute('drop trigger tk_never_emptied on signatures')
  await op.execute('drop trigger tk_never_emptied on hazard_acknowledgements')
  await op.execute('drop trigger tk_never_emptied on safety_checks')
  await op.execute('drop trigger tk_never_emptied on work_sessions')
  await op.execute('drop trigger tk_never_emptied on hazards')
  await op.execute('drop trigger tk_never_emptied on steps')
  await op.execute('drop trigger tk_never_emptied on tasks')
  await op.execute('drop trigger tk_never_emptied on sops')
  await op.execute('drop trigger tk_never_emptied on users')
  await op.execute('drop trigger tk_kept on audit_events')
  await op.execute('drop trigger tk_kept on signatures')
  await op.execute('drop trigger tk_kept on hazard_acknowledgements')
  await op.execute('drop trigger tk_kept on safety_checks')
  await op.execute('drop trigger tk_kept on work_sessions')
  await op.execute('drop trigger tk_kept on users')
  await op.execute('drop trigger tk_final on audit_events')
  await op.execute('drop trigger tk_final on signatures')
  await op.execute('drop trigger tk_final on hazard_acknowledgements')
  await op.execute('drop trigger tk_final on safety_checks')
  await op.execute('drop function tk_by_rules_only()')
  await op.execute('drop function tk_never_emptied()')
  await op.execute('drop function tk_kept()')
  await op.execute('drop function tk_final()')
}
