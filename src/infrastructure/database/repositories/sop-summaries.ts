import type { SopSummary } from '../../../domain/sop.ts'
import type { SopStatus } from '../../../domain/sop-version.ts'
import type { Connection } from '../engine.ts'
import { folded, wordsIn } from './searched-words.ts'
import { versionColumns } from './sop-versions.ts'
import type { Deleted } from './sops.ts'
import { textOf } from './statement-texts.ts'

export interface SopListing extends Deleted {
  /** Which versions; drafts and effective ones unless said otherwise. */
  statuses?: readonly SopStatus[]
  /** Only titles that have each of these words, in any case and width of letters. */
  search?: string | undefined
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
  async list(listing: SopListing): Promise<SopSummary[]> {
    const { limit, after, deleted = 'exclude', statuses = current } = listing
    const words = wordsIn(listing.search)
    const live = deleted === 'exclude' ? 'and deleted_at is null' : ''
    const behind = after ? 'and (created_at, id) < (select created_at, id from sops where id = $3)' : ''
    const named = words.length > 0 ? `and ${folded('title')} like all ($${after ? 4 : 3}::text[])` : ''

    const name = `sop_list${live && '_live'}${behind && '_behind'}${named && '_named'}`
    const order = 'created_at desc, id desc'
    const versions = `select * from sops where status = any($2) ${live} ${behind} ${named} order by ${order} limit $1`

    return this.#sql.rows<SopSummary>(
      name,
      textOf(name, () => summaries(versions, order)),
      [limit, statuses, ...(after ? [after] : []), ...(named ? [words] : [])],
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
 * What is stored of a version at its publishing costs nothing: only a draft's parts are counted, in one subquery that
 * is not run for any other. `offset 0` keeps it from being run again wherever it is used.
 */
function summaries(versions: string, order: string): string {
  return `select ${versionColumns}, coalesce(task_count, counted[1], 0) as "taskCount",
      coalesce(step_count, counted[2], 0) as "stepCount",
      coalesce(low_hazards + medium_hazards + high_hazards + critical_hazards, counted[3], 0) as "hazardCount",
      coalesce(high_hazards, counted[4], 0) as "highHazards",
      coalesce(critical_hazards, counted[5], 0) as "criticalHazards"
    from (${versions}) sop cross join lateral (
      select case when sop.status = 'draft' then (
        with task as materialized (
          select id from tasks where sop_id = sop.id
        ), step as materialized (
          select id from steps where task_id = any(array(select id from task))
        )
        select array[(select count(*) from task), (select count(*) from step), count(*),
                     count(*) filter (where severity = 'high'), count(*) filter (where severity = 'critical')]::int[]
          from hazards where step_id = any(array(select id from step))) end as counted
      offset 0
    ) draft
   order by ${order}`
}

const current: readonly SopStatus[] = ['draft', 'effective']
