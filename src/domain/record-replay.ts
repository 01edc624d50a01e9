import type { Change } from './audit-trail.ts'
import { firstDifference, type Json, type JsonObject } from './exact-json.ts'
import { toldSecretIn } from './records.ts'

/** What an event says was there, against what the events before it have left. */
export interface Contradiction {
  table: string
  id: string
  /** Null where the whole row should, or should not, be there. */
  column: string | null
  before: Json
  from: Json
}

export interface ReplayedRow {
  table: string
  id: string
  row: JsonObject
}

/** The rows of one record, built up again from its events. */
export class RecordReplay {
  readonly #rows = new Map<string, ReplayedRow>()

  get size(): number {
    return this.#rows.size
  }

  rows(): Iterable<ReplayedRow> {
    return this.#rows.values()
  }

  find(table: string, id: string): JsonObject | undefined {
    return this.#rows.get(keyOf(table, id))?.row
  }

  /** Makes the change, or says what it contradicts and leaves the row as it was. */
  apply(change: Change): Contradiction | undefined {
    const { table, id, from, to } = change
    if (from === null && to === null) return undefined
    const before = this.find(table, id)
    const contradiction = contradictionOf(change, before)
    if (contradiction) return contradiction
    if (to === null) this.#rows.delete(keyOf(table, id))
    else this.#rows.set(keyOf(table, id), { table, id, row: from === null ? to : { ...before, ...to } })

    return undefined
  }
}

function contradictionOf(
  { table, id, from, to }: Change,
  before: JsonObject | undefined,
): Contradiction | undefined {
  const at = (column: string | null, was: Json): Contradiction => ({
    table,
    id,
    column,
    before: was,
    from: column === null ? from : (from?.[column] ?? null),
  })
  if (from === null) return before ? at(null, before) : undefined
  if (!before) return at(null, null)
  // A row that goes is told whole; of one that changes, only the columns that do.
  const compared = to === null ? before : onlyKeysOf({ ...from, ...to }, known(table, before, from))
  const column = firstDifference(from, compared)

  return column === undefined ? undefined : at(column, before[column] ?? null)
}

/** What a secret is known by has been told since revision 029: of one from before, what it was is first told as it changes. */
function known(table: string, before: JsonObject, from: JsonObject): JsonObject {
  return toldSecretIn(table) ? { ...from, ...before } : before
}

function onlyKeysOf(keys: JsonObject, row: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(keys).map((key) => [key, row[key] ?? null]))
}

function keyOf(table: string, id: string): string {
  return `${table} ${id}`
}
