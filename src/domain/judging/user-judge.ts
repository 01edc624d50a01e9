import type { AuditEvent, Change } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import { mustBeFirst, mustLookAfter, type Person } from '../looking-after-people.ts'
import type { RecordReplay } from '../record-replay.ts'
import { toldSecretIn } from '../records.ts'
import { mustBeInOrder } from '../times.ts'
import { type Actor, ActorUnknown } from '../user.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, inOneOf, mustBeSomebody } from './court.ts'
import { mustRemain } from './keeping.ts'
import { actorIn } from './person-history.ts'
import { clockOf, timeIn, wordIn } from './rows.ts'
import { judgeSecretAct } from './secret-acts.ts'
import { mustBeCalled, mustEndWith } from './signing.ts'
import { mustBeTimely } from './timely.ts'

/** Judges the events of a user. */
export class UserJudge {
  readonly #stream: string
  readonly #court: Court
  readonly #replay: RecordReplay
  /** Whether a password or PIN was told of. */
  #hasSecrets = false

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
    const { table, id } = change
    const secret = toldSecretIn(table)
    const row = this.#replay.find(table, id) ?? {}
    if (secret) {
      judgeSecretAct(
        secret,
        { event, change, row, stream: this.#stream, hasSecrets: this.#hasSecrets },
        this.#court,
      )
    } else this.#judgePerson(event, change, row)
    this.#hasSecrets ||= secret === 'user_secrets'
    mustEndWith(event.changes, 1)
  }

  #judgePerson(event: AuditEvent, change: Change, row: JsonObject): void {
    const { table, id, from } = change
    if (table !== 'users' || id !== this.#stream) throw new Breach('TK036', { table, id })
    mustRemain(from === null ? { ...change, to: null } : change, ['created_at'])
    if (event.verb !== 'adopt') mustFollow(event, row)
    const isOfRules = event.verb !== 'adopt' && this.#court.keepers.areAskedAt(event.at)
    if (from === null) mustBeCalled(event.verb === 'adopt' && event.position === 1 ? 'adopt' : 'add', event)
    else mustBeCalled(isOfRules ? verbOf(change) : verbBefore(change), event)
    if (isOfRules) this.#mustBeLookedAfter(event, change, row)
    // Nobody adds the very first user.
    else if (from !== null || event.actor !== null) mustBeSomebody(event, this.#court)
    this.#mustBeTimely(event, change.to ?? {}, row)
  }

  /** Nobody adds the very first user, or they themself; who they are comes before whoever acts is known. */
  #mustBeLookedAfter(event: AuditEvent, { from }: Change, row: JsonObject): void {
    const becomes = personIn(row)
    const { keepers } = this.#court
    if (from === null && (event.actor ?? this.#stream) === this.#stream) {
      if (!keepers.isFirst(this.#stream)) throw new ActorUnknown(event.actor)
      mustBeFirst(becomes)

      return
    }
    const was = from && personIn({ ...row, ...from })
    const judge = (by: Actor) =>
      inOneOf(
        keepers.besides(this.#stream, event.at),
        (others) => mustLookAfter(by, { was, becomes, others }),
        () => new ActorUnknown(event.actor),
      )
    // Whoever changes themself is judged as they were.
    if (was?.id === event.actor) judge(was)
    else byActor(event, this.#court, judge)
  }

  #mustBeTimely(event: AuditEvent, set: JsonObject, row: JsonObject): void {
    const setting = { table: 'users', event, court: this.#court }
    const createdAt = timeIn(row['created_at'])
    mustBeTimely(setting, timeIn(set['created_at']))
    mustBeTimely(setting, timeIn(set['updated_at']), [createdAt])
    mustBeTimely(setting, timeIn(set['deactivated_at']), [createdAt])
  }
}

function mustFollow(event: AuditEvent, row: JsonObject): void {
  const createdAt = timeIn(row['created_at'])
  mustBeInOrder('users', [createdAt, timeIn(row['updated_at'])], clockOf(event))
  mustBeInOrder('users', [createdAt, timeIn(row['deactivated_at'])], clockOf(event))
}

function personIn(row: JsonObject): Person {
  return { ...actorIn(row), email: wordIn(row['email']), employeeNumber: wordIn(row['employee_number']) }
}

/** What a change is called since there are rules of who looks after people. */
function verbOf(change: Change): string {
  const verb = verbBefore(change)
  if (verb !== 'change' || !change.to) return verb
  if ('role' in change.to) return 'change role'

  return ['name', 'email', 'employee_number'].some((column) => column in (change.to ?? {})) ? 'rename' : verb
}

function verbBefore({ from, to }: Change): string {
  const [was, is] = [from?.['deactivated_at'] ?? null, to?.['deactivated_at'] ?? null]
  if (was === null && is !== null) return 'deactivate'

  return was !== null && is === null ? 'reactivate' : 'change'
}
