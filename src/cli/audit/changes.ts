import type { Timeline } from '../../application/audit/timeline.ts'
import type { AuditEvent, Change } from '../../domain/audit-trail.ts'
import type { JsonObject } from '../../domain/exact-json.ts'
import { keptIn } from '../../domain/records.ts'
import { columnsTelling, consequences } from '../../domain/telling-columns.ts'
import type { Context } from '../context.ts'
import { isPart, sayName, sayValue } from './values.ts'

export type Detail = 'what matters' | 'everything'

/** What changed, a line each: rows that came or went by their number, or one in full. */
export function sayChanges(
  { changes }: AuditEvent,
  timeline: Timeline,
  context: Context,
  detail: Detail,
): string[] {
  const lines: string[] = []
  for (const [table, ofTable] of byTable(changes)) {
    const added = ofTable.filter(({ from }) => from === null)
    const removed = ofTable.filter(({ to }) => to === null)
    const changed = ofTable.filter(({ from, to }) => from !== null && to !== null)
    const say = (rows: readonly Change[], words: (what: string) => string) =>
      sayMany(table, rows, { timeline, context, detail }, words)
    lines.push(
      ...say(added, context.texts.audit.added),
      ...say(removed, context.texts.audit.removed),
      ...changed.flatMap((change) => sayChanged(change, { timeline, context, detail })),
    )
  }

  return lines
}

interface Saying {
  timeline: Timeline
  context: Context
  detail: Detail
}

function byTable(changes: readonly Change[]): Map<string, Change[]> {
  const tables = new Map<string, Change[]>()
  for (const change of changes) {
    const ofTable = tables.get(change.table)
    if (ofTable) ofTable.push(change)
    else tables.set(change.table, [change])
  }

  return tables
}

function sayMany(
  table: string,
  rows: readonly Change[],
  { timeline, context, detail }: Saying,
  words: (what: string) => string,
): string[] {
  const { audit } = context.texts
  const [only] = rows
  if (!only) return []
  const row = only.to ?? only.from ?? {}
  if (table === 'signatures') return rows.map(({ to }) => saySignature(to ?? {}, context))
  if (rows.length > 1 && detail === 'what matters') {
    return [words(audit.counted[table]?.(rows.length) ?? `${rows.length} ${table}`)]
  }
  const columns = columnsTelling(table)
  if (columns && rows.length === 1) {
    return sayColumns(row, columns, { timeline, context, detail })
  }

  return rows.map(({ id }) => words(sayName(id, table, timeline, context)))
}

function sayColumns(row: JsonObject, columns: readonly string[], { timeline, context }: Saying): string[] {
  return columns
    .filter((column) => (row[column] ?? null) !== null && row[column] !== false)
    .map((column) => {
      const { audit } = context.texts
      const value = sayValue(column, row[column], timeline, context)

      return isPart(column) ? value : audit.is(audit.columns[column] ?? column, value)
    })
}

/** What of a row is not what it was, a line a column; `label` says which row, unless the record itself is meant. */
export function sayChanged(
  { table, id, from, to }: Change,
  { label, timeline, context, detail }: Saying & { label?: string },
): string[] {
  const { audit } = context.texts
  const whose = keptIn(table)?.is ? '' : `${label ?? sayName(id, table, timeline, context)}: `

  return Object.keys({ ...from, ...to })
    .filter((column) => detail === 'everything' || !consequences.has(column))
    .map((column) => {
      const [was, is] = [from, to].map((row) => sayValue(column, row?.[column], timeline, context))

      return whose + audit.changed(audit.columns[column] ?? column, was ?? '', is ?? '')
    })
}

function saySignature(row: JsonObject, { texts }: Context): string {
  const meanings: Readonly<Record<string, string>> = texts.words.meaning
  const meaning = String(row['meaning'])

  return texts.audit.signed(String(row['signer_name']), meanings[meaning] ?? meaning)
}
