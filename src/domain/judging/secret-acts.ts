import type { AuditEvent, Change } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import type { ToldSecret } from '../records.ts'
import { ResetNotAllowed } from '../secrets.ts'
import { mustAct, mustSupervise } from '../user.ts'
import { Breach } from './breach.ts'
import { byActor, type Court } from './court.ts'
import { textIn } from './rows.ts'
import { mustBeCalled } from './signing.ts'

/** An act on what somebody signs in with: the row as the event leaves it, and whose trail tells of it. */
interface SecretAct {
  event: AuditEvent
  change: Change
  row: JsonObject
  stream: string
}

/** Throws what an event breaks that tells of a secret: by whoever may, in the trail of whom it concerns. */
export function judgeSecretAct(table: ToldSecret, act: SecretAct, court: Court): void {
  const { change, row, stream } = act
  const owner = table === 'devices' ? row['added_by'] : row['user_id']
  if (owner !== stream) throw new Breach('TK036', { table, id: change.id })
  judges[table](act, court)
}

const judges: Readonly<Record<ToldSecret, (act: SecretAct, court: Court) => void>> = {
  user_secrets: ({ event, row, stream }, court) => {
    const isSet = (row['set_at'] ?? null) !== null
    mustBeCalled(`${isSet ? 'set' : 'reset'} ${row['kind'] === 'pin' ? 'PIN' : 'password'}`, event)
    if (isSet) return mustBeActor(stream, event)
    byActor(event, court, (by) => {
      mustAct(by)
      if (by.id === stream) throw new ResetNotAllowed(by, by)
    })
  },
  devices: ({ event, change, row }, court) => {
    const act = change.from === null ? 'add' : (row['revoked_at'] ?? null) === null ? 'enrol' : 'revoke'
    mustBeCalled(`${act} device`, event)
    if (act === 'enrol') return
    mustBeActor(textIn(row[act === 'add' ? 'added_by' : 'revoked_by']), event)
    byActor(event, court, mustSupervise)
  },
  api_tokens: ({ event, change, row }, court) => {
    const act = change.from === null ? 'make' : 'revoke'
    mustBeCalled(`${act} token`, event)
    mustBeActor(textIn(row[act === 'make' ? 'made_by' : 'revoked_by']), event)
    byActor(event, court, mustAct)
  },
}

function mustBeActor(named: string, { actor }: AuditEvent): void {
  if (named !== actor) throw new Breach('TK019', { actor, named })
}
