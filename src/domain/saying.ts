import type { RecordTable } from './records.ts'

/** The columns of a table whose text says something, where they have a value. */
interface Saying {
  readonly columns: readonly string[]
  /** But for a row whose column has this value, which says nothing by any. */
  readonly unless?: { readonly column: string; readonly is: string }
}

/** What must say something by a character that can be seen (TK027), table by table. */
export const saying = {
  users: { columns: ['email', 'name', 'employee_number'] },
  sops: { columns: ['title'] },
  tasks: { columns: ['title', 'description'] },
  steps: { columns: ['description'] },
  hazards: { columns: ['description'] },
  // Of a failure, and of an override: a pass may be without.
  safety_checks: { columns: ['feedback_text', 'override_reason'], unless: { column: 'result', is: 'pass' } },
} as const satisfies Partial<Record<RecordTable, Saying>>

/** What is said in the rows of this table; undefined unless it is one of those above. */
export function saidIn(table: string): Saying | undefined {
  return Object.hasOwn(saying, table) ? saying[table as keyof typeof saying] : undefined
}
