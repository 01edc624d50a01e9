import type { Attack } from '../attack.ts'

interface Timed extends Omit<Attack, 'state' | 'sql'> {
  /** The statement with this time, an expression. */
  sql: (at: string) => string
  /** Where a time in 2001 is in order, for nothing that is on record comes before it. */
  first?: true
}

const why = "select set_config('tenken.reason', 'A', true)"
const check = (work: string, step: string, result: string, more: string) => (at: string) =>
  `insert into safety_checks (id, session_id, step_id, result, checked_at${more.split(' = ')[0]})
   values (:new, :${work}, :${step}, '${result}', ${at}${more.split(' = ')[1] ?? ''})`
const ofWork = (work: string, set: string) => (at: string) =>
  `update work_sessions set ${set} = ${at} where id = :${work}`
const ofVersion = (version: string, set: string) => (at: string) =>
  `${why}; update sops set ${set} = ${at} where id = :${version}`
const newUser = (columns: string, values: string) => (at: string) =>
  `insert into users (id, email, name, role, ${columns}) values (:new, 'a@example.com', 'A', 'worker', ${values.replace('?', at)})`

/** Every time of a record that a statement may say. */
const timed: Timed[] = [
  {
    what: 'a user added',
    as: 'supervisor',
    sql: newUser('created_at, updated_at', '?, now()'),
    names: 'new',
    first: true,
  },
  { what: 'a user added and changed', as: 'supervisor', sql: newUser('updated_at', '?'), names: 'new' },
  {
    what: 'a user added and deactivated',
    as: 'supervisor',
    sql: newUser('deactivated_at', '?'),
    names: 'new',
  },
  {
    what: 'a user changed',
    as: 'supervisor',
    sql: (at) => `update users set updated_at = ${at} where id = :stranger`,
    names: 'stranger',
  },
  {
    what: 'a user deactivated',
    as: 'supervisor',
    sql: (at) => `update users set deactivated_at = ${at} where id = :stranger`,
    names: 'stranger',
  },
  {
    what: 'a SOP made',
    as: 'supervisor',
    sql: (at) =>
      `insert into sops (id, title, created_by, created_at) values (:new, 'A', :supervisor, ${at})`,
    names: 'new',
    first: true,
  },
  {
    what: 'a version made',
    as: 'supervisor',
    sql: (at) => `insert into sops (id, lineage_id, version, title, created_by, created_at)
                  values (:new, :idle, 2, 'A', :supervisor, ${at})`,
    names: 'new',
  },
  {
    what: 'a SOP made and changed',
    as: 'supervisor',
    sql: (at) =>
      `insert into sops (id, title, created_by, updated_at) values (:new, 'A', :supervisor, ${at})`,
    names: 'new',
  },
  {
    what: 'a task made',
    as: 'supervisor',
    sql: (at) => `insert into tasks (id, sop_id, title, order_index, created_at)
                  values (:new, :draft, 'A', 99, ${at})`,
    names: 'new',
  },
  {
    what: 'a draft changed',
    as: 'supervisor',
    sql: (at) => `update sops set updated_at = ${at} where id = :draft`,
    names: 'draft',
  },
  {
    what: 'a version published',
    as: 'supervisor',
    sql: ofVersion('draft', "status = 'effective', published_by = :supervisor, published_at"),
    names: 'draft',
  },
  {
    what: 'a version retired',
    as: 'supervisor',
    sql: ofVersion('idle', "status = 'retired', retired_by = :supervisor, retired_at"),
    names: 'idle',
  },
  { what: 'a version deleted', as: 'supervisor', sql: ofVersion('idle', 'deleted_at'), names: 'idle' },
  {
    what: 'a version restored',
    as: 'supervisor',
    sql: ofVersion('deleted', 'deleted_at = null, updated_at'),
    names: 'deleted',
  },
  {
    what: 'work started',
    as: 'stranger',
    sql: (at) =>
      `insert into work_sessions (id, sop_id, worker_id, started_at) values (:new, :idle, :stranger, ${at})`,
    names: 'new',
  },
  { what: 'a pass', as: 'atFirstWorker', sql: check('atFirst', 'step1', 'pass', ''), names: 'new' },
  {
    what: 'a pass behind a hazard',
    as: 'acknowledgedWorker',
    sql: check('acknowledged', 'step2', 'pass', ''),
    names: 'new',
  },
  {
    what: 'a failure',
    as: 'atFirstWorker',
    sql: check('atFirst', 'step1', 'fail', ", feedback_text = , 'A'"),
    names: 'new',
  },
  {
    what: 'an override',
    as: 'supervisor',
    sql: check(
      'atFirst',
      'step1',
      'override',
      ", override_reason, override_by, resolves = , 'A', :supervisor, :newestFail",
    ),
    names: 'new',
  },
  {
    what: 'a hazard acknowledged',
    as: 'atHazardWorker',
    sql: (
      at,
    ) => `insert into hazard_acknowledgements (id, session_id, hazard_id, acknowledged_by, acknowledged_at)
                  values (:new, :atHazard, :hazard, :atHazardWorker, ${at})`,
    names: 'new',
  },
  {
    what: 'work completed',
    as: 'doneWorker',
    sql: ofWork('done', "status = 'completed', completed_at"),
    names: 'done',
  },
  {
    what: 'work approved',
    as: 'supervisor',
    sql: ofWork('completed', "status = 'approved', approved_by = :supervisor, approved_at"),
    names: 'completed',
  },
  {
    what: 'work rejected',
    as: 'supervisor',
    sql: ofWork(
      'completed',
      "status = 'rejected', closed_by = :supervisor, rejection_reason = 'A', closed_at",
    ),
    names: 'completed',
  },
  {
    what: 'work aborted',
    as: 'supervisor',
    sql: ofWork('atFirst', "status = 'aborted', closed_by = :supervisor, abort_reason = 'A', closed_at"),
    names: 'atFirst',
  },
]

