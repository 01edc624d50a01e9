import type { Statement } from './out-of-force.ts'

/** What verification finds of a statement that went through while a rule was out of force. */
export interface Found {
  /** An attack or a change of test/rules by what it is, or a statement of its own. */
  of: string | Statement
  /** The kind of the finding, and its rule or its table. */
  found: string
  /** What a function does out of force, where doing nothing would stop at something else. */
  doing?: string
}

/** Why a rule lets nothing through that could be found. */
export interface Unfound {
  because: string
}

const ofOlderFailure: Statement = {
  as: 'supervisor',
  sql: `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
        values (:atFirst, :step1, 'override', 'A', :supervisor, :olderFail)`,
}

const anotherRevision: Statement = { sql: "update alembic_version set version_num = '010_keep_records'" }

const countsNothing = `version.step_ids := '{}'; version.task_count := 0; version.step_count := 0;
  version.low_hazards := 0; version.medium_hazards := 0; version.high_hazards := 0; version.critical_hazards := 0;
  version.tree_digest := sha256(''); return version;`

const waits = 'it lets one wait for another, and refuses nothing'
const referredTo = 'what others refer to is truncated with these only, whose own triggers refuse it'

/** Disabled. */
const triggers: Readonly<Record<string, Found | Unfound>> = {
  'tk_acknowledged on hazard_acknowledgements': found(
    'a hazard of a later step',
    'record_unrecorded hazard_acknowledgements',
  ),
  'tk_added on hazards': found('a new hazard in a version: sop', 'record_unrecorded hazards'),
  'tk_added on steps': found('a new step in a version: sop', 'record_unrecorded steps'),
  'tk_added on tasks': found('a new task in a version: sop', 'record_unrecorded tasks'),
  'tk_allowed on sops': unfound('tk_still_allowed judges the same right before it is told'),
  'tk_by_rules_only on audit_events': found('an event by hand', 'event_missing'),
  'tk_by_rules_only on signatures': found('a signature by hand', 'record_unrecorded signatures'),
  'tk_changed on hazards': found('a changed hazard in a version: sop', 'record_altered hazards'),
  'tk_changed on sops': found('deleting an effective version, beside another title', 'rule_broken TK001'),
  'tk_changed on steps': found('a changed step in a version: sop', 'record_altered steps'),
  'tk_changed on tasks': found('a changed task in a version: sop', 'record_altered tasks'),
  'tk_changed on users': found('another beginning of a user', 'rule_broken TK033'),
  'tk_checked on safety_checks': found('a pass of a later step', 'record_unrecorded safety_checks'),
  'tk_emptied on steps': unfound(
    'what hangs below a row cannot be told any more then, and the statement fails',
  ),
  'tk_emptied on tasks': unfound(
    'what hangs below a row cannot be told any more then, and the statement fails',
  ),
  'tk_final on audit_events': found('a change of all events at once', 'event_altered'),
  'tk_final on hazard_acknowledgements': found(
    'a hazard acknowledged anew by ON CONFLICT',
    'record_altered hazard_acknowledgements',
  ),
  'tk_final on safety_checks': found('a change of a check by ON CONFLICT', 'record_altered safety_checks'),
  'tk_final on signatures': found(
    { sql: "update signatures set signer_name = 'Ann' where session_id = :approved" },
    'record_altered signatures',
  ),
  'tk_kept on audit_events': found('a removal from audit_events', 'event_missing'),
  'tk_kept on hazard_acknowledgements': found(
    'a removal from hazard_acknowledgements',
    'record_missing hazard_acknowledgements',
  ),
  'tk_kept on safety_checks': found('a removal from safety_checks', 'record_missing safety_checks'),
  'tk_kept on signatures': found('a removal from signatures', 'record_missing signatures'),
  'tk_kept on users': found({ sql: 'delete from users where id = :goneWorker' }, 'record_missing users'),
  'tk_kept on work_sessions': found(
    { sql: 'delete from work_sessions where id = :left' },
    'record_missing work_sessions',
  ),
  'tk_made on sops': found('a version that is not the next one', 'rule_broken TK002'),
  'tk_made on users': found('a user with the id of another record: atFirst', 'rule_broken TK036'),
  'tk_moved on work_sessions': found('in_progress becomes approved, by supervisor', 'rule_broken TK011'),
  'tk_never_emptied on audit_events': found('truncate audit_events', 'record_unrecorded users'),
  'tk_never_emptied on hazard_acknowledgements': found(
    'truncate hazard_acknowledgements',
    'record_missing hazard_acknowledgements',
  ),
  'tk_never_emptied on hazards': unfound(referredTo),
  'tk_never_emptied on safety_checks': unfound(referredTo),
  'tk_never_emptied on signatures': found('truncate signatures', 'record_missing signatures'),
  'tk_never_emptied on sops': unfound(referredTo),
  'tk_never_emptied on steps': unfound(referredTo),
  'tk_never_emptied on tasks': unfound(referredTo),
  'tk_never_emptied on users': unfound(referredTo),
  'tk_never_emptied on work_sessions': unfound(referredTo),
  'tk_removed on hazards': found('a removed hazard in a version: superseded', 'record_missing hazards'),
  'tk_removed on sops': unfound(
    'what hangs below a published version does not go, and who removes a draft is judged where it is told',
  ),
  'tk_removed on steps': found('a removed step of a draft by nobody', 'record_missing steps'),
  'tk_removed on tasks': found('removed tasks of a draft', 'record_missing tasks'),
  'tk_said on hazards': found('another hazard of soft hyphens', 'rule_broken TK027'),
  'tk_said on safety_checks': found('the reason of an override of the blank of Braille', 'rule_broken TK027'),
  'tk_said on sops': found('another title of variation selectors', 'rule_broken TK027'),
  'tk_said on steps': found('a step of blanks of Japanese around nothing', 'rule_broken TK027'),
  'tk_said on tasks': found('another description of a task of marks of direction', 'rule_broken TK027'),
  'tk_said on users': found('another employee number of fillers of Hangul', 'rule_broken TK027'),
  'tk_revision_told on alembic_version': found(anotherRevision, 'guard_off alembic_version'),
  'tk_started on work_sessions': found('a start on a draft', 'rule_broken TK003'),
  'tk_still_allowed on sops': found('a deletion, told as a worker’s', 'rule_broken TK015'),
  'tk_superseded on sops': found('an effective version is superseded by none', 'rule_broken TK002'),
  'tk_turn on users': unfound(waits),
  'tk_trail_added on users': found('a user added at infinity', 'record_unrecorded users'),
  'tk_trail_changed on sops': found("a publication, told as another's", 'record_altered sops'),
  'tk_trail_changed on users': found('a user changed at infinity', 'record_altered users'),
  'tk_trail_made on sops': found("a new SOP, told as another's", 'record_unrecorded sops'),
  'tk_trail_moved on work_sessions': found(
    'a deletion of a version whose work is closed',
    'rule_broken TK005',
  ),
  'tk_trail_started on work_sessions': found("a start, told as another's", 'record_unrecorded work_sessions'),
}

