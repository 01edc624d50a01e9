import type { Procedure } from '../../src/domain/procedure.ts'
import type { User } from '../../src/domain/user.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import type { Model } from './model.ts'

/** What chance decides of an attempt. */
export interface Draw {
  /** Who. */
  by: number
  /** Which record. */
  on: number
  /** Which step, check or hazard of it; 0 is the one that is due. */
  part: number
  /** Whether the reason, or the feedback, is given. */
  words: boolean
  flagged: boolean
  /**
   * Through the application, or past it: a statement of one's own, which only the rules in the database judge; also
   * one of which nobody says who acts.
   */
  way: 'verb' | 'statement' | 'nameless'
  /** Whether to look for a person and a record with which the attempt is legal, or breaks one rule only. */
  aim: 'legal' | 'nearly' | 'any'
  procedure: Procedure
}

export interface Statement {
  readonly sql: string
  readonly params: readonly unknown[]
  /** What the session says of why. */
  readonly reason?: string
}

/** One thing that one person tries to do to one record. */
export interface Attempt {
  readonly by: User
  /** For people: who tries what on which record. */
  readonly told: string
  /** Codes of all the rules that stand against it; with none it must succeed. */
  readonly broken: readonly string[]
  /** It is nothing that anybody may do: no matter how it is refused, nothing may change. */
  readonly never?: true
  /** By a statement of which nobody says who acts. */
  readonly nameless?: true
  /** Through the application, where it has a verb for it. */
  readonly verb?: (database: Database) => Promise<unknown>
  readonly statement?: Statement
  /** The rules in the database leave it to the verb who does it. */
  readonly byAnybody?: true
  /** What it does to the records; `result` is what the verb returned. */
  done(result: unknown): void | Promise<void>
}

/** Undefined where there is no record yet to try it on. */
export type Move = (model: Model, draw: Draw) => Attempt | undefined

/** The attempt that the draw means, or one near it that is as legal as the draw aims for, if there is one. */
export function attemptOf(move: Move, model: Model, draw: Draw): Attempt | undefined {
  const aimed = draw.aim === 'any' ? [] : near(move, model, draw).filter(broken(draw.aim === 'legal' ? 0 : 1))
  // Of several rules that can be the broken one, each has its turn.
  const rule = pick([...new Set(aimed.map((attempt) => attempt.broken[0]))], draw.on)

  return (
    pick(
      aimed.filter((attempt) => attempt.broken[0] === rule),
      draw.by,
    ) ?? move(model, draw)
  )
}

/** The same with each person and each record. */
function near(move: Move, model: Model, draw: Draw): Attempt[] {
  const records = Math.max(model.versions.length, model.works.length)
  const choices = model.people.flatMap((_, by) => Array.from({ length: records }, (_, on) => ({ by, on })))

  return choices
    .map((choice) => move(model, { ...draw, ...choice }))
    .filter((attempt) => attempt !== undefined)
}

function broken(count: number): (attempt: Attempt) => boolean {
  return (attempt) => attempt.broken.length === count
}

export function pick<T>(choices: readonly T[], n: number): T | undefined {
  return choices[n % choices.length]
}

/** How a rule is named where a statement of one's own breaks it, if otherwise than by the verb. */
const inTheDatabase: Readonly<Record<string, readonly string[]>> = {
  active_work_session_exists: ['record_refused'],
  illegal_move: ['illegal_move', 'work_session_locked'],
  illegal_version_move: ['illegal_version_move', 'version_published'],
  invalid_input: ['invalid_input', 'record_refused'],
  not_found: ['nothing_to_override', 'record_refused'],
  nothing_to_override: ['nothing_to_override', 'record_refused'],
}

/** The codes with which the attempt may be refused; of several broken rules, any may be the one that is named. */
export function refusalsOf({ broken }: Attempt, way: 'verb' | 'statement'): readonly string[] {
  return way === 'verb' ? broken : broken.flatMap((code) => inTheDatabase[code] ?? [code])
}

/** The codes of those rules that are broken. */
export function brokenOf(rules: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(rules).filter((code) => rules[code])
}
