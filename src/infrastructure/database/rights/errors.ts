import { TenkenError } from '../../../domain/errors.ts'
import type { Right } from './rights.ts'

export class RoleNotFound extends TenkenError<{ role: string }> {
  readonly code = 'role_not_found'
  readonly kind = 'not_found'

  constructor(role: string) {
    super(`There is no role "${role}".`, { role })
  }
}

/** Why no grant can hold a role to the rules. */
export type Power = 'superuser' | 'owner' | 'role_maker' | 'server_role' | 'replication_role_setter'

const because: Readonly<Record<Power, string>> = {
  superuser: 'it is a superuser',
  owner: 'it owns the tables, the schema or the database, or is a member of the role that does',
  role_maker: 'it may make roles, and so grant itself others (createrole)',
  server_role: 'it is a member of a role that may write to every table or to files of the server',
  replication_role_setter: 'it may set session_replication_role',
}

/** Such a role can switch the rules off, so that no grant would keep the records from it. */
export class RoleTooPowerful extends TenkenError<{ role: string; powers: readonly Power[] }> {
  readonly code = 'role_too_powerful'
  readonly kind = 'refused'

  constructor(role: string, powers: readonly Power[]) {
    super(
      `The role "${role}" can switch the rules of the record off: ${powers.map((power) => because[power]).join('; ')}.`,
      { role, powers },
    )
  }
}

/** Rights can only be set by who owns what they are on. */
export class OwnerNeeded extends TenkenError<{ role: string; owner: string }> {
  readonly code = 'owner_needed'
  readonly kind = 'forbidden'

  constructor(role: string, owner: string) {
    super(`"${role}" does not own the tables; the role that does is "${owner}".`, { role, owner })
  }
}

/** What the statements could not change: it is undone as a whole. */
export class RightsNotSet extends TenkenError<{
  role: string
  more: readonly Right[]
  missing: readonly Right[]
}> {
  readonly code = 'rights_not_set'
  readonly kind = 'refused'

  constructor(role: string, { more, missing }: { more: readonly Right[]; missing: readonly Right[] }) {
    const told = [
      ...(more.length > 0
        ? [`it would keep, by a membership, from public or from another grantor: ${more.join(', ')}`]
        : []),
      ...(missing.length > 0 ? [`it would lack: ${missing.join(', ')}`] : []),
    ]
    super(`The rights of "${role}" cannot be set: ${told.join('; ')}. Nothing was changed.`, {
      role,
      more,
      missing,
    })
  }
}
