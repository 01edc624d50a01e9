import { randomUUID } from 'node:crypto'
import { Database } from '../../src/infrastructure/database/database.ts'
import { grantRights } from '../../src/infrastructure/database/rights/grant.ts'
import type { Access } from '../../src/infrastructure/database/rights/rights.ts'
import { beginningWith } from '../setup/beginning.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

export interface OnRole extends OpenTestDatabase {
  role: string
  /** From here on every session is the owner's; runs SQL as the owner of the tables. */
  asOwner(sql: string): Promise<void>
  /** From here on every session is the role's, or another's. */
  asRole(another?: string): Promise<void>
}

/** A database at head and a new role. */
export async function aDatabaseWithRole(access?: Access): Promise<OnRole> {
  const on = await aMigratedDatabase()
  const role = `tenken_${randomUUID().slice(0, 8)}`
  let beginning = ''
  const database = new Database(
    beginningWith(on.database.engine, () => beginning),
    { sessionRetries: 5 },
  )
  const asOwner = async (sql: string) => {
    beginning = ''
    await database.connection((connection) => connection.execute(sql))
  }
  await asOwner(`create role ${role}`)
  if (access) await database.connection((sql) => grantRights(sql, role, access))

  return {
    ...on,
    database,
    role,
    asOwner,
    asRole: async (another = role) => {
      beginning = `set role ${another}`
    },
    async close() {
      await asOwner(`drop owned by ${role}; drop role ${role}`)
      await on.close()
    },
  }
}
