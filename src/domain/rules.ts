import { InvalidInput, type TenkenError } from './errors.ts'

/**
 * Every rule of the record by the SQLSTATE with which the database refuses (docs/rules.md), and the code of the error
 * that says the same. What no verb can run into has none of its own: a statement by hand is refused, and that is all.
 */
export const errorOfRule = {
  TK001: 'version_published',
  TK002: 'illegal_version_move',
  TK003: 'sop_not_effective',
  TK004: 'sop_incomplete',
  TK005: 'sop_in_use',
  TK006: 'record_refused',
  TK007: 'not_your_draft',
  TK008: 'record_refused',
  TK009: 'record_refused',
  TK010: 'work_session_locked',
  TK011: 'illegal_move',
  TK012: 'not_the_current_step',
  TK013: 'steps_open',
  TK014: 'self_review',
  TK015: 'supervisor_required',
  TK016: 'user_deactivated',
  TK017: 'not_your_work_session',
  TK018: 'actor_unknown',
  TK019: 'record_refused',
  TK020: 'flagged_checks_open',
  TK021: 'nothing_to_override',
  TK022: 'hazards_not_acknowledged',
  TK023: 'hazard_not_at_this_step',
  TK024: 'invalid_input',
  TK025: 'invalid_input',
  TK026: 'invalid_input',
  TK027: 'invalid_input',
  TK028: 'admin_required',
  TK029: 'own_role',
  TK030: 'record_refused',
  TK031: 'record_refused',
  TK032: 'record_refused',
  TK033: 'record_refused',
  TK034: 'record_refused',
  TK035: 'record_refused',
  TK036: 'record_refused',
  TK037: 'last_admin',
  TK038: 'first_user_role',
  TK039: 'auditor_changes_nothing',
  TK041: 'reset_not_allowed',
  TK042: 'token_for_person',
} as const

export type Rule = keyof typeof errorOfRule

// Keys of a literal: nothing else can be in it.
export const rules = Object.keys(errorOfRule) as readonly Rule[]

/** The rule that an error of the domain is about; undefined for one that no rule of the record says. */
export function ruleOf(error: TenkenError): Rule | undefined {
  // Deleted is one of the ways not to be effective.
  if (error.code === 'sop_deleted') return 'TK003'
  // One in progress at a time is part of the state machine, and held by an index.
  if (error.code === 'active_work_session_exists') return 'TK011'
  if (error instanceof InvalidInput) {
    if (error.data.reason.code === 'reason_missing') return 'TK024'
    if (error.data.reason.code === 'time_ahead') return 'TK026'
    if (error.data.reason.code === 'blank') return 'TK027'

    return timeless.has(error.data.reason.code) ? 'TK025' : undefined
  }

  return error.code === 'record_refused' ? undefined : rules.find((rule) => errorOfRule[rule] === error.code)
}

/** What is wrong with times that are not real, or not in their order. */
const timeless: ReadonlySet<string> = new Set(['no_such_time', 'times_out_of_order'])
