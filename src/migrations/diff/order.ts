import { ChangeRefused } from './errors.ts'
import type { Statement } from './statement.ts'

/** Statements that stay together, and the actions that have to run before them. */
export interface Action {
  readonly what: string
  /** Where it reads best, among the places that its dependencies leave. */
  readonly rank: number
  readonly statements: readonly Statement[]
  readonly after: Set<Action>
}

/** Every action after those it needs; otherwise by rank, then as given. Throws ChangeRefused for a circle. */
export function inOrder(actions: readonly Action[]): Action[] {
  const urgency = urgencies(actions)
  const waiting = [...actions].sort(
    (a, b) => (urgency.get(a) ?? 0) - (urgency.get(b) ?? 0) || a.rank - b.rank,
  )
  const done = new Set<Action>()
  while (waiting.length > 0) {
    const place = waiting.findIndex(({ after }) => [...after].every((action) => done.has(action)))
    if (place < 0) throw circle(waiting)
    for (const action of waiting.splice(place, 1)) done.add(action)
  }

  return [...done]
}

/** What something early needs is as early itself, so that it stands right before and not at a random place. */
function urgencies(actions: readonly Action[]): Map<Action, number> {
  const urgency = new Map(actions.map((action) => [action, action.rank]))
  const queue = [...actions]
  for (let action = queue.pop(); action; action = queue.pop()) {
    const own = urgency.get(action) ?? action.rank
    for (const earlier of action.after) {
      if ((urgency.get(earlier) ?? earlier.rank) <= own) continue
      urgency.set(earlier, own)
      queue.push(earlier)
    }
  }

  return urgency
}

function circle(waiting: readonly Action[]): ChangeRefused {
  return new ChangeRefused(waiting.map(({ what }) => ({ what, reason: { code: 'circle' } })))
}
