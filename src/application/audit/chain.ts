import { createHash } from 'node:crypto'
import type { AuditFinding } from '../../domain/audit-finding.ts'
import { adoptionIn, changesIn, eventIn, type StoredEvent } from '../../domain/audit-trail.ts'
import type { RecordName } from '../../domain/errors.ts'
import { parseExactly } from '../../domain/exact-json.ts'
import { RecordReplay } from '../../domain/record-replay.ts'
import { recordOf } from '../../domain/records.ts'

/** The hash that an event must have: over the hash before it, and its own text (docs/audit-trail.md). */
export function hashOf(before: string, text: string): string {
  return createHash('sha256').update(before, 'hex').update(text, 'utf8').digest('hex')
}

/** One stream, read event by event from its first: its hashes, its positions, and the rows that its events leave. */
export class AuditChain {
  readonly stream: string
  readonly replay = new RecordReplay()
  record: RecordName = 'record'
  /** When the record was taken into the trail, in seconds since 1970, where it is older than that. */
  adoptedAt: number | undefined
  /** The first thing wrong with it, which ends the reading: what follows could only tell of the same. */
  finding: AuditFinding | undefined
  #position = 0
  #hash = ''

  constructor(stream: string) {
    this.stream = stream
  }

  add(event: StoredEvent): void {
    if (this.finding) return
    const { stream, text } = event
    const position = this.#position + 1
    const told = parseExactly(text)
    const changes = changesIn(told)
    if (position === 1) this.adoptedAt = adoptionIn(eventIn(event, told))
    if (this.record === 'record') this.record = recordOf(changes?.[0]?.table ?? '')
    const at = { stream, record: this.record, position }
    if (event.position !== position) this.finding = { kind: 'event_missing', ...at }
    else if (!changes || event.hash !== hashOf(this.#hash, text))
      this.finding = { kind: 'event_altered', ...at }
    for (const change of this.finding ? [] : (changes ?? [])) {
      const contradiction = this.replay.apply(change)
      if (contradiction) this.finding ??= { kind: 'journal_contradicts', ...at, ...contradiction }
    }
    this.#position = position
    this.#hash = event.hash
  }
}
