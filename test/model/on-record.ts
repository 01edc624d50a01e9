import type { Database } from '../../src/infrastructure/database/database.ts'
import { currentStep, isLocked, type Model } from './model.ts'

/** What is on record, as far as the model can foretell it. */
export interface OnRecord {
  versions: object[]
  works: object[]
  checks: object[]
  acknowledgements: string[]
  signatures: string[]
  trail: Record<string, string[]>
}

export interface Reading {
  onRecord: OnRecord
  /** Of every column of every row. */
  digest: string
}

export function foretold(model: Model): OnRecord {
  return {
    versions: sorted(
      model.versions.map(({ id, lineageId, number, status, deleted, publishedBy, retiredBy }) => ({
        id,
        lineageId,
        number,
        status,
        deleted,
        publishedBy,
        retiredBy,
      })),
    ),
    works: sorted(
      model.works.map((work) => ({
        id: work.id,
        sopId: work.version.id,
        workerId: work.workerId,
        status: work.status,
        stepId: currentStep(work)?.id ?? null,
        locked: isLocked(work),
        paused: work.status === 'paused',
        approvedBy: work.approvedBy,
        closedBy: work.closedBy,
        reason: work.reason?.trim() ?? null,
      })),
    ),
    checks: sorted(
      model.works.flatMap((work) => work.checks.map((check) => ({ ...check, sessionId: work.id }))),
    ),
    acknowledgements: model.works
      .flatMap(({ id, seen }) => [...seen].map((hazard) => `${id} ${hazard}`))
      .sort(),
    signatures: [...model.signatures].sort(),
    trail: Object.fromEntries([...model.trail].sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}

/** What the database says of the people's SOPs and work sessions, in one round trip. */
export async function read(database: Database, { people }: Model): Promise<Reading> {
  const ids = people.map(({ id }) => id)
  const [row] = await database.single((db) => db.rows<{ told: OnRecord; digest: string }>(reading, [ids]))
  if (!row) throw new Error('the database says nothing')

  for (const verbs of Object.values(row.told.trail)) orderParts(verbs)

  return { onRecord: row.told, digest: row.digest }
}

/** A draft and its tasks, steps and hazards come in one statement, in no order that is promised. */
function orderParts(verbs: string[]): void {
  for (let from = 0; from < verbs.length; from++) {
    let to = from
    while (/^(add|create|revise) /.test(verbs[to] ?? '')) to++
    verbs.splice(from, to - from, ...verbs.slice(from, to).sort())
    from = Math.max(from, to)
  }
}

const reading = `
  with version as materialized (
    select * from sops where lineage_id in (select lineage_id from sops where created_by = any($1))
  ), work as materialized (
    select * from work_sessions where worker_id = any($1)
  ), checked as materialized (
    select * from safety_checks where session_id in (select id from work)
  ), seen as materialized (
    select * from hazard_acknowledgements where session_id in (select id from work)
  ), signed as materialized (
    select * from signatures where signer_id = any($1)
  ), event as materialized (
    select * from audit_events where stream_id in (select lineage_id from version union all select id from work)
  )
  select json_build_object(
    'versions', coalesce((select json_agg(json_build_object('id', id, 'lineageId', lineage_id, 'number', version,
        'status', status, 'deleted', deleted_at is not null, 'publishedBy', published_by, 'retiredBy', retired_by)
        order by id) from version), '[]'),
    'works', coalesce((select json_agg(json_build_object('id', id, 'sopId', sop_id, 'workerId', worker_id,
        'status', status, 'stepId', current_step_id, 'locked', locked, 'paused', paused_at is not null,
        'approvedBy', approved_by, 'closedBy', closed_by, 'reason', coalesce(rejection_reason, abort_reason))
        order by id) from work), '[]'),
    'checks', coalesce((select json_agg(json_build_object('id', id, 'stepId', step_id, 'result', result,
        'flagged', needs_review, 'overrideBy', override_by, 'resolves', resolves, 'sessionId', session_id)
        order by id) from checked), '[]'),
    'acknowledgements', coalesce((select json_agg(session_id || ' ' || hazard_id order by session_id, hazard_id)
        from seen), '[]'),
    'signatures', coalesce((select json_agg(line order by line collate "C") from (
        select meaning || ' ' || coalesce(sop_id, session_id, check_id) || ' by ' || signer_name as line
          from signed) line), '[]'),
    'trail', coalesce((select json_object_agg(stream_id, verbs order by stream_id) from (
        select stream_id, json_agg(verb || ' by ' || (select name from users where id = actor) order by position)
               as verbs
          from event group by stream_id) stream), '{}')
  ) as told, md5(concat(
    (select json_agg(version order by id) from version), (select json_agg(work order by id) from work),
    (select json_agg(t order by id) from tasks t where sop_id in (select id from version)),
    (select json_agg(s order by s.id) from steps s join tasks t on t.id = task_id
      where sop_id in (select id from version)),
    (select json_agg(h order by h.id) from hazards h join steps s on s.id = step_id join tasks t on t.id = task_id
      where sop_id in (select id from version)),
    (select json_agg(checked order by id) from checked), (select json_agg(seen order by id) from seen),
    (select json_agg(signed order by id) from signed),
    (select json_agg(event order by stream_id, position) from event),
    (select json_agg(u order by id) from users u where id = any($1))
  )) as digest`

function sorted<T extends { id: string }>(rows: T[]): T[] {
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1))
}
