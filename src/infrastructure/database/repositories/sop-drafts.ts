import type { DraftEdit } from '../../../domain/draft-edit.ts'
import type { Connection } from '../engine.ts'
import { flattenSop, hazardRow, rowsWithin, type SopRows, stepRow, taskRow } from './sop-rows.ts'

export class SopDrafts {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /**
   * Writes what an edit of the draft changes and nothing else: what is new first, for what is moved into it; what is
   * gone last, when nothing is left in it. The order of siblings is checked at the end.
   */
  async save({ draft, added, changed, removed }: DraftEdit): Promise<void> {
    const rows = flattenSop(draft)
    await this.#sql.tuples('sop_set_draft', 'update sops set title = $2, updated_at = $3 where id = $1', [
      draft.id,
      draft.title,
      draft.updatedAt,
    ])
    await this.#sql.tuples('sop_order_later', 'set constraints idx_tasks_sop, idx_steps_task deferred')
    if (added.size > 0) await this.#addParts(rowsWithin(rows, added))
    if (changed.size > 0) await this.#setParts(rowsWithin(rows, changed))
    if (removed.size > 0) await this.#removeParts([...removed])
  }

  async #addParts({ tasks, steps, hazards }: SopRows): Promise<void> {
    await this.#sql.tuples(
      'sop_add_parts',
      `with task as (
         insert into tasks (id, sop_id, title, description, order_index, created_at, origin_id)
         select * from json_to_recordset($1::json) as ${taskRow}
       ), step as (
         insert into steps (id, task_id, description, order_index, expected_action, expected_result, origin_id)
         select * from json_to_recordset($2::json) as ${stepRow}
       )
       insert into hazards (id, step_id, description, severity, mitigation, origin_id)
       select * from json_to_recordset($3::json) as ${hazardRow}`,
      [JSON.stringify(tasks), JSON.stringify(steps), JSON.stringify(hazards)],
    )
  }

  /** A statement a table, and none where nothing changes in it. */
  async #setParts({ tasks, steps, hazards }: SopRows): Promise<void> {
    if (tasks.length > 0) {
      await this.#sql.tuples(
        'sop_set_tasks',
        `update tasks t set title = task.title, description = task.description, order_index = task.order_index
           from json_to_recordset($1::json) as ${taskRow} where t.id = task.id`,
        [JSON.stringify(tasks)],
      )
    }
    if (steps.length > 0) {
      await this.#sql.tuples(
        'sop_set_steps',
        `update steps s set task_id = step.task_id, description = step.description, order_index = step.order_index,
                expected_action = step.expected_action, expected_result = step.expected_result
           from json_to_recordset($1::json) as ${stepRow} where s.id = step.id`,
        [JSON.stringify(steps)],
      )
    }
    if (hazards.length > 0) {
      await this.#sql.tuples(
        'sop_set_hazards',
        `update hazards h set step_id = hazard.step_id, description = hazard.description,
                severity = hazard.severity, mitigation = hazard.mitigation
           from json_to_recordset($1::json) as ${hazardRow} where h.id = hazard.id`,
        [JSON.stringify(hazards)],
      )
    }
  }

  /** From below, so that each level is one statement and one event of the trail. */
  async #removeParts(ids: readonly string[]): Promise<void> {
    for (const table of ['hazards', 'steps', 'tasks'])
      await this.#sql.tuples(`sop_remove_${table}`, `select tk_remove_${table}($1)`, [ids])
  }
}
