import { createHash } from 'node:crypto'
import type { AuditEvent } from '../domain/audit-trail.ts'
import { type DraftChange, DraftChanged, NoSuchState } from '../domain/draft-state.ts'
import { IdTaken } from '../domain/errors.ts'
import type { Procedure } from '../domain/procedure.ts'
import { RecordReplay } from '../domain/record-replay.ts'
import { replayedVersion } from '../domain/replayed-version.ts'
import type { Sop, VersionContent } from '../domain/sop.ts'
import type { SopVersion } from '../domain/sop-version.ts'
import type { User } from '../domain/user.ts'
import { differenceOf } from '../domain/version-difference.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { readEvents } from './audit/reading.ts'
import { IdempotencyKeyReused } from './repeated-requests.ts'
import { usersNamed } from './users.ts'

/** What a version said after one change, and who made it when. */
export interface DraftState {
  /** Names what it said: the same words always have the same name, and others another. */
  state: string
  at: Date
  /** The user who made the change; null where the trail names nobody. */
  by: string | null
  /** The request that made it. */
  requestId: string | null
  content: VersionContent
}

/** The name of what a procedure says: the same for the same words, wherever they are kept. */
export function stateOf({ title, tasks }: Procedure): string {
  const said = [
    title,
    tasks.map((task) => [
      task.title,
      task.description,
      task.steps.map(({ description, expectedAction, expectedResult, hazards }) => [
        description,
        expectedAction,
        expectedResult,
        hazards.map((hazard) => [hazard.description, hazard.severity, hazard.mitigation]),
      ]),
    ]),
  ]

  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}

/** The states of a version, and whoever made them. */
export interface StateHistory {
  states: DraftState[]
  people: Map<string, User>
}

/** Throws NotFound. */
export async function stateHistory(db: Session, id: string): Promise<StateHistory> {
  const states = await draftStates(db, id)

  return {
    states,
    people: await usersNamed(
      db,
      states.map(({ by }) => by),
    ),
  }
}

/** Everything that a version has ever said, oldest first, as its trail tells. Throws NotFound. */
export async function draftStates(db: Session, id: string): Promise<DraftState[]> {
  const { lineageId } = await db.sops.get(id, { deleted: 'include' })
  const states: DraftState[] = []
  for await (const state of statesOf(db, lineageId, id)) {
    if (state.state !== states.at(-1)?.state) states.push(state)
  }

  return states
}

/** What a version said in the state that this is, or begins; the newest where there are several. Throws NoSuchState or NotFound. */
export async function draftStateNamed(db: Session, id: string, state: string): Promise<DraftState> {
  const found = (await draftStates(db, id)).findLast(
    (one) => state.length >= 4 && one.state.startsWith(state),
  )
  if (!found) throw new NoSuchState(id, state)

  return found
}

/**
 * Whether this very request has brought the version to this state before, by its idempotency key; what was done to it
 * since stays. Throws IdempotencyKeyReused.
 */
export async function isRepeatedEdit(
  db: Session,
  { id, lineageId }: SopVersion,
  { by, state }: { by: User; state: string },
): Promise<boolean> {
  if (db.idempotencyKey === null) return false
  const [event] = await db.auditEvents.ofRequest(db.idempotencyKey, lineageId)
  if (!event) return false
  const states = await draftStates(db, id)
  const made = states.find(({ requestId }) => requestId === db.idempotencyKey)
  if (made?.by !== by.id || made.state !== state) throw new IdempotencyKeyReused(db.idempotencyKey, event)

  return true
}

/** Throws IdTaken unless this is what the version said first, and whoever made it is its author. */
export async function mustHaveBegunAs(
  db: Session,
  { id, createdBy }: SopVersion,
  { procedure, author }: { procedure: Procedure; author: User },
): Promise<void> {
  const [first] = await draftStates(db, id)
  if (createdBy !== author.id || first?.state !== stateOf(procedure)) throw new IdTaken('SOP', id)
}

/** What stands against saving what was taken from another state: both changes, and who made the other. */
export async function changedSince(
  db: Session,
  { draft, edited, takenFrom }: { draft: Sop; edited: VersionContent; takenFrom: string },
): Promise<DraftChanged> {
  const states = await draftStates(db, draft.id)
  const base = states.findLastIndex(({ state }) => state === takenFrom)
  const since = base === -1 ? [] : states.slice(base + 1)
  const people = await usersNamed(
    db,
    since.map(({ by }) => by),
  )
  const content = states[base]?.content

  return new DraftChanged({
    id: draft.id,
    title: draft.title,
    state: stateOf(draft),
    takenFrom,
    changes: since.map(
      ({ at, by }): DraftChange => ({
        at,
        by: people.get(by ?? '')?.name ?? null,
        byId: by,
      }),
    ),
    theirs: content ? differenceOf(content, draft) : null,
    yours: differenceOf(draft, edited),
  })
}

/** One state after each request that changed the version, which may have taken several events. */
async function* statesOf(db: Session, lineageId: string, id: string): AsyncGenerator<DraftState> {
  const replay = new RecordReplay()
  let last: AuditEvent | undefined
  for await (const batch of readEvents(db, { streams: [lineageId] })) {
    for (const event of batch) {
      if (last && !isSameRequest(last, event)) yield* stateAfter(last, replay, id)
      for (const change of event.changes) replay.apply(change)
      last = event
    }
  }
  if (last) yield* stateAfter(last, replay, id)
}

function* stateAfter(
  { at, actor, requestId }: AuditEvent,
  replay: RecordReplay,
  id: string,
): Generator<DraftState> {
  const content = replayedVersion(replay.rows(), id)
  if (content) yield { state: stateOf(content), at: new Date(at * 1000), by: actor, requestId, content }
}

/** Where no request is named, what one person did without a second between is taken for one change. */
function isSameRequest(one: AuditEvent, other: AuditEvent): boolean {
  if (one.actor !== other.actor || one.requestId !== other.requestId) return false

  return one.requestId !== null || other.at - one.at < 1
}
