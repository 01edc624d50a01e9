import type { Timeline } from '../../application/audit/timeline.ts'
import type { Json } from '../../domain/exact-json.ts'
import { isPerson } from '../../domain/records.ts'
import type { Context } from '../context.ts'
import { sayDuration } from '../output/duration.ts'
import { localTime } from '../output/time.ts'
import { cut } from '../output/width.ts'
import { shortId } from '../short-id.ts'

/** A value of the trail in the reader's words, by the column that it is of. */
export function sayValue(
  column: string,
  value: Json | undefined,
  timeline: Timeline,
  context: Context,
): string {
  const { texts } = context
  if (value === null || value === undefined) return texts.audit.nothing
  if (typeof value === 'boolean') return value ? texts.audit.yes : texts.audit.no
  if (Array.isArray(value)) return texts.audit.counted[column]?.(value.length) ?? String(value.length)
  if (column.endsWith('_at')) return localTime(new Date(Number(value) * 1000))
  if (column === 'paused_for') return sayDuration(Number(value), texts)
  if (column === 'confidence_score') return String(Buffer.from(String(value), 'hex').readDoubleBE())
  if (hashes.has(column)) return `${String(value).slice(0, 12)}…`
  const text = String(value)
  if (isPerson(column)) return timeline.people.get(text)?.name ?? text
  if (isPart(column)) return sayName(text, tables[column] ?? '', timeline, context)
  const words = wordsFor(column, timeline, context)

  return words?.[text] ?? (typeof value === 'number' ? text : texts.audit.quoted(cut(text, 400)))
}

const hashes: ReadonlySet<string> = new Set([
  'password_hash',
  'hash',
  'secret_digest',
  'token_digest',
  'tree_digest',
])

const tables: Readonly<Record<string, string>> = {
  sop_id: 'sops',
  step_id: 'steps',
  current_step_id: 'steps',
  hazard_id: 'hazards',
  task_id: 'tasks',
}

/** Whether a column names a part of a SOP by its id. */
export function isPart(column: string): boolean {
  return Object.hasOwn(tables, column)
}

/** What a row is called: 'step 3, Hang your own lock' rather than its id. */
export function sayName(id: string, table: string, { named }: Timeline, { texts }: Context): string {
  const kind = texts.audit.kinds[table] ?? table
  const name = named.get(id)
  if (!name?.text) return `${kind} ${shortId(id)}`
  const heading = cut(name.text.split('\n', 1)[0] ?? '', 80)

  return texts.audit.named(kind, name.number ?? null, heading)
}

function wordsFor(
  column: string,
  { record }: Timeline,
  { texts: { words } }: Context,
): Readonly<Record<string, string>> | undefined {
  if (column === 'status') return record === 'SOP' ? words.version : words.status
  if (column === 'role') return words.role
  if (column === 'result') return words.result
  if (column === 'severity') return words.severity

  return undefined
}
