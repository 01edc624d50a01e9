import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { AuditFinding } from '../../src/domain/audit-finding.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'

/**
 * What verify finds after somebody with every right did this to the database, all rules off; nothing of it stays.
 * CHECKs and unique indexes of the table are dropped first, so that any value can be planted.
 */
export async function foundAfter(
  database: Database,
  tables: readonly string[],
  tamper: (db: OpenSession) => Promise<unknown>,
): Promise<AuditFinding[]> {
  await using db = await database.begin()
  for (const table of tables) await unbind(db, table)
  await db.rows('set local session_replication_role = replica')
  await tamper(db)
  await db.rows('set local session_replication_role = origin')
  const { findings } = await verifyTrail(db)

  return findings
}

async function unbind(db: OpenSession, table: string): Promise<void> {
  const statements = await db.rows<{ sql: string }>(
    `select format('alter table %I drop constraint %I', $1::text, conname) as sql from pg_constraint
      where conrelid = $1::regclass and contype in ('c', 'u')
     union all
     select format('drop index %I', c.relname) from pg_index join pg_class c on c.oid = indexrelid
      where indrelid = $1::regclass and indisunique and not indisprimary
        and not exists (select from pg_constraint where conindid = indexrelid)`,
    [table],
  )
  for (const { sql } of statements) await db.rows(sql)
}

export interface Column {
  table: string
  name: string
  type: string
  nullable: boolean
}

/** Every column of these tables, as the catalog has them. */
export function columnsOf(database: Database, tables: readonly string[]): Promise<Column[]> {
  return database.session((db) =>
    db.rows<Column>(
      `select relname as table, attname as name, format_type(atttypid, null) as type, not attnotnull as nullable
         from pg_attribute join pg_class on pg_class.oid = attrelid
        where attrelid = any($1::text[]::regclass[]) and attnum > 0 and not attisdropped order by 1, attnum`,
      [tables],
    ),
  )
}

/** The least other value of a column of this type. */
export function otherValue({ name, type }: Column): string {
  const other: Record<string, string> = {
    uuid: 'gen_random_uuid()',
    text: `coalesce(${name}, '') || '.'`,
    integer: `coalesce(${name}, 0) + 1000`,
    boolean: `not ${name}`,
    'timestamp with time zone': `coalesce(${name}, now()) + interval '1 microsecond'`,
    interval: `${name} + interval '1 microsecond'`,
    'double precision': `coalesce(${name} * (1 + 2.220446049250313e-16), 0.5)`,
    'uuid[]': `array_append(${name}, gen_random_uuid())`,
    bytea: `coalesce(set_byte(${name}, 31, get_byte(${name}, 31) # 1), '\\x00')`,
    json: `(${name}::text || ' ')::json`,
  }
  const value = other[type]
  if (!value) throw new Error(`Say which other value a ${type} has.`)

  return value
}
