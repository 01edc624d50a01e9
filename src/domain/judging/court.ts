import type { AuditEvent } from '../audit-trail.ts'
import { type Actor, ActorUnknown, mustAct } from '../user.ts'
import { Breach } from './breach.ts'
import type { KeepersHistory } from './keepers-history.ts'
import type { HeldSince } from './schema-history.ts'
import type { VersionHistory } from './version-history.ts'

/** What the trails of other records say, which a record is judged by. */
export interface Court {
  /** Who this was at that moment, as their own trail tells: several where it changed just then, none for a stranger. */
  person(id: string, at: number): readonly Actor[]
  /** What became of a version; undefined where no trail tells of it. */
  version(id: string): VersionHistory | undefined
  /** Who looked after people when. */
  readonly keepers: KeepersHistory
  /** Whether the database held this then, as the schema's own stream tells. */
  held(what: HeldSince, at: number): boolean
}

/** The part of an event that says who did it, and when. */
export type Act = Pick<AuditEvent, 'at' | 'actor'>

/** Judges by whoever acted, as they were then. */
export function byActor<Result>({ actor, at }: Act, court: Court, rule: (actor: Actor) => Result): Result {
  return inOneOf(actor === null ? [] : court.person(actor, at), rule, () => new ActorUnknown(actor))
}

/**
 * Judges by each of these states of one moment: what changed just then may have come before or after, so one that the
 * rule lets pass is enough. Throws what it says of the last, and `none` where there is no state.
 */
export function inOneOf<State, Result>(
  states: readonly State[],
  rule: (state: State) => Result,
  none: () => Error,
): Result {
  let refusal: unknown
  for (const state of states) {
    try {
      return rule(state)
    } catch (error) {
      refusal = error
    }
  }
  throw refusal ?? none()
}

/**
 * Throws unless whoever changes a draft or a user is on record and active. Before that was held, what nobody was named
 * for, by hand in psql, was lawful.
 */
export function mustBeSomebody(act: Act, court: Court): void {
  if (act.actor !== null || court.held('actor', act.at)) byActor(act, court, mustAct)
}

/** Throws unless the person whom a record names is the one who acts. */
export function mustBeNamed(named: string | null, { actor }: Act): void {
  if (named === null || actor === null) throw new ActorUnknown(named)
  if (named !== actor) throw new Breach('TK019', { actor, named })
}
