import { attacksOnSecrets } from './attacks-on-secrets.ts'

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
  users: 'id name role created_at updated_at',
  sops: 'id title created_by created_at updated_at lineage_id version status',
  tasks: 'id sop_id title order_index created_at origin_id',
  steps: 'id task_id description order_index origin_id',
  hazards: 'id step_id description severity origin_id',
  work_sessions: 'id sop_id worker_id status started_at locked paused_for',
  safety_checks: 'id session_id step_id result needs_review checked_at',
  hazard_acknowledgements: 'id session_id hazard_id acknowledged_by acknowledged_at',
  signatures: 'id meaning signer_id signer_name signed_at digest',
  user_secrets: 'id user_id kind',
  sign_in_guesses: 'account failures not_before',
  devices: 'id name added_by added_at',
  sign_ins: 'id user_id kind token_digest signed_in_at seen_at until',
  api_tokens: 'id user_id name scopes token_digest made_by made_at expires_at',
  audit_events: 'stream_id position at db_user verb changes hash',
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
  hazard_acknowledgements: ':acknowledgement',
  signatures: ':signature',
  user_secrets: ':secret',
  devices: ':device',
  sign_ins: ':signIn',
  api_tokens: ':token',
}).map(([table, id]) => ({
  what: `two ${table} with one id`,
  rule: `${table}_pkey`,
  sqlState: unique,
  sql: `insert into ${table} select * from ${table} where id = ${id}`,
}))

const user = (email: string, name: string, role: string) =>
  `insert into users (email, name, role) values ('${email}', '${name}', '${role}')`
const sop = (names: string, values: string) =>
  `insert into sops (title, created_by, ${names}) values ('A', :worker, ${values})`
const version = (set: string) => `update sops set ${set} where id = :sop`
const task = (values: string) =>
  `insert into tasks (sop_id, title, description, order_index) values (:sop, ${values})`
const step = (values: string) =>
  `insert into steps (task_id, description, order_index) values (:task, ${values})`
const check = (names: string, values: string) =>
  `insert into safety_checks (session_id, step_id, ${names}) values (:work, :step, ${values})`
const move = (set: string) => `update work_sessions set ${set} where id = :work`
const approved = "status = 'approved', completed_at = now()"
const aborted = "status = 'aborted', locked = true, closed_at = now()"
const acknowledgement = (values: string) =>
  `insert into hazard_acknowledgements (session_id, hazard_id, acknowledged_by) values (${values})`
const signature = (names: string, values: string, { name = 'Ann', digest = "sha256('')" } = {}) =>
  `insert into signatures (${names}, signer_id, signer_name, signed_at, digest)
   values (${values}, :supervisor, '${name}', now(), ${digest})`
const event = (position: number, hash = "sha256('')") =>
  `insert into audit_events (stream_id, position, at, db_user, verb, changes, hash)
   values (:work, ${position}, now(), 'ann', 'start', '[]', ${hash})`

