import { NotFound } from '../../../domain/errors.ts'
import type { Sop } from '../../../domain/sop.ts'
import type { Connection } from '../engine.ts'
import { marks } from './joined-columns.ts'
import { columnsOf } from './sop-columns.ts'
import {
  assembleSop,
  joinedHazards,
  joinedSteps,
  joinedTasks,
  milliseconds,
  type TreeRow,
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

  /**
   * Adds a first version by whoever acts, and all below it, each part its own origin and made when the version was, in
   * one statement that says who acts; false where its id is on record already.
   */
  async insertFirst(sop: Sop, by: string, requestId: string | null): Promise<boolean> {
    const { task, step, hazard } = columnsOf(sop)
    const inserted = await this.#sql.tuples(
      'sop_insert_first',
      `with acting as materialized (
         select set_config('tenken.actor', $1, true), set_config('tenken.reason', '', true),
                set_config('tenken.request', coalesce($22, ''), true)
       ), sop as (
         insert into sops (id, lineage_id, version, title, created_by, created_at, updated_at)
         select $2, $2, 1, $3, $4, $5, $6 from acting
         on conflict (id) do nothing
         returning id, created_at
       ), task as (
         insert into tasks (id, sop_id, title, description, order_index, created_at, origin_id)
         select task.id, sop.id, title, description, place, sop.created_at, task.id
           from sop, (select unnest($7::uuid[]) as id, unnest($8::text[]) as title, unnest($9::text[]) as description,
                             unnest($10::int[]) as place) task
       ), step as (
         insert into steps (id, task_id, description, order_index, expected_action, expected_result, origin_id)
         select step.id, ($7::uuid[])[task], description, place, action, result, step.id
           from sop, (select unnest($11::uuid[]) as id, unnest($12::int[]) as task, unnest($13::text[]) as description,
                             unnest($14::int[]) as place, unnest($15::text[]) as action, unnest($16::text[]) as result
                     ) step
       ), hazard as (
         insert into hazards (id, step_id, description, severity, mitigation, origin_id)
         select hazard.id, ($11::uuid[])[step], description, severity, mitigation, hazard.id
           from sop, (select unnest($17::uuid[]) as id, unnest($18::int[]) as step, unnest($19::text[]) as description,
                             unnest($20::text[]) as severity, unnest($21::text[]) as mitigation) hazard
       )
       select id from sop`,
      [
        by,
        ...[sop.id, sop.title, sop.createdBy, sop.createdAt, sop.updatedAt],
        ...[task.id, task.title, task.description, task.orderIndex],
        ...[step.id, step.task, step.description, step.orderIndex, step.expectedAction, step.expectedResult],
        ...[hazard.id, hazard.step, hazard.description, hazard.severity, hazard.mitigation],
        requestId,
      ],
    )

    return inserted.length === 1
  }

  /** The whole tree in one round trip, assembled here: that is faster than JSON built by the server. */
  async find(id: string, { deleted = 'exclude' }: Deleted = {}): Promise<Sop | undefined> {
    const [row] = await this.#sql.tuples<TreeRow>(
      'sop_tree',
      `with task as materialized (
         select * from tasks where sop_id = $1
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
         from sops where id = $1 and (deleted_at is null or $2)`,
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
