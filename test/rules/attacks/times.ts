import type { Attack } from '../attack.ts'

const start = (at: string) =>
  `insert into work_sessions (id, sop_id, worker_id, started_at) values (:new, :idle, :stranger, ${at})`
const complete = (at: string) =>
  `update work_sessions set status = 'completed', completed_at = ${at} where id = :done`

/** Times are real ones, and in their order as far as clocks agree. */
export const times: Attack[] = [
  { what: 'a start at infinity', state: 'TK025', as: 'stranger', sql: start("'infinity'"), names: 'new' },
  {
    what: 'a check at minus infinity',
    state: 'TK025',
    as: 'atFirstWorker',
    sql: `insert into safety_checks (id, session_id, step_id, result, checked_at)
          values (:new, :atFirst, :step1, 'pass', '-infinity')`,
    names: 'new',
  },
  {
    what: 'an override of a failure that counts as the newest because a later one claims to be older',
    state: 'TK021',
    as: 'supervisor',
    before: `select set_config('tenken.actor', :atFirstWorker, true);
             insert into safety_checks (session_id, step_id, result, feedback_text, checked_at)
             values (:atFirst, :step1, 'fail', 'Worse', '2001-01-01');
             select set_config('tenken.actor', :supervisor, true)`,
    sql: `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
          values (:atFirst, :step1, 'override', 'A', :supervisor, :newestFail)`,
    names: 'atFirst',
  },
  {
    what: 'an override at infinity',
    state: 'TK025',
    as: 'supervisor',
    sql: `insert into safety_checks (id, session_id, step_id, result, override_reason, override_by, resolves, checked_at)
          values (:new, :atFirst, :step1, 'override', 'A', :supervisor, :newestFail, 'infinity')`,
    names: 'new',
  },
  {
    what: 'an acknowledgement at infinity',
    state: 'TK025',
    as: 'atHazardWorker',
    sql: `insert into hazard_acknowledgements (id, session_id, hazard_id, acknowledged_by, acknowledged_at)
          values (:new, :atHazard, :hazard, :atHazardWorker, 'infinity')`,
    names: 'new',
  },
  {
    what: 'a completion at infinity',
    state: 'TK025',
    as: 'doneWorker',
    sql: complete("'infinity'"),
    names: 'done',
  },
  {
    what: 'a completion before the start',
    state: 'TK025',
    as: 'doneWorker',
    sql: complete("'2001-01-01'"),
    names: 'done',
  },
  {
    what: 'an approval before the completion',
    state: 'TK025',
    as: 'supervisor',
    sql: `update work_sessions set status = 'approved', approved_by = :supervisor, approved_at = '2001-01-01'
           where id = :completed`,
    names: 'completed',
  },
  {
    what: 'a rejection before the completion',
    state: 'TK025',
    as: 'supervisor',
    sql: `update work_sessions set status = 'rejected', closed_by = :supervisor, closed_at = '2001-01-01',
           rejection_reason = 'A' where id = :completed`,
    names: 'completed',
  },
  {
    what: 'a publication at infinity',
    state: 'TK025',
    as: 'supervisor',
    sql: `update sops set status = 'effective', published_by = :supervisor, published_at = 'infinity' where id = :draft`,
    names: 'draft',
  },
  {
    what: 'a deletion before the creation',
    state: 'TK025',
    as: 'supervisor',
    sql: `select set_config('tenken.reason', 'A', true); update sops set deleted_at = '2001-01-01' where id = :idle`,
    names: 'idle',
  },
  {
    what: 'a change of a draft before its creation',
    state: 'TK025',
    as: 'supervisor',
    sql: "update sops set updated_at = '2001-01-01' where id = :draft",
    names: 'draft',
  },
  {
    what: 'a new SOP at infinity',
    state: 'TK025',
    as: 'supervisor',
    sql: `insert into sops (id, lineage_id, title, created_by, created_at)
          values (:new, :new, 'A', :supervisor, 'infinity')`,
    names: 'new',
  },
  {
    what: 'a user since infinity',
    state: 'TK025',
    as: 'supervisor',
    sql: `insert into users (id, email, name, role, created_at)
          values (:new, 'a@example.com', 'A', 'worker', '-infinity')`,
    names: 'new',
  },
  {
    what: 'a deactivation before the user was added',
    state: 'TK025',
    as: 'supervisor',
    sql: "update users set deactivated_at = '2001-01-01' where id = :stranger",
    names: 'stranger',
  },
]