/** Replaced by one that lets everything pass. */
const functions: Readonly<Record<string, Found | Unfound>> = {
  'tk_acknowledged()': found('a hazard of a later step', 'record_unrecorded hazard_acknowledgements'),
  'tk_actor()': unfound('nobody is known to act then, and whatever needs somebody is refused'),
  'tk_added(text,uuid,json)': found('a new user', 'event_altered'),
  'tk_append(uuid,text,text,json)': found('a new user', 'record_unrecorded users'),
  'tk_append_to_lineage(uuid,text,json)': found('a new SOP', 'record_unrecorded sops'),
  'tk_are_active(text[],users,users)': found('a new admin by a supervisor', 'rule_broken TK028'),
  'tk_by_rules_only()': found('a signature by hand', 'record_unrecorded signatures'),
  'tk_changed(text,uuid,json,json)': found('a role of a user', 'event_altered'),
  'tk_checked()': found('a pass of a later step', 'record_unrecorded safety_checks'),
  'tk_closed(work_sessions,work_sessions)': unfound('a constraint holds what it sets'),
  'tk_draft(uuid)': found(
    'a new task in a version: sop',
    'rule_broken TK001',
    'return (select lineage_id from public.sops where id = sop);',
  ),
  'tk_event_text(audit_events)': unfound('verification alone calls it'),
  'tk_event_text(uuid,integer,timestamp with time zone,uuid,text,text,text,text,json)': found(
    'a new user',
    'event_altered',
    "return '';",
  ),
  'tk_final()': found('a change of a check by ON CONFLICT', 'record_altered safety_checks'),
  'tk_hazards_added()': found('a new hazard in a version: sop', 'record_unrecorded hazards'),
  'tk_hazards_changed()': found('a changed hazard in a version: sop', 'record_altered hazards'),
  'tk_hazards_removed()': found('a removed hazard in a version: superseded', 'record_missing hazards'),
  'tk_kept()': found('a removal from safety_checks', 'record_missing safety_checks'),
  'tk_must_act(uuid)': found('deleting an effective version, by somebody who has left', 'rule_broken TK016'),
  'tk_must_be_in_progress(work_sessions,text)': found('a check of paused work', 'rule_broken TK011'),
  'tk_must_be_new(text,uuid)': found('a user with the id of another record: atFirst', 'rule_broken TK036'),
  'tk_must_be_open(work_sessions)': found(
    'an override of a flagged check in aborted work',
    'rule_broken TK010',
  ),
  'tk_must_be_timely(text,uuid,timestamp with time zone,timestamp with time zone)': found(
    'a user added at minus infinity',
    'rule_broken TK025',
  ),
  'tk_must_leave_somebody(users,users)': found('the last admin who leaves', 'rule_broken TK037'),
  'tk_must_look_after(uuid,users,users)': found('a new worker by a worker', 'rule_broken TK015'),
  'tk_must_own(uuid,uuid)': found('a start by somebody who has left', 'rule_broken TK016'),
  'tk_must_review(uuid,uuid)': found('deleting an effective version, by a worker', 'rule_broken TK015'),
  'tk_must_still_act(uuid)': found("an approval, told as another's", 'rule_broken TK019'),
  'tk_must_take_check(safety_checks,work_sessions)': found('a fail of a later step', 'rule_broken TK012'),
  'tk_never_emptied()': found('truncate users cascade', 'rule_broken TK003'),
  'tk_newest_check(safety_checks)': found(ofOlderFailure, 'rule_broken TK021', 'return o.resolves;'),
  'tk_overrides(safety_checks,work_sessions)': found('an override in approved work', 'rule_broken TK010'),
  'tk_people_turn()': unfound(waits),
  'tk_published(sops)': found('publishing a version without a task', 'rule_broken TK004', countsNothing),
  'tk_reason(text,text)': found('deleting an effective version, without a reason', 'rule_broken TK024'),
  'tk_refuse(text,text,json)': found('deleting an effective version, by a worker', 'rule_broken TK015'),
  'tk_refuse_change(work_sessions,work_sessions)': found(
    'approved with another time of completion',
    'rule_broken TK035',
  ),
  'tk_remove_hazards(uuid[])': unfound('nothing is removed then'),
  'tk_remove_steps(uuid[])': unfound('nothing is removed then'),
  'tk_remove_tasks(uuid[])': unfound('nothing is removed then'),
  'tk_removed(text,uuid,json)': found('a removed draft, with all below it', 'event_altered'),
  'tk_row(hazard_acknowledgements)': found('an acknowledgement', 'rule_broken TK034'),
  'tk_row(hazards)': unfound('verification alone calls it'),
  'tk_row(safety_checks)': found('passes of several steps in one statement', 'rule_broken TK034'),
  'tk_row(signatures)': found('a publication, which supersedes the version before', 'rule_broken TK034'),
  'tk_row(sops)': found('a new SOP', 'rule_broken TK034'),
  'tk_row(steps)': unfound('verification alone calls it'),
  'tk_row(tasks)': unfound('verification alone calls it'),
  'tk_row(users)': found('a new user', 'rule_broken TK034'),
  'tk_row(work_sessions)': found('a deletion of a version whose work is closed', 'rule_broken TK034'),
  'tk_rows_added(text,json)': found('new tasks of a draft, one event a statement', 'event_altered'),
  'tk_rows_removed(text,json)': found('a removed draft, with all below it', 'event_altered'),
  'tk_said()': found('the feedback of a failure of fillers of Hangul', 'rule_broken TK027'),
  'tk_sign(text,uuid,uuid,uuid,uuid)': found('an override', 'rule_broken TK034'),
  'tk_signed_digest(signatures)': found(
    'a publication, which supersedes the version before',
    'signature_broken signatures',
    "return sha256('');",
  ),
  'tk_steps_added()': found('a new step in a version: sop', 'record_unrecorded steps'),
  'tk_steps_changed()': found('a changed step in a version: sop', 'record_altered steps'),
  'tk_steps_emptied()': unfound('nothing is removed then'),
  'tk_steps_removed()': found('a removed step of a draft by nobody', 'record_missing steps'),
  'tk_superseded()': found('an effective version is superseded by none', 'rule_broken TK002'),
  'tk_tasks_added()': found('a new task in a version: sop', 'record_unrecorded tasks'),
  'tk_tasks_changed()': found('a changed task in a version: sop', 'record_altered tasks'),
  'tk_tasks_emptied()': unfound('nothing is removed then'),
  'tk_revision_told()': found(anotherRevision, 'guard_off alembic_version'),
  'tk_tasks_removed()': found('a removed draft, with all below it', 'record_missing tasks'),
  'tk_tree_digest(uuid)': found(
    'a publication, which supersedes the version before',
    'tree_altered sops',
    "return sha256('');",
  ),
  'tk_unpaused(work_sessions)': unfound(
    'a pause that is not counted is found where it was longer than clocks differ',
  ),
  'tk_user_changed()': found('another beginning of a user', 'rule_broken TK033'),
  'tk_user_made()': found('a user with the id of another record: atFirst', 'rule_broken TK036'),
  'tk_user_row(uuid)': unfound('verification alone calls it'),
  'tk_user_trail()': found('a user added at infinity', 'record_unrecorded users'),
  'tk_version_changed()': found('deleting an effective version, beside another title', 'rule_broken TK001'),
  'tk_version_hidden()': found('deleting an effective version, by a worker', 'rule_broken TK015'),
  'tk_version_made()': found('a version that is not the next one', 'rule_broken TK002'),
  'tk_version_removed()': unfound(
    'what hangs below a published version does not go, and who removes a draft is judged where it is told',
  ),
  'tk_version_trail()': found("a new SOP, told as another's", 'record_unrecorded sops'),
  'tk_went_on(uuid,uuid)': found(
    'a step that goes on beside the override of a flagged failure',
    'rule_broken TK012',
    'return true;',
  ),
  'tk_work_moved()': found('in_progress becomes approved, by supervisor', 'rule_broken TK011'),
  'tk_work_started()': found('a start on a draft', 'rule_broken TK003'),
  'tk_work_trail()': found("a start, told as another's", 'record_unrecorded work_sessions'),
}

