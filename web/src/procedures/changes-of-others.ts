import type { Refused } from 'tenken/client'
import type { Difference } from './difference-view.tsx'

/** What the error draft_changed tells (docs/errors.md): who changed the draft meanwhile, what, and what one would change. */
export interface ChangesOfOthers {
  id: string
  /** What the draft is now. */
  state: string
  changes: { at: string; by: string | null; byId: string | null }[]
  theirs: Difference | null
  yours: Difference
}

/** Whether nobody but this person changed it: in another tab, or by a request whose answer never came. */
export function areOwn({ changes }: Pick<ChangesOfOthers, 'changes'>, me: string | undefined): boolean {
  return changes.length > 0 && changes.every(({ byId }) => byId === me)
}

export function changesIn(problem: Refused['problem']): ChangesOfOthers {
  // The code says which facts are there, which no type can.
  return problem.data as unknown as ChangesOfOthers
}
