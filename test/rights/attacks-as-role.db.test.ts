import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showSop } from '../../src/application/sops.ts'
import { grantRights } from '../../src/infrastructure/database/rights/grant.ts'
import { type Access, functionsFor, tableRightsFor } from '../../src/infrastructure/database/rights/rights.ts'
import { grantedTo } from '../../src/infrastructure/database/rights/standing.ts'
import { readCatalog } from '../../src/migrations/catalog/read.ts'
import { failureOf } from '../../src/migrations/failure.ts'
import { aSop, aSupervisor, someWork } from '../setup/records.ts'
import { aDatabaseWithRole, type OnRole } from './as-role.ts'
import { readEverything } from './life.ts'

let on: OnRole
let columns: { table: string; column: string }[]
let definers: string[]

beforeAll(async () => {
  on = await aDatabaseWithRole()
  const catalog = await on.database.connection((sql) => readCatalog(sql, 'public'))
  const objects = [...catalog.values()]
  columns = objects.flatMap((one) =>
    one.kind === 'column' ? [{ table: one.table ?? '', column: one.name }] : [],
  )
  definers = objects.flatMap((one) =>
    one.kind === 'routine' && /security definer/i.test(one.shape.definition) ? [one.name] : [],
  )
})

afterAll(() => on.close())

/** What each statement is refused with, as the role. */
async function refusals(statements: readonly string[]): Promise<[sql: string, code: unknown][]> {
  await on.asRole()
  const outcomes = await on.database.connection(async (connection) => {
    const codes: [string, unknown][] = []
    for (const sql of statements) codes.push([sql, await refusal(connection.execute(sql))])

    return codes
  })
  await on.asOwner('')

  return outcomes
}

function refusal(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => 'done',
    (error: unknown) => failureOf(error)?.code,
  )
}

/** Statements that touch no row: it is the right to try that is asked for. */
function beyond(access: Access): string[] {
  return tableRightsFor(access).flatMap(({ table, select, insert, update }) => [
    ...(insert ? [] : [`insert into ${table} default values`]),
    ...columns
      .filter((one) => one.table === table && !update.includes(one.column))
      .map(({ column }) => `update ${table} set ${column} = ${column} where false`),
    ...(update.length > 0 ? [] : [`select from ${table} where false for key share`]),
    ...(select === true
      ? []
      : columns
          .filter((one) => one.table === table && !(select || []).includes(one.column))
          .flatMap(({ column }) => [
            `select ${column} from ${table} where false`,
            `select t from ${table} t where false`,
            `select count(${column}) from ${table}`,
            `update ${table} set ${column} = null where false returning ${column}`,
            `copy ${table} (${column}) to stdout`,
          ])),
    `delete from ${table} where false`,
    ...['share update exclusive', 'access exclusive'].map(
      (mode) => `do $$ begin lock table ${table} in ${mode} mode; end $$`,
    ),
    `truncate ${table} cascade`,
    `alter table ${table} disable trigger all`,
    `create trigger mine before insert on ${table} for each row execute function tk_final()`,
    `drop table ${table} cascade`,
  ])
}

const around = [
  'select lo_create(0)',
  'select lo_creat(-1)',
  `select lo_from_bytea(0, 'junk')`,
  'create temporary table mine (x int)',
  'create table mine (x int)',
  `create function mine() returns int language sql as 'select 1'`,
  'create schema mine',
  'set session_replication_role = replica',
  'create role mine',
  `select tk_append(gen_random_uuid(), 'approve', null, '[]')`,
  `select tk_sign('publish', (select id from users limit 1), (select id from sops limit 1), null, null)`,
]

describe.each(['work', 'read'] as const)('to %s', (access) => {
  beforeAll(async () => {
    await aSop(on.database)
    await on.database.connection((sql) => grantRights(sql, on.role, access))
  })

  test('no more can be done to a table, or to any of its columns, than is granted', async () => {
    const attempts = beyond(access)

    const outcomes = await refusals(attempts)

    expect(attempts.length).toBeGreaterThan(100)
    expect(outcomes.filter(([, code]) => code !== '42501')).toEqual([])
  })

  test('nothing can be made that the rules could trip over, and no event or signature by hand', async () => {
    const outcomes = await refusals(around)

    expect(outcomes.filter(([, code]) => code !== '42501')).toEqual([])
  })

  test('no right is passed on', async () => {
    await refusals(tableRightsFor(access).map(({ table }) => `grant all on ${table} to public`))

    const rights = await on.database.connection((sql) => grantedTo(sql, 'public'))
    expect(rights.filter((right) => !right.startsWith('execute on function tk_'))).toEqual([
      'connect on database',
      'usage on schema',
    ])
  })

  test('the functions that run with the rights of their owner are called by nobody else', async () => {
    const called = functionsFor(access)
    const attempts = definers
      .filter((name) => !called.includes(name))
      .map((name) => `select ${name.replace(/\(.+\)/, '(null)')}`)

    const outcomes = await refusals(attempts)

    expect(attempts.length).toBeGreaterThan(20)
    expect(outcomes.filter(([, code]) => code !== '42501')).toEqual([])
  })
})

test('an auditor reads everything and verifies the trail', async () => {
  const { work, sop } = await someWork(on.database)
  const { id } = await aSop(on.database)
  await on.database.connection((sql) => grantRights(sql, on.role, 'read'))
  await on.asRole()

  await readEverything(on.database, { work, sop })

  await expect(on.database.session((db) => showSop(db, id))).resolves.toMatchObject({ id })
  await expect(aSupervisor(on.database)).rejects.toMatchObject({
    code: 'not_permitted',
    kind: 'forbidden',
    message: 'The database role may only read. It lacks the right: insert on table users.',
  })
  await on.asOwner('')
})
