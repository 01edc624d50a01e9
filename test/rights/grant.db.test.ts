import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { ownModels } from '../../src/infrastructure/database/own-models.ts'
import {
  OwnerNeeded,
  RightsNotSet,
  RoleNotFound,
  RoleTooPowerful,
} from '../../src/infrastructure/database/rights/errors.ts'
import { grantRights } from '../../src/infrastructure/database/rights/grant.ts'
import {
  type Access,
  makersOfLargeObjects,
  rightsFor,
  tableRightsFor,
} from '../../src/infrastructure/database/rights/rights.ts'
import { grantedTo, rightsOf } from '../../src/infrastructure/database/rights/standing.ts'
import { offlineGrantSql } from '../../src/infrastructure/database/rights/statements.ts'
import { check } from '../../src/migrations/autogenerate/compare.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { aDatabaseWithRole, type OnRole } from './as-role.ts'

let on: OnRole

beforeAll(async () => {
  on = await aDatabaseWithRole()
})

afterAll(() => on.close())

beforeEach(() =>
  on.asOwner(`drop owned by ${on.role};
    grant execute on function ${makersOfLargeObjects.join(', ')} to public;
    do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`),
)

const ofLargeObjects = [
  'execute on function lo_creat(integer)',
  'execute on function lo_create(oid)',
  'execute on function lo_from_bytea(oid,bytea)',
]
const grant = (access: Access = 'work', role = on.role) =>
  on.database.connection((sql) => grantRights(sql, role, access))
const granted = (to = on.role) => on.database.connection((sql) => grantedTo(sql, to))
const standing = () => on.database.connection((sql) => rightsOf(sql, on.role))
/** With another role beside it, which is gone afterwards. */
async function withOther<T>(sql: (other: string) => string, work: (other: string) => Promise<T>): Promise<T> {
  const other = `tenken_${randomUUID().slice(0, 8)}`
  await on.asOwner(`create role ${other}; ${sql(other)}`)
  try {
    return await work(other)
  } finally {
    await on.asOwner(`drop owned by ${other}; drop role ${other}`)
  }
}

test('what somebody has made that takes the same as PostgreSQL’s own hides no right', async () => {
  await grant()
  await on.asOwner(
    'create function unnest(text[]) returns setof text language sql as $$ select null::text where false $$',
  )
  const has = await standing().finally(() => on.asOwner('drop function unnest(text[])'))

  expect(has).toEqual(rightsFor('work'))
})

describe.each(['work', 'read'] as const)('to %s', (access) => {
  test('a role gets exactly what is declared, and is told so', async () => {
    const told = await grant(access)

    expect(await granted()).toEqual(rightsFor(access))
    expect(await standing()).toEqual(rightsFor(access))
    expect(told).toEqual({
      role: on.role,
      access,
      granted: rightsFor(access),
      revoked: [],
      revokedFromPublic: [...ofLargeObjects, 'temporary on database'],
      leftToPublic: [],
    })
  })

  test('nothing but that is granted anywhere in the database', async () => {
    await grant(access)

    const objects = await on.database.connection((sql) =>
      sql.tuples(
        '',
        `select distinct classid::regclass::text, coalesce(to_regclass(objid::regclass::text)::text, '')
           from pg_shdepend where refobjid = $1::regrole and deptype = 'a' and classid = 'pg_class'::regclass
         union all
         select classid::regclass::text, count(*)::text from pg_shdepend
          where refobjid = $1::regrole and deptype = 'a' and classid <> 'pg_class'::regclass group by classid
          order by 1, 2`,
        [on.role],
      ),
    )

    const of = (kind: string) => rightsFor(access).filter((right) => right.includes(` on ${kind}`)).length
    expect(objects).toEqual([
      ...tableRightsFor(access)
        .filter(({ select }) => select !== false)
        .map(({ table }) => ['pg_class', table])
        .sort(),
      ['pg_database', String(of('database'))],
      ['pg_namespace', String(of('schema'))],
      ['pg_proc', String(of('function'))],
    ])
  })

  test('granting it again changes nothing', async () => {
    await grant(access)

    const again = await grant(access)

    expect(again).toMatchObject({ granted: [], revoked: [], revokedFromPublic: [] })
  })

  test('what a role had beyond it is taken away', async () => {
    await on.asOwner(`grant all on all tables in schema public to ${on.role} with grant option;
      grant all on all functions in schema public to ${on.role}; grant update (hash) on audit_events to ${on.role};
      grant create on schema public to ${on.role}, public`)

    const { revoked, revokedFromPublic } = await grant(access)

    expect(await granted()).toEqual(rightsFor(access))
    expect(await standing()).toEqual(rightsFor(access))
    expect(revoked).toEqual(
      expect.arrayContaining([
        'truncate on table work_sessions with grant option',
        'update on column audit_events.hash',
        'execute on function tk_work_moved()',
        'create on schema',
      ]),
    )
    expect(revokedFromPublic).toEqual(['create on schema', ...ofLargeObjects, 'temporary on database'])
  })

  test('models and database agree after it', async () => {
    await grant(access)

    const differences = await on.database.connection((sql) => check(sql, ownModels))

    expect(differences).toEqual([])
  })
})