const moments: Record<string, [at: string, state: string]> = {
  'at infinity': ["'infinity'", 'TK026'],
  'in the year 9999': ["'9999-12-31'", 'TK026'],
  'six minutes ahead': ["clock_timestamp() + interval '6 minutes'", 'TK026'],
  'in 2001': ["'2001-01-01'", 'TK025'],
  'at the beginning of 1970': ["'1970-01-01 00:00:00+00'", 'TK025'],
  'in the year 1': ["'0001-01-01'", 'TK025'],
  'at minus infinity': ["'-infinity'", 'TK025'],
}

/** Times stand neither ahead of the database's clock nor before what they follow. */
export const times: Attack[] = [
  ...timed.flatMap(({ what, sql, first, ...attack }) =>
    Object.entries(moments)
      .filter(([when]) => !(first && when === 'in 2001'))
      .map(([when, [at, state]]) => ({ ...attack, what: `${what} ${when}`, state, sql: sql(at) })),
  ),
  {
    what: 'another time of making of a task',
    state: 'TK033',
    as: 'supervisor',
    sql: "update tasks set created_at = created_at - interval '1 minute' where id = :draftTask",
    names: 'draftTask',
  },
  {
    what: 'an override of a failure that counts as the newest because a later one claims to be older',
    state: 'TK021',
    as: 'supervisor',
    before: `select set_config('tenken.actor', :atFirstWorker, true);
             insert into safety_checks (session_id, step_id, result, feedback_text, checked_at)
             select :atFirst, :step1, 'fail', 'Worse', started_at from work_sessions where id = :atFirst;
             select set_config('tenken.actor', :supervisor, true)`,
    sql: `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
          values (:atFirst, :step1, 'override', 'A', :supervisor, :newestFail)`,
    names: 'atFirst',
  },
]
