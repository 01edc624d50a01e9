import type { AuditEvent, Change } from '../audit-trail.ts'
import type { RecordName } from '../errors.ts'
import type { RecordReplay } from '../record-replay.ts'
import { recordOf } from '../records.ts'
import { Breach, type BrokenRule, brokenRule } from './breach.ts'
import type { Court } from './court.ts'
import { mustKeep } from './keeping.ts'
import type { LateFinding } from './late-finding.ts'
import { UserJudge } from './user-judge.ts'
import { VersionJudge } from './version-judge.ts'
import { WorkJudge } from './work-judge.ts'

interface Judge {
  judge(event: AuditEvent): void
  /** What only the end of the trail can tell. */
  end?(): LateFinding | undefined
}

/** A rule that an event of some stream broke. */
export interface LateBreach {
  stream: string
  position: number
  broken: BrokenRule
}

/** Judges one record's events, from its first, by the rules of the record (docs/rules.md). */
export class Judgement {
  readonly #stream: string
  readonly #judgeOf: (record: RecordName | undefined) => Judge
  #judge: Judge | undefined
  #record: RecordName | undefined

  /** `replay` has the rows as each event that is judged leaves them. */
  constructor(stream: string, court: Court, replay: RecordReplay) {
    this.#stream = stream
    this.#judgeOf = (record) => {
      if (record === 'user') return new UserJudge(stream, court, replay)
      if (record === 'SOP') return new VersionJudge(stream, court, replay)
      if (record === 'work session') return new WorkJudge(stream, court, replay)
      throw new Breach('TK034')
    }
  }

  /** The rule that the next event breaks; undefined for a lawful one. */
  of(event: AuditEvent): BrokenRule | undefined {
    try {
      if (event.position > 1 && event.verb === 'adopt') throw new Breach('TK034', { verb: event.verb })
      for (const change of event.changes) this.#mustBeOfThis(change)
      this.#judge ??= this.#judgeOf(this.#record)
      this.#judge.judge(event)

      return undefined
    } catch (error) {
      return brokenRule(error)
    }
  }

  /** A signature is of whatever it signs; every other row says by its table what record it is of. */
  #mustBeOfThis(change: Change): void {
    mustKeep(change)
    if (change.table === 'signatures') return
    const record = recordOf(change.table)
    this.#record ??= record
    if (record !== this.#record) throw new Breach('TK036', { table: change.table, id: change.id })
  }

  /** The rule that an event broke as only the end of the trail can tell. */
  end(): LateBreach | undefined {
    const found = this.#judge?.end?.()

    return found && { stream: this.#stream, ...found, broken: brokenRule(found.error) }
  }
}
