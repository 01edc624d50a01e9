import type { OpenFlag, SafetyCheck } from '../../../domain/safety-check.ts'
import type { Connection } from '../engine.ts'
import { readable } from './long-texts.ts'

const columns = `id, session_id as "sessionId", step_id as "stepId", result, ${readable('feedback_text')} as "feedbackText",
  confidence_score as "confidenceScore", needs_review as "needsReview", checked_at as "checkedAt",
  ${readable('override_reason')} as "overrideReason", override_by as "overrideBy", resolves`

/** What the one statement found and did. */
export interface Recording {
  recorded: boolean
  /** Where the work session stands after the check; only meaningful where it was recorded. */
  nextStepId: string | null
  /** Where the work session stood when the statement began. */
  currentStepId: string | null
  /** When the very same check was recorded by an earlier call; null where there was none. */
  repeatOf: Date | null
}

export class SafetyChecks {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /**
   * Records a check in one statement that says who acts; the rules in the database judge it and move the work
   * session on: a failed check leaves the step open, a pass goes to the next, and after the last step to none.
   * Undefined where there is no such work session. Throws what the rules refuse.
   */
  async record(check: SafetyCheck, by: string, requestId: string | null): Promise<Recording | undefined> {
    const [row] = await this.#sql.rows<Recording>(
      'safety_check_record',
      `with work as materialized (
         select sop_id, worker_id, current_step_id, set_config('tenken.actor', $12, true),
                set_config('tenken.request', coalesce($13, ''), true)
           from work_sessions where id = $2
       ), recorded as (
         insert into safety_checks (id, session_id, step_id, result, feedback_text, confidence_score,
                                    needs_review, checked_at, override_reason, override_by, resolves)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from work
          where not exists (select from safety_checks where id = $1)
         returning id
       )
       select recorded.id is not null as recorded, current_step_id as "currentStepId",
              case when $4 = 'fail' then $3 else (
                select step_ids[array_position(step_ids, $3) + 1] from sops where id = sop_id) end as "nextStepId",
              case when recorded.id is null then (
                select checked_at from safety_checks
                 where id = $1 and session_id = $2 and step_id = $3 and result = $4
                   and (feedback_text, confidence_score, needs_review, override_reason, resolves)
                       is not distinct from ($5, $6, $7, $9, $11)
                   and coalesce(override_by, worker_id) = $12::uuid) end as "repeatOf"
         from work left join recorded on true`,
      [
        check.id,
        check.sessionId,
        check.stepId,
        check.result,
        check.feedbackText,
        check.confidenceScore,
        check.needsReview,
        check.checkedAt,
        check.overrideReason,
        check.overrideBy,
        check.resolves,
        by,
        requestId,
      ],
    )

    return row
  }

  async find(id: string): Promise<SafetyCheck | undefined> {
    const [row] = await this.#sql.rows<SafetyCheck>(
      'safety_check_find',
      `select ${columns} from safety_checks where id = $1`,
      [id],
    )

    return row
  }

  /** Ids of the work session's checks that begin or end with this text, at most two. */
  async idsBeginningOrEnding(sessionId: string, text: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'safety_check_ids_beginning_or_ending',
      `select id from safety_checks
        where session_id = $1 and (starts_with(id::text, lower($2)) or right(id::text, length($2)) = lower($2))
        limit 2`,
      [sessionId, text],
    )

    return rows.map(([id]) => id)
  }

  /** In the order in which they were recorded. */
  ofWorkSession(sessionId: string): Promise<SafetyCheck[]> {
    return this.#sql.rows<SafetyCheck>(
      'safety_check_of_work_session',
      `select ${columns} from safety_checks where session_id = $1 order by checked_at, id`,
      [sessionId],
    )
  }

  /** The newest check of this step in this work session that is no override, in the order of the trail. */
  async latestOf(sessionId: string, stepId: string | null): Promise<SafetyCheck | undefined> {
    const [row] = await this.#sql.rows<SafetyCheck>(
      'safety_check_latest_of',
      `select ${columns} from safety_checks c left join lateral (
                select position from audit_events
                 where stream_id = $1 and verb in ('pass', 'fail') and changes -> 0 ->> 1 = c.id::text) told on true
        where session_id = $1 and step_id = $2 and result <> 'override'
        order by position desc nulls last, checked_at desc, id desc limit 1`,
      [sessionId, stepId],
    )

    return row
  }

  async isResolved(id: string): Promise<boolean> {
    const rows = await this.#sql.tuples(
      'safety_check_resolution',
      'select from safety_checks where resolves = $1',
      [id],
    )

    return rows.length > 0
  }

  /** The flagged checks that no override resolves, oldest first. */
  openFlagsIn(sessionId: string): Promise<OpenFlag[]> {
    return this.#sql.rows<OpenFlag>(
      'safety_check_open_flags_in',
      `select ${columns}, (
                select array_position(step_ids, step_id)
                  from sops where id = (select sop_id from work_sessions where id = session_id)) as "stepNumber"
         from safety_checks c
        where session_id = $1 and needs_review and not exists (select from safety_checks where resolves = c.id)
        order by checked_at, id`,
      [sessionId],
    )
  }
}
