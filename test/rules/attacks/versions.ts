import type { Attack } from '../attack.ts'

const publish = (id: string, more = '') =>
  `update sops set status = 'effective', published_by = :supervisor${more} where id = ${id}`
const retire = (id: string, more = '') =>
  `update sops set status = 'retired', retired_by = :supervisor, retired_at = now()${more} where id = ${id}`
const why = "select set_config('tenken.reason', 'Out of use', true)"
const hide = (id: string) => `update sops set deleted_at = now() where id = ${id}`
const bringBack = (id: string) => `update sops set deleted_at = null where id = ${id}`
const become = (id: string, status: string) => `update sops set status = '${status}' where id = ${id}`

const published = ['sop', 'superseded', 'retired', 'deleted']

/** Every column that belongs to a version itself, with a value that it has not. */
const columns: Record<string, string> = {
  title: "'Another'",
  published_at: "'2001-01-01'",
  published_by: ':other',
  step_ids: "'{}'",
  task_count: '99',
  step_count: '99',
  low_hazards: '99',
  medium_hazards: '99',
  high_hazards: '99',
  critical_hazards: '99',
  tree_digest: "sha256('')",
}

const identity: Record<string, string> = {
  id: ':new',
  lineage_id: ':foreign',
  version: '99',
  created_by: ':other',
  created_at: "'2001-01-01'",
}

const changed: Attack[] = published.flatMap((version) => [
  ...Object.entries(columns).map(([column, value]) => ({
    what: `a change of ${column} of a version: ${version}`,
    state: 'TK001',
    as: 'supervisor',
    sql: `update sops set ${column} = ${value} where id = :${version}`,
    names: version,
  })),
  {
    what: `the removal of a version: ${version}`,
    state: 'TK001',
    as: 'supervisor',
    sql: `delete from sops where id = :${version}`,
    names: version,
  },
])

const renamed: Attack[] = ['draft', 'sop'].flatMap((version) =>
  Object.entries(identity).map(([column, value]) => ({
    what: `a change of ${column} of a version: ${version}`,
    state: 'TK033',
    as: 'supervisor',
    sql: `update sops set ${column} = ${value} where id = :${version}`,
    names: version,
  })),
)

const moves: Attack[] = [
  ['a draft is superseded', 'draft', become(':draft', 'superseded')],
  ['a draft is retired', 'draft', retire(':draft')],
  ['an effective version becomes a draft', 'idle', become(':idle', 'draft')],
  ['a superseded version becomes effective', 'superseded', publish(':superseded')],
  ['a superseded version becomes a draft', 'superseded', become(':superseded', 'draft')],
  ['a superseded version is retired', 'superseded', retire(':superseded')],
  ['a retired version becomes effective', 'retired', publish(':retired')],
  ['a retired version becomes a draft', 'retired', become(':retired', 'draft')],
  ['a retired version is superseded', 'retired', become(':retired', 'superseded')],
  ['a deleted draft is published', 'deletedDraft', publish(':deletedDraft')],
  ['a draft gets no status', 'draft', 'update sops set status = null where id = :draft'],
  ['an effective version is superseded by none', 'idle', become(':idle', 'superseded')],
].map(([what = '', names = '', sql = '']) => ({ what, state: 'TK002', as: 'supervisor', sql, names }))

const begun: Attack[] = ['effective', 'superseded', 'retired', 'forgotten'].map((status) => ({
  what: `a version that begins as ${status}`,
  state: 'TK002',
  as: 'supervisor',
  sql: `insert into sops (id, lineage_id, title, created_by, status) values (:new, :new, 'A', :supervisor, '${status}')`,
  names: 'new',
}))

const by = [
  ['nobody', 'TK018', undefined, ''],
  ['somebody unknown', 'TK018', 'nobody', ':nobody'],
  ['a worker', 'TK015', 'stranger', ':stranger'],
  ['somebody who has left', 'TK016', 'gone', ':gone'],
  ['another in somebody’s name', 'TK019', 'other', ':supervisor'],
] as const

