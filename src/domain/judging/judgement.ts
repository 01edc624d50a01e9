import type { AuditEvent, Change } from '../audit-trail.ts'
import type { RecordName } from '../errors.ts'
import type { RecordReplay } from '../record-replay.ts'
import { recordOf } from '../records.ts'
import { schemaStream } from '../schema-stream.ts'
import { Breach, type BrokenRule, brokenRule } from './breach.ts'
import type { Court } from './court.ts'
import { mustKeep } from './keeping.ts'
import type { LateFinding } from './late-finding.ts'
import { SchemaJudge } from './schema-judge.ts'
import { UserJudge } from './user-judge.ts'
import { VersionJudge } from './version-judge.ts'
import { mustSayVisibly } from './visibly.ts'
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

/** Says that there is no record, and is none's since the rules refuse it. */
const nil = '00000000-0000-0000-0000-000000000000'

/** Judges one record's events, from its first, by the rules of the record (docs/rules.md). */
export class Judgement {
  readonly #stream: string
  readonly #judgeOf: (record: RecordName | undefined) => Judge
  #judge: Judge | undefined
  #record: RecordName | undefined
  readonly #court: Court
  /** The latest moment so far: what comes behind it in the chain came after it, whatever its own time says. */
  #latest = Number.NEGATIVE_INFINITY

  /** `replay` has the rows as each event that is judged leaves them. */
  constructor(stream: string, court: Court, replay: RecordReplay) {
    this.#stream = stream
    const held: Court['held'] = (what, at) => court.held(what, Math.max(at, this.#latest))
    this.#court = {
      person: (id, at) => court.person(id, at),
      version: (id) => court.version(id),
      get keepers() {
        return court.keepers
      },
      held,
    }
    this.#judgeOf = (record) => {
      if (stream === schemaStream) return new SchemaJudge()
      if (record === 'user') return new UserJudge(stream, this.#court, replay)
      if (record === 'SOP') return new VersionJudge(stream, this.#court, replay)
      if (record === 'work session') return new WorkJudge(stream, this.#court, replay)
      throw new Breach('TK034')
    }
  }

  /** The rule that the next event breaks; undefined for a lawful one. */
  of(event: AuditEvent): BrokenRule | undefined {
    try {
      this.#latest = Math.max(this.#latest, event.at)
      if (event.position > 1 && event.verb === 'adopt') throw new Breach('TK034', { verb: event.verb })
      if (this.#stream === nil && event.position === 1 && this.#court.held('told', event.at)) {
        throw new Breach('TK036', { id: nil })
      }
      for (const change of event.changes) this.#mustBeOfThis(change)
      this.#judge ??= this.#judgeOf(this.#record)
      this.#judge.judge(event)
      for (const change of event.changes) mustSayVisibly(change, event, this.#court)

      return undefined
    } catch (error) {
      return brokenRule(error)
    }
  }

  /** A signature is of whatever it signs; every other row says by its table what record it is of. */
  #mustBeOfThis(change: Change): void {
    if (this.#stream === schemaStream) return
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
