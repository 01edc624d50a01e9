import {
  BrokenHistory,
  NotAtHead,
  RevisionNotFound,
  RevisionOutOfRange,
  UnknownDatabaseRevision,
} from './errors.ts'
import type { Revision } from './revision.ts'

/** The revisions as one line from base to head; places are counted from 0, and -1 is base. */
export class History {
  readonly revisions: readonly Revision[]
  /** The ids of those that have been released, and never change again. */
  readonly released: ReadonlySet<string>

  /** Throws BrokenHistory unless every revision follows exactly one other, from one base to one head. */
  constructor(revisions: readonly Revision[], released: ReadonlySet<string> = new Set()) {
    this.revisions = inOrder(revisions)
    this.released = released
  }

  get head(): string | null {
    return this.revisions.at(-1)?.revision ?? null
  }

  /** The place of the revision that a database is at; throws UnknownDatabaseRevision. */
  placeOf(current: string | null): number {
    if (current === null) return -1
    const place = this.revisions.findIndex(({ revision }) => revision === current)
    if (place < 0) throw new UnknownDatabaseRevision(current)

    return place
  }

  /** Throws NotAtHead for any other revision, and UnknownDatabaseRevision for one that is not among these. */
  mustBeHead(current: string | null): void {
    this.placeOf(current)
    if (current !== this.head) throw new NotAtHead(current, this.head)
  }

  /**
   * The place that a target names, as Alembic takes them: head, heads, base, current, a revision or the beginning of
   * one, each with +N or -N behind it; +N and -N alone count from the current revision. Throws RevisionNotFound or
   * RevisionOutOfRange.
   */
  resolve(target: string, current: string | null): number {
    const [, name = '', relative] = /^(.*?)([+-]\d+)?$/s.exec(target) ?? []
    const place = this.#named(name, current) + Number(relative ?? 0)
    if (place < -1 || place >= this.revisions.length) {
      throw new RevisionOutOfRange(target, place < 0 ? 'too_few_before' : 'too_few_after')
    }

    return place
  }

  /** The revisions to run, in the order in which they run, to get from one place to the other. */
  between(from: number, to: number): Revision[] {
    return from <= to
      ? this.revisions.slice(from + 1, to + 1)
      : this.revisions.slice(to + 1, from + 1).reverse()
  }

  /**
   * The revisions of a range as Alembic takes it: `from:to` with both ends, either of which may be left out. Throws
   * RevisionNotFound or RevisionOutOfRange.
   */
  range(range: string, current: string | null): readonly Revision[] {
    const [first = '', second] = range.split(':')
    if (second === undefined) throw new RevisionOutOfRange(range, 'no_range')
    const from = this.resolve(first || 'base', current)
    const to = this.resolve(second || 'head', current)

    return this.revisions.slice(Math.max(0, from), to + 1)
  }

  #named(name: string, current: string | null): number {
    if (name === '' || name === 'current') return this.placeOf(current)
    if (name === 'base') return -1
    if (name === 'head' || name === 'heads') return this.revisions.length - 1
    const ids = this.revisions.map(({ revision }) => revision)
    const exact = ids.indexOf(name)
    if (exact >= 0) return exact
    const candidates = ids.filter((id) => id.startsWith(name))
    if (candidates.length !== 1) throw new RevisionNotFound(name, candidates)

    return ids.indexOf(candidates[0] ?? '')
  }
}

function inOrder(revisions: readonly Revision[]): Revision[] {
  const next = new Map<string | null, Revision>()
  for (const revision of revisions) {
    const twin = next.get(revision.downRevision)
    if (twin) {
      const base = revision.downRevision ?? 'base'
      throw new BrokenHistory({ code: 'both_follow', revisions: [twin.revision, revision.revision], base })
    }
    next.set(revision.downRevision, revision)
  }
  const line: Revision[] = []
  for (let at = next.get(null); at; at = next.get(at.revision)) line.push(at)
  const lost = revisions.find((revision) => !line.includes(revision))
  if (lost) {
    const { revision, downRevision } = lost
    throw new BrokenHistory({ code: 'follows_none', revision, downRevision })
  }

  return line
}
