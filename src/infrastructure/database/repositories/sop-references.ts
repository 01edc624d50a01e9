import type { Connection } from '../engine.ts'

/** What people call a SOP and its parts by: part of an id, or a title. */
export class SopReferences {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
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

  /** Ids of a published version's steps, in the order in which the worker carries them out. */
  async stepIds(id: string): Promise<string[]> {
    const [row] = await this.#sql.tuples<[string[] | null]>(
      'sop_step_ids',
      'select step_ids from sops where id = $1',
      [id],
    )

    return row?.[0] ?? []
  }

  /** Ids of the hazards of a published version that begin or end with this text, at most two. */
  async hazardIdsBeginningOrEnding(id: string, text: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'sop_hazard_ids_beginning_or_ending',
      `select id from hazards
        where step_id = any(array(select unnest(step_ids) from sops where id = $1))
          and (starts_with(id::text, lower($2)) or right(id::text, length($2)) = lower($2))
        limit 2`,
      [id, text],
    )

    return rows.map(([found]) => found)
  }

  /**
   * Ids of the drafts and effective versions with this title, one a lineage: its version of this status, else the other.
   * A title is known however it is written; those that are written just so come alone.
   */
  async titled(title: string, status: 'draft' | 'effective'): Promise<string[]> {
    const rows = await this.#sql.tuples<Found>(
      'sop_titled',
      `select id, title = $1 from sops s
        where ${written('title')} = (select ${written('$1')}) and deleted_at is null
          and status in ('draft', 'effective')
          and (status = $2 or not exists (
                select from sops o where o.lineage_id = s.lineage_id and o.status = $2
                                     and ${written('o.title')} = (select ${written('$1')}) and o.deleted_at is null))
        order by created_at, id`,
      [title, status],
    )

    return justSo(rows)
  }

  /** The titles of the newest drafts and effective versions, at most so many. */
  async titles(limit: number): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'sop_titles',
      `select title from sops
        where deleted_at is null and status in ('draft', 'effective') order by created_at desc, id desc limit $1`,
      [limit],
    )

    return rows.map(([title]) => title)
  }

  /** The lineages of the drafts and effective versions with this title. */
  async lineagesTitled(title: string): Promise<string[]> {
    const rows = await this.#sql.tuples<Found>(
      'sop_lineages_titled',
      `select lineage_id, bool_or(title = $1) from sops
        where ${written('title')} = (select ${written('$1')}) and deleted_at is null
          and status in ('draft', 'effective')
        group by lineage_id order by lineage_id`,
      [title],
    )

    return justSo(rows)
  }

  /** Ids of the SOPs of which nothing is in use or to be: their last version, with this title, is retired. */
  async retiredTitled(title: string): Promise<string[]> {
    const rows = await this.#sql.tuples<Found>(
      'sop_retired_titled',
      `select id, title = $1 from sops s
        where ${written('title')} = (select ${written('$1')}) and deleted_at is null and status = 'retired'
          and not exists (select from sops o where o.lineage_id = s.lineage_id and o.version > s.version
                                               and o.deleted_at is null)
        order by created_at, id`,
      [title],
    )

    return justSo(rows)
  }

  /** One after the other come those who put a procedure with this title on record, until their session ends. */
  async holdTitle(title: string): Promise<void> {
    await this.#sql.tuples(
      'sop_hold_title',
      `select pg_advisory_xact_lock(hashtextextended('tenken title ' || ${written('$1')}, 0))`,
      [title],
    )
  }

  /**
   * Of every SOP that has a current version with this title, and of the one that the id is a version of: its current
   * versions, oldest first. Current are its draft and its effective version, else the retired one that was its last.
   * The SOP of the id comes first.
   */
  async currentNamed(title: string, id: string | null): Promise<CurrentVersion[]> {
    return this.#sql.rows<CurrentVersion>(
      'sop_current_named',
      `with titled as materialized (
         select id, lineage_id from sops where ${written('title')} = (select ${written('$1')})
       ), current as materialized (
         select id, lineage_id, version from sops s
          where lineage_id = any(array(select lineage_id from titled union all
                                       select lineage_id from sops where id = $2))
            and deleted_at is null
            and (status in ('draft', 'effective')
                 or status = 'retired' and not exists (
                      select from sops l where l.lineage_id = s.lineage_id and l.version > s.version
                                           and l.deleted_at is null))
       ), named as materialized (
         select lineage_id from sops where id = $2
       )
       select id, lineage_id as "lineageId", lineage_id = any(array(select lineage_id from named)) as "isNamed"
         from current
        where lineage_id = any(array(select lineage_id from named union all
                                     select lineage_id from current where id = any(array(select id from titled))))
        order by "isNamed" desc, lineage_id, version`,
      [title, id],
    )
  }
}

export interface CurrentVersion {
  id: string
  lineageId: string
  /** Whether it is of the SOP that was named by an id. */
  isNamed: boolean
}

/** A title as people take it for the same: in letters of any case and width, between any white space. */
function written(title: string): string {
  return `lower(regexp_replace(btrim(normalize(${title}::text, NFKC)), '\\s+', ' ', 'g'))`
}

type Found = [id: string, justSo: boolean]

function justSo(found: readonly Found[]): string[] {
  const exact = found.filter(([, same]) => same)

  return (exact.length > 0 ? exact : found).map(([id]) => id)
}
