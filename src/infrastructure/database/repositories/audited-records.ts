import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable, PgText } from 'drizzle-orm/pg-core'
import { type RecordTable, recordTables } from '../../../domain/records.ts'
import type { Connection } from '../engine.ts'
import { schema } from '../models/index.ts'
import { largestRead } from './audit-events.ts'
import { inStreams, keyOf, streamOf } from './record-streams.ts'

/** A row as it is on record, its text in the trail's own form. */
export interface AuditedRow {
  /** The stream that tells of it; null where what it belongs to is gone. */
  stream: string | null
  table: RecordTable
  id: string
  /** Null where it is larger than what was asked for. */
  text: string | null
  /** Whether a signature matches what it signs, and a published version its tree; null where there is nothing to match. */
  sound: boolean | null
}

/** What a secret's trail would tell of it now. */
export interface AuditedSecret {
  stream: string
  table: string
  id: string
  text: string
}

/** A row that no event tells of, or the end of what was looked at. */
export interface Unrecorded {
  /** Up to this key every row of the table was looked at; null at its end. */
  next: string | null
  rows: { stream: string | null; id: string }[]
}

type Tuple = [
  stream: string | null,
  table: RecordTable,
  id: string,
  text: string | null,
  sound: boolean | null,
]

const sound = (table: RecordTable) =>
  table === 'signatures'
    ? 'tk_signed_digest(x) = x.digest'
    : table === 'sops'
      ? 'case when x.tree_digest is not null then tk_tree_digest(x.id) = x.tree_digest end'
      : 'null::boolean'

/** Whoever verifies reads no password, not even its hash, but through the function that hashes it again. */
const rowOf = (table: RecordTable) => (table === 'users' ? 'tk_user_row(x.id)' : 'tk_row(x)')

/** Many rows are read at once, and a large one for itself. */
const largestOfMany = 100_000

/** How many bytes the texts of a row take, without reading them. */
const sizeOf = (table: RecordTable) =>
  textsOf(table)
    .map((column) => `coalesce(octet_length(x.${column}), 0)`)
    .join(' + ') || '0'

const rowsOf = (table: RecordTable, condition: string, largest: number) =>
  `select ${streamOf(table, 'x')}, '${table}', x.id, case when ${sizeOf(table)} <= ${largest} then ${rowOf(table)}::text end,
          ${sound(table)} from ${table} x where x.${condition}`

/** The rows that the trail tells of, as they are on record now. */
export class AuditedRecords {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Every row that belongs to these streams; of a large one, that it is there. */
  async ofStreams(streams: readonly string[]): Promise<AuditedRow[]> {
    const rows = await this.#sql.tuples<Tuple>(
      'audited_of_streams',
      recordTables
        .flatMap((table) => inStreams(table).map((condition) => rowsOf(table, condition, largestOfMany)))
        .join(' union all '),
      [streams],
    )

    return rows.map(toRow)
  }

  /** Those of the ids that the table has, whichever stream they belong to. */
  async named(table: RecordTable, ids: readonly string[]): Promise<AuditedRow[]> {
    const rows = await this.#sql.tuples<Tuple>(
      `audited_named_${table}`,
      rowsOf(table, 'id = any($1)', largestRead),
      [ids],
    )

    return rows.map(toRow)
  }

  /** What people sign in with, whose trails these are. */
  secretsOf(users: readonly string[]): Promise<AuditedSecret[]> {
    return this.#sql.rows<AuditedSecret>(
      'audited_secrets_of',
      'select stream, tab as "table", row_id as id, told as text from tk_told_secrets($1)',
      [users],
    )
  }

  /** The lineage of a version; undefined where there is no such version. */
  async lineageOf(version: string): Promise<string | undefined> {
    const [row] = await this.#sql.tuples<[string]>(
      'audited_lineage_of',
      'select lineage_id from sops where id = $1',
      [version],
    )

    return row?.[0]
  }

  /**
   * Looks through the next rows of a table for those whose record has no event at all: not row by row, but each thing
   * once that rows belong to.
   */
  async unrecordedAfter(table: RecordTable, key: string | null): Promise<Unrecorded> {
    const { key: column, stream } = keyOf(table)
    const [row] = await this.#sql.tuples<[string | null, [string | null, string][] | null]>(
      `audited_unrecorded_${table}${key === null ? '_first' : ''}`,
      `with recursive keys as (
         (select ${column} as k, 1 as n from ${table}
           where ${key === null ? `${column} is not null` : `${column} > $1`} order by 1 limit 1)
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
      key === null ? [] : [key],
    )

    return { next: row?.[0] ?? null, rows: (row?.[1] ?? []).map(([of, id]) => ({ stream: of, id })) }
  }
}

/** The columns of the table that hold text; of a password nothing is read but its hash. */
function textsOf(table: RecordTable): string[] {
  const model = Object.values(schema).find((part) => is(part, PgTable) && getTableName(part) === table)
  const columns = is(model, PgTable) ? Object.values(getTableColumns(model)) : []

  return columns.flatMap((column) =>
    is(column, PgText) && column.name !== 'password_hash' ? [column.name] : [],
  )
}

function toRow([stream, table, id, text, ok]: Tuple): AuditedRow {
  return { stream, table, id, text, sound: ok }
}
