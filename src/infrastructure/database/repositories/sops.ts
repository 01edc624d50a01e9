import { NotFound } from '../../../domain/errors.ts'
import type { Sop, SopSummary } from '../../../domain/sop.ts'
import type { SopStatus, SopVersion } from '../../../domain/sop-version.ts'
import type { Connection } from '../engine.ts'
import { assembleSop, flattenSop, hazardRow, stepRow, type TreeRow, taskRow } from './sop-tree.ts'

const columns = `id, lineage_id as "lineageId", version, status, title, created_by as "createdBy",
  created_at as "createdAt", updated_at as "updatedAt", deleted_at as "deletedAt", published_at as "publishedAt",
  published_by as "publishedBy", retired_at as "retiredAt", retired_by as "retiredBy"`

/** Soft-deleted SOPs stay out of reads unless they are asked for (spec db-006). */
export interface Deleted {
  deleted?: 'exclude' | 'include'
}

export interface SopListing extends Deleted {
  /** Which versions; drafts and effective ones unless said otherwise. */
  statuses?: readonly SopStatus[]
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

  /** The whole tree in one round trip: flat rows, assembled here, are faster than JSON built by the server. */
  async find(id: string, { deleted = 'exclude' }: Deleted = {}): Promise<Sop | undefined> {
    const rows = await this.#sql.tuples<TreeRow>(
      'sop_tree',
      `with sop as materialized (
         select * from sops where id = $1 and (deleted_at is null or $2)
       ), task as materialized (
         select * from tasks where sop_id = (select id from sop)
       ), step as materialized (
         select * from steps where task_id = any(array(select id from task))
       )
       select 0 as kind, id, null as parent, null as origin,
              json_build_object('id', id, 'lineageId', lineage_id, 'version', version, 'status', status,
                'title', title, 'createdBy', created_by, 'createdAt', ${milliseconds('created_at')},
                'updatedAt', ${milliseconds('updated_at')}, 'deletedAt', ${milliseconds('deleted_at')},
                'publishedAt', ${milliseconds('published_at')}, 'publishedBy', published_by,
                'retiredAt', ${milliseconds('retired_at')}, 'retiredBy', retired_by)::text as a,
              null as b, null as c, null::int as n, null::timestamptz as at from sop
       union all
       select 1, id, sop_id, origin_id, title, description, null, order_index, created_at from task
       union all
       select 2, id, task_id, origin_id, description, expected_action, expected_result, order_index, null from step
       union all
       select 3, id, step_id, origin_id, description, severity, mitigation, null, null
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

  /**
   * Newest first. Each shape of the listing is a statement of its own, so that each keeps the plan that fits.
   */
  async list({ limit, after, deleted = 'exclude', statuses = current }: SopListing): Promise<SopSummary[]> {
    const live = deleted === 'exclude' ? 'and deleted_at is null' : ''
    const behind = after ? 'and (created_at, id) < (select created_at, id from sops where id = $3)' : ''

    return this.#sql.rows<SopSummary>(
      `sop_list${live && '_live'}${behind && '_behind'}`,
      summaries(
        `select * from sops where status = any($2) ${live} ${behind} order by created_at desc, id desc limit $1`,
        'created_at desc, id desc',
      ),
      after ? [limit, statuses, after] : [limit, statuses],
    )
  }

  /** Every version of the lineage, deleted ones too, newest first. */
  versionsOf(lineageId: string): Promise<SopSummary[]> {
    return this.#sql.rows<SopSummary>(
      'sop_versions_of',
      summaries('select * from sops where lineage_id = $1', 'version desc'),
      [lineageId],
    )
  }

  /** The one version of the lineage with this status: draft (not deleted), or effective. */
  async currentOf(lineageId: string, status: 'draft' | 'effective'): Promise<SopVersion | undefined> {
    const [row] = await this.#sql.rows<SopVersion>(
      'sop_current_of',
      `select ${columns} from sops
        where lineage_id = $1 and status = $2 and (status = 'effective' or deleted_at is null)`,
      [lineageId, status],
    )

    return row
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

  /** Ids of the drafts and effective versions with this title, one a lineage: its version of this status, else the other. */
  async titled(title: string, status: 'draft' | 'effective'): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'sop_titled',
      `select id from sops s
        where title = $1 and deleted_at is null and status in ('draft', 'effective')
          and (status = $2 or not exists (
                select from sops o where o.lineage_id = s.lineage_id and o.status = $2 and o.title = $1
                                     and o.deleted_at is null))
        order by created_at, id`,
      [title, status],
    )

    return rows.map(([id]) => id)
  }

  /** Ids of the SOPs of which nothing is in use or to be: their last version, with this title, is retired. */
  async retiredTitled(title: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'sop_retired_titled',
      `select id from sops s
        where title = $1 and deleted_at is null and status = 'retired'
          and not exists (select from sops o where o.lineage_id = s.lineage_id and o.version > s.version
                                               and o.deleted_at is null)
        order by created_at, id`,
      [title],
    )

    return rows.map(([id]) => id)
  }

  /**
   * Holds the version until the session ends, so that no work can start on it while it changes, and its lineage,
   * which is its first version's row: whatever changes one of its versions goes one after the other.
   */
  async lock(id: string): Promise<SopVersion> {
    const rows = await this.#sql.rows<SopVersion>(
      'sop_lock',
      `select ${columns} from sops where id = $1 or id = (select lineage_id from sops where id = $1)
        order by version for no key update`,
      [id],
    )
    const version = rows.find((row) => row.id === id)
    if (!version) throw new NotFound('SOP', id)

    return version
  }

  /** The rules in the database store its counts and its digest, and supersede the version before it. */
  async publish(id: string, by: string, at: Date): Promise<SopVersion> {
    return this.#changed(
      id,
      await this.#sql.rows<SopVersion>(
        'sop_publish',
        `update sops set status = 'effective', published_by = $2, published_at = $3, updated_at = $3 where id = $1
         returning ${columns}`,
        [id, by, at],
      ),
    )
  }

  async retire(id: string, by: string, at: Date): Promise<SopVersion> {
    return this.#changed(
      id,
      await this.#sql.rows<SopVersion>(
        'sop_retire',
        `update sops set status = 'retired', retired_by = $2, retired_at = $3, updated_at = $3 where id = $1
         returning ${columns}`,
        [id, by, at],
      ),
    )
  }

  /** Copies the version with its whole tree into a new draft, in one statement; what is copied keeps its origin. */
  async revise(id: string, draft: { id: string; createdBy: string; createdAt: Date }): Promise<void> {
    await this.#sql.tuples(
      'sop_revise',
      `with version as (
         insert into sops (id, lineage_id, version, title, created_by, created_at, updated_at)
         select $2, lineage_id, (select max(version) + 1 from sops l where l.lineage_id = s.lineage_id), title, $3, $4, $4
           from sops s where id = $1
       ), task as materialized (
         select t.*, ${copyId('t.order_index')} as copy from tasks t where sop_id = $1
       ), step as materialized (
         select s.*, t.copy as task_copy, ${copyId('s.order_index')} as copy from task t join steps s on s.task_id = t.id
       ), tasks_copied as (
         insert into tasks (id, sop_id, title, description, order_index, created_at, origin_id)
         select copy, $2, title, description, order_index, $4, origin_id from task
       ), steps_copied as (
         insert into steps (id, task_id, description, order_index, expected_action, expected_result, origin_id)
         select copy, task_copy, description, order_index, expected_action, expected_result, origin_id from step
       )
       insert into hazards (id, step_id, description, severity, mitigation, origin_id)
       select ${copyId('h.id')}, s.copy, h.description, severity, mitigation, h.origin_id
         from step s join hazards h on h.step_id = s.id`,
      [id, draft.id, draft.createdBy, draft.createdAt],
    )
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

  #changed(id: string, [row]: SopVersion[]): SopVersion {
    if (!row) throw new NotFound('SOP', id)

    return row
  }
}

/**
 * What is stored of a version at its publishing costs nothing: the lookups below find only what is of drafts. Each
 * `offset 0` keeps the list of ids from being looked up again wherever it is used.
 */
function summaries(versions: string, order: string): string {
  return `select ${columns}, coalesce(task_count, cardinality(task.ids)) as "taskCount",
      coalesce(step_count, cardinality(step.ids)) as "stepCount",
      coalesce(low_hazards + medium_hazards + high_hazards + critical_hazards, below.hazards) as "hazardCount",
      coalesce(high_hazards, below.high) as "highHazards",
      coalesce(critical_hazards, below.critical) as "criticalHazards"
    from (${versions}) sop
    cross join lateral (
      select array(select id from tasks where sop_id = case when sop.status = 'draft' then sop.id end) as ids
      offset 0
    ) task
    cross join lateral (select array(select id from steps where task_id = any(task.ids)) as ids offset 0) step
    cross join lateral (
      select count(*)::int as hazards, count(*) filter (where severity = 'high')::int as high,
             count(*) filter (where severity = 'critical')::int as critical
        from hazards where step_id = any(step.ids)
    ) below
   order by ${order}`
}

const current: readonly SopStatus[] = ['draft', 'effective']

function milliseconds(column: string): string {
  return `floor(extract(epoch from ${column}) * 1000)`
}

/** A UUID version 7 for a copied row: its counter (RFC 9562, 6.2) keeps the order of what is copied. */
function copyId(order: string): string {
  const n = `row_number() over (order by ${order})`

  return `encode(overlay(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from now()) * 1000)::bigint + (${n}) / 4096) from 3) from 1 for 6)
    placing int2send((28672 + (${n}) % 4096)::int2) from 7 for 2), 'hex')::uuid`
}
