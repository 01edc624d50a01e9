import { NotFound } from '../../../domain/errors.ts'
import type { Severity } from '../../../domain/procedure.ts'
import type { Standing, StepInWork } from '../../../domain/situation.ts'
import type { Hazard } from '../../../domain/sop.ts'
import type { WorkStatus } from '../../../domain/work-session.ts'
import type { Connection } from '../engine.ts'
import { readable } from './long-texts.ts'

/** One hazard of the step that waits a row; one row without one where it has none, or no step waits. */
interface StandingRow {
  workSessionId: string
  status: WorkStatus
  workerId: string
  workerName: string
  sopId: string
  sopTitle: string
  stepCount: number
  stepNumber: number
  stepId: string | null
  stepOriginId: string
  description: string
  expectedAction: string | null
  expectedResult: string | null
  orderIndex: number
  taskNumber: number
  taskTitle: string
  hazardId: string | null
  hazardOriginId: string
  hazard: string
  severity: Severity
  mitigation: string | null
  acknowledged: boolean
  failureId: string | null
  failureText: string | null
}

export class Situations {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Where the work session stands, in one statement that reads the step that waits and nothing else of its SOP. */
  async get(workSessionId: string): Promise<Standing> {
    const rows = await this.#sql.rows<StandingRow>(
      'situation_get',
      `select w.id as "workSessionId", w.status, w.worker_id as "workerId", u.name as "workerName",
              s.id as "sopId", s.title as "sopTitle", cardinality(s.step_ids) as "stepCount",
              array_position(s.step_ids, w.current_step_id) as "stepNumber",
              st.id as "stepId", st.origin_id as "stepOriginId", st.description,
              st.expected_action as "expectedAction", st.expected_result as "expectedResult",
              st.order_index as "orderIndex", t.title as "taskTitle",
              (select count(*)::int from tasks b where b.sop_id = t.sop_id and b.order_index <= t.order_index)
                as "taskNumber",
              h.id as "hazardId", h.origin_id as "hazardOriginId", h.description as hazard, h.severity, h.mitigation,
              a.hazard_id is not null as acknowledged, f.id as "failureId", ${readable('f.feedback_text')} as "failureText"
         from work_sessions w
         join sops s on s.id = w.sop_id
         join users u on u.id = w.worker_id
         left join steps st on st.id = w.current_step_id
         left join tasks t on t.id = st.task_id
         left join hazards h on h.step_id = st.id
         left join hazard_acknowledgements a on a.session_id = w.id and a.hazard_id = h.id
         left join lateral (
           select id, feedback_text from safety_checks
            where session_id = w.id and step_id = w.current_step_id and result = 'fail'
            order by checked_at desc, id desc limit 1) f on true
        where w.id = $1
        order by h.id`,
      [workSessionId],
    )
    const [first] = rows
    if (!first) throw new NotFound('work session', workSessionId)

    return {
      workSessionId: first.workSessionId,
      status: first.status,
      worker: { id: first.workerId, name: first.workerName },
      sop: { id: first.sopId, title: first.sopTitle },
      step: stepIn(rows),
      stepCount: first.stepCount,
      failure: first.failureId ? { checkId: first.failureId, feedbackText: first.failureText } : null,
      acknowledged: rows.flatMap(({ hazardId, acknowledged }) =>
        hazardId && acknowledged ? [hazardId] : [],
      ),
    }
  }
}

function stepIn(rows: readonly StandingRow[]): StepInWork | null {
  const [first] = rows
  if (!first?.stepId) return null

  return {
    id: first.stepId,
    originId: first.stepOriginId,
    description: first.description,
    orderIndex: first.orderIndex,
    expectedAction: first.expectedAction,
    expectedResult: first.expectedResult,
    hazards: rows.flatMap(hazardIn),
    number: first.stepNumber,
    task: { number: first.taskNumber, title: first.taskTitle },
  }
}

function hazardIn({ hazardId, hazardOriginId, hazard, severity, mitigation }: StandingRow): Hazard[] {
  if (!hazardId) return []

  return [{ id: hazardId, originId: hazardOriginId, description: hazard, severity, mitigation }]
}
