import { randomUUID } from 'node:crypto'
import type { Connection } from '../../src/infrastructure/database/engine.ts'

/** Text as people and programs write it. */
const text = `点検 "it's" \\ \t\u2028 🔧 {"a":[1]} $$ é e\u0301\n末`

export interface SopBefore {
  id: string
  /** In order. */
  stepIds: string[]
  /** Of the last step, which alone has hazards: one of each severity, and a second critical one. */
  hazardIds: string[]
}

export type Status = 'in_progress' | 'paused' | 'completed' | 'approved' | 'rejected' | 'aborted'

/** Puts on record, in SQL of its own, what revision 002 allowed: newer models do not fit it. */
export class RecordsBeforeVersions {
  readonly #sql: Connection
  #minute = 0

  constructor(sql: Connection) {
    this.#sql = sql
  }

  async user(role: string, more: { deactivated?: true } = {}): Promise<string> {
    const id = randomUUID()
    await this.#run(
      `insert into users (id, email, name, role, password_hash, deactivated_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, `${id}@example.com`, text, role, text, more.deactivated ? this.#now() : null],
    )

    return id
  }

  /** A task for each number of steps; rows come in from the last to the first, with gaps in their order. */
  async sop(by: string, tasks: readonly number[], more: { deleted?: true } = {}): Promise<SopBefore> {
    const [id, at] = [randomUUID(), this.#now()]
    await this.#run(
      `insert into sops (id, title, created_by, created_at, updated_at, deleted_at) values ($1, $2, $3, $4, $4, $5)`,
      [id, text, by, at, more.deleted ? this.#now() : null],
    )
    const stepIds: string[][] = []
    for (const [place, steps] of [...tasks.entries()].reverse())
      stepIds.unshift(await this.#task(id, place, steps))
    const last = stepIds.flat().at(-1)

    return { id, stepIds: stepIds.flat(), hazardIds: last ? await this.#hazards(last) : [] }
  }

  async work(on: SopBefore, worker: string, status: Status, at: number | null, by?: string): Promise<string> {
    const id = randomUUID()
    const done = ['completed', 'approved', 'rejected'].includes(status)
    const approved = status === 'approved'
    await this.#run(
      `insert into work_sessions (id, sop_id, worker_id, status, current_step_id, started_at, completed_at, approved_at,
         approved_by, locked, rejection_reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        on.id,
        worker,
        status,
        at === null ? null : on.stepIds[at],
        this.#now(),
        done ? this.#now() : null,
        approved ? this.#now() : null,
        approved ? by : null,
        ['approved', 'rejected', 'aborted'].includes(status),
        status === 'rejected' ? text : null,
      ],
    )

    return id
  }

  async check(
    session: string,
    stepId: string | undefined,
    result: string,
    more: Check = {},
  ): Promise<string> {
    const id = randomUUID()
    await this.#run(
      `insert into safety_checks (id, session_id, step_id, result, feedback_text, confidence_score, needs_review,
         checked_at, override_reason, override_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        session,
        stepId,
        result,
        result === 'fail' ? text : null,
        more.confidence ?? null,
        more.flagged ?? false,
        more.at ?? this.#now(),
        result === 'override' ? text : null,
        more.by ?? null,
      ],
    )

    return id
  }

  async #task(sop: string, place: number, steps: number): Promise<string[]> {
    const [id, ids] = [randomUUID(), Array.from({ length: steps }, () => randomUUID())]
    await this.#run(
      `insert into tasks (id, sop_id, title, description, order_index, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, sop, text, place % 2 ? text : null, place * 3, this.#now()],
    )
    await this.#run(
      `insert into steps (id, task_id, description, order_index, expected_action, expected_result)
       select step.id, $1, $2, n * 2, nullif($2, case when n % 2 = 0 then $2 end), null
         from unnest($3::uuid[]) with ordinality step (id, n) order by n desc`,
      [id, text, ids],
    )

    return ids
  }

  async #hazards(step: string): Promise<string[]> {
    const severities = ['low', 'medium', 'high', 'critical', 'critical']
    const ids = severities.map(() => randomUUID())
    await this.#run(
      `insert into hazards (id, step_id, description, severity, mitigation)
       select id, $1, $2, severity, nullif($2, case severity when 'low' then $2 end)
         from unnest($3::uuid[], $4::text[]) hazard (id, severity)`,
      [step, text, ids, severities],
    )

    return ids
  }

  async #run(sql: string, params: unknown[]): Promise<void> {
    await this.#sql.tuples('', sql, params)
  }

  /** A minute after the last, with microseconds, which no Date has. */
  #now(): string {
    const minutes = this.#minute++

    return `2026-01-${String(1 + Math.floor(minutes / 1440)).padStart(2, '0')} ${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00.123456+00`
  }
}

interface Check {
  by?: string
  flagged?: true
  confidence?: number
  at?: string
}
