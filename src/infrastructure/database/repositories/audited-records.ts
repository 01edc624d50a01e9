import type { Connection } from '../engine.ts'

/** A row as it is on record, its text in the trail's own form. */
export interface AuditedRow {
  /** The stream that tells of it; null where what it belongs to is gone. */
  stream: string | null
  table: string
  id: string
  text: string
  /** Whether a signature matches what it signs, and a published version its tree; null where there is nothing to match. */
  sound: boolean | null
}

/** A row that no event tells of, or the end of what was looked at. */
export interface Unrecorded {
  /** Up to this key every row of the table was looked at; null at its end. */
  next: string | null
  rows: { stream: string | null; id: string }[]
}

type Tuple = [stream: string | null, table: string, id: string, text: string, sound: boolean | null]

interface Belonging {
  /** The column, indexed, that tells what a row belongs to. */
  key: string
  /** The stream that tells of rows with this key; null where what they belong to is gone. */
  stream: (key: string) => string
}

const itself: Belonging = { key: 'id', stream: (id) => id }
const ofSession: Belonging = { key: 'session_id', stream: (id) => id }

const belonging = {
  users: itself,
  sops: { key: 'lineage_id', stream: (id) => id },
  tasks: { key: 'sop_id', stream: (id) => `(select s.lineage_id from sops s where s.id = ${id})` },
  steps: {
    key: 'task_id',
    stream: (id) => `(select s.lineage_id from tasks t join sops s on s.id = t.sop_id where t.id = ${id})`,
  },
  hazards: {
    key: 'step_id',
    stream: (
      id,
    ) => `(select s.lineage_id from steps p join tasks t on t.id = p.task_id join sops s on s.id = t.sop_id
      where p.id = ${id})`,
  },
  work_sessions: itself,
  safety_checks: ofSession,
  hazard_acknowledgements: ofSession,
  signatures: {
    key: 'id',
    stream: (id) => `(select coalesce(g.session_id, (select s.lineage_id from sops s where s.id = g.sop_id),
      (select c.session_id from safety_checks c where c.id = g.check_id)) from signatures g where g.id = ${id})`,
  },
} as const satisfies Record<string, Belonging>

export type RecordTable = keyof typeof belonging

const sound = (table: string) =>
  table === 'signatures'
    ? 'tk_signed_digest(x) = x.digest'
    : table === 'sops'
      ? 'case when x.tree_digest is not null then tk_tree_digest(x.id) = x.tree_digest end'
      : 'null::boolean'

const streamOf = (table: RecordTable) => belonging[table].stream(`x.${belonging[table].key}`)

const rowsOf = (table: RecordTable, condition: string) =>
  `select ${streamOf(table)}, '${table}', x.id, tk_row(x)::text, ${sound(table)} from ${table} x where ${condition}`

/** Lists of ids, found before the rows themselves, so that each is looked up by its index. */
const versions = 'array(select id from sops where lineage_id = any($1))'
const tasks = `array(select id from tasks where sop_id = any(${versions}))`
const steps = `array(select id from steps where task_id = any(${tasks}))`
const checks = 'array(select id from safety_checks where session_id = any($1))'

/** The rows that the trail tells of, as they are on record now. */
export class AuditedRecords {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Every row that belongs to these streams. */
  async ofStreams(streams: readonly string[]): Promise<AuditedRow[]> {
    const rows = await this.#sql.tuples<Tuple>(
      'audited_of_streams',
      [
        rowsOf('users', 'x.id = any($1)'),
        rowsOf('sops', 'x.lineage_id = any($1)'),
        rowsOf('tasks', `x.sop_id = any(${versions})`),
        rowsOf('steps', `x.task_id = any(${tasks})`),
        rowsOf('hazards', `x.step_id = any(${steps})`),
        rowsOf('work_sessions', 'x.id = any($1)'),
        rowsOf('safety_checks', 'x.session_id = any($1)'),
        rowsOf('hazard_acknowledgements', 'x.session_id = any($1)'),
        rowsOf('signatures', `x.sop_id = any(${versions})`),
        rowsOf('signatures', 'x.session_id = any($1)'),
        rowsOf('signatures', `x.check_id = any(${checks})`),
      ].join(' union all '),
      [streams],
    )

    return rows.map(toRow)
  }

  /** Those of the ids that the table has, whichever stream they belong to. */
  async named(table: RecordTable, ids: readonly string[]): Promise<AuditedRow[]> {
    const rows = await this.#sql.tuples<Tuple>(`audited_named_${table}`, rowsOf(table, 'x.id = any($1)'), [
      ids,
    ])

    return rows.map(toRow)
  }

  /**
   * Looks through the next rows of a table for those whose record has no event at all: not row by row, but each thing
   * once that rows belong to.
   */
  async unrecordedAfter(table: RecordTable, key: string | null): Promise<Unrecorded> {
    const { key: column, stream } = belonging[table]
    const [row] = await this.#sql.tuples<[string | null, [string | null, string][] | null]>(
      `audited_unrecorded_${table}`,
      `with recursive keys as (
         (select ${column} as k, 1 as n from ${table}
           where ${column} > coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid) order by 1 limit 1)
         union all
         select (select x.${column} from ${table} x where x.${column} > keys.k order by 1 limit 1), n + 1
           from keys where k is not null and n < 2000
       ), untold as (
         select k, stream from keys cross join lateral (select ${stream('k')} as stream) belonging
           left join lateral (select true as told from audit_events where stream_id = stream limit 1) event on true
          where k is not null and told is null
       )
       select (select k from keys where k is not null order by k desc limit 1),
              (select json_agg(json_build_array(stream, id)) from (
                 select stream, x.id from untold join ${table} x on x.${column} = k order by x.id limit 1000) listed)`,
      [key],
    )

    return { next: row?.[0] ?? null, rows: (row?.[1] ?? []).map(([of, id]) => ({ stream: of, id })) }
  }
}

function toRow([stream, table, id, text, ok]: Tuple): AuditedRow {
  return { stream, table, id, text, sound: ok }
}
