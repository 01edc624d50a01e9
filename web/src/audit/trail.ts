import { columnsTelling, consequences } from '../../../src/domain/telling-columns.ts'
import type { tenken } from '../server/tenken.ts'

export type Trail = Awaited<ReturnType<typeof tenken.auditEvents.timeline>>
export type TrailEvent = Trail['events'][number]
export type Finding = Trail['findings'][number]
type Change = TrailEvent['changes'][number]
type Row = NonNullable<Change['to']>
export type Value = Row[string]

/** What of the events is shown. */
export interface Wanted {
  deed: string
  actor: string
}

export function wantedEvents(events: readonly TrailEvent[], { deed, actor }: Wanted): TrailEvent[] {
  const deeds = deedsOf(events)

  return events.filter(
    (event) => (!deed || deeds.get(event.position) === deed) && (!actor || event.actor === actor),
  )
}

/** What each event did, by its position: its verb, but that an override which answers for a flag settles that. */
export function deedsOf(events: readonly TrailEvent[]): ReadonlyMap<number, string> {
  const flags = new Set(
    checksIn(events)
      .filter(({ to }) => to?.['result'] !== 'fail')
      .map(({ id }) => id),
  )
  const settles = (event: TrailEvent) =>
    event.verb === 'override' && checksIn([event]).some(({ to }) => flags.has(String(to?.['resolves'])))

  return new Map(events.map((event) => [event.position, settles(event) ? 'settle' : event.verb]))
}

function checksIn(events: readonly TrailEvent[]): Change[] {
  return events.flatMap(({ changes }) => changes).filter(({ table }) => table === 'safety_checks')
}

/** A change as it is told: a value that is, one that became another, or a row by its name or number. */
export type Told =
  | { how: 'is'; column: string; value: Value }
  | { how: 'changed'; column: string; from: Value; to: Value; row: { table: string; id: string } | undefined }
  | { how: 'added' | 'removed'; table: string; ids: readonly string[] }
  | { how: 'signed'; name: string; meaning: string }

/** The rows that are records themselves, and no parts of one. */
const records = new Set(['users', 'sops', 'work_sessions'])

/** What an event changed, without what follows of itself. */
export function told({ changes }: Pick<TrailEvent, 'changes'>): Told[] {
  return [...new Set(changes.map(({ table }) => table))].flatMap((table) => {
    const rows = changes.filter((change) => change.table === table)
    const added = rows.filter(({ from }) => from === null)
    const removed = rows.filter(({ to }) => to === null)
    const others = rows.filter(({ from, to }) => from !== null && to !== null)

    return [...many('added', table, added), ...many('removed', table, removed), ...others.flatMap(changed)]
  })
}

function many(how: 'added' | 'removed', table: string, rows: readonly Change[]): Told[] {
  const [only] = rows
  if (!only) return []
  if (table === 'signatures') {
    return rows.map(({ to }) => ({
      how: 'signed',
      name: String(to?.['signer_name'] ?? ''),
      meaning: String(to?.['meaning'] ?? ''),
    }))
  }
  const columns = columnsTelling(table)
  if (rows.length > 1 || !columns) return [{ how, table, ids: rows.map(({ id }) => id) }]
  const row = only.to ?? only.from ?? {}

  return columns
    .filter((column) => (row[column] ?? null) !== null && row[column] !== false)
    .map((column) => ({ how: 'is', column, value: row[column] ?? null }))
}

function changed({ table, id, from, to }: Change): Told[] {
  return Object.keys({ ...from, ...to })
    .filter((column) => !consequences.has(column))
    .map((column) => ({
      how: 'changed',
      column,
      from: from?.[column] ?? null,
      to: to?.[column] ?? null,
      row: records.has(table) ? undefined : { table, id },
    }))
}
