import type { RecordTable } from './records.ts'

/** A column whose text says something, where it has a value. */
export interface Saying {
  readonly column: string
  /** Only in a row in which this column has this value; in any row unless given. */
  readonly where?: { readonly column: string; readonly is: string }
}

/** What must say something by a character that can be seen (TK027), table by table. */
export const saying: Partial<Record<RecordTable, readonly Saying[]>> = {
  users: [{ column: 'email' }, { column: 'name' }, { column: 'employee_number' }],
  sops: [{ column: 'title' }],
  tasks: [{ column: 'title' }, { column: 'description' }],
  steps: [{ column: 'description' }],
  hazards: [{ column: 'description' }],
  safety_checks: [
    { column: 'feedback_text', where: { column: 'result', is: 'fail' } },
    { column: 'override_reason' },
  ],
}

/** What is said in the rows of this table; nothing unless it is one of those above. */
export function saidIn(table: string): readonly Saying[] {
  return Object.hasOwn(saying, table) ? (saying[table as RecordTable] ?? []) : []
}
