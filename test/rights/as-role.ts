import { randomUUID } from 'node:crypto'
import { grantRights } from '../../src/infrastructure/database/rights/grant.ts'
import type { Access } from '../../src/infrastructure/database/rights/rights.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

export interface OnRole extends OpenTestDatabase {
  role: string
  /** Runs SQL as the owner of the tables, wherever the role stands. */
  asOwner(sql: string): Promise<void>
  /** From here on every session is the role's. */
  asRole(): Promise<void>
}

/** A database at head and a new role; one connection alone, so that it stays whose it is. */
export async function aDatabaseWithRole(access?: Access): Promise<OnRole> {
  const on = await aMigratedDatabase({ DATABASE_POOL_SIZE: '1' })
  const role = `tenken_${randomUUID().slice(0, 8)}`
  const asOwner = (sql: string) =>
    on.database.connection(async (connection) => {
      await connection.execute('reset role')
      await connection.execute(sql)
    })
  await asOwner(`create role ${role}`)
  if (access) await on.database.connection((sql) => grantRights(sql, role, access))

  return {
    ...on,
    role,
    asOwner,
    asRole: () =>
      on.database.connection(async (sql) => {
        await sql.execute(`set role ${role}`)
      }),
    async close() {
      await asOwner(`drop owned by ${role}; drop role ${role}`)
      await on.close()
    },
  }
}
