import { NotFound } from '../../../domain/errors.ts'
import type { SopVersion } from '../../../domain/sop-version.ts'
import type { Connection } from '../engine.ts'

/** The columns of a version, by the names of the domain. */
export const versionColumns = `id, lineage_id as "lineageId", version, status, title, created_by as "createdBy",
  created_at as "createdAt", updated_at as "updatedAt", deleted_at as "deletedAt", published_at as "publishedAt",
  published_by as "publishedBy", retired_at as "retiredAt", retired_by as "retiredBy"`

/** A version without what is below it, and its moves. */
export class SopVersions {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /**
   * Holds the version until the session ends, so that no work can start on it while it changes, and its lineage,
   * which is its first version's row: whatever changes one of its versions goes one after the other.
   */
  async lock(id: string): Promise<SopVersion> {
    const rows = await this.#sql.rows<SopVersion>(
      'sop_lock',
      `select ${versionColumns} from sops where id = $1 or id = (select lineage_id from sops where id = $1)
        order by version for no key update`,
      [id],
    )
    const version = rows.find((row) => row.id === id)
    if (!version) throw new NotFound('SOP', id)

    return version
  }

  /** The one version of the lineage with this status: draft (not deleted), or effective. */
  async currentOf(lineageId: string, status: 'draft' | 'effective'): Promise<SopVersion | undefined> {
    const [row] = await this.#sql.rows<SopVersion>(
      'sop_current_of',
      `select ${versionColumns} from sops
        where lineage_id = $1 and status = $2 and (status = 'effective' or deleted_at is null)`,
      [lineageId, status],
    )

    return row
  }

  /** The rules in the database store its counts and its digest, and supersede the version before it. */
  async publish(id: string, by: string, at: Date): Promise<SopVersion> {
    return this.#changed(
      id,
      await this.#sql.rows<SopVersion>(
        'sop_publish',
        `update sops set status = 'effective', published_by = $2, published_at = $3, updated_at = $3 where id = $1
         returning ${versionColumns}`,
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
         returning ${versionColumns}`,
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

  /** Soft delete (spec db-006): the record stays. Undefined where it is deleted already. */
  async delete(id: string, at: Date): Promise<SopVersion | undefined> {
    const [row] = await this.#sql.rows<SopVersion>(
      'sop_delete',
      `update sops set deleted_at = $2, updated_at = $2 where id = $1 and deleted_at is null
       returning ${versionColumns}`,
      [id, at],
    )

    return row
  }

  /** Undefined where it is not deleted. */
  async restore(id: string, at: Date): Promise<SopVersion | undefined> {
    const [row] = await this.#sql.rows<SopVersion>(
      'sop_restore',
      `update sops set deleted_at = null, updated_at = $2 where id = $1 and deleted_at is not null
       returning ${versionColumns}`,
      [id, at],
    )

    return row
  }

  #changed(id: string, [row]: SopVersion[]): SopVersion {
    if (!row) throw new NotFound('SOP', id)

    return row
  }
}

/** A UUID version 7 for a copied row: its counter (RFC 9562, 6.2) keeps the order of what is copied. */
function copyId(order: string): string {
  const n = `row_number() over (order by ${order})`

  return `encode(overlay(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send(floor(extract(epoch from now()) * 1000)::bigint + (${n}) / 4096) from 3) from 1 for 6)
    placing int2send((28672 + (${n}) % 4096)::int2) from 7 for 2), 'hex')::uuid`
}
