import type { Connection } from '../engine.ts'

/** Which revision the schema is at, as Alembic's own table says. */
export class SchemaState {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** One revision; none at base. */
  async revisions(): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'schema_revisions',
      'select version_num from alembic_version',
      [],
    )

    return rows.map(([revision]) => revision)
  }
}
