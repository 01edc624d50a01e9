/** What a role is for: the application, or somebody who looks and changes nothing. */
export type Access = 'work' | 'read'

/** 'select on table users', 'update on column sops.title', 'connect on database': one right, in one form everywhere. */
export type Right = string

/** What only the rules write: nobody needs a right to, for the rules run with their owner's. */
const writtenByRules = ['audit_events', 'signatures']

/** Every column that a verb sets, and no other: who, which and since when a record is never changes. */
const updated: Readonly<Record<string, readonly string[]>> = {
  sops: [
    'title',
    'updated_at',
    'deleted_at',
    'status',
    'published_at',
    'published_by',
    'retired_at',
    'retired_by',
  ],
  tasks: ['title', 'description', 'order_index'],
  steps: ['task_id', 'description', 'order_index', 'expected_action', 'expected_result'],
  hazards: ['step_id', 'description', 'severity', 'mitigation'],
  work_sessions: [
    'status',
    'completed_at',
    'approved_at',
    'approved_by',
    'locked',
    'rejection_reason',
    'closed_at',
    'closed_by',
    'abort_reason',
  ],
}

/** What an edit of a draft takes out of it; the rules keep everything else. */
const deleted = ['tasks', 'steps', 'hazards']

const inserted = [
  'users',
  'sops',
  'tasks',
  'steps',
  'hazards',
  'work_sessions',
  'safety_checks',
  'hazard_acknowledgements',
]

/** Everything that is kept of records, and where the schema stands. */
export const tables: readonly string[] = [...inserted, ...writtenByRules, 'alembic_version']

/** What the trail is verified with, as whoever asks. */
export const functions: readonly string[] = [
  ...[...inserted, 'signatures'].map((table) => `tk_row(${table})`),
  'tk_event_text(audit_events)',
  'tk_tree_digest(uuid)',
  'tk_signed_digest(signatures)',
]

/** What may be done with each table: names of columns where not all of them are meant. */
export interface TableRights {
  readonly table: string
  readonly select: true
  readonly insert: boolean
  readonly update: readonly string[]
  readonly delete: boolean
}

/** The least that every verb of this access needs; what the tests prove by taking each away. */
export function tableRightsFor(access: Access): TableRights[] {
  return tables.map((table) => ({
    table,
    select: true,
    insert: access === 'work' && inserted.includes(table),
    update: access === 'work' ? (updated[table] ?? []) : [],
    delete: access === 'work' && deleted.includes(table),
  }))
}

/** The same with what is around the tables, right by right, in order. */
export function rightsFor(access: Access): Right[] {
  return [
    'connect on database',
    'usage on schema',
    ...tableRightsFor(access).flatMap((of) => [
      `select on table ${of.table}`,
      ...(of.insert ? [`insert on table ${of.table}`] : []),
      ...of.update.map((column) => `update on column ${of.table}.${column}`),
      ...(of.delete ? [`delete on table ${of.table}`] : []),
    ]),
    ...functions.map((name) => `execute on function ${name}`),
  ].sort()
}