/** Made strict, so that it does nothing where something that it is given is null. */
const strict: Readonly<Record<string, Found | Unfound>> = {
  'strict tk_append(uuid,text,text,json)': found('a new user', 'record_unrecorded users'),
  'strict tk_are_active(text[],users,users)': found('a new admin by a supervisor', 'rule_broken TK028'),
  'strict tk_must_leave_somebody(users,users)': unfound('somebody who is added leaves nobody'),
  'strict tk_must_look_after(uuid,users,users)': found('a new worker by a worker', 'rule_broken TK015'),
  'strict tk_must_be_timely(text,uuid,timestamp with time zone,timestamp with time zone)': found(
    'a user added at minus infinity',
    'rule_broken TK025',
  ),
  'strict tk_must_review(uuid,uuid)': found(
    'deleting an effective version, by a worker',
    'rule_broken TK015',
  ),
  'strict tk_reason(text,text)': unfound(
    'it is given a null by a new connection only, and lets the same through as without strict',
  ),
  'strict tk_sign(text,uuid,uuid,uuid,uuid)': found('an override', 'rule_broken TK034'),
}

/** Given no null by anything that the constraints let through. */
const neverGivenNull = [
  'tk_act_on(user_secrets)',
  'tk_forget_sign_ins(timestamp with time zone)',
  'tk_row(api_tokens)',
  'tk_row(devices)',
  'tk_row(user_secrets)',
  'tk_told_secrets(uuid[])',
  'tk_added(text,uuid,json)',
  'tk_append_to_lineage(uuid,text,json)',
  'tk_changed(text,uuid,json,json)',
  'tk_closed(work_sessions,work_sessions)',
  'tk_draft(uuid)',
  'tk_event_text(audit_events)',
  'tk_event_text(uuid,integer,timestamp with time zone,uuid,text,text,text,text,json)',
  'tk_must_act(uuid)',
  'tk_must_be_in_progress(work_sessions,text)',
  'tk_must_be_new(text,uuid)',
  'tk_must_be_open(work_sessions)',
  'tk_must_own(uuid,uuid)',
  'tk_must_still_act(uuid)',
  'tk_must_take_check(safety_checks,work_sessions)',
  'tk_newest_check(safety_checks)',
  'tk_overrides(safety_checks,work_sessions)',
  'tk_published(sops)',
  'tk_refuse(text,text,json)',
  'tk_refuse_change(work_sessions,work_sessions)',
  'tk_remove_hazards(uuid[])',
  'tk_remove_steps(uuid[])',
  'tk_remove_tasks(uuid[])',
  'tk_removed(text,uuid,json)',
  'tk_row(hazard_acknowledgements)',
  'tk_row(hazards)',
  'tk_row(safety_checks)',
  'tk_row(signatures)',
  'tk_row(sops)',
  'tk_row(steps)',
  'tk_row(tasks)',
  'tk_row(users)',
  'tk_row(work_sessions)',
  'tk_rows_added(text,json)',
  'tk_rows_removed(text,json)',
  'tk_signed_digest(signatures)',
  'tk_tree_digest(uuid)',
  'tk_unpaused(work_sessions)',
  'tk_user_row(uuid)',
  'tk_went_on(uuid,uuid)',
]

