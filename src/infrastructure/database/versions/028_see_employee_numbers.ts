import type { Operations } from '../../../migrations/revision.ts'

export const revision = '028_see_employee_numbers'
export const downRevision = '027_keep_secrets_in_tables_of'
export const message = 'See employee numbers'

/** A character that can be seen. */
const seen = String.raw`[^\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]`

export async function upgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_said on users')
  await op.execute(
    `create trigger tk_said after insert or update on users for each row when (new.email !~ '${seen}'::text or new.name !~ '${seen}'::text or new.employee_number !~ '${seen}'::text) execute function tk_said('email', 'name', 'employee_number')`,
  )
  // A short condition: PostgreSQL reads it anew for every check.
  await op.execute('drop trigger tk_said on safety_checks')
  await op.execute(
    `create trigger tk_said after insert or update on safety_checks for each row when (new.result <> 'pass'::text) execute function tk_said('feedback_text', 'override_reason')`,
  )
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_said on users')
  await op.execute(
    `create trigger tk_said after insert or update on users for each row when (new.email !~ '${seen}'::text or new.name !~ '${seen}'::text) execute function tk_said('email', 'name')`,
  )
  await op.execute('drop trigger tk_said on safety_checks')
  await op.execute(
    `create trigger tk_said after insert or update on safety_checks for each row when (new.result = 'fail'::text and new.feedback_text !~ '${seen}'::text or new.override_reason !~ '${seen}'::text) execute function tk_said('feedback_text', 'override_reason')`,
  )
}
