import type { Attack } from '../attack.ts'

const another = (who: string) => ` returning set_config('tenken.actor', ${who}, true)`
/** Under any other isolation nothing is deleted at all (TK006). */
const readCommitted = { isolation: 'read committed' }
const why = "select set_config('tenken.reason', 'A', true)"

/** Whoever is named by the record acts; a statement that returns names another between the judging and the telling. */
const named: Attack[] = (
  [
    ['a start', 'stranger', 'insert into work_sessions (sop_id, worker_id) values (:idle, :stranger)'],
    ['a pause', 'atFirstWorker', "update work_sessions set status = 'paused' where id = :atFirst"],
    ['a resumption', 'pausedWorker', "update work_sessions set status = 'in_progress' where id = :paused"],
    ['a completion', 'doneWorker', "update work_sessions set status = 'completed' where id = :done"],
    [
      'an approval',
      'supervisor',
      "update work_sessions set status = 'approved', approved_by = :supervisor where id = :completed",
    ],
    [
      'a rejection',
      'supervisor',
      "update work_sessions set status = 'rejected', closed_by = :supervisor, rejection_reason = 'A' where id = :completed",
    ],
    [
      'an abort',
      'supervisor',
      "update work_sessions set status = 'aborted', closed_by = :supervisor, abort_reason = 'A' where id = :atFirst",
    ],
    ['a new SOP', 'supervisor', "insert into sops (title, created_by) values ('A', :supervisor)"],
    [
      'a publication',
      'supervisor',
      "update sops set status = 'effective', published_by = :supervisor where id = :draft",
    ],
    [
      'a retirement',
      'supervisor',
      "update sops set status = 'retired', retired_by = :supervisor where id = :idle",
    ],
  ] as const
).flatMap(([what, as, sql]) => [
  { what: `${what}, told as another's`, state: 'TK019', as, sql: sql + another(':other') },
  { what: `${what}, told as nobody's`, state: 'TK019', as, sql: sql + another("''") },
])

/** Who may is judged where it is told. */
const unnamed: Attack[] = (
  [
    ['another title of a draft', "update sops set title = 'B' where id = :foreign"],
    ['the removal of a draft', 'delete from sops where id = :foreign'],
    ['a deletion', `${why}; update sops set deleted_at = now() where id = :idle`],
    ['a restoration', `${why}; update sops set deleted_at = null where id = :deleted`],
    ['another task', "update tasks set title = 'B' where id = :draftTask"],
    ['another user', "insert into users (email, name, role) values ('a@example.com', 'A', 'worker')"],
    ['another name of a user', "update users set name = 'B' where id = :stranger"],
  ] as const
).flatMap(([what, sql]) => [
  {
    what: `${what}, told as somebody's who has left`,
    state: 'TK016',
    as: 'supervisor',
    ...(what === 'a deletion' ? readCommitted : {}),
    sql: sql + another(':gone'),
  },
  {
    what: `${what}, told as nobody's`,
    state: 'TK018',
    as: 'supervisor',
    ...(what === 'a deletion' ? readCommitted : {}),
    sql: sql + another("''"),
  },
])

/** What is judged is what is told. */
export const told: Attack[] = [
  ...named,
  ...unnamed,
  {
    what: 'a reactivation, told as one’s own',
    state: 'TK016',
    as: 'supervisor',
    sql: `update users set deactivated_at = null where id = :gone${another(':gone')}`,
  },
  {
    what: 'a deletion, told as a worker’s',
    state: 'TK015',
    as: 'supervisor',
    ...readCommitted,
    sql: `${why}; update sops set deleted_at = now() where id = :idle${another(':stranger')}`,
  },
  {
    what: 'a deletion, told without its reason',
    state: 'TK024',
    as: 'supervisor',
    ...readCommitted,
    sql: `${why}; update sops set deleted_at = now() where id = :idle returning set_config('tenken.reason', '', true)`,
  },
  {
    what: 'a step that goes on beside the override of a flagged failure',
    state: 'TK021',
    as: 'supervisor',
    before: `select set_config('tenken.actor', :atFirstWorker, true);
             insert into safety_checks (id, session_id, step_id, result, feedback_text, needs_review)
             values (:new, :atFirst, :step1, 'fail', 'It hums', true);
             select set_config('tenken.actor', :supervisor, true)`,
    sql: `with resolved as (
            insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
            values (:atFirst, :step1, 'override', 'A', :supervisor, :new) returning id)
          update work_sessions set current_step_id = :step2 from resolved where work_sessions.id = :atFirst`,
    names: 'atFirst',
  },
]