const leaving: Statement = {
  as: 'admin',
  sql: 'update users set deactivated_at = clock_timestamp() where id = :machine',
}

/** What people sign in with: disabled, or replaced. */
const ofSecrets: Readonly<Record<string, Found | Unfound>> = {
  'tk_act_on(user_secrets)': unfound('an event without a name cannot be written'),
  'tk_device_told()': found('a new device', 'record_unrecorded devices'),
  'tk_forget_sign_ins(timestamp with time zone)': unfound('who was signed in is no record'),
  'tk_row(api_tokens)': found('a new token', 'rule_broken TK034'),
  'tk_row(devices)': found('a new device', 'rule_broken TK034'),
  'tk_row(user_secrets)': found('a PIN of one’s own', 'rule_broken TK034'),
  'tk_secret_added()': found('a PIN of one’s own', 'record_unrecorded user_secrets'),
  'tk_secret_changed()': found('a changed password', 'record_altered user_secrets'),
  'tk_secret_set()': found('a password for somebody else', 'rule_broken TK019'),
  'tk_set on user_secrets': found('a reset by a worker', 'rule_broken TK041'),
  'tk_signed_out on users': found(leaving, 'record_altered api_tokens'),
  'tk_signed_out()': found(leaving, 'record_altered api_tokens'),
  'tk_token_told()': found('a new token', 'record_unrecorded api_tokens'),
  'tk_told_secrets(uuid[])': unfound('verification alone calls it'),
  'tk_trail_added on api_tokens': found('a new token', 'record_unrecorded api_tokens'),
  'tk_trail_added on devices': found('a new device', 'record_unrecorded devices'),
  'tk_trail_added on user_secrets': found('a PIN of one’s own', 'record_unrecorded user_secrets'),
  'tk_trail_changed on api_tokens': found('a revoked token', 'record_altered api_tokens'),
  'tk_trail_changed on devices': found('a revoked device', 'record_altered devices'),
  'tk_trail_changed on user_secrets': found('a changed password', 'record_altered user_secrets'),
}

export const casesOfRules: Readonly<Record<string, Found | Unfound>> = {
  ...ofSecrets,
  ...triggers,
  ...functions,
  ...strict,
  ...Object.fromEntries(neverGivenNull.map((name) => [`strict ${name}`, unfound('it is given no null')])),
}

function found(of: string | Statement, finding: string, doing?: string): Found {
  return { of, found: finding, ...(doing === undefined ? {} : { doing }) }
}

function unfound(because: string): Unfound {
  return { because }
}
