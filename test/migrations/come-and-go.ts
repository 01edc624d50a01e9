import { afterAll, beforeAll, expect, test } from 'vitest'
import { check, compare } from '../../src/migrations/autogenerate/compare.ts'
import { readCatalog } from '../../src/migrations/catalog/read.ts'
import { sampledInCi } from '../setup/database.ts'
import { described } from './catalog.ts'
import { aConnection, run } from './connection.ts'
import type { Mutation } from './mutations/mutation.ts'
import { plant, plantInOrder } from './plant.ts'

let database: Awaited<ReturnType<typeof aConnection>>
let isPlant = false

/** Each mutation is noticed, generated, applied, then silent; undone, the schema is what it was. */
export function differencesComeAndGo(mutations: readonly Mutation[]): void {
  beforeAll(async () => {
    database = await aConnection()
    isPlant = false
  })

  afterAll(() => database.close())

  test.each(sampledInCi(mutations))('$name', async ({ sql: mutation }) => {
    const { sql } = database
    await makePlant()
    isPlant = false
    await run(sql, [{ sql: mutation }])
    const before = await readCatalog(sql, 'plant')

    const { upgrade, downgrade } = await compare(sql, plantInOrder)

    expect(upgrade.length).toBeGreaterThan(0)
    expect(downgrade.length).toBeGreaterThan(0)
    await run(sql, upgrade)
    expect(await check(sql, plantInOrder)).toEqual([])
    await run(sql, downgrade)
    expect(described(await readCatalog(sql, 'plant'))).toEqual(described(before))
    await run(sql, upgrade)
    isPlant = true
  })
}

/** The schema that the models declare; what the last test left is used again if it agrees. */
async function makePlant(): Promise<void> {
  const { sql } = database
  if (isPlant) return
  await sql.execute('drop schema if exists plant cascade; create schema plant; set search_path = plant')
  await run(sql, (await compare(sql, plant)).upgrade)
  expect(await check(sql, plant)).toEqual([])
}
