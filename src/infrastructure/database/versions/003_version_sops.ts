import type { Operations } from '../../../migrations/revision.ts'

export const revision = '003_version_sops'
export const downRevision = '002_create_session_tables'
export const message = 'Give SOPs versions, and rows below them an origin that versions share'

export async function upgrade(op: Operations): Promise<void> {
  for (const table of ['tasks', 'steps', 'hazards']) {
    await op.execute(`alter table ${table} add column origin_id uuid`)
    await op.execute(`
      -- lint: allow TL112 because every row needs its origin before the next statement, and 100,000 take a few seconds
      update ${table} set origin_id = id`)
    await op.execute(`
      -- lint: allow TL107 because the table is closed anyway, from the new column to the end of the revision
      alter table ${table} alter column origin_id set not null`)
    await op.execute(`alter table ${table} alter column origin_id set default gen_random_uuid()`)
  }

  await op.execute(`
    alter table sops
      add column lineage_id uuid,
      add column version integer not null default 1,
      add column status text not null default 'draft',
      add column published_at timestamptz,
      add column published_by uuid,
      add column retired_at timestamptz,
      add column retired_by uuid,
      add column step_ids uuid[],
      add column task_count integer,
      add column step_count integer,
      add column low_hazards integer,
      add column medium_hazards integer,
      add column high_hazards integer,
      add column critical_hazards integer,
      add column tree_digest bytea`)
  await op.execute(`
    -- lint: allow TL112 because a plant has thousands of SOPs, not millions
    update sops set lineage_id = id`)
  // Work could start on every SOP that had a step: putting it on record was publishing it.
  await op.execute(`
    update sops set status = 'effective', published_at = created_at, published_by = created_by,
           step_ids = below.step_ids, task_count = below.task_count, step_count = cardinality(below.step_ids),
           low_hazards = 0, medium_hazards = 0, high_hazards = 0, critical_hazards = 0, tree_digest = ''
      from (select sop_id, count(distinct t.id) as task_count,
                   array_agg(s.id order by t.order_index, s.order_index) filter (where s.id is not null) as step_ids
              from tasks t left join steps s on s.task_id = t.id group by sop_id) below
     where below.sop_id = sops.id and below.step_ids is not null`)
  await op.execute(`
    update sops set low_hazards = h.low, medium_hazards = h.medium, high_hazards = h.high, critical_hazards = h.critical
      from (select sop_id, count(*) filter (where severity = 'low') as low,
                   count(*) filter (where severity = 'medium') as medium,
                   count(*) filter (where severity = 'high') as high,
                   count(*) filter (where severity = 'critical') as critical
              from tasks t join steps s on s.task_id = t.id join hazards on step_id = s.id group by sop_id) h
     where h.sop_id = sops.id and status = 'effective'`)
  await op.execute(`
    update sops set tree_digest = tree.digest
      from (select sop_id, sha256(convert_to(string_agg(line, chr(10) order by task, step, hazard, id), 'UTF8')) as digest
              from (
                select t.sop_id, t.order_index as task, -1 as step, -1 as hazard, t.id,
                       json_build_array('task', t.id, t.title, t.description, t.order_index,
                         extract(epoch from t.created_at), t.origin_id)::text as line
                  from tasks t
                union all
                select t.sop_id, t.order_index, s.order_index, -1, s.id,
                       json_build_array('step', s.id, s.task_id, s.description, s.order_index, s.expected_action,
                         s.expected_result, s.origin_id)::text
                  from tasks t join steps s on s.task_id = t.id
                union all
                select t.sop_id, t.order_index, s.order_index, 0, h.id,
                       json_build_array('hazard', h.id, h.step_id, h.description, h.severity, h.mitigation,
                         h.origin_id)::text
                  from tasks t join steps s on s.task_id = t.id join hazards h on h.step_id = s.id
              ) lines
             group by sop_id) tree
     where tree.sop_id = sops.id and status = 'effective'`)
  await op.execute(`
    -- lint: allow TL107 because a plant has thousands of SOPs, not millions
    alter table sops alter column lineage_id set not null`)
  await op.execute(`
    -- lint: allow TL103 because a plant has thousands of SOPs, not millions
    -- lint: allow TL104 because a plant has thousands of SOPs, not millions
    -- lint: allow TL106 because a plant has thousands of SOPs, not millions
    alter table sops
      add constraint fk_sops_lineage foreign key (lineage_id) references sops (id),
      add constraint fk_sops_publisher foreign key (published_by) references users (id),
      add constraint fk_sops_retirer foreign key (retired_by) references users (id),
      add constraint uq_sops_version unique (lineage_id, version),
      add constraint ck_sops_status check (status in ('draft', 'effective', 'superseded', 'retired')),
      add constraint ck_sops_version_positive check (version > 0),
      add constraint ck_sops_first_version_is_lineage check ((version = 1) = (id = lineage_id)),
      add constraint ck_sops_published_iff_not_draft check (
        num_nulls(published_at, published_by, step_ids, task_count, step_count, low_hazards, medium_hazards,
          high_hazards, critical_hazards, tree_digest) = case when status = 'draft' then 10 else 0 end),
      add constraint ck_sops_retired_iff_retired check (
        num_nulls(retired_at, retired_by) = case when status = 'retired' then 0 else 2 end)`)
  for (const index of [
    "unique index uq_sops_one_effective on sops (lineage_id) where status = 'effective'",
    "unique index uq_sops_one_draft on sops (lineage_id) where status = 'draft' and deleted_at is null",
    'index idx_sops_publisher on sops (published_by) where published_by is not null',
    'index idx_sops_retirer on sops (retired_by) where retired_by is not null',
  ]) {
    await op.execute(`
      -- lint: allow TL101 because a plant has thousands of SOPs, not millions
      create ${index}`)
  }
}

export async function downgrade(op: Operations): Promise<void> {
  // To the program before, every SOP with steps may be worked on: not so what is no longer, or not yet, effective.
  await op.execute(`
    update sops set deleted_at = now()
     where status <> 'effective' and deleted_at is null
       and exists (select from tasks t join steps s on s.task_id = t.id where t.sop_id = sops.id)`)
  await op.execute(`
    alter table sops
      drop column lineage_id,
      drop column version,
      drop column status,
      drop column published_at,
      drop column published_by,
      drop column retired_at,
      drop column retired_by,
      drop column step_ids,
      drop column task_count,
      drop column step_count,
      drop column low_hazards,
      drop column medium_hazards,
      drop column high_hazards,
      drop column critical_hazards,
      drop column tree_digest`)
  for (const table of ['tasks', 'steps', 'hazards']) {
    await op.execute(`alter table ${table} drop column origin_id`)
  }
}
