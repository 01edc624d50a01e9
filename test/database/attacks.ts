/** A statement that breaks one rule; `:name` stands for the id of a record that the test has made. */
export interface Attack {
  what: string
  /** The constraint or index that must refuse it; for NOT NULL the column, as table.column. */
  rule: string
  sqlState: string
  sql: string
}

const notNull = '23502'
const foreignKey = '23503'
const unique = '23505'
const checked = '23514'

const columns: Record<string, string> = {
  users: 'id email name role created_at updated_at',
  sops: 'id title created_by created_at updated_at',
  tasks: 'id sop_id title order_index created_at',
  steps: 'id task_id description order_index',
  hazards: 'id step_id description severity',
  work_sessions: 'id sop_id worker_id status started_at locked',
  safety_checks: 'id session_id step_id result needs_review checked_at',
}

const missing: Attack[] = Object.entries(columns).flatMap(([table, names]) =>
  names.split(' ').map((column) => ({
    what: `${table} without ${column}`,
    rule: `${table}.${column}`,
    sqlState: notNull,
    sql: `update ${table} set ${column} = null`,
  })),
)

const twice: Attack[] = Object.entries({
  users: ':worker',
  sops: ':sop',
  tasks: ':task',
  steps: ':step',
  work_sessions: ':work',
}).map(([table, id]) => ({
  what: `two ${table} with one id`,
  rule: `${table}_pkey`,
  sqlState: unique,
  sql: `insert into ${table} select * from ${table} where id = ${id}`,
}))

const user = (email: string, name: string, role: string) =>
  `insert into users (email, name, role) values ('${email}', '${name}', '${role}')`
const task = (values: string) =>
  `insert into tasks (sop_id, title, description, order_index) values (:sop, ${values})`
const step = (values: string) =>
  `insert into steps (task_id, description, order_index) values (:task, ${values})`
const check = (names: string, values: string) =>
  `insert into safety_checks (session_id, step_id, ${names}) values (:work, :step, ${values})`
const move = (set: string) => `update work_sessions set ${set} where id = :work`
const approved = "status = 'approved', completed_at = now()"

