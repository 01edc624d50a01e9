import type { BoardEntry } from '../../../domain/board.ts'
import type { WorkStatus } from '../../../domain/work-session.ts'
import type { Connection } from '../engine.ts'
import { readable } from './long-texts.ts'

interface BoardRow {
  id: string
  status: WorkStatus
  startedAt: Date
  pausedAt: Date | null
  pausedSeconds: number
  workerId: string
  workerName: string
  calledBy: string
  sopId: string
  title: string
  version: number
  stepCount: number
  stepNumber: number | null
  description: string
  task: string
  since: Date
  failure: string | null
  failures: number
  openFlags: number
}

export class Boards {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** At most so many. A step waits since the check or override that led to it, the first one since the work was started. */
  async entries(limit: number): Promise<BoardEntry[]> {
    const rows = await this.#sql.rows<BoardRow>(
      'board_entries',
      `select w.id, w.status, w.started_at as "startedAt", w.paused_at as "pausedAt",
              date_part('epoch', w.paused_for) as "pausedSeconds",
              u.id as "workerId", u.name as "workerName",
              coalesce(u.employee_number, u.email) as "calledBy", s.id as "sopId", s.title, s.version,
              cardinality(s.step_ids) as "stepCount", array_position(s.step_ids, st.id) as "stepNumber",
              st.description, t.title as task, coalesce(c.since, w.started_at) as since,
              ${readable('f.feedback_text')} as failure, c.failures, c."openFlags"
         from (select * from work_sessions where status in ('in_progress', 'paused')
                order by status, started_at desc, id desc limit $1) w
         join sops s on s.id = w.sop_id
         join users u on u.id = w.worker_id
         left join steps st on st.id = w.current_step_id
         left join tasks t on t.id = st.task_id
        cross join lateral (
           select min(checked_at) filter (where result <> 'fail' and step_id = s.step_ids[array_position(s.step_ids, st.id) - 1]) as since,
                  count(*) filter (where result = 'fail')::int as failures,
                  count(*) filter (where needs_review
                    and not exists (select from safety_checks o where o.resolves = c.id))::int as "openFlags"
             from safety_checks c where session_id = w.id) c
         left join lateral (
           select feedback_text from safety_checks
            where session_id = w.id and step_id = w.current_step_id and result = 'fail'
            order by checked_at desc, id desc limit 1) f on true
        order by w.status, w.started_at desc, w.id desc`,
      [limit],
    )

    return rows.map(entryIn)
  }
}

function entryIn({
  workerId,
  workerName,
  calledBy,
  sopId,
  title,
  version,
  stepNumber,
  description,
  task,
  since,
  ...entry
}: BoardRow): BoardEntry {
  return {
    ...entry,
    worker: { id: workerId, name: workerName, calledBy },
    sop: { id: sopId, title, version },
    step: stepNumber === null ? null : { number: stepNumber, description, task, since },
  }
}
