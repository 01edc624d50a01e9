import { treeRow } from './rows.ts'

interface Level {
  table: 'tasks' | 'steps' | 'hazards'
  /** The SOP that a row named `row` belongs to. */
  sopOf: (row: string) => string
  /** Those SOPs of all rows of the transition table n, without a join. */
  sopsOfNew: string
  /** Whether a row of n is of the SOP in the variable `sop`. */
  isOfSop: string
  /** The column that says since when a row is there, which its version was before. */
  since?: string
  /** What a removed row takes along, while it can still be told which SOP that was of. */
  below?: { table: string; parent: string }
}

const levels: readonly Level[] = [
  {
    table: 'tasks',
    sopOf: (row) => `${row}.sop_id`,
    sopsOfNew: 'select distinct sop_id from n',
    isOfSop: 'n.sop_id = sop',
    since: 'created_at',
    below: { table: 'steps', parent: 'task_id' },
  },
  {
    table: 'steps',
    sopOf: (row) => `(select t.sop_id from tasks t where t.id = ${row}.task_id)`,
    sopsOfNew: 'select distinct sop_id from tasks where id = any(array(select distinct task_id from n))',
    isOfSop: 'n.task_id = any(array(select id from tasks where sop_id = sop))',
    below: { table: 'hazards', parent: 'step_id' },
  },
  {
    table: 'hazards',
    sopOf: (row) =>
      `(select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = ${row}.step_id)`,
    sopsOfNew: `select distinct sop_id from tasks where id = any(array(
           select task_id from steps where id = any(array(select distinct step_id from n))))`,
    isOfSop: `n.step_id = any(array(
           select s.id from tasks t join steps s on s.task_id = t.id where t.sop_id = sop))`,
  },
]

/**
 * The tree below a version changes only while it is a draft. One event a statement and version holds every row in
 * full, so that a draft, too, can be told from its trail. Rows are found by their keys: without enable_seqscan = off a
 * plan that was made while a table was small would read it whole once it is large.
 */
export const trees: readonly string[] = [
  // Holds a draft until the transaction ends, so that nobody publishes it meanwhile, and tells its lineage.
  `create function tk_draft(sop uuid) returns uuid language plpgsql as $$
declare
  v sops;
begin
  select * into v from sops where id = sop for no key update;
  if v.status is distinct from 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never changes', v.id, v.status),
      json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;
  perform tk_must_act(tk_actor());

  return v.lineage_id;
end $$`,
  ...levels.flatMap(guardsOf),
]

function guardsOf({ table, sopOf, sopsOfNew, isOfSop, since, below }: Level): string[] {
  return [
    `create function tk_${table}_added() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(${sopsOfNew} order by 1);
  sop uuid;
begin${since ? judgesSince(table, since) : ''}
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'add ${table}', (
      select json_build_array(tk_rows_added('${table}', json_agg(${treeRow[table]('n')} order by n.id)))
        from n where cardinality(ids) = 1 or ${isOfSop}));
  end loop;

  return null;
end $$`,
    `create trigger tk_added after insert on ${table} referencing new table as n
  for each statement execute function tk_${table}_added()`,

    `create function tk_${table}_changed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(${sopsOfNew} order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id is distinct from o.origin_id or ${sopOf('n')} is distinct from ${sopOf('o')}${
     since ? ` or n.${since} is distinct from o.${since}` : ''
   } limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of ${table} is never changes', astray),
      json_build_object('table', '${table}', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit ${table}', changed) from (
      select json_agg(tk_changed('${table}', n.id, ${treeRow[table]('o')}, ${treeRow[table]('n')}) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and ${isOfSop}) edit where changed is not null;
  end loop;

  return null;
end $$`,
    `create trigger tk_changed after update on ${table} referencing old table as o new table as n
  for each statement execute function tk_${table}_changed()`,

    `create function tk_${table}_removed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  sop uuid;
begin
  for sop in select distinct ${sopOf('o')} from o order by 1 loop
    perform tk_append_to_lineage(tk_draft(sop), 'remove ${table}', (
      select json_build_array(tk_rows_removed('${table}', json_agg(${treeRow[table]('o')} order by o.id)))
        from o where ${sopOf('o')} = sop));
  end loop;

  return null;
end $$`,
    `create trigger tk_removed after delete on ${table} referencing old table as o
  for each statement execute function tk_${table}_removed()`,

    ...(below ? branchOf(table, below) : []),
  ]
}

/** Rows that are there since a moment between their version's first and now need no judging one by one. */
function judgesSince(table: string, since: string): string {
  return `
  perform tk_must_be_timely('${table}', n.id, n.${since}, s.created_at)
    from n left join lateral (select created_at from sops where id = n.sop_id) s on true
   where n.${since} between s.created_at and clock_timestamp() is not true;`
}

/** What hangs below goes first, while the trail can still tell whose it was. */
function branchOf(table: string, below: { table: string; parent: string }): string[] {
  return [
    `create function tk_${table}_emptied() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
begin
  delete from ${below.table} where ${below.parent} = old.id;

  return old;
end $$`,
    `create trigger tk_emptied before delete on ${table} for each row execute function tk_${table}_emptied()`,
  ]
}
