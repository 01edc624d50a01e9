import type { Database } from '../../src/infrastructure/database/database.ts'

/** Each column of the table with its type, NOT NULL and default, as the database tells them. */
export async function columnsOf(database: Database, table: string): Promise<Record<string, string>> {
  const rows = await database.connection((sql) =>
    sql.tuples<[string, string]>(
      '',
      `select attname, concat_ws(' ', format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
              'default ' || pg_get_expr(adbin, adrelid))
         from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = $1::regclass and attnum > 0 and not attisdropped
        order by attnum`,
      [table],
    ),
  )

  return Object.fromEntries(rows)
}

export async function foreignKeysOf(database: Database, tables: string[]): Promise<string[]> {
  const rows = await database.connection((sql) =>
    sql.tuples<[string]>(
      '',
      `select conrelid::regclass || ': ' || pg_get_constraintdef(oid) as line
         from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[])
        order by conrelid::regclass::text, conname`,
      [tables],
    ),
  )

  return rows.map(([line]) => line).sort()
}

/** Each index by name, from its method on. */
export async function indexesOf(database: Database, tables: string[]): Promise<Record<string, string>> {
  const rows = await database.connection((sql) =>
    sql.tuples<[string, string]>(
      '',
      `select indexname, substring(indexdef from 'USING (.*)$')
         from pg_indexes where schemaname = current_schema() and tablename = any($1)`,
      [tables],
    ),
  )

  return Object.fromEntries(rows)
}
