import type { WorkStatus } from '../../../domain/work-session.ts'
import type { Advice, HttpError } from '../../errors.ts'

/** What may be done about work that is not in the state that was needed. */
const goOnWith: Readonly<Record<WorkStatus, string>> = {
  in_progress: 'See where it stands.',
  paused: 'Resume it to go on.',
  completed: 'It waits for a supervisor.',
  approved: 'Its record says by whom.',
  rejected: 'Its record says why. Start the work anew.',
  aborted: 'Its record says why. Start the work anew.',
}

/** What to do next at a screen, for every error; null where the message says all there is to say. */
export const next = {
  active_work_session_exists: () => 'Go on with it, or pause it first.',
  actor_unknown: null,
  ambiguous_reference: () => 'Give more of the id.',
  another_title: () => 'See whether this is the right draft.',
  body_not_json: null,
  body_too_large: null,
  broken_body: null,
  contrary_setting: null,
  database_unavailable: () => 'Try again in a moment.',
  direct_connection_needed: null,
  disk_full: () => 'Tell whoever runs this server: its disk is full.',
  draft_changed: () => 'Take the draft anew, and change that.',
  draft_exists: () => 'Go on with that draft, or delete it.',
  email_taken: null,
  flagged_checks_open: () => 'Override each of them, or reject the work.',
  folder_in_use: null,
  hazard_not_at_this_step: () => 'See the step that waits.',
  hazards_not_acknowledged: () => 'See and acknowledge them first.',
  id_taken: () => 'Take a new id.',
  idempotency_key_needed: () => 'Make a new UUID for each intention, and send the same with each repetition.',
  illegal_move: ({ status }) => goOnWith[status],
  illegal_version_move: () => 'See its versions.',
  invalid_input: null,
  method_not_allowed: null,
  no_active_work_session: () => 'Start some.',
  no_database: null,
  no_such_address: null,
  no_such_state: () => 'See its states.',
  no_version_before: () => 'Name two versions.',
  not_for_this_role: () => 'Ask somebody whom it is for.',
  not_found: null,
  not_permitted: () => 'Tell whoever runs this server: its database role lacks a right.',
  not_signed_in: () => 'Sign in.',
  not_the_current_step: ({ currentStepId }) =>
    currentStepId === null ? 'Complete the work.' : 'See the step that waits.',
  not_your_draft: () => 'Ask its author, or a supervisor.',
  not_your_work_session: () => 'See your own.',
  nothing_to_override: () => 'See its checks.',
  outcome_unknown: () => 'Send the same again: it is done once.',
  paused_work_session_needed: () => 'Say which.',
  procedure_changed: () => 'Say whether it is to be a draft of that SOP, or another SOP.',
  record_refused: null,
  schema_mismatch: () => 'Tell whoever runs this server: its database must be upgraded.',
  self_review: () => 'Ask another supervisor.',
  session_misuse: null,
  sop_deleted: () => 'Restore it first.',
  sop_in_use: () => 'Complete or abort that work first.',
  sop_incomplete: () => 'Add the steps.',
  sop_not_effective: ({ effectiveId, status }) => {
    if (effectiveId !== null) return 'Start on the effective version.'

    return status === 'draft' ? 'It must be published first.' : null
  },
  steps_open: () => 'See which.',
  supervisor_required: () => 'Ask a supervisor.',
  transaction_aborted: null,
  unknown_format: null,
  unreadable_procedure: null,
  unusable_value: null,
  user_deactivated: null,
  version_published: () => 'Make a new draft of it.',
  work_session_locked: ({ status }) => goOnWith[status],
} as const satisfies Advice<HttpError>
