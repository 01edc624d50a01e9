import type { WorkLine } from '../records/wanted.ts'

/** What waits, each part in the order that it came in. */
export interface Waiting {
  /** Somebody stands at a machine and cannot go on. */
  heldUp: readonly WorkLine[]
  others: readonly WorkLine[]
}

export function waitingOf(works: readonly WorkLine[]): Waiting {
  return {
    heldUp: works.filter(({ needsOverride }) => needsOverride),
    others: works.filter(({ needsOverride }) => !needsOverride),
  }
}

/** What a supervisor goes on to after this one: nothing of their own, which they do not review. */
export function nextOf({ heldUp, others }: Waiting, after: { id: string; me: string }): WorkLine | undefined {
  return [...heldUp, ...others].find(({ id, workerId }) => id !== after.id && workerId !== after.me)
}
