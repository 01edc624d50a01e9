import type { Signature } from '../../../domain/signature.ts'
import type { Connection } from '../engine.ts'

const columns = `s.id, s.meaning, s.signer_id as "signerId", s.signer_name as "signerName",
  s.signed_at as "signedAt", s.check_id as "checkId"`

/** Signatures are made by the rules in the database, with the record that they are of; here they are read. */
export class Signatures {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  async ofVersion(sopId: string): Promise<Signature | undefined> {
    const [row] = await this.#sql.rows<Signature>(
      'signature_of_version',
      `select ${columns} from signatures s where sop_id = $1`,
      [sopId],
    )

    return row
  }

  /** Of its overrides and of its approval or rejection, oldest first. */
  ofWorkSession(sessionId: string): Promise<Signature[]> {
    return this.#sql.rows<Signature>(
      'signature_of_work_session',
      `select ${columns} from signatures s
        where session_id = $1 or check_id = any(array(select id from safety_checks where session_id = $1))
        order by signed_at, id`,
      [sessionId],
    )
  }
}
