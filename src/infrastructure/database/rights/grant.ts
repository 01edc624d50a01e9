import type { Connection } from '../engine.ts'
import { RightsNotSet } from './errors.ts'
import { type Access, type Right, rightsFor } from './rights.ts'
import { grantedTo, mustBeHeldByGrants, rightsOf } from './standing.ts'
import { grantStatements } from './statements.ts'

/** What a grant has changed. */
export interface Granted {
  readonly role: string
  readonly access: Access
  readonly granted: readonly Right[]
  readonly revoked: readonly Right[]
  /** What nobody has any more unless it is granted to them: it concerns every role of the database. */
  readonly revokedFromPublic: readonly Right[]
  /** What everybody still may, and only a superuser could take away. */
  readonly leftToPublic: readonly Right[]
}

/**
 * Gives the role exactly the rights of its access, all or nothing, and says what changed; repeating it changes nothing.
 * The database must be at head, the connection not in a transaction. Throws RoleNotFound, RoleTooPowerful for a role
 * that could switch the rules off, OwnerNeeded, or RightsNotSet where the role would keep more than that.
 */
export async function grantRights(sql: Connection, role: string, access: Access): Promise<Granted> {
  const statements = grantStatements(role, access)
  await sql.execute('begin')
  try {
    await mustBeHeldByGrants(sql, role)
    // One at a time, for PostgreSQL refuses two that change the same rights at once; by a lock that only the owner takes.
    await sql.execute('lock table alembic_version in share update exclusive mode')
    const [before, publicBefore] = [await grantedTo(sql, role), await grantedTo(sql, 'public')]
    for (const statement of statements) await sql.execute(statement)
    mustBeExactly(role, await rightsOf(sql, role), rightsFor(access))
    const [now, publicNow] = [await grantedTo(sql, role), await grantedTo(sql, 'public')]
    await sql.execute('commit')

    return {
      role,
      access,
      granted: without(now, before),
      revoked: without(before, now),
      revokedFromPublic: without(publicBefore, publicNow),
      leftToPublic: publicNow.filter((right) => right.startsWith('execute on function lo_')),
    }
  } catch (error) {
    await sql.execute('rollback').catch(() => {})
    throw error
  }
}

function mustBeExactly(role: string, has: readonly Right[], wanted: readonly Right[]): void {
  const [more, missing] = [without(has, wanted), without(wanted, has)]
  if (more.length > 0 || missing.length > 0) throw new RightsNotSet(role, { more, missing })
}

function without(rights: readonly Right[], others: readonly Right[]): Right[] {
  return rights.filter((right) => !others.includes(right))
}
