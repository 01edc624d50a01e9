import type { Operations } from '../../../migrations/revision.ts'

export const revision = '023_tell_new_rows_column_by'
export const downRevision = '022_leave_nothing_to_guess'
export const message = 'Tell new rows column by column'

export async function upgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_draft(sop uuid)
 returns uuid
 language plpgsql
as $function$
declare
  v record;
begin
  select id, version, status, lineage_id into v from "own schema".sops where id = sop for no key update;
  if v.status is distinct from 'draft' then
    perform "own schema".tk_refuse('TK001', pg_catalog.format('version %s is %s and never changes', v.id, v.status),
      pg_catalog.json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;
  perform "own schema".tk_must_act("own schema".tk_actor());

  return v.lineage_id;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_hazards_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set plan_cache_mode to 'force_generic_plan'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(
           select task_id from "own schema".steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add hazards', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('hazards', pg_catalog.json_build_object('id', pg_catalog.json_agg(id), 'step_id', pg_catalog.json_agg(step_id), 'description', pg_catalog.json_agg(description), 'severity', pg_catalog.json_agg(severity), 'mitigation', pg_catalog.json_agg(mitigation), 'origin_id', pg_catalog.json_agg(origin_id))))
        from (select * from n where pg_catalog.cardinality(ids) = 1 or n.step_id = any(array(
           select s.id from "own schema".tasks t join "own schema".steps s on s.task_id = t.id where t.sop_id = sop)) order by id) n));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_steps_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set plan_cache_mode to 'force_generic_plan'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add steps', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('steps', pg_catalog.json_build_object('id', pg_catalog.json_agg(id), 'task_id', pg_catalog.json_agg(task_id), 'description', pg_catalog.json_agg(description), 'order_index', pg_catalog.json_agg(order_index), 'expected_action', pg_catalog.json_agg(expected_action), 'expected_result', pg_catalog.json_agg(expected_result), 'origin_id', pg_catalog.json_agg(origin_id))))
        from (select * from n where pg_catalog.cardinality(ids) = 1 or n.task_id = any(array(select id from "own schema".tasks where sop_id = sop)) order by id) n));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_tasks_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set plan_cache_mode to 'force_generic_plan'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
begin
  perform "own schema".tk_must_be_timely('tasks', n.id, n.created_at, s.created_at)
    from n left join lateral (select created_at from "own schema".sops where id = n.sop_id) s on true
   where n.created_at between s.created_at and pg_catalog.clock_timestamp() is not true;
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add tasks', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('tasks', pg_catalog.json_build_object('id', pg_catalog.json_agg(id), 'sop_id', pg_catalog.json_agg(sop_id), 'title', pg_catalog.json_agg(title), 'description', pg_catalog.json_agg(description), 'order_index', pg_catalog.json_agg(order_index), 'created_at', pg_catalog.json_agg(extract(epoch from created_at)), 'origin_id', pg_catalog.json_agg(origin_id))))
        from (select * from n where pg_catalog.cardinality(ids) = 1 or n.sop_id = sop order by id) n));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
}

export async function downgrade(op: Operations): Promise<void> {
  // The functions below may name what is made after them.
  await op.execute('set local check_function_bodies = off')
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_draft(sop uuid)
 returns uuid
 language plpgsql
as $function$
declare
  v "own schema".sops;
begin
  select * into v from "own schema".sops where id = sop for no key update;
  if v.status is distinct from 'draft' then
    perform "own schema".tk_refuse('TK001', pg_catalog.format('version %s is %s and never changes', v.id, v.status),
      pg_catalog.json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;
  perform "own schema".tk_must_act("own schema".tk_actor());

  return v.lineage_id;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_hazards_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(
           select task_id from "own schema".steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add hazards', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('hazards', pg_catalog.json_agg(pg_catalog.row_to_json(n) order by n.id)))
        from n where pg_catalog.cardinality(ids) = 1 or n.step_id = any(array(
           select s.id from "own schema".tasks t join "own schema".steps s on s.task_id = t.id where t.sop_id = sop))));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_steps_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from "own schema".tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add steps', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('steps', pg_catalog.json_agg(pg_catalog.row_to_json(n) order by n.id)))
        from n where pg_catalog.cardinality(ids) = 1 or n.task_id = any(array(select id from "own schema".tasks where sop_id = sop))));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create or replace function tk_tasks_added()
 returns trigger
 language plpgsql
 security definer
 set enable_seqscan to 'off'
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
begin
  perform "own schema".tk_must_be_timely('tasks', n.id, n.created_at, s.created_at)
    from n left join lateral (select created_at from "own schema".sops where id = n.sop_id) s on true
   where n.created_at between s.created_at and pg_catalog.clock_timestamp() is not true;
  foreach sop in array ids loop
    perform "own schema".tk_append_to_lineage("own schema".tk_draft(sop), 'add tasks', (
      select pg_catalog.json_build_array("own schema".tk_rows_added('tasks', pg_catalog.json_agg(pg_catalog.json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id) order by n.id)))
        from n where pg_catalog.cardinality(ids) = 1 or n.sop_id = sop));
  end loop;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
}
