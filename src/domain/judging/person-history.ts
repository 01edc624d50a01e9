import type { AuditEvent } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import { type Actor, roles } from '../user.ts'
import { inBrief, textIn, timeIn } from './rows.ts'

interface State {
  /** In seconds since 1970. */
  from: number
  actor: Actor
  /** The same, as the only one of its moment. */
  alone: readonly Actor[]
}

/** Who somebody was when: their name, their role, and whether they were active, as their own trail tells. */
export class PersonHistory {
  #row: JsonObject = {}
  readonly #states: State[] = []

  get weight(): number {
    return 1 + this.#states.length
  }

  /** Takes the next event of the person's stream. */
  add({ at, changes }: Pick<AuditEvent, 'at' | 'changes'>): void {
    for (const { table, to } of changes) {
      if (table !== 'users' || to === null) continue
      const actor = actorIn({ ...this.#row, ...to })
      this.#row = rowOf(actor)
      this.#states.push({ from: at, actor, alone: [actor] })
    }
  }

  /** The state at this moment, and the one before it if it ended just then. Before the first event holds the first. */
  at(time: number): readonly Actor[] {
    const states = this.#states
    let last = states.length - 1
    while (last > 0 && (states[last]?.from ?? 0) > time) last--
    const state = states[last]
    if (state && state.from !== time) return state.alone
    let first = last
    while (first > 0 && states[first]?.from === time) first--

    return states.slice(first, last + 1).map(({ actor }) => actor)
  }
}

/** As much of a user as others are judged by. */
function rowOf({ id, name, role, deactivatedAt }: Actor): JsonObject {
  return { id, name, role, deactivated_at: deactivatedAt && deactivatedAt.getTime() / 1000 }
}

export function actorIn(row: JsonObject): Actor {
  return {
    id: textIn(row['id']),
    name: inBrief(textIn(row['name'])),
    role: roles.find((role) => role === row['role']) ?? 'worker',
    deactivatedAt: timeIn(row['deactivated_at']),
  }
}
