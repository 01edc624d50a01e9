/** A table of a document: its columns' names, and its rows with the line of each. `to` is its last line. */
export interface Table {
  header: readonly string[]
  rows: readonly Row[]
  from: number
  /** The last line of what names the columns. */
  headTo: number
  to: number
}

export interface Row {
  cells: readonly string[]
  at: number
  /** Its last line. */
  to: number
}
