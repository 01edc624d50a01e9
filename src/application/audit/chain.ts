import { createHash } from 'node:crypto'
import type { AtEvent, AuditFinding } from '../../domain/audit-finding.ts'
import { adoptionIn, type ReadEvent } from '../../domain/audit-trail.ts'
import type { RecordName } from '../../domain/errors.ts'
import type { Court } from '../../domain/judging/court.ts'
import { Judgement } from '../../domain/judging/judgement.ts'
import { RecordReplay } from '../../domain/record-replay.ts'
import { recordOf } from '../../domain/records.ts'
import { endsTokens } from '../../domain/told-secrets.ts'

/** The hash that an event must have: over the hash before it, and its own text (docs/audit-trail.md). */
export function hashOf(before: string, text: string): string {
  return createHash('sha256').update(before, 'hex').update(text, 'utf8').digest('hex')
}

/** How many characters of one record's events are held: a hundred times those of a large procedure. */
const largestRecord = 256_000_000

/**
 * One stream, read event by event from its first: its hashes, its positions, the rows that its events leave, and
 * whether the rules of the record allow each.
 */
export class AuditChain {
  readonly stream: string
  readonly replay = new RecordReplay()
  record: RecordName = 'record'
  /** When the record was taken into the trail, in seconds since 1970, where it is older than that. */
  adoptedAt: number | undefined
  /** The first thing wrong with it, which ends the reading: what follows could only tell of the same. */
  finding: AuditFinding | undefined
  /** It tells of another record's row; which one, and what became of that, the records may tell better. */
  doubt: AuditFinding | undefined
  /** The tokens that ended with whoever they act for. */
  readonly endedTokens = new Set<string>()
  /** How much its events say, in characters. */
  size = 0
  readonly #judgement: Judgement
  #position = 0
  #hash = ''

  constructor(stream: string, court: Court) {
    this.stream = stream
    this.#judgement = new Judgement(stream, court, this.replay)
  }

  add(event: ReadEvent): void {
    if (this.finding) return
    const position = this.#position + 1
    if (position === 1) this.adoptedAt = adoptionIn(event)
    if (this.record === 'record') this.record = recordOf(event.changes[0]?.table ?? '')
    const at = { stream: this.stream, record: this.record, position }
    this.finding = event.position === position ? this.#findingOn(event, at) : { kind: 'event_missing', ...at }
    this.#position = position
    this.#hash = event.hash
  }

  /** To be called behind the last event. */
  end(): void {
    const late = this.finding || this.doubt ? undefined : this.#judgement.end()
    if (!late) return
    const { stream, position, broken } = late
    const record = stream === this.stream ? this.record : 'SOP'
    this.finding = { kind: 'rule_broken', stream, record, position, ...broken }
  }

  #findingOn(event: ReadEvent, at: AtEvent): AuditFinding | undefined {
    if (event.cut) return { kind: 'event_too_large', ...at }
    this.size += event.text.length
    if (this.size > largestRecord) return { kind: 'record_too_large', stream: at.stream, record: at.record }
    if (!event.formed || event.hash !== hashOf(this.#hash, event.text))
      return { kind: 'event_altered', ...at }
    const [contradiction] = event.changes.flatMap((change) => this.replay.apply(change) ?? [])
    if (event.changes.some(endsTokens)) this.#endTokens()
    // What is wrong with a check of another step than the one that waits, its own rule says best.
    if (contradiction && contradiction.column !== 'current_step_id') {
      return { kind: 'journal_contradicts', ...at, ...contradiction }
    }
    const broken = this.doubt ? undefined : this.#judgement.of(event)
    if (!broken) return contradiction && { kind: 'journal_contradicts', ...at, ...contradiction }
    const finding = { kind: 'rule_broken', ...at, ...broken } as const
    if (broken.rule !== 'TK036') return finding
    this.doubt = finding

    return undefined
  }

  #endTokens(): void {
    for (const { table, id } of this.replay.rows()) if (table === 'api_tokens') this.endedTokens.add(id)
  }
}