const others: [what: string, rule: string, sqlState: string, sql: string][] = [
  [
    'a second email that differs in case alone',
    'uq_users_email',
    unique,
    user('', 'A', 'worker').replace("''", ':email'),
  ],
  ['a blank email', 'ck_users_email_not_blank', checked, user(' ', 'A', 'worker')],
  [
    'a user without email and employee number',
    'ck_users_email_or_employee_number',
    checked,
    "insert into users (name, role) values ('A', 'worker')",
  ],
  [
    'an employee number that could be an email',
    'ck_users_employee_number_one_word',
    checked,
    "insert into users (employee_number, name, role) values ('a@b', 'A', 'worker')",
  ],
  [
    'a second employee number that differs in case alone',
    'uq_users_employee_number',
    unique,
    "insert into users (employee_number, name, role) values ('K-1', 'A', 'worker'), ('k-1', 'B', 'worker')",
  ],
  ['a blank name', 'ck_users_name_not_blank', checked, user('a@b', '\t', 'worker')],
  ['an unknown role', 'ck_users_role', checked, user('a@b', 'A', 'boss')],
  [
    'a SOP by nobody',
    'fk_sops_user',
    foreignKey,
    "insert into sops (id, lineage_id, title, created_by) values (:other, :other, 'A', :nobody)",
  ],
  [
    'a SOP with a blank title',
    'ck_sops_title_not_blank',
    checked,
    "insert into sops (id, lineage_id, title, created_by) values (:other, :other, ' ', :worker)",
  ],
  ['a version of no lineage', 'fk_sops_lineage', foreignKey, sop('lineage_id, version', ':nobody, 2')],
  ['publishing by nobody', 'fk_sops_publisher', foreignKey, version('published_by = :nobody')],
  [
    'retiring by nobody',
    'fk_sops_retirer',
    foreignKey,
    version("status = 'retired', retired_at = now(), retired_by = :nobody"),
  ],
  ['two versions with one number', 'uq_sops_version', unique, sop('lineage_id, version', ':superseded, 2')],
  [
    'two effective versions of one lineage',
    'uq_sops_one_effective',
    unique,
    "update sops set status = 'effective' where id = :superseded",
  ],
  ['two drafts of one lineage', 'uq_sops_one_draft', unique, sop('lineage_id, version', ':draft, 2')],
  ['an unknown status of a version', 'ck_sops_status', checked, version("status = 'forgotten'")],
  ['a version numbered zero', 'ck_sops_version_positive', checked, version('version = 0')],
  [
    'a first version that is not its lineage',
    'ck_sops_first_version_is_lineage',
    checked,
    sop('lineage_id, version', ':draft, 1'),
  ],
  [
    'an effective version without its digest',
    'ck_sops_published_iff_not_draft',
    checked,
    version('tree_digest = null'),
  ],
  [
    'a retired version that nobody retired',
    'ck_sops_retired_iff_retired',
    checked,
    version("status = 'retired', retired_at = now()"),
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
    'closed by nobody',
    'fk_sessions_closer',
    foreignKey,
    move(`${aborted}, abort_reason = 'A', closed_by = :nobody`),
  ],
  [
    'closed at a time by nobody',
    'ck_sessions_closed_at_and_by_if_closed',
    checked,
    move(`${aborted}, abort_reason = 'A'`),
  ],
  [
    'aborted without a reason',
    'ck_sessions_abort_reason_iff_aborted',
    checked,
    move(`${aborted}, closed_by = :supervisor`),
  ],
  [
    'aborted with a blank reason',
    'ck_sessions_abort_reason_not_blank',
    checked,
    move(`${aborted}, closed_by = :supervisor, abort_reason = ' '`),
  ],
  ['paused without a time', 'ck_sessions_paused_at_iff_paused', checked, move("status = 'paused'")],
  [
    'paused for less than no time',
    'ck_sessions_paused_for_not_negative',
    checked,
    move("paused_for = interval '-1 second'"),
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
  [
    'an override of no check',
    'fk_checks_resolved',
    foreignKey,
    check('result, override_reason, override_by, resolves', "'override', 'A', :supervisor, :nobody"),
  ],
  [
    'two overrides of one check',
    'uq_checks_one_resolution',
    unique,
    check('result, override_reason, override_by, resolves', "'override', 'A', :supervisor, :resolved"),
  ],
  [
    'a pass that resolves',
    'ck_checks_only_overrides_resolve',
    checked,
    check('result, resolves', "'pass', :check"),
  ],
  [
    'an override that is flagged',
    'ck_checks_override_not_flagged',
    checked,
    check('result, override_reason, override_by, needs_review', "'override', 'A', :supervisor, true"),
  ],
  [
    'an acknowledgement in no work session',
    'fk_acknowledgements_session',
    foreignKey,
    acknowledgement(':nobody, :hazard, :worker'),
  ],
  [
    'an acknowledgement of no hazard',
    'fk_acknowledgements_hazard',
    foreignKey,
    acknowledgement(':work, :nobody, :worker'),
  ],
  [
    'an acknowledgement by nobody',
    'fk_acknowledgements_worker',
    foreignKey,
    acknowledgement(':approved, :otherHazard, :nobody'),
  ],
  [
    'a hazard acknowledged twice',
    'uq_acknowledgements_one_a_hazard',
    unique,
    acknowledgement(':work, :hazard, :worker'),
  ],
  [
    'a signature on no version',
    'fk_signatures_sop',
    foreignKey,
    signature('sop_id, meaning', ":nobody, 'publish'"),
  ],
  [
    'a signature on no work session',
    'fk_signatures_session',
    foreignKey,
    signature('session_id, meaning', ":nobody, 'approve'"),
  ],
  [
    'a signature on no check',
    'fk_signatures_check',
    foreignKey,
    signature('check_id, meaning', ":nobody, 'override'"),
  ],
  [
    'a signature by nobody',
    'fk_signatures_signer',
    foreignKey,
    signature('session_id, meaning', ":work, 'approve'").replace(':supervisor', ':nobody'),
  ],
  [
    'two signatures on one version',
    'uq_signatures_sop',
    unique,
    signature('sop_id, meaning', ":sop, 'publish'"),
  ],
  [
    'two signatures on one work session',
    'uq_signatures_session',
    unique,
    signature('session_id, meaning', ":approved, 'approve'"),
  ],
  [
    'two signatures on one check',
    'uq_signatures_check',
    unique,
    signature('check_id, meaning', ":override, 'override'"),
  ],
  [
    'a signature of unknown meaning',
    'ck_signatures_meaning',
    checked,
    signature('session_id, meaning', ":work, 'seen'"),
  ],
  [
    'a signature on two records',
    'ck_signatures_signs_one_record',
    checked,
    signature('session_id, sop_id, meaning', ":work, :draft, 'approve'"),
  ],
  [
    'a signature without a printed name',
    'ck_signatures_signer_name_not_blank',
    checked,
    signature('session_id, meaning', ":work, 'approve'", { name: ' ' }),
  ],
  [
    'a signature without a whole digest',
    'ck_signatures_digest_is_sha256',
    checked,
    signature('session_id, meaning', ":work, 'approve'", { digest: "''" }),
  ],
  ['two events in one place', 'pk_audit_events', unique, event(1)],
]

/** One attack for every rule of the schema. */
export const attacks: Attack[] = [
  ...missing,
  ...twice,
  {
    what: 'two counts of one account',
    rule: 'sign_in_guesses_pkey',
    sqlState: unique,
    sql: 'insert into sign_in_guesses select * from sign_in_guesses limit 1',
  },
  ...[...others, ...attacksOnSecrets].map(([what, rule, sqlState, sql]) => ({ what, rule, sqlState, sql })),
]
