import type { SafetyCheck } from '../../../domain/safety-check.ts'
import type { WorkSession } from '../../../domain/work-session.ts'
import type { Connection } from '../engine.ts'

const columns = `id, session_id as "sessionId", step_id as "stepId", result, feedback_text as "feedbackText",
  confidence_score as "confidenceScore", needs_review as "needsReview", checked_at as "checkedAt",
  override_reason as "overrideReason", override_by as "overrideBy"`

/** What the one statement found and did: the work session before it, and where it stands now. */
export interface Recording extends WorkSession {
  recorded: boolean
  /** Where the work session stands after the check; only meaningful where it was recorded. */
  nextStepId: string | null
  /** When the very same check was recorded by an earlier call; null where there was none. */
  repeatOf: Date | null
}

export class SafetyChecks {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /**
   * Records a check of the current step and moves the work session on, in one statement: a failed check leaves the
   * step open, a pass or an override goes to the next, and after the last step to none. Records nothing unless the
   * work session is in progress and waits for exactly this step, and `by` is its worker, or for an override is not;
   * undefined where there is no such work session.
   */
  async record(check: SafetyCheck, by: string): Promise<Recording | undefined> {
    const [row] = await this.#sql.rows<Recording>(
      'safety_check_record',
      `with work as materialized (
         select * from work_sessions where id = $2 for no key update
       ), next as (
         select case when $4 = 'fail' then work.current_step_id else (
                  select s.id from tasks t join steps s on s.task_id = t.id
                   where t.sop_id = work.sop_id and t.order_index >= here.task
                     and (t.order_index, s.order_index) > (here.task, here.step)
                   order by t.order_index, s.order_index limit 1) end as id
           from work, lateral (select t.order_index as task, s.order_index as step
                                 from steps s join tasks t on t.id = s.task_id where s.id = $3) here
          where work.status = 'in_progress' and work.current_step_id = $3
            and (work.worker_id = $11) = ($4 <> 'override')
       ), recorded as (
         insert into safety_checks (id, session_id, step_id, result, feedback_text, confidence_score,
                                    needs_review, checked_at, override_reason, override_by)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from next
         on conflict (id) do nothing
         returning session_id
       ), moved as (
         update work_sessions set current_step_id = next.id from next, recorded
          where work_sessions.id = recorded.session_id and $4 <> 'fail'
       )
       select work.id, sop_id as "sopId", worker_id as "workerId", status, current_step_id as "currentStepId",
              started_at as "startedAt", completed_at as "completedAt", approved_at as "approvedAt",
              approved_by as "approvedBy", locked, rejection_reason as "rejectionReason",
              exists (select from recorded) as recorded, (select id from next) as "nextStepId",
              (select checked_at from safety_checks
                where id = $1 and session_id = $2 and step_id = $3 and result = $4) as "repeatOf"
         from work`,
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
        by,
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

  /** In the order in which they were recorded. */
  ofWorkSession(sessionId: string): Promise<SafetyCheck[]> {
    return this.#sql.rows<SafetyCheck>(
      'safety_check_of_work_session',
      `select ${columns} from safety_checks where session_id = $1 order by checked_at, id`,
      [sessionId],
    )
  }

  /** The newest check of this step in this work session. */
  async latestOf(sessionId: string, stepId: string | null): Promise<SafetyCheck | undefined> {
    const [row] = await this.#sql.rows<SafetyCheck>(
      'safety_check_latest_of',
      `select ${columns} from safety_checks where session_id = $1 and step_id = $2
        order by checked_at desc, id desc limit 1`,
      [sessionId, stepId],
    )

    return row
  }
}
