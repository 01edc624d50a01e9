import type { HazardAcknowledgement } from '../../../domain/hazard-acknowledgement.ts'
import type { Connection } from '../engine.ts'

const columns = `id, session_id as "sessionId", hazard_id as "hazardId", acknowledged_by as "acknowledgedBy",
  acknowledged_at as "acknowledgedAt"`

export class HazardAcknowledgements {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Adds those that are not on record yet; a hazard is acknowledged once. */
  async record(acknowledgements: readonly HazardAcknowledgement[]): Promise<void> {
    await this.#sql.rows(
      'hazard_acknowledgement_record',
      `insert into hazard_acknowledgements (id, session_id, hazard_id, acknowledged_by, acknowledged_at)
       select a.* from json_to_recordset($1::json)
         as a("id" uuid, "sessionId" uuid, "hazardId" uuid, "acknowledgedBy" uuid, "acknowledgedAt" timestamptz)
       on conflict (session_id, hazard_id) do nothing`,
      [JSON.stringify(acknowledgements)],
    )
  }

  /** In the order in which they were recorded. */
  ofWorkSession(sessionId: string): Promise<HazardAcknowledgement[]> {
    return this.#sql.rows<HazardAcknowledgement>(
      'hazard_acknowledgement_of_work_session',
      `select ${columns} from hazard_acknowledgements where session_id = $1 order by acknowledged_at, id`,
      [sessionId],
    )
  }

  /** Those of this step's hazards, in the order in which they were recorded. */
  ofStep(sessionId: string, stepId: string | null): Promise<HazardAcknowledgement[]> {
    return this.#sql.rows<HazardAcknowledgement>(
      'hazard_acknowledgement_of_step',
      `select ${columns} from hazard_acknowledgements
        where session_id = $1 and hazard_id = any(array(select id from hazards where step_id = $2))
        order by acknowledged_at, id`,
      [sessionId, stepId],
    )
  }
}
