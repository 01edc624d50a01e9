import type { AuditEvent } from '../audit-trail.ts'
import type { RecordReplay } from '../record-replay.ts'
import { mustBeInOrder } from '../times.ts'
import { Breach } from './breach.ts'
import { type Court, mustBeSomebody } from './court.ts'
import { mustRemain } from './keeping.ts'
import { clockOf, timeIn } from './rows.ts'
import { mustBeCalled, mustEndWith } from './signing.ts'

/** Judges the events of a user. */
export class UserJudge {
  readonly #stream: string
  readonly #court: Court
  readonly #replay: RecordReplay

  /** `replay` has the row as the event that is judged leaves it. */
  constructor(stream: string, court: Court, replay: RecordReplay) {
    this.#stream = stream
    this.#court = court
    this.#replay = replay
  }

  /** Throws what the event breaks. */
  judge(event: AuditEvent): void {
    const [change] = event.changes
    if (!change) throw new Breach('TK034')
    const { table, id, from, to } = change
    if (table !== 'users' || id !== this.#stream) throw new Breach('TK036', { table, id })
    mustRemain(from === null ? { ...change, to: null } : change, ['created_at'])
    const row = this.#replay.find(table, id) ?? {}
    const createdAt = timeIn(row['created_at'])
    if (event.verb !== 'adopt') {
      mustBeInOrder(table, [createdAt, timeIn(row['updated_at'])], clockOf(event))
      mustBeInOrder(table, [createdAt, timeIn(row['deactivated_at'])], clockOf(event))
    }
    if (from === null) mustBeCalled(event.verb === 'adopt' && event.position === 1 ? 'adopt' : 'add', event)
    else mustBeCalled(verbOf(from['deactivated_at'] ?? null, to?.['deactivated_at'] ?? null), event)
    mustBeSomebody(event, this.#court)
    mustEndWith(event.changes, 1)
  }
}

function verbOf(was: unknown, is: unknown): string {
  if (was === null && is !== null) return 'deactivate'

  return was !== null && is === null ? 'reactivate' : 'change'
}
