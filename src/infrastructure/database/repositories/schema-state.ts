import type { Connection } from '../engine.ts'

/** How the schema stands: which revision it is at, as Alembic's own table says, and what may be done with it. */
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

  /** Of these rights, written as `rightsFor` has them, those that the connection's own role lacks; at head only. */
  async lackedOf(rights: readonly string[]): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'schema_lacked_rights',
      `select needed
         from unnest($1::text[]) needed, regexp_match(needed, '^(\\w+) on (\\w+) ?(.*)$') as part
        where not case part[2]
                when 'database' then has_database_privilege(current_database(), part[1])
                when 'schema' then has_schema_privilege(current_schema, part[1])
                when 'table' then has_table_privilege(part[3], part[1])
                when 'column' then has_column_privilege(split_part(part[3], '.', 1), split_part(part[3], '.', 2), part[1])
                else has_function_privilege(part[3], part[1])
              end
        order by 1`,
      [rights],
    )

    return rows.map(([right]) => right)
  }
}
