import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { AuditFinding } from '../../src/domain/audit-finding.ts'
import { grantStatements } from '../../src/infrastructure/database/rights/statements.ts'
import { aMigratedDatabase, aSupervisor, aWorker, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
  await aSupervisor(on.database)
  await aWorker(on.database)
})

afterAll(() => on.close())

/** What verify finds after these statements of somebody who may everything; nothing of them stays. */
async function foundAfter(...statements: string[]): Promise<AuditFinding[]> {
  await using db = await on.database.begin()
  for (const sql of statements) await db.rows(sql)

  return (await verifyTrail(db)).findings
}

const aRole = 'create role a_role login'
const opened = (guard: string, table: string | null) => ({ kind: 'guard_off', guard, table, state: 'opened' })

describe('a right that neither the application nor a reader needs is found', () => {
  test.each([
    ['update on work_sessions', opened('update by a_role', 'work_sessions')],
    ['update (id) on users', opened('update by a_role', 'users')],
    ['trigger on work_sessions', opened('trigger by a_role', 'work_sessions')],
    ['truncate on sops', opened('truncate by a_role', 'sops')],
    ['references on users', opened('references by a_role', 'users')],
    ['select (password_hash) on users', opened('select by a_role', 'users')],
    ['select on users', opened('select by a_role', 'users')],
    ['delete on user_secrets', opened('delete by a_role', 'user_secrets')],
    ['update on alembic_version', opened('update by a_role', 'alembic_version')],
    ['insert on signatures', opened('insert by a_role', 'signatures')],
    ['execute on function tk_work_trail()', opened('execute of tk_work_trail() by a_role', null)],
    ['set on parameter session_replication_role', opened('session_replication_role by a_role', null)],
    ['pg_write_all_data', opened('pg_write_all_data by a_role', null)],
  ])('grant %s', async (right, finding) => {
    expect(await foundAfter(aRole, `grant ${right} to a_role`)).toEqual([finding])
  })

  test('what the application may, with the right to hand it on', async () => {
    const findings = await foundAfter(aRole, 'grant insert on work_sessions to a_role with grant option')

    expect(findings).toEqual([opened('insert by a_role', 'work_sessions')])
  })

  test('and none of those that tenken db grant gives', async () => {
    for (const access of ['work', 'read'] as const) {
      expect(await foundAfter(aRole, ...grantStatements('a_role', access))).toEqual([])
    }
  })

  test('nor any right to read records', async () => {
    const findings = await foundAfter(
      aRole,
      'grant select on audit_events, sops, work_sessions to a_role',
      'grant select (name) on users to a_role',
    )

    expect(findings).toEqual([])
  })
})

test.each([
  [
    'a child table of checks in another schema',
    ['create schema other', 'create table other.more () inherits (safety_checks)'],
    'table other.more inherits safety_checks',
  ],
  [
    'a child of checks that is elsewhere, and cannot be read',
    [
      'create schema other',
      'create foreign data wrapper nothing',
      'create server nowhere foreign data wrapper nothing',
      'create foreign table other.more () inherits (safety_checks) server nowhere',
    ],
    'table other.more inherits safety_checks',
  ],
  [
    'a function among PostgreSQL’s own',
    [
      'set local allow_system_table_mods = on',
      "create function pg_catalog.unnest(uuid[]) returns setof uuid language sql as 'select null::uuid where false'",
    ],
    'function unnest(uuid[]) in pg_catalog',
  ],
  [
    'an operator among PostgreSQL’s own',
    [
      'set local allow_system_table_mods = on',
      'create operator pg_catalog.~~~~ (leftarg = uuid, rightarg = uuid, function = uuid_ne)',
    ],
    'operator ~~~~(uuid,uuid) in pg_catalog',
  ],
  [
    'a cast of PostgreSQL’s own types',
    [
      'create schema other',
      "create function other.yes(uuid) returns boolean language sql as 'select true'",
      'create cast (uuid as boolean) with function other.yes(uuid) as implicit',
    ],
    'cast from uuid to boolean',
  ],
])('%s is found, and no failure', async (_, statements, difference) => {
  expect(await foundAfter(...statements)).toContainEqual({ kind: 'schema_differs', difference })
})
