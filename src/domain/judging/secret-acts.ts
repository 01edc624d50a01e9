import { mustBeForMachine, mustRevokeToken } from '../api-tokens.ts'
import type { AuditEvent, Change } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import { mustAdminister } from '../looking-after-people.ts'
import type { ToldSecret } from '../records.ts'
import { mustBeResetBy, ResetNotAllowed } from '../secrets.ts'
import { type Actor, ActorUnknown, mustAct, mustSupervise, UserDeactivated } from '../user.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, inOneOf, mustBeNamed } from './court.ts'
import { mustRemain, mustSetOnly } from './keeping.ts'
import { timeIn, wordIn } from './rows.ts'
import { mustBeCalled } from './signing.ts'
import { mustBeTimely } from './timely.ts'

/** An act on what somebody signs in with: the row as the event leaves it, and whose trail tells of it. */
interface SecretAct {
  event: AuditEvent
  change: Change
  row: JsonObject
  stream: string
  /** Whether the same trail has told of a password or PIN. */
  hasSecrets: boolean
}

/** Throws what an event breaks that tells of a secret: by whoever may, in the trail of whom it concerns. */
export function judgeSecretAct(table: ToldSecret, act: SecretAct, court: Court): void {
  const { change, row, stream } = act
  const owner = table === 'devices' ? row['added_by'] : row['user_id']
  if (owner !== stream) throw new Breach('TK036', { table, id: change.id })
  judges[table](act, court)
}

const judges: Readonly<Record<ToldSecret, (act: SecretAct, court: Court) => void>> = {
  user_secrets: judgeSecret,
  devices: judgeDevice,
  api_tokens: judgeToken,
}

/** Everybody sets their own; somebody else takes it away. */
function judgeSecret(act: SecretAct, court: Court): void {
  const { event, change, row, stream } = act
  if (change.from !== null) mustRemain(change, ['user_id', 'kind'])
  const isSet = has(row, 'set_at')
  mustBeCalled(`${isSet ? 'set' : 'reset'} ${row['kind'] === 'pin' ? 'PIN' : 'password'}`, event)
  mustBeSetInTime(act, court, 'set_at')
  // It is set at a time of its own.
  if (has(change.from ?? {}, 'hash') && isSet && !('set_at' in (change.to ?? {})))
    throw moreThanItsOwn(change)
  if (event.actor !== stream) {
    byActor(event, court, (by) => {
      mustAct(by)
      if (isSet) throw new Breach('TK019', { actor: event.actor, named: stream })
      byOwner(act, court, (owner) => mustBeResetBy(by, owner))
    })

    return
  }
  byOwner(act, court, (owner) => {
    if (owner.deactivatedAt) throw new UserDeactivated(owner)
    if (has(change.to ?? {}, 'code_until')) throw new ResetNotAllowed(owner, owner)
  })
}

/** A supervisor adds and revokes a device, once; nobody need act where it is enrolled. */
function judgeDevice(act: SecretAct, court: Court): void {
  const { event, change, row } = act
  const verb = change.from === null ? 'add' : has(row, 'revoked_at') ? 'revoke' : 'enrol'
  mustBeCalled(`${verb} device`, event)
  if (verb === 'add') {
    if (has(row, 'enrolled_at') || has(row, 'revoked_at')) throw moreThanItsOwn(change)
    mustBeSetInTime(act, court, 'added_at')
  } else mustGoOn(act, court)
  if (verb === 'enrol') return
  mustBeNamed(wordIn(row[verb === 'add' ? 'added_by' : 'revoked_by']), event)
  byActor(event, court, mustSupervise)
}

function mustGoOn(act: SecretAct, court: Court): void {
  const { event, change, row } = act
  mustSetOnly(change, ['code_until', 'secret_digest', 'enrolled_at', 'revoked_at', 'revoked_by'])
  const before = { ...row, ...change.from }
  const to = change.to ?? {}
  const isOther = 'enrolled_at' in to || 'secret_digest' in to
  if (has(before, 'revoked_at') || (has(before, 'enrolled_at') && isOther)) throw moreThanItsOwn(change)
  if (!court.held('secrets', event.at)) return
  if ('code_until' in to && !has(row, 'enrolled_at')) throw moreThanItsOwn(change)
  for (const column of ['enrolled_at', 'revoked_at']) mustBeSetInTime(act, court, column, 'added_at')
}

/** An admin makes tokens, for themself or for a user that is a machine's; they revoke any, and everybody their own. */
function judgeToken(act: SecretAct, court: Court): void {
  if (act.change.from === null) judgeNewToken(act, court)
  else judgeRevokedToken(act, court)
}

function judgeNewToken(act: SecretAct, court: Court): void {
  const { event, row, hasSecrets } = act
  mustBeCalled('make token', event)
  mustBeNamed(wordIn(row['made_by']), event)
  byActor(event, court, (by) => {
    mustAdminister(by)
    byOwner(act, court, (owner) => mustBeForMachine(by, owner, { hasSecrets }))
  })
  mustBeSetInTime(act, court, 'made_at')
}

function judgeRevokedToken(act: SecretAct, court: Court): void {
  const { event, change, row, stream } = act
  mustBeCalled('revoke token', event)
  mustSetOnly(change, ['revoked_at', 'revoked_by'])
  if (has({ ...row, ...change.from }, 'revoked_at')) throw moreThanItsOwn(change)
  mustBeNamed(wordIn(row['revoked_by']), event)
  byActor(event, court, (by) => mustRevokeToken(by, { userId: stream }))
  if (court.held('secrets', event.at)) mustBeSetInTime(act, court, 'revoked_at', 'made_at')
}

/** Judges by whom the secret is of, as they were then. */
function byOwner({ event, stream }: SecretAct, court: Court, rule: (owner: Actor) => void): void {
  inOneOf(court.person(stream, event.at), rule, () => new ActorUnknown(stream))
}

/** Throws where a time that is set now lies ahead, or before the time in another column. */
function mustBeSetInTime(
  { event, change, row }: SecretAct,
  court: Court,
  ...columns: [string, string?]
): void {
  const [column, follows = column] = columns
  mustBeTimely({ table: change.table, event, court }, timeIn(change.to?.[column]), [timeIn(row[follows])])
}

function moreThanItsOwn({ table, id }: Change): Breach {
  return new Breach('TK035', { table, id })
}

function has(row: JsonObject, column: string): boolean {
  return (row[column] ?? null) !== null
}
