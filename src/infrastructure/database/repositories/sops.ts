import { NotFound } from '../../../domain/errors.ts'
import type { Sop } from '../../../domain/sop.ts'
import type { Connection } from '../engine.ts'
import { marks } from './joined-rows.ts'
import {
  assembleSop,
  flattenSop,
  hazardRow,
  joinedHazards,
  joinedSteps,
  joinedTasks,
  milliseconds,
  stepRow,
  type TreeRow,
  taskRow,
} from './sop-tree.ts'

/** Soft-deleted SOPs stay out of reads unless they are asked for (spec db-006). */
export interface Deleted {
  deleted?: 'exclude' | 'include'
}

/** A version of a SOP and all below it, whole. */
export class Sops {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Adds the version and all below it in one statement; false where its id is on record already. */
  async insert(sop: Sop): Promise<boolean> {
    const { tasks, steps, hazards } = flattenSop(sop)
    const inserted = await this.#sql.tuples(
      'sop_insert',
      `with sop as (
         insert into sops (id, lineage_id, version, title, created_by, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do nothing
         returning id
       ), task as (
         insert into tasks (id, sop_id, title, description, order_index, created_at, origin_id)
         select task.* from sop, json_to_recordset($8::json)
           as ${taskRow}
       ), step as (
         insert into steps (id, task_id, description, order_index, expected_action, expected_result, origin_id)
         select step.* from sop, json_to_recordset($9::json)
           as ${stepRow}
       ), hazard as (
         insert into hazards (id, step_id, description, severity, mitigation, origin_id)
         select hazard.* from sop, json_to_recordset($10::json)
           as ${hazardRow}
       )
       select id from sop`,
      [
        sop.id,
        sop.lineageId,
        sop.version,
        sop.title,
        sop.createdBy,
        sop.createdAt,
        sop.updatedAt,
        JSON.stringify(tasks),
        JSON.stringify(steps),
        JSON.stringify(hazards),
      ],
    )

    return inserted.length === 1
  }

  /** The whole tree in one round trip, assembled here: that is faster than JSON built by the server. */
  async find(id: string, { deleted = 'exclude' }: Deleted = {}): Promise<Sop | undefined> {
    const [row] = await this.#sql.tuples<TreeRow>(
      'sop_tree',
      `with sop as materialized (
         select * from sops where id = $1 and (deleted_at is null or $2)
       ), task as materialized (
         select * from tasks where sop_id = (select id from sop)
       ), step as materialized (
         select * from steps where task_id = any(array(select id from task))
       )
       select json_build_object('id', id, 'lineageId', lineage_id, 'version', version, 'status', status,
                'title', title, 'createdBy', created_by, 'createdAt', ${milliseconds('created_at')},
                'updatedAt', ${milliseconds('updated_at')}, 'deletedAt', ${milliseconds('deleted_at')},
                'publishedAt', ${milliseconds('published_at')}, 'publishedBy', published_by,
                'retiredAt', ${milliseconds('retired_at')}, 'retiredBy', retired_by)::text,
              (select ${joinedTasks} from task), (select ${joinedSteps} from step),
              (select ${joinedHazards} from hazards where step_id = any(array(select id from step)))
         from sop`,
      [id, deleted === 'include', ...marks],
    )

    return row && assembleSop(row)
  }

  async get(id: string, options: Deleted = {}): Promise<Sop> {
    const sop = await this.find(id, options)
    if (!sop) throw new NotFound('SOP', id)

    return sop
  }
}
