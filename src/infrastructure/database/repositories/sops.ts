import { NotFound } from '../../../domain/errors.ts'
import type { Sop, SopSummary } from '../../../domain/sop.ts'
import type { Connection } from '../engine.ts'
import { assembleSop, flattenSop, type SopRow } from './sop-tree.ts'

/** Soft-deleted SOPs stay out of reads unless they are asked for (spec db-006). */
export interface Deleted {
  deleted?: 'exclude' | 'include'
}

export interface SopListing extends Deleted {
  /** At most this many lines. */
  limit: number
  /** Continues behind the SOP with this id. */
  after?: string
}

export class Sops {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Adds the SOP and all below it in one statement; false where its id is on record already. */
  async insert(sop: Sop): Promise<boolean> {
    const { tasks, steps, hazards } = flattenSop(sop)
    const inserted = await this.#sql.tuples(
      'sop_insert',
      `with sop as (
         insert into sops (id, title, created_by, created_at, updated_at) values ($1, $2, $3, $4, $5)
         on conflict (id) do nothing
         returning id
       ), task as (
         insert into tasks (id, sop_id, title, description, order_index, created_at)
         select task.* from sop, json_to_recordset($6::json)
           as task(id uuid, sop_id uuid, title text, description text, order_index int, created_at timestamptz)
       ), step as (
         insert into steps (id, task_id, description, order_index, expected_action, expected_result)
         select step.* from sop, json_to_recordset($7::json)
           as step(id uuid, task_id uuid, description text, order_index int,
                   expected_action text, expected_result text)
       ), hazard as (
         insert into hazards (id, step_id, description, severity, mitigation)
         select hazard.* from sop, json_to_recordset($8::json)
           as hazard(id uuid, step_id uuid, description text, severity text, mitigation text)
       )
       select id from sop`,
      [
        sop.id,
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

  /** The whole tree in one round trip: flat rows, assembled here, are faster than JSON built by the server. */
  async find(id: string, { deleted = 'exclude' }: Deleted = {}): Promise<Sop | undefined> {
    const rows = await this.#sql.tuples<SopRow>(
      'sop_tree',
      `with sop as materialized (
         select * from sops where id = $1 and (deleted_at is null or $2)
       ), task as materialized (
         select * from tasks where sop_id = (select id from sop)
       ), step as materialized (
         select * from steps where task_id = any(array(select id from task))
       )
       select 0 as kind, id, created_by as parent, title as a, null as b, null as c, null::int as n,
              created_at as t1, updated_at as t2, deleted_at as t3 from sop
       union all
       select 1, id, sop_id, title, description, null, order_index, created_at, null, null from task
       union all
       select 2, id, task_id, description, expected_action, expected_result, order_index, null, null, null from step
       union all
       select 3, id, step_id, description, severity, mitigation, null, null, null, null
         from hazards where step_id = any(array(select id from step))`,
      [id, deleted === 'include'],
    )

    return assembleSop(rows)
  }

  async get(id: string, options: Deleted = {}): Promise<Sop> {
    const sop = await this.find(id, options)
    if (!sop) throw new NotFound('SOP', id)

    return sop
  }

  /** Newest first. Each shape of the listing is a statement of its own, so that each keeps the plan that fits. */
  async list({ limit, after, deleted = 'exclude' }: SopListing): Promise<SopSummary[]> {
    const live = deleted === 'exclude' ? 'and deleted_at is null' : ''
    const behind = after ? 'and (created_at, id) < (select created_at, id from sops where id = $2)' : ''

    return this.#sql.rows<SopSummary>(
      `sop_list${live && '_live'}${behind && '_behind'}`,
      `select id, title, created_at as "createdAt", updated_at as "updatedAt", deleted_at as "deletedAt",
              below."taskCount", below."stepCount", below."hazardCount"
         from (
           select * from sops where true ${live} ${behind} order by created_at desc, id desc limit $1
         ) sop
         cross join lateral (
           select cardinality(task.ids) as "taskCount", cardinality(step.ids) as "stepCount",
                  (select count(*)::int from hazards where step_id = any(step.ids)) as "hazardCount"
             from (select array(select id from tasks where sop_id = sop.id) as ids) task
             cross join lateral (select array(select id from steps where task_id = any(task.ids)) as ids) step
         ) below
        order by created_at desc, id desc`,
      after ? [limit, after] : [limit],
    )
  }

  /** Ids that begin or end with this text, at most two: enough to tell none, one and several apart. */
  async idsBeginningOrEnding(text: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'sop_ids_beginning_or_ending',
      `select id from sops
        where starts_with(id::text, lower($1)) or right(id::text, length($1)) = lower($1) limit 2`,
      [text],
    )

    return rows.map(([id]) => id)
  }

  /** Holds the row until the session ends, so that no work can start on a SOP while it is being deleted. */
  async lock(id: string): Promise<Pick<Sop, 'id' | 'title' | 'deletedAt'>> {
    const [row] = await this.#sql.rows<Pick<Sop, 'id' | 'title' | 'deletedAt'>>(
      'sop_lock',
      'select id, title, deleted_at as "deletedAt" from sops where id = $1 for no key update',
      [id],
    )
    if (!row) throw new NotFound('SOP', id)

    return row
  }

  /** Soft delete (spec db-006): the record stays. */
  async delete(id: string, at: Date): Promise<void> {
    await this.#sql.rows(
      'sop_delete',
      'update sops set deleted_at = $2, updated_at = $2 where id = $1 and deleted_at is null',
      [id, at],
    )
  }

  async restore(id: string, at: Date): Promise<void> {
    await this.#sql.rows(
      'sop_restore',
      'update sops set deleted_at = null, updated_at = $2 where id = $1 and deleted_at is not null',
      [id, at],
    )
  }
}