test('what others had from the role goes with it', async () => {
  await withOther(
    () => '',
    async (other) => {
      await on.asOwner(`grant select on users to ${on.role} with grant option; set role ${on.role};
        grant select on users to ${other}; reset role`)

      await grant()

      expect(await granted(other)).toEqual([])
    },
  )
})

test('a role that can switch the rules off is refused, and told why', async () => {
  const powers: [sql: string, undo: string, power: string][] = [
    ['superuser', 'nosuperuser', 'superuser'],
    ['createrole', 'nocreaterole', 'role_maker'],
  ]
  for (const [option, undo, power] of powers) {
    await on.asOwner(`alter role ${on.role} ${option}`)
    const refused = grant()
    await expect(refused).rejects.toThrow(RoleTooPowerful)
    await expect(refused).rejects.toMatchObject({ data: { role: on.role, powers: [power] } })
    await on.asOwner(`alter role ${on.role} ${undo}`)
  }
  for (const member of ['pg_write_all_data', 'pg_execute_server_program']) {
    await on.asOwner(`grant ${member} to ${on.role}`)
    await expect(grant()).rejects.toMatchObject({ data: { powers: ['server_role'] } })
    await on.asOwner(`revoke ${member} from ${on.role}`)
  }
  await on.asOwner(`grant set on parameter session_replication_role to ${on.role}`)
  await expect(grant()).rejects.toMatchObject({ data: { powers: ['replication_role_setter'] } })
  await on.asOwner(`revoke set on parameter session_replication_role from ${on.role}`)

  expect(await granted()).toEqual([])
})

test('so is one that owns a table or a function, or is a member of the owner', async () => {
  await withOther(
    () => '',
    async (other) => {
      await on.asOwner(`grant create, usage on schema public to ${other}; alter table hazards owner to ${other};
        grant ${other} to ${on.role}`)
      const byMembership = grant()
      await expect(byMembership).rejects.toMatchObject({ data: { powers: ['owner'] } })
      const itself = grant('work', other)
      await expect(itself).rejects.toMatchObject({ data: { powers: ['owner'] } })
      await on.asOwner('alter table hazards owner to current_user')
      await on.asOwner(`alter function tk_actor() owner to ${other}`)
      await expect(grant('read', other)).rejects.toMatchObject({ data: { powers: ['owner'] } })
      await on.asOwner('alter function tk_actor() owner to current_user')
    },
  )
})

test('a role that is not there is refused, and so are the words for everybody and nobody', async () => {
  for (const role of ['nobody_here', 'public', 'none', '', on.role.toUpperCase()]) {
    await expect(grant('work', role)).rejects.toThrow(RoleNotFound)
  }
  expect(() => offlineGrantSql('public', 'work')).toThrow(RoleNotFound)
})

test('whoever does not own the tables is told who does', async () => {
  await withOther(
    (other) => `grant usage on schema public to ${other}`,
    async (other) => {
      await on.asRole(other)

      const refused = grant()

      await expect(refused).rejects.toThrow(OwnerNeeded)
      await expect(refused).rejects.toMatchObject({ data: { role: other } })
      await on.asOwner('')
    },
  )
})

test('a right that would be left by a membership is named, and nothing is changed', async () => {
  await withOther(
    (other) => `grant ${other} to ${on.role}; grant delete on users to ${other};
      grant update (hash) on audit_events to ${other}; grant update (id) on sops to public`,
    async () => {
      const refused = grant()

      await expect(refused).rejects.toThrow(RightsNotSet)
      await expect(refused).rejects.toMatchObject({
        data: {
          more: ['delete on table users', 'update on column audit_events.hash', 'update on column sops.id'],
          missing: [],
        },
      })
      expect(await granted()).toEqual([])
      expect(await granted('public')).toContain('temporary on database')
      await on.asOwner('revoke update (id) on sops from public')
    },
  )
})

test('the SQL of a grant, run by any client, does what the grant does', async () => {
  for (const access of ['work', 'read'] as const) {
    await on.asOwner(offlineGrantSql(on.role, access))

    expect(await granted()).toEqual(rightsFor(access))
    expect(await granted('public')).not.toContain('temporary on database')
  }
})

test('the tables may live in any schema, and the role may have any name', async () => {
  const role = `App's "${on.role}" $$`
  const quoted = `"${role.replaceAll('"', '""')}"`
  const history = await ownHistory()
  await on.asOwner(`create role ${quoted}; create schema "My Site"; set search_path = "My Site"`)
  await on.database.connection((sql) => migrate(sql, history, 'upgrade', 'head'))

  await grant('work', role)

  expect(await granted(role)).toEqual(rightsFor('work'))
  await on.asOwner(
    `drop owned by ${quoted}; drop role ${quoted}; drop schema "My Site" cascade; reset search_path`,
  )
})

describe('docs/operations.md', () => {
  const page = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/operations.md'), 'utf8')

  test('tells exactly the rights that are granted', () => {
    const columnsIn = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, column]) => column)
    const told = [...page.matchAll(/^\| `(\w+)` \| (read|`.*?`) \| (add)? ?\| (.*?) ?\|$/gm)].map(
      ([, table, read = '', add, change = '']) => ({
        table,
        select: read === 'read' || columnsIn(read),
        insert: add !== undefined,
        update: columnsIn(change),
      }),
    )

    expect(told).toEqual(tableRightsFor('work'))
  })
})
