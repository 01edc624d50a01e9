/** One connection to the database, used by one caller at a time. Statements run in the order of their calls. */
export interface Connection {
  /**
   * Runs one statement and returns its rows as arrays, columns in the statement's order. Each distinct text has
   * one name of its own, under which a server keeps its plan; '' keeps none.
   */
  tuples<Row extends unknown[]>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]>
  /** The same, with rows as objects keyed by column name. */
  rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]>
  /** Runs text without parameters, several statements if it has them, and returns the last one's command tag. */
  execute(sql: string): Promise<string>
}
