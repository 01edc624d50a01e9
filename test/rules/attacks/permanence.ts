import { keptTables } from '../../../src/domain/records.ts'
import type { Attack } from '../attack.ts'

const rowOf: Record<string, string> = {
  users: 'id = :supervisor',
  work_sessions: 'id = :atFirst',
  safety_checks: 'id = :newestFail',
  hazard_acknowledgements: 'session_id = :acknowledged',
  signatures: 'session_id = :approved',
  audit_events: 'stream_id = :atFirst and position = 1',
}

/** A column of each that the statement leaves as it is: even that is a change of what is on record. */
const columnOf: Record<string, string> = {
  safety_checks: 'feedback_text',
  hazard_acknowledgements: 'acknowledged_at',
  signatures: 'signer_name',
  audit_events: 'verb',
}

const idOf: Record<string, string> = { safety_checks: 'newestFail', audit_events: 'atFirst' }

const changed: Attack[] = Object.entries(columnOf).map(([table, column]) => ({
  what: `a change of ${table}`,
  state: 'TK030',
  as: 'supervisor',
  sql: `update ${table} set ${column} = ${column} where ${rowOf[table]}`,
  ...(idOf[table] ? { names: idOf[table] } : {}),
}))

const removed: Attack[] = Object.entries(rowOf).map(([table, row]) => ({
  what: `a removal from ${table}`,
  state: 'TK031',
  as: 'supervisor',
  sql: `delete from ${table} where ${row}`,
  ...(idOf[table] ? { names: idOf[table] } : {}),
}))

const referredTo = ['users', 'sops', 'tasks', 'steps', 'hazards', 'work_sessions', 'safety_checks']

const emptied: Attack[] = keptTables.flatMap((table) =>
  ['', ' cascade', ' restart identity cascade'].map((how) => ({
    what: `truncate ${table}${how}`,
    // Without cascade, a table that others refer to is not truncated in any case.
    state: how === '' && referredTo.includes(table) ? '0A000' : 'TK032',
    sql: `truncate ${table}${how}`,
  })),
)

const ways: Attack[] = [
  {
    what: 'a change of a check by ON CONFLICT',
    state: 'TK030',
    as: 'atFirstWorker',
    sql: `insert into safety_checks (id, session_id, step_id, result) values (:newestFail, :atFirst, :step1, 'pass')
          on conflict (id) do update set result = 'pass', feedback_text = null`,
    names: 'newestFail',
  },
  {
    what: 'a change of a check by MERGE',
    state: 'TK030',
    sql: `merge into safety_checks c using (select 1) x on c.id = :newestFail
          when matched then update set feedback_text = 'Fine after all'`,
    names: 'newestFail',
  },
  {
    what: 'a removal of a check by MERGE',
    state: 'TK031',
    sql: 'merge into safety_checks c using (select 1) x on c.id = :newestFail when matched then delete',
    names: 'newestFail',
  },
  {
    what: 'a removal of a check in a CTE',
    state: 'TK031',
    sql: 'with gone as (delete from safety_checks where id = :newestFail returning *) select count(*) from gone',
    names: 'newestFail',
  },
  {
    what: 'a change of a check in a CTE',
    state: 'TK030',
    sql: `with other as (update safety_checks set result = 'pass' where id = :newestFail returning *)
          select count(*) from other`,
    names: 'newestFail',
  },
  {
    what: 'a change of the id of a check',
    state: 'TK030',
    sql: 'update safety_checks set id = :new where id = :newestFail',
    names: 'newestFail',
  },
  {
    what: 'a change of all events at once',
    state: 'TK030',
    sql: "update audit_events set changes = '[]'",
  },
  {
    what: 'a removal of a closed work session with all that is in it',
    state: 'TK031',
    sql: 'delete from work_sessions where id = :approved',
    names: 'approved',
  },
]

const signature = `insert into signatures (session_id, meaning, signer_id, signer_name, signed_at, digest)
  values (:completed, 'approve', :supervisor, 'Ann', now(), sha256(''))`
const event = `insert into audit_events (stream_id, position, at, db_user, verb, changes, hash)
  values (:completed, 999, now(), 'ann', 'approve', '[]', sha256(''))`

const byHand: Attack[] = [
  { what: 'a signature by hand', state: 'TK034', as: 'supervisor', sql: signature },
  { what: 'an event by hand', state: 'TK034', as: 'supervisor', sql: event },
  {
    what: 'an event through the function that writes them',
    state: 'TK034',
    as: 'supervisor',
    sql: "select tk_append(:completed, 'approve', null, '[]')",
  },
  {
    what: 'a signature through the function that makes them',
    state: 'TK034',
    as: 'supervisor',
    sql: "select tk_sign('approve', :supervisor, null, :completed, null)",
  },
  {
    what: 'an event by a DO block',
    state: 'TK034',
    as: 'supervisor',
    sql: `do $$ begin ${event}; end $$`,
  },
]

/** What is on record stays on record, whatever the statement. */
export const permanence: Attack[] = [...changed, ...removed, ...emptied, ...ways, ...byHand]
