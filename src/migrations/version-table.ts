import type { Connection } from './connection.ts'
import { BrokenHistory } from './errors.ts'
import { literal } from './quote.ts'

/** Alembic's own table, to the letter, so that the real Alembic reads the state written here and the reverse. */
export const createVersionTable = `create table if not exists alembic_version (
    version_num varchar(32) not null,
    constraint alembic_version_pkc primary key (version_num)
)`

/** The revision that the database is at; null at base. */
export async function currentRevision(sql: Connection): Promise<string | null> {
  const [table] = await sql.tuples<[boolean]>('', `select to_regclass('alembic_version') is not null`)
  if (!table?.[0]) return null
  const rows = await sql.tuples<[string]>('', 'select version_num from alembic_version')
  if (rows.length > 1) throw new BrokenHistory({ code: 'several_heads' })

  return rows[0]?.[0] ?? null
}

/** The statement that moves the state; it must hit exactly one row, or somebody else has moved it meanwhile. */
export function moveState(from: string | null, to: string | null): string {
  if (to === null) return `delete from alembic_version where version_num = ${literal(from)}`
  if (from === null) return `insert into alembic_version (version_num) values (${literal(to)})`

  return `update alembic_version set version_num = ${literal(to)} where version_num = ${literal(from)}`
}
