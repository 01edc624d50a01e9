import type { Described } from '../catalog/object.ts'

/** A column before and after. */
export interface ColumnChange {
  from: Described<'column'>
  to: Described<'column'>
}

/** What its statements begin with. */
export function headOf({ table, name }: Described<'column'>): string {
  return `alter table ${table} alter column ${name}`
}
