import { TenkenError } from './errors.ts'
import type { VersionDifference } from './version-difference.ts'

/** A change of a draft as its trail has it. */
export interface DraftChange {
  at: Date
  /** The name of who made it; null where the trail names nobody. */
  by: string | null
  /** Their id, for names are not told apart. */
  byId: string | null
}

/** Somebody has changed the draft since the text at hand was taken from it: saving it would undo that unseen. */
export class DraftChanged extends TenkenError<{
  id: string
  title: string
  /** What the draft is now. */
  state: string
  /** What the text was taken from. */
  takenFrom: string
  /** Everything done to the draft since then, oldest first; empty where its trail has no such state. */
  changes: DraftChange[]
  /** From what the text was taken from to what the draft is now; null where the trail has no such state. */
  theirs: VersionDifference | null
  /** From what the draft is now to the text. */
  yours: VersionDifference
}> {
  readonly code = 'draft_changed'
  readonly kind = 'conflict'

  constructor(changed: DraftChanged['data']) {
    const who = [...new Set(changed.changes.map(({ by }) => by ?? '?'))].join(', ')
    super(
      `'${changed.title}' has been changed since ${changed.takenFrom} was taken from it${who && `, by ${who}`}; it is ${changed.state} now.`,
      changed,
    )
  }
}

/** The text has another title than the draft: it may be that of another procedure. */
export class AnotherTitle extends TenkenError<{ id: string; title: string; given: string }> {
  readonly code = 'another_title'
  readonly kind = 'conflict'

  constructor({ id, title }: { id: string; title: string }, given: string) {
    super(`The draft is '${title}', and the text '${given}'.`, { id, title, given })
  }
}

/** The trail of the draft knows no such state. */
export class NoSuchState extends TenkenError<{ id: string; state: string }> {
  readonly code = 'no_such_state'
  readonly kind = 'not_found'

  constructor(id: string, state: string) {
    super(`The version ${id} has never been in the state ${state}.`, { id, state })
  }
}

/** A title may be written over several blanks; anything else is another one. */
export function mustKeepTitle(draft: { id: string; title: string }, given: string): void {
  const words = (title: string) => title.trim().replace(/\s+/g, ' ')
  if (words(given) !== words(draft.title)) throw new AnotherTitle(draft, given)
}