const others: [what: string, rule: string, sqlState: string, sql: string][] = [
  [
    'a second email that differs in case alone',
    'uq_users_email',
    unique,
    user('', 'A', 'worker').replace("''", ':email'),
  ],
  ['a blank email', 'ck_users_email_not_blank', checked, user(' ', 'A', 'worker')],
  ['a blank name', 'ck_users_name_not_blank', checked, user('a@b', '\t', 'worker')],
  ['an unknown role', 'ck_users_role', checked, user('a@b', 'A', 'boss')],
  [
    'a SOP by nobody',
    'fk_sops_user',
    foreignKey,
    "insert into sops (title, created_by) values ('A', :nobody)",
  ],
  [
    'a SOP with a blank title',
    'ck_sops_title_not_blank',
    checked,
    "insert into sops (title, created_by) values (' ', :worker)",
  ],
  ['a task of no SOP', 'fk_tasks_sop', foreignKey, task("'A', null, 9").replace(':sop', ':nobody')],
  ['two tasks in one place', 'idx_tasks_sop', unique, task("'A', null, 0")],
  ['a task with a blank title', 'ck_tasks_title_not_blank', checked, task("' ', null, 9")],
  ['a task with a blank description', 'ck_tasks_description_not_blank', checked, task("'A', ' ', 9")],
  ['a task at a negative place', 'ck_tasks_order_index', checked, task("'A', null, -1")],
  ['a step of no task', 'fk_steps_task', foreignKey, step("'A', 9").replace(':task', ':nobody')],
  ['two steps in one place', 'idx_steps_task', unique, step("'A', 0")],
  ['a step with a blank description', 'ck_steps_description_not_blank', checked, step("' ', 9")],
  ['a step at a negative place', 'ck_steps_order_index', checked, step("'A', -1")],
  [
    'a hazard of no step',
    'fk_hazards_step',
    foreignKey,
    "insert into hazards (step_id, description, severity) values (:nobody, 'A', 'low')",
  ],
  [
    'two hazards with one id',
    'hazards_pkey',
    unique,
    `insert into hazards (id, step_id, description, severity)
     values (:nobody, :step, 'A', 'low'), (:nobody, :step, 'B', 'low')`,
  ],
  [
    'a hazard with a blank description',
    'ck_hazards_description_not_blank',
    checked,
    "insert into hazards (step_id, description, severity) values (:step, ' ', 'low')",
  ],
  [
    'an unknown severity',
    'ck_hazards_severity',
    checked,
    "insert into hazards (step_id, description, severity) values (:step, 'A', 'deadly')",
  ],
  ['work on no SOP', 'fk_sessions_sop', foreignKey, move('sop_id = :nobody')],
  ['work by nobody', 'fk_sessions_worker', foreignKey, move('worker_id = :nobody')],
  ['work on no step', 'fk_sessions_step', foreignKey, move('current_step_id = :nobody')],
  [
    'approval by nobody',
    'fk_sessions_approver',
    foreignKey,
    move(`${approved}, locked = true, approved_at = now(), approved_by = :nobody`),
  ],
  [
    'a second active work session of one worker',
    'uq_sessions_one_active_per_worker',
    unique,
    'insert into work_sessions (sop_id, worker_id) values (:sop, :worker)',
  ],
  ['an unknown status', 'ck_sessions_status', checked, move("status = 'forgotten'")],
  [
    'completed without a time',
    'ck_sessions_completed_at_iff_completed',
    checked,
    move("status = 'completed'"),
  ],
  [
    'approved without a time',
    'ck_sessions_approved_at_iff_approved',
    checked,
    move(`${approved}, locked = true, approved_by = :supervisor`),
  ],
  [
    'approved without a name',
    'ck_sessions_approved_by_iff_approved',
    checked,
    move(`${approved}, locked = true, approved_at = now()`),
  ],
  [
    'rejected without a reason',
    'ck_sessions_rejection_reason_iff_rejected',
    checked,
    move("status = 'rejected', completed_at = now(), locked = true"),
  ],
  [
    'rejected with a blank reason',
    'ck_sessions_rejection_reason_not_blank',
    checked,
    move("status = 'rejected', completed_at = now(), locked = true, rejection_reason = ' '"),
  ],
  [
    'approved but open to change',
    'ck_sessions_locked_iff_closed',
    checked,
    move(`${approved}, approved_at = now(), approved_by = :supervisor`),
  ],
  [
    'two safety checks with one id',
    'safety_checks_pkey',
    unique,
    `insert into safety_checks (id, session_id, step_id, result)
     values (:nobody, :work, :step, 'pass'), (:nobody, :work, :step, 'pass')`,
  ],
  [
    'a check of no work session',
    'fk_checks_session',
    foreignKey,
    check('result', "'pass'").replace(':work', ':nobody'),
  ],
  ['a check of no step', 'fk_checks_step', foreignKey, check('result', "'pass'").replace(':step', ':nobody')],
  [
    'an override by nobody',
    'fk_checks_overrider',
    foreignKey,
    check('result, override_reason, override_by', "'override', 'A', :nobody"),
  ],
  ['an unknown result', 'ck_checks_result', checked, check('result', "'perhaps'")],
  [
    'a confidence above one',
    'ck_checks_confidence',
    checked,
    check('result, confidence_score', "'pass', 1.01"),
  ],
  ['a failed check without feedback', 'ck_checks_fail_has_feedback', checked, check('result', "'fail'")],
  [
    'an override without a name',
    'ck_checks_override_by_iff_override',
    checked,
    check('result, override_reason', "'override', 'A'"),
  ],
  [
    'an override without a reason',
    'ck_checks_override_reason_iff_override',
    checked,
    check('result, override_by', "'override', :supervisor"),
  ],
  [
    'an override with a blank reason',
    'ck_checks_override_reason_not_blank',
    checked,
    check('result, override_reason, override_by', "'override', ' ', :supervisor"),
  ],
]

/** One attack for every rule of the schema. */
export const attacks: Attack[] = [
  ...missing,
  ...twice,
  ...others.map(([what, rule, sqlState, sql]) => ({ what, rule, sqlState, sql })),
]
