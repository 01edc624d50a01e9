import { NotFound } from '../../../domain/errors.ts'
import type { WorkSession } from '../../../domain/work-session.ts'
import type { Connection } from '../engine.ts'
import { readable } from './long-texts.ts'

/** Of a work session, which the statement calls w. */
export const workColumns = `w.id, w.sop_id as "sopId", w.worker_id as "workerId", w.status,
  w.current_step_id as "currentStepId", w.started_at as "startedAt", w.completed_at as "completedAt",
  w.approved_at as "approvedAt", w.approved_by as "approvedBy", w.locked,
  ${readable('w.rejection_reason')} as "rejectionReason", w.closed_at as "closedAt", w.closed_by as "closedBy",
  ${readable('w.abort_reason')} as "abortReason", w.paused_at as "pausedAt",
  date_part('epoch', w.paused_for) as "pausedSeconds"`

export interface NewWorkSession {
  id: string
  sopId: string
  workerId: string
  startedAt: Date
}

export class WorkSessions {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /**
   * Starts on the first step of an effective version, or returns undefined where the SOP is not that or deleted, the
   * worker is busy, or the id is on record. Holds the version's row, so that it stays effective meanwhile.
   */
  async start({ id, sopId, workerId, startedAt }: NewWorkSession): Promise<WorkSession | undefined> {
    const [row] = await this.#sql.rows<WorkSession>(
      'work_session_start',
      `with version as materialized (
         select id, step_ids from sops where id = $2 and status = 'effective' and deleted_at is null for share
       )
       insert into work_sessions as w (id, sop_id, worker_id, current_step_id, started_at)
       select $1, version.id, $3, step_ids[1], $4 from version
       on conflict do nothing
       returning ${workColumns}`,
      [id, sopId, workerId, startedAt],
    )

    return row
  }

  async find(id: string): Promise<WorkSession | undefined> {
    const [row] = await this.#sql.rows<WorkSession>(
      'work_session_find',
      `select ${workColumns} from work_sessions w where id = $1`,
      [id],
    )

    return row
  }

  async get(id: string): Promise<WorkSession> {
    const work = await this.find(id)
    if (!work) throw new NotFound('work session', id)

    return work
  }

  /** Holds the row until the session ends, so that two supervisors cannot both decide. */
  async lock(id: string): Promise<WorkSession> {
    const [row] = await this.#sql.rows<WorkSession>(
      'work_session_lock',
      `select ${workColumns} from work_sessions w where id = $1 for no key update`,
      [id],
    )
    if (!row) throw new NotFound('work session', id)

    return row
  }

  /** Writes what a move of the state machine may change; how long it was paused is the database's to say. */
  async save(work: WorkSession): Promise<WorkSession> {
    const [row] = await this.#sql.rows<WorkSession>(
      'work_session_save',
      `update work_sessions w
          set status = $2, completed_at = coalesce(w.completed_at, $3), approved_at = $4, approved_by = $5, locked = $6,
              rejection_reason = $7, closed_at = $8, closed_by = $9, abort_reason = $10
        where id = $1
       returning ${workColumns}`,
      [
        work.id,
        work.status,
        work.completedAt,
        work.approvedAt,
        work.approvedBy,
        work.locked,
        work.rejectionReason,
        work.closedAt,
        work.closedBy,
        work.abortReason,
      ],
    )
    if (!row) throw new NotFound('work session', work.id)

    return row
  }

  /** The one work session in progress, if the worker has one. */
  async activeOf(workerId: string): Promise<WorkSession | undefined> {
    const [row] = await this.#sql.rows<WorkSession>(
      'work_session_active_of',
      `select ${workColumns} from work_sessions w where worker_id = $1 and status = 'in_progress'`,
      [workerId],
    )

    return row
  }

  /** What the worker last completed on any version of this lineage. */
  async lastCompletedOf(workerId: string, lineageId: string): Promise<WorkSession | undefined> {
    const [row] = await this.#sql.rows<WorkSession>(
      'work_session_last_completed_of',
      `select ${workColumns} from work_sessions w join sops s on s.id = w.sop_id
        where w.worker_id = $1 and w.completed_at is not null and s.lineage_id = $2
        order by w.completed_at desc limit 1`,
      [workerId, lineageId],
    )

    return row
  }

  /** Ids of the work sessions on this SOP that are in progress or paused, oldest first. */
  async activeOn(sopId: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'work_session_active_on',
      `select id from work_sessions
        where sop_id = $1 and status in ('in_progress', 'paused') order by started_at, id`,
      [sopId],
    )

    return rows.map(([id]) => id)
  }

  /** How many steps of its version have neither a pass nor an override in this work session. */
  async openSteps(id: string): Promise<number> {
    const [row] = await this.#sql.tuples<[number]>(
      'work_session_open_steps',
      `select count(*)::int
         from work_sessions w join sops on sops.id = w.sop_id cross join unnest(step_ids) step
        where w.id = $1
          and not exists (select from safety_checks where session_id = w.id and step_id = step and result <> 'fail')`,
      [id],
    )

    return row?.[0] ?? 0
  }

  /** Ids that begin or end with this text, at most two: enough to tell none, one and several apart. */
  async idsBeginningOrEnding(text: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'work_session_ids_beginning_or_ending',
      `select id from work_sessions
        where starts_with(id::text, lower($1)) or right(id::text, length($1)) = lower($1) limit 2`,
      [text],
    )

    return rows.map(([id]) => id)
  }
}
