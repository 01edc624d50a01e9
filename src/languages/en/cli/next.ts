import type { WorkStatus } from '../../../domain/work-session.ts'
import type { Advice, CliError } from '../../errors.ts'
import { shellWord } from '../../shell-word.ts'

/** What to do about a mistake in a program. */
export const report = 'Run the same command with --debug and report what it prints.'

/** What to type next about work that is not in the state that a command needs. */
const goOnWith: Readonly<Record<WorkStatus, (id: string) => string>> = {
  in_progress: (id) => `See where it stands: tenken work show ${id}`,
  paused: (id) => `To go on with it: tenken work resume ${id}`,
  completed: (id) => `It waits for a supervisor: tenken work approve ${id} --as <supervisor>`,
  approved: (id) => `See its record: tenken work show ${id}`,
  rejected: (id) =>
    `Its record says why: tenken work show ${id}. To do the work anew: tenken work start <sop>`,
  aborted: (id) =>
    `Its record says why: tenken work show ${id}. To do the work anew: tenken work start <sop>`,
}

/** What to do next at the command line, for every error; null where the message says all there is to say. */
export const next = {
  acting_user_needed: null,
  actor_unknown: ({ named }) =>
    named === null
      ? 'Say who acts: --as <email>, or set TENKEN_USER.'
      : 'See who is on record: tenken user list',
  active_work_session_exists: ({ workSessionId: id }) =>
    `Go on with it: tenken work show ${id}. Or leave it for a while: tenken work pause ${id}`,
  ambiguous_reference: () => 'Give more of the id.',
  admin_required: () => 'Ask an admin.',
  another_title: () =>
    'Name the draft that the file belongs to. If the draft is to get this title, repeat it with --retitle.',
  auditor_changes_nothing: null,
  broken_history: null,
  cannot_listen: ({ reason }) =>
    reason.code === 'not_permitted'
      ? 'Take a port above 1023, or have a proxy pass on what comes to this one.'
      : 'Name an address of this machine: --host <address>.',
  change_refused: null,
  configuration: null,
  contrary_setting: ({ setting, role, database, reason }) => {
    const [home] = 'homes' in reason ? reason.homes : 'home' in reason ? [reason.home] : ['<schema>']
    const value = setting === 'search_path' ? `"${home}"` : 'off'

    return `Set it for the role, unless that is on purpose: alter role "${role}" in database "${database}" set ${setting} = ${value}`
  },
  database_damaged: () => 'Keep the folder as it is, and restore a backup.',
  database_unavailable: ({ reason }) =>
    reason.code === 'pooler_refuses_options' ? 'Behind PgBouncer set DATABASE_POOLER=transaction.' : null,
  database_version_unsupported: () =>
    'Dump it with the version that made it, and restore the dump into a new folder.',
  demo_database_needed: () =>
    'Without DATABASE_URL it has a database of its own, .tenken/demo: env -u DATABASE_URL tenken demo',
  demo_for_this_machine: () => 'Serve it where nobody else gets: --host 127.0.0.1',
  direct_connection_needed: () =>
    'Set DATABASE_URL to the PostgreSQL server itself and DATABASE_POOLER to none.',
  disk_full: () => 'Make room on it, and run the command again.',
  draft_changed: ({ id }) =>
    `Take it anew, and change that: tenken sop export ${id}. To undo what others did, repeat it with --despite-changes.`,
  draft_exists: ({ draftId: id }) =>
    `Change it: tenken sop edit ${id} <file>. Put it into use: tenken sop publish ${id}. Or delete it: tenken sop delete ${id}`,
  code_unusable: ({ for: isFor }) => {
    if (isFor === null) return 'Ask for a new one.'

    return isFor === 'pin' ? 'Set a PIN with it, on an enrolled device.' : 'Set a password with it.'
  },
  device_not_enrolled: () => 'Ask a supervisor to enrol it.',
  first_start_over: null,
  guessed_too_often: null,
  not_proven: null,
  reset_not_allowed: () =>
    'Ask an admin. Whoever runs Tenken has them set another here: tenken user set-password --help',
  scope_too_small: () => 'Make a token for that: tenken token add --help',
  sign_in_busy: () => 'Try again in a moment.',
  sign_in_refused: null,
  token_for_person: () => 'Make it for the user of a machine: tenken user add --help',
  email_taken: () => 'See who is on record: tenken user list',
  employee_number_taken: () => 'See who is on record: tenken user list',
  entries_differ: null,
  entry_abandoned: null,
  export_interrupted: null,
  export_not_signed: null,
  export_unreadable: null,
  file_exists: () => 'Overwrite it with --force, or name another file.',
  file_not_found: null,
  file_unusable: null,
  finding_needed: null,
  first_user_role: () => 'Add that person first, and then the others with --as.',
  flagged_checks_open: ({ id }) =>
    `A supervisor resolves each: tenken work override ${id} --check <check> --reason "…" --as <supervisor>`,
  folder_in_use: () => 'End that process, or use a PostgreSQL server.',
  folder_not_usable: () => 'Name another folder in DATABASE_URL.',
  hazard_not_at_this_step: () => 'See the step that waits: tenken work show',
  hazards_not_acknowledged: () => 'See and acknowledge them first: tenken work acknowledge',
  id_taken: null,
  idempotency_key_reused: null,
  illegal_move: ({ id, status }) => goOnWith[status](id),
  illegal_version_move: ({ id }) => `See its versions: tenken sop versions ${id}`,
  import_incomplete: null,
  interrupted: null,
  invalid_input: null,
  key_unusable: null,
  last_admin: () => 'Add another first: tenken user add --help',
  lines_left_out: ({ path }) =>
    `Read them: tenken sop import ${shellWord(path)} --dry-run --unplaced. To publish without them: --despite-unplaced`,
  lint_objections_open: () => 'Write the revision differently, or allow each with a reason.',
  migration_blocked: () => 'Try again when the database is quieter.',
  migration_failed: null,
  models_differ: ({ drift }) =>
    drift > 0 ? null : 'Write the revision: tenken db revision --autogenerate -m "…"',
  models_not_buildable: null,
  models_not_declarable: null,
  no_active_work_session: ({ latest }) =>
    latest?.status === 'paused' || latest?.status === 'completed'
      ? goOnWith[latest.status](latest.id)
      : 'Start some: tenken work start <sop>',
  no_database: ({ reason }) =>
    ({
      none_in_folder: 'Make one: tenken db upgrade. Or set DATABASE_URL to where it is.',
      new_in_memory: 'For what is to stay, set DATABASE_URL to a folder: pglite:<folder>.',
      none_on_server: 'Make it with createdb, and then: tenken db upgrade',
    })[reason.code],
  no_such_state: ({ id }) => `See its states: tenken sop states ${id}`,
  no_version_before: ({ id }) => `Name two versions: tenken sop diff <from> ${id}`,
  not_a_demo: () => 'Name another folder for the plant: --data <folder>',
  not_at_head: () => 'Run: tenken db upgrade head',
  not_found: ({ similar }) =>
    similar.length > 0 ? `Did you mean ${similar.map((name) => `“${name}”`).join(' or ')}?` : null,
  not_the_current_step: ({ id, currentStepId }) =>
    currentStepId === null
      ? `Complete it: tenken work complete ${id}`
      : 'See the step that waits: tenken work show',
  not_permitted: () => 'Grant what the work needs, as the owner of the tables: tenken db grant <role>',
  not_your_draft: () => 'Ask its author, or a supervisor.',
  not_your_work_session: () => 'See your own: tenken work show',
  nothing_differs: null,
  nothing_to_import: null,
  nothing_to_override: ({ id }) => `See its checks: tenken work show ${id}`,
  outcome_unknown: () => 'Look whether it is on record before you repeat the command.',
  own_role: () => 'Ask an admin.',
  owner_needed: ({ owner }) => `Run this as the role "${owner}".`,
  paused_work_session_needed: ({ candidates }) =>
    candidates.length > 0 ? 'Name one: tenken work resume <work>' : 'See what there is: tenken work list',
  port_in_use: () => 'End that process, or take another port: --port <port>. 0 takes one that is free.',
  procedure_changed: ({ candidates }) =>
    candidates.length === 1
      ? 'To make it a draft of that SOP, repeat it with --revise; to put it on record as another one, with --new.'
      : 'To put it on record as another one, repeat it with --new. To change one of those: tenken sop edit <draft> <file>',
  record_refused: null,
  released_revision_edited: () =>
    'Restore it, and put the change into a new revision: tenken db revision -m "…"',
  released_revision_missing: () => 'Restore it.',
  revision_exists: () => 'Take another message, or remove that file.',
  revision_not_found: ({ candidates }) =>
    candidates.length > 0 ? 'Give more of it.' : 'The known ones: tenken db history',
  revision_out_of_range: null,
  rights_not_set: () => 'Revoke or grant that as its owner first.',
  role_not_found: () => 'Make it: create role … login password …',
  role_too_powerful: () => 'Use another role for the application.',
  schema_mismatch: () => 'See what differs: tenken db check',
  self_review: () => 'Ask another supervisor.',
  records_at_stake: () => 'Keep a backup, and then repeat it with --despite-records.',
  session_misuse: () => report,
  sop_deleted: ({ id }) => `Restore it first: tenken sop restore ${id}`,
  sop_in_use: () => 'Complete or abort that work first.',
  sop_incomplete: ({ id }) => `Add the steps: tenken sop edit ${id} <file>`,
  sop_not_effective: ({ id, status, effectiveId }) => {
    if (effectiveId !== null) return `Start on that one: tenken work start ${effectiveId}`

    return status === 'draft' ? `Publish it first: tenken sop publish ${id} --as <supervisor>` : null
  },
  steps_open: ({ id }) => `See which: tenken work show ${id}`,
  supervisor_required: () => 'Ask a supervisor.',
  tls_needed: () =>
    'Give a certificate: --tls-cert and --tls-key. Where a proxy before it has TLS: --insecure-http.',
  tls_unusable: null,
  trail_broken: () => 'Keep everything as it is; docs/audit-trail.md tells what each finding means.',
  transaction_aborted: () => report,
  unknown_database_revision: () => 'Use the version of the program that made it, or a newer one.',
  unknown_format: null,
  unreadable_procedure: null,
  usage: ({ help }) => `See: ${help}`,
  unusable_value: null,
  user_deactivated: null,
  version_published: ({ id }) => `Make a new draft of it: tenken sop revise ${id}`,
  versions_folder_needed: null,
  work_session_locked: ({ id, status }) => goOnWith[status](id),
} as const satisfies Advice<CliError>
