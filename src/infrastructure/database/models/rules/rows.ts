/**
 * Rows of a tree come many at once, in a transition table, where a call for each would cost most of the insert. What
 * has texts and ids alone comes out the same under every setting as it is.
 */
export const treeRow = {
  tasks: (row: string) => `json_build_object('id', ${row}.id, 'sop_id', ${row}.sop_id, 'title', ${row}.title,
    'description', ${row}.description, 'order_index', ${row}.order_index,
    'created_at', extract(epoch from ${row}.created_at), 'origin_id', ${row}.origin_id)`,
  steps: (row: string) => `row_to_json(${row})`,
  hazards: (row: string) => `row_to_json(${row})`,
}

/**
 * A record's row as the trail keeps it, the same under every setting of a connection: times as seconds since 1970,
 * floats by their bytes, and of a password's hash only its hash. A column that a later revision adds joins here.
 */
export const rows: readonly string[] = [
  `create function tk_row(u users) returns json language sql stable as $$
  select json_build_object('id', u.id, 'email', u.email, 'name', u.name, 'role', u.role,
    'password_hash', encode(sha256(convert_to(u.password_hash, 'UTF8')), 'hex'),
    'created_at', extract(epoch from u.created_at), 'updated_at', extract(epoch from u.updated_at),
    'deactivated_at', extract(epoch from u.deactivated_at), 'employee_number', u.employee_number)
$$`,

  `create function tk_row(s sops) returns json language sql stable as $$
  select json_build_object('id', s.id, 'title', s.title, 'created_by', s.created_by,
    'created_at', extract(epoch from s.created_at), 'updated_at', extract(epoch from s.updated_at),
    'deleted_at', extract(epoch from s.deleted_at), 'lineage_id', s.lineage_id, 'version', s.version,
    'status', s.status, 'published_at', extract(epoch from s.published_at), 'published_by', s.published_by,
    'retired_at', extract(epoch from s.retired_at), 'retired_by', s.retired_by, 'step_ids', s.step_ids,
    'task_count', s.task_count, 'step_count', s.step_count, 'low_hazards', s.low_hazards,
    'medium_hazards', s.medium_hazards, 'high_hazards', s.high_hazards, 'critical_hazards', s.critical_hazards,
    'tree_digest', encode(s.tree_digest, 'hex'))
$$`,

  `create function tk_row(t tasks) returns json language sql stable as $$
  select ${treeRow.tasks('t')}
$$`,

  `create function tk_row(s steps) returns json language sql stable as $$
  select ${treeRow.steps('s')}
$$`,

  `create function tk_row(h hazards) returns json language sql stable as $$
  select ${treeRow.hazards('h')}
$$`,

  `create function tk_row(w work_sessions) returns json language sql stable as $$
  select json_build_object('id', w.id, 'sop_id', w.sop_id, 'worker_id', w.worker_id, 'status', w.status,
    'current_step_id', w.current_step_id, 'started_at', extract(epoch from w.started_at),
    'completed_at', extract(epoch from w.completed_at), 'approved_at', extract(epoch from w.approved_at),
    'approved_by', w.approved_by, 'locked', w.locked, 'rejection_reason', w.rejection_reason,
    'closed_at', extract(epoch from w.closed_at), 'closed_by', w.closed_by, 'abort_reason', w.abort_reason,
    'paused_at', extract(epoch from w.paused_at), 'paused_for', extract(epoch from w.paused_for))
$$`,

  `create function tk_row(c safety_checks) returns json language sql stable as $$
  select json_build_object('id', c.id, 'session_id', c.session_id, 'step_id', c.step_id, 'result', c.result,
    'feedback_text', c.feedback_text, 'confidence_score', encode(float8send(c.confidence_score), 'hex'),
    'needs_review', c.needs_review, 'checked_at', extract(epoch from c.checked_at),
    'override_reason', c.override_reason, 'override_by', c.override_by, 'resolves', c.resolves)
$$`,

  `create function tk_row(a hazard_acknowledgements) returns json language sql stable as $$
  select json_build_object('id', a.id, 'session_id', a.session_id, 'hazard_id', a.hazard_id,
    'acknowledged_by', a.acknowledged_by, 'acknowledged_at', extract(epoch from a.acknowledged_at))
$$`,

  `create function tk_row(s signatures) returns json language sql stable as $$
  select json_build_object('id', s.id, 'sop_id', s.sop_id, 'session_id', s.session_id, 'check_id', s.check_id,
    'meaning', s.meaning, 'signer_id', s.signer_id, 'signer_name', s.signer_name,
    'signed_at', extract(epoch from s.signed_at), 'digest', encode(s.digest, 'hex'))
$$`,
]
