import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { carryOut } from './attack.ts'
import { attacks } from './attacks/index.ts'
import { changes } from './changes.ts'
import { overloads } from './overloads.ts'
import { aWorld, type World } from './world.ts'

/** A database in which whatever a rule calls has a rival that fits better, or comes first, made by the tables' owner. */
let on: OpenTestDatabase
let world: World

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
  await on.database.connection(async (sql) => {
    for (const statement of overloads) await sql.execute(statement)
  })
})

afterAll(() => on.close())

/** An attack that calls a rule itself would call a rival. */
const all = Object.values(attacks)
  .flat()
  .filter(({ sql }) => !sql.includes('tk_'))
/** With a path on which PostgreSQL's own comes last, an operator of the attack would itself be another. */
const bare = all.filter(({ before, sql }) => !before && !/[=<>|(]\s*(select|array|:)|[=<>|+]/.test(sql))

test.each([
  { path: 'public', list: all },
  { path: 'public, pg_catalog', list: bare },
])(
  'no function, operator or cast of somebody’s own changes a verdict, with the path $path',
  async ({ path, list }) => {
    const otherwise: string[] = []

    for (const attack of list) {
      const { isolation = 'read committed' } = attack
      const first = `set transaction isolation level ${isolation}; set local search_path = ${path}`
      const refusal = await on.database.connection((connection) => carryOut(connection, world, attack, first))
      if (refusal?.code !== attack.state)
        otherwise.push(`${attack.what}: ${refusal?.code} ${refusal?.message}`)
    }

    expect(list.length).toBeGreaterThan(30)
    expect(otherwise).toEqual([])
  },
)

test('what is lawful goes through among them', async () => {
  const refused: string[] = []

  for (const change of changes) {
    const refusal = await on.database.connection((connection) => carryOut(connection, world, change))
    if (refusal) refused.push(`${change.what}: ${refusal.message}`)
  }

  expect(refused).toEqual([])
})

test('what the triggers run looks names up in pg_catalog alone', async () => {
  const paths = await on.database.connection((sql) =>
    sql.rows<{ path: string[] | null }>(
      '',
      `select distinct (select array_agg(one) from unnest(proconfig) one where one like 'search\\_path=%') as path
         from pg_proc where starts_with(proname, 'tk_') and (prosecdef or prorettype = 'trigger'::regtype)`,
    ),
  )

  expect(paths).toEqual([{ path: ['search_path=pg_catalog, pg_temp'] }])
})
