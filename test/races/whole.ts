import type { Database } from '../../src/infrastructure/database/database.ts'

/** Work sessions that do not stand where their checks have brought them, or lack a signature or an event. */
export function halfDone(database: Database): Promise<{ id: string }[]> {
  return database.single((db) =>
    db.rows<{ id: string }>(`
      select w.id from work_sessions w join sops s on s.id = w.sop_id
       where w.current_step_id is distinct from (
               select s.step_ids[1 + count(distinct c.step_id)] from safety_checks c
                where c.session_id = w.id and c.result <> 'fail')
          or (w.status in ('approved', 'rejected')) <> exists (select from signatures where session_id = w.id)
      union all
      select c.id from safety_checks c
       where (c.result = 'override') <> exists (select from signatures where check_id = c.id)
          or not exists (select from audit_events where stream_id = c.session_id and changes::text like '%' || c.id || '%')
      union all
      select s.id from sops s where (s.status = 'draft') = exists (select from signatures where sop_id = s.id)`),
  )
}

/** Those that are not on record after all. */
export async function lost(database: Database, ids: string[]): Promise<string[]> {
  const rows = await database.single((db) =>
    db.rows<{ id: string }>('select id from safety_checks where id = any($1)', [ids]),
  )
  const found = new Set(rows.map(({ id }) => id))

  return ids.filter((id) => !found.has(id))
}
