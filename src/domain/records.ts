import type { RecordName } from './errors.ts'

/** What is said once of a table of records: the rules, the rights, the trail and its verification all read it here. */
interface Kept {
  /** Which record a row is, and the column that names its stream in the audit trail; null for a part of a record. */
  readonly is: { readonly record: RecordName; readonly stream: string } | null
  /** Of which table's row a row is part, by the column that names it; where there are several, one has a value. */
  readonly partOf: readonly { readonly column: string; readonly of: string }[]
  /** The columns that are read by whoever works or looks, where not all of them are. */
  readonly read?: readonly string[]
  /** Who adds rows: whoever works with the application, or nobody but the rules. */
  readonly add: 'application' | 'rules'
  /** The columns that the application changes; who, which and since when a record is, is never among them. */
  readonly change: readonly string[]
  /** Who removes rows, and those of drafts only. */
  readonly remove: 'application' | 'owner' | 'nobody'
  /** Neither changed nor removed by anybody. */
  readonly appendOnly: boolean
  /** The columns that name a person. */
  readonly people: readonly string[]
}

const appendOnly = { change: [], remove: 'nobody', appendOnly: true } as const

/** In the order in which they hang on each other: what is part of a record comes after it. */
export const records = {
  users: {
    is: { record: 'user', stream: 'id' },
    partOf: [],
    // All but the hash of the password, which nobody but the owner reads.
    read: ['id', 'email', 'employee_number', 'name', 'role', 'created_at', 'updated_at', 'deactivated_at'],
    add: 'application',
    change: ['email', 'employee_number', 'name', 'role', 'updated_at', 'deactivated_at'],
    remove: 'nobody',
    appendOnly: false,
    people: [],
  },
  sops: {
    is: { record: 'SOP', stream: 'lineage_id' },
    partOf: [],
    add: 'application',
    change: [
      'title',
      'updated_at',
      'deleted_at',
      'status',
      'published_at',
      'published_by',
      'retired_at',
      'retired_by',
    ],
    remove: 'owner',
    appendOnly: false,
    people: ['created_by', 'published_by', 'retired_by'],
  },
  tasks: {
    is: null,
    partOf: [{ column: 'sop_id', of: 'sops' }],
    add: 'application',
    change: ['title', 'description', 'order_index'],
    remove: 'application',
    appendOnly: false,
    people: [],
  },
  steps: {
    is: null,
    partOf: [{ column: 'task_id', of: 'tasks' }],
    add: 'application',
    change: ['task_id', 'description', 'order_index', 'expected_action', 'expected_result'],
    remove: 'application',
    appendOnly: false,
    people: [],
  },
  hazards: {
    is: null,
    partOf: [{ column: 'step_id', of: 'steps' }],
    add: 'application',
    change: ['step_id', 'description', 'severity', 'mitigation'],
    remove: 'application',
    appendOnly: false,
    people: [],
  },
  work_sessions: {
    is: { record: 'work session', stream: 'id' },
    partOf: [],
    add: 'application',
    change: [
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
    remove: 'nobody',
    appendOnly: false,
    people: ['worker_id', 'approved_by', 'closed_by'],
  },
  safety_checks: {
    is: null,
    partOf: [{ column: 'session_id', of: 'work_sessions' }],
    add: 'application',
    ...appendOnly,
    people: ['override_by'],
  },
  hazard_acknowledgements: {
    is: null,
    partOf: [{ column: 'session_id', of: 'work_sessions' }],
    add: 'application',
    ...appendOnly,
    people: ['acknowledged_by'],
  },
  signatures: {
    is: null,
    partOf: [
      { column: 'sop_id', of: 'sops' },
      { column: 'session_id', of: 'work_sessions' },
      { column: 'check_id', of: 'safety_checks' },
    ],
    add: 'rules',
    ...appendOnly,
    people: ['signer_id'],
  },
  audit_events: { is: null, partOf: [], add: 'rules', ...appendOnly, people: [] },
} as const satisfies Record<string, Kept>

export type KeptTable = keyof typeof records

/** A table that the trail tells of: every one but the trail's own. */
export type RecordTable = Exclude<KeptTable, 'audit_events'>

// Keys of a literal: nothing else can be in it.
export const keptTables = Object.keys(records) as readonly KeptTable[]

export const recordTables: readonly RecordTable[] = keptTables.filter((table) => table !== 'audit_events')

/**
 * Tables with secrets. They are no records: the trail of a user tells that one was set, made or revoked, and what of its
 * row is no secret, and nothing compares the rows with it.
 */
export const secretTables = ['user_secrets', 'devices', 'api_tokens', 'sign_ins', 'sign_in_guesses'] as const
export type SecretTable = (typeof secretTables)[number]

/** Those of them that the trail of a user tells of. */
export const toldSecrets = ['user_secrets', 'devices', 'api_tokens'] as const
export type ToldSecret = (typeof toldSecrets)[number]

/** The table of secrets of this name that the trail tells of; undefined for any other. */
export function toldSecretIn(table: string): ToldSecret | undefined {
  return toldSecrets.find((name) => name === table)
}

/** What is said of the table; undefined where it holds no records. */
export function keptIn(table: string): Kept | undefined {
  return Object.hasOwn(records, table) ? records[table as KeptTable] : undefined
}

/** The record whose stream tells of this table's rows; 'record' where that is another from row to row. */
export function recordOf(table: string): RecordName {
  const kept = keptIn(table)
  if (kept?.is) return kept.is.record
  if (toldSecretIn(table)) return 'user'
  const [link, other] = kept?.partOf ?? []

  return link && !other ? recordOf(link.of) : 'record'
}

const people: ReadonlySet<string> = new Set([
  ...keptTables.flatMap((table) => records[table].people),
  'user_id',
  'added_by',
  'made_by',
  'revoked_by',
])

/** Whether a column of a record names a person. */
export function isPerson(column: string): boolean {
  return people.has(column)
}
