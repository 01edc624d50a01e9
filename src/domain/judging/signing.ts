import type { Change } from '../audit-trail.ts'
import type { SignatureMeaning } from '../signature.ts'
import type { Actor } from '../user.ts'
import { Breach } from './breach.ts'
import { inBrief, textIn } from './rows.ts'

export interface Signing {
  meaning: SignatureMeaning
  signer: Actor
  /** The column that names what is signed, and its id. */
  of: readonly ['sop_id' | 'session_id' | 'check_id', string]
}

/** Throws unless this is the signature that an act makes: of that record, in that sense, by whoever acts, by the name they had. */
export function mustSign(change: Change | undefined, { meaning, signer, of }: Signing): void {
  const row = change?.table === 'signatures' && change.from === null ? change.to : null
  const [column, id] = of
  const fits =
    row?.['meaning'] === meaning &&
    row['signer_id'] === signer.id &&
    inBrief(textIn(row['signer_name'])) === signer.name &&
    row[column] === id
  if (!fits) throw new Breach('TK034', { table: 'signatures', meaning, of: id })
}

/** Throws where an event tells more than the rules tell of such an act. */
export function mustEndWith(changes: readonly Change[], count: number): void {
  const more = changes[count]
  if (more) throw new Breach('TK034', { table: more.table, id: more.id })
}

/** Throws unless the event has the name that the rules give to such an act. */
export function mustBeCalled(verb: string, { verb: said }: { verb: string }): void {
  if (said !== verb) throw new Breach('TK034', { table: 'audit_events', verb: said, act: verb })
}
