import type { AuditEvent } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import type { Keepers } from '../looking-after-people.ts'
import type { Role } from '../user.ts'

type Keeping = Extract<Role, 'admin' | 'supervisor'> | null

/** As what somebody looks after people from a moment on, in seconds since 1970; null for not at all. */
interface Term {
  from: number
  keeping: Keeping
}

type Told = Pick<AuditEvent, 'at' | 'verb' | 'changes'> & { stream: string }

/** Who looks after people when, as the trails of all of them tell, and since when the rules ask for it. */
export class KeepersHistory {
  readonly #terms = new Map<string, Term[]>()
  #row: JsonObject = {}
  #stream = ''
  #since = Number.POSITIVE_INFINITY
  #first = { stream: '', at: Number.POSITIVE_INFINITY }

  /** Takes the next event of a user's stream, stream by stream. */
  add(event: Told): void {
    const { stream, at } = event
    if (stream !== this.#stream) this.#row = {}
    this.#stream = stream
    for (const { table, to } of event.changes) if (table === 'users') this.#row = { ...this.#row, ...to }
    if (at < this.#first.at) this.#first = { stream, at }
    if (tellsOfRules(event)) this.#since = Math.min(this.#since, at)
    this.#note(stream, at)
  }

  /** Whether the rules of who looks after people were in the database already. */
  areAskedAt(at: number): boolean {
    return at >= this.#since
  }

  /** Whether this is the very first user. */
  isFirst(stream: string): boolean {
    return this.#first.stream === stream
  }

  /** How many there were besides this one: before the moment, and after it where that is another number. */
  besides(stream: string, at: number): Keepers[] {
    const before = this.#count(stream, (from) => from < at)
    const after = this.#count(stream, (from) => from <= at)

    return before.admins === after.admins && before.supervisors === after.supervisors
      ? [before]
      : [before, after]
  }

  #note(stream: string, from: number): void {
    const { role, deactivated_at: left = null } = this.#row
    const keeping = left === null && (role === 'admin' || role === 'supervisor') ? role : null
    const terms = this.#terms.get(stream)
    if (terms) terms.push({ from, keeping })
    else if (keeping !== null) this.#terms.set(stream, [{ from, keeping }])
  }

  #count(besides: string, isBy: (from: number) => boolean): Keepers {
    const count = { admins: 0, supervisors: 0 }
    for (const [stream, terms] of this.#terms) {
      const keeping = stream === besides ? null : (terms.findLast(({ from }) => isBy(from))?.keeping ?? null)
      if (keeping === 'admin') count.admins++
      if (keeping === 'supervisor') count.supervisors++
    }

    return count
  }
}

/** Events that only the rules of who looks after people have told (revision 025): a trail has none from before them. */
export function tellsOfRules({ verb, changes }: Pick<AuditEvent, 'verb' | 'changes'>): boolean {
  const [change] = changes
  if (verb === 'add') return change?.to !== null && change?.to !== undefined && 'employee_number' in change.to

  return verb === 'rename' || verb === 'change role'
}
