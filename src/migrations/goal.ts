import { RevisionOutOfRange } from './errors.ts'
import type { History } from './history.ts'
import type { Direction } from './revision.ts'

/** The place to go to; throws RevisionOutOfRange for one that lies in the other direction. */
export function goalOf(
  history: History,
  direction: Direction,
  target: string,
  current: string | null,
): number {
  const goal = history.resolve(target, current)
  const place = history.placeOf(current)
  if (direction === 'downgrade' && goal > place) {
    throw new RevisionOutOfRange(target, 'not_below_current')
  }

  return direction === 'upgrade' ? Math.max(goal, place) : goal
}
