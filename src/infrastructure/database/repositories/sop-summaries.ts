import type { SopSummary } from '../../../domain/sop.ts'
import type { SopStatus } from '../../../domain/sop-version.ts'
import type { Connection } from '../engine.ts'
import { versionColumns } from './sop-versions.ts'
import type { Deleted } from './sops.ts'

export interface SopListing extends Deleted {
  /** Which versions; drafts and effective ones unless said otherwise. */
  statuses?: readonly SopStatus[]
  /** At most this many lines. */
  limit: number
  /** Continues behind the SOP with this id. */
  after?: string
}

/** Lists of versions, each a line with its counts. */
export class SopSummaries {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
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
}

/**
 * What is stored of a version at its publishing costs nothing: the lookups below find only what is of drafts. Each
 * `offset 0` keeps the list of ids from being looked up again wherever it is used.
 */
function summaries(versions: string, order: string): string {
  return `select ${versionColumns}, coalesce(task_count, cardinality(task.ids)) as "taskCount",
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
