import type { Timeline } from '../../application/audit/timeline.ts'
import type { AuditEvent, Change } from '../../domain/audit-trail.ts'
import type { JsonObject } from '../../domain/exact-json.ts'
import { keptIn } from '../../domain/records.ts'
import type { Context } from '../context.ts'
import { isPart, sayName, sayValue } from './values.ts'

export type Detail = 'what matters' | 'everything'

/** What follows of itself from what else is told. */
const consequences = new Set([
  'updated_at',
  'locked',
  'completed_at',
  'approved_at',
  'approved_by',
  'closed_at',
  'closed_by',
  'rejection_reason',
  'abort_reason',
  'paused_at',
  'published_at',
  'published_by',
  'retired_at',
  'retired_by',
  'step_ids',
  'task_count',
  'step_count',
  'low_hazards',
  'medium_hazards',
  'high_hazards',
  'critical_hazards',
  'tree_digest',
])

/** What of a new row is worth a line of its own. */
const telling: Readonly<Record<string, readonly string[]>> = {
  users: ['name', 'email', 'employee_number', 'role'],
  sops: ['title'],
  work_sessions: ['sop_id', 'worker_id'],
  safety_checks: ['step_id', 'feedback_text', 'confidence_score', 'needs_review'],
  hazard_acknowledgements: ['hazard_id'],
}

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
  if (Object.hasOwn(telling, table) && rows.length === 1) {
    return sayColumns(row, telling[table] ?? [], { timeline, context, detail })
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