const acted: Attack[] = by.flatMap(([who, state, as, name]) =>
  [publish(':draft'), retire(':idle')].map((sql) => ({
    what: `${sql.includes('retired') ? 'retiring' : 'publishing'} by ${who}`,
    state,
    ...(as ? { as } : {}),
    sql: sql.replace(':supervisor', name || ':supervisor'),
  })),
)

const others: Attack[] = [
  {
    what: 'publishing by no name',
    state: 'TK018',
    as: 'supervisor',
    sql: "update sops set status = 'effective' where id = :draft",
  },
  {
    what: 'publishing a version without a task',
    state: 'TK004',
    as: 'supervisor',
    sql: publish(':emptyDraft'),
    names: 'emptyDraft',
  },
  {
    what: 'publishing a version with a task that has no steps',
    state: 'TK004',
    as: 'supervisor',
    sql: publish(':gappyDraft'),
    names: 'gappyDraft',
  },
  {
    what: 'publishing several versions in one statement, of which one is incomplete',
    state: 'TK004',
    as: 'supervisor',
    sql: "update sops set status = 'effective', published_by = :supervisor where id in (:draft, :foreign, :emptyDraft)",
    names: 'emptyDraft',
  },
  {
    what: 'deleting a version with work in progress or paused',
    state: 'TK005',
    as: 'supervisor',
    sql: `${why}; ${hide(':sop')}`,
    names: 'paused',
  },
  {
    what: 'deleting a version with work in progress or paused, by a worker',
    state: 'TK015',
    as: 'stranger',
    sql: `${why}; ${hide(':sop')}`,
  },
  {
    what: 'deleting a version with paused work only',
    state: 'TK005',
    as: 'stranger',
    before: `insert into work_sessions (id, sop_id, worker_id) values (:new, :idle, :stranger);
             update work_sessions set status = 'paused' where id = :new;
             select set_config('tenken.actor', :supervisor, true)`,
    sql: `${why}; ${hide(':idle')}`,
    names: 'new',
  },
  {
    what: 'retiring with another title',
    state: 'TK001',
    as: 'supervisor',
    sql: retire(':idle', ", title = 'B'"),
    names: 'idle',
  },
  {
    what: 'publishing with another title',
    state: 'TK035',
    as: 'supervisor',
    sql: publish(':draft', ", title = 'B'"),
    names: 'draft',
  },
  {
    what: 'a draft with the counts of a published version',
    state: 'TK035',
    as: 'supervisor',
    sql: 'update sops set task_count = 1 where id = :draft',
    names: 'draft',
  },
  {
    what: 'another time of change of a published version, by nobody',
    state: 'TK001',
    sql: 'update sops set updated_at = now() where id = :sop',
    names: 'sop',
  },
  {
    what: 'a version that is not the next one',
    state: 'TK002',
    as: 'supervisor',
    sql: `insert into sops (id, lineage_id, version, title, created_by)
          values (:new, :idle, 2147483647, 'A', :supervisor)`,
    names: 'new',
  },
  ...(
    [
      ['a version of what is no first version', ':sop', 3],
      ['a version of another SOP’s draft', ':draft', 7],
      ['a version of nothing', ':nobody', 2],
      ['a version of a work session', ':atFirst', 2],
    ] as const
  ).map(([what, lineage, version]) => ({
    what,
    state: 'TK008',
    as: 'supervisor',
    sql: `insert into sops (id, lineage_id, version, title, created_by)
          values (:new, ${lineage}, ${version}, 'A', :supervisor)`,
    names: 'new',
  })),
  {
    what: 'a revision of what has not been published',
    state: 'TK002',
    as: 'supervisor',
    sql: `insert into sops (lineage_id, version, title, created_by) values (:deletedDraft, 2, 'A', :supervisor)`,
    names: 'deletedDraft',
  },
  ...Object.entries({
    tasks: `insert into tasks (id, sop_id, title, order_index, origin_id)
              select :new, :draft, 'A', 90, origin_id from tasks where id = :draftTask;
            insert into steps (task_id, description, order_index) values (:new, 'A', 0)`,
    steps: `insert into steps (task_id, description, order_index, origin_id)
              select :draftOtherTask, 'A', 90, origin_id from steps where id = :draftStep1`,
    hazards: `insert into hazards (step_id, description, severity, origin_id)
                select :draftStep1, 'A', 'low', origin_id from hazards where id = :draftHazard`,
  }).map(([table, before]) => ({
    what: `publishing two ${table} of one origin`,
    state: 'TK009',
    as: 'supervisor',
    before,
    sql: publish(':draft'),
    names: 'draft',
  })),
  {
    what: 'a SOP in another’s name',
    state: 'TK019',
    as: 'stranger',
    sql: "insert into sops (id, lineage_id, title, created_by) values (:new, :new, 'A', :supervisor)",
    names: 'supervisor',
  },
  {
    what: 'a deletion that could not see work begun meanwhile',
    state: 'TK006',
    isolation: 'repeatable read',
    as: 'supervisor',
    sql: `${why}; ${hide(':idle')}`,
    names: 'idle',
  },
  {
    what: 'another title by ON CONFLICT',
    state: 'TK001',
    as: 'supervisor',
    sql: `insert into sops (id, lineage_id, version, title, created_by)
          select :sop, :superseded, max(version) + 1, 'A', :supervisor from sops where lineage_id = :superseded
          on conflict (id) do update set title = 'Another'`,
    names: 'sop',
  },
  {
    what: 'another title by MERGE',
    state: 'TK001',
    sql: "merge into sops s using (select 1) x on s.id = :sop when matched then update set title = 'Another'",
    names: 'sop',
  },
  {
    what: 'another title in a CTE',
    state: 'TK001',
    sql: "with other as (update sops set title = 'Another' where id = :sop returning *) select count(*) from other",
    names: 'sop',
  },
]

