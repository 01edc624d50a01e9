/** What follows of itself from what else is told. */
export const consequences: ReadonlySet<string> = new Set([
  'updated_at',
  'locked',
  'completed_at',
  'approved_at',
  'approved_by',
  'closed_at',
  'closed_by',
  'rejection_reason',
  'abort_reason',
  'paused_at',
  'published_at',
  'published_by',
  'retired_at',
  'retired_by',
  'step_ids',
  'task_count',
  'step_count',
  'low_hazards',
  'medium_hazards',
  'high_hazards',
  'critical_hazards',
  'tree_digest',
  'hash',
  'secret_digest',
  'token_digest',
])

const telling: Readonly<Record<string, readonly string[]>> = {
  users: ['name', 'email', 'employee_number', 'role'],
  sops: ['title'],
  work_sessions: ['sop_id', 'worker_id'],
  safety_checks: ['step_id', 'feedback_text', 'confidence_score', 'needs_review'],
  hazard_acknowledgements: ['hazard_id'],
}

/** What of a new row of the table is worth a line of its own; undefined of a table whose rows are told by their number. */
export function columnsTelling(table: string): readonly string[] | undefined {
  return Object.hasOwn(telling, table) ? telling[table] : undefined
}
