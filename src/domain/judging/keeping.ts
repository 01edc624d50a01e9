import type { Change } from '../audit-trail.ts'
import { isSame, type JsonObject } from '../exact-json.ts'
import { keptIn, toldSecretIn } from '../records.ts'
import { Breach } from './breach.ts'

/** Throws where what is on record for ever goes or changes, and where an event tells of what the rules never tell. */
export function mustKeep({ table, id, from, to }: Change): void {
  const facts = { table, id }
  if (toldSecretIn(table)) {
    mustTell({ table, id, from, to })

    return
  }
  const kept = keptIn(table)
  if (!kept || table === 'audit_events' || (from === null && to === null)) throw new Breach('TK034', facts)
  if (to === null && kept.remove === 'nobody') throw new Breach('TK031', facts)
  if (from === null || to === null) return
  if (kept.appendOnly) throw new Breach('TK030', facts)
  if ('id' in to) throw new Breach('TK033', facts)
  if (!differs(from, to)) throw new Breach('TK034', facts)
}

/** Of a secret it is told that it is there and what of it changes, and never that it goes. */
function mustTell({ table, id, from, to }: Change): void {
  if (to === null || 'id' in to !== (from === null) || (from !== null && !differs(from, to))) {
    throw new Breach('TK034', { table, id })
  }
}

/** Throws where one of these columns, by which a row is what it is, changes. */
export function mustRemain({ table, id, to }: Change, columns: readonly string[]): void {
  const column = columns.find((name) => to !== null && name in to)
  if (column !== undefined) throw new Breach('TK033', { table, id, column })
}

/** Throws where a change sets any column but these, which are those that belong to it. */
export function mustSetOnly({ table, id, to }: Change, columns: readonly string[]): void {
  const column = Object.keys(to ?? {}).find((name) => !columns.includes(name))
  if (column !== undefined) throw new Breach('TK035', { table, id, column })
}

/** Whether something changed, and nothing is told to have changed that did not. */
function differs(from: JsonObject, to: JsonObject): boolean {
  let any = false
  for (const column in to) {
    if (isSame(from[column], to[column])) return false
    any = true
  }

  return any
}