/** What is out of sight, or comes back. */
const hidden: Attack[] = [
  ...(
    [
      ['deleting an effective version', hide(':idle'), 'idle'],
      ['deleting a superseded version', hide(':superseded'), 'superseded'],
      ['deleting a retired version', hide(':retired'), 'retired'],
      ['restoring what was published', bringBack(':deleted'), 'deleted'],
    ] as const
  ).flatMap(([what, sql, names]) => [
    {
      what: `${what}, by a worker`,
      state: 'TK015',
      as: 'stranger',
      sql: `${why}; ${sql}`,
    },
    { what: `${what}, by somebody who has left`, state: 'TK016', as: 'gone', sql: `${why}; ${sql}` },
    { what: `${what}, by nobody`, state: 'TK018', sql: `${why}; ${sql}` },
    { what: `${what}, without a reason`, state: 'TK024', as: 'supervisor', sql },
    {
      what: `${what}, with a blank reason`,
      state: 'TK024',
      as: 'supervisor',
      sql: `select set_config('tenken.reason', E' \\n', true); ${sql}`,
    },
    {
      what: `${what}, beside another title`,
      state: 'TK001',
      as: 'supervisor',
      sql: `${why}; ${sql.replace(' where', ", title = 'B' where")}`,
      names,
    },
  ]),
  ...(
    [
      ['deleting a draft', hide(':foreign'), 'foreign'],
      ['restoring a draft', bringBack(':deletedDraft'), 'deletedDraft'],
    ] as const
  ).flatMap(([what, sql, names]) => [
    { what: `${what} of another author, by a worker`, state: 'TK007', as: 'stranger', sql, names },
    { what: `${what}, by somebody who has left`, state: 'TK016', as: 'gone', sql },
    { what: `${what}, by nobody`, state: 'TK018', sql },
  ]),
  {
    what: 'deleting a draft of one’s own, having left',
    state: 'TK016',
    as: 'stranger',
    before: `insert into sops (id, title, created_by) values (:new, 'A', :stranger);
             update users set deactivated_at = now() where id = :stranger`,
    sql: hide(':new'),
  },
]

/** A version that has been published never changes, and comes about in one way only. */
export const versions: Attack[] = [...hidden, ...changed, ...renamed, ...moves, ...begun, ...acted, ...others]
