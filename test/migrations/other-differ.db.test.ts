import { randomUUID } from 'node:crypto'
import { run as migra } from '@pgkit/migra'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/migrations/autogenerate/build.ts'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { declaredSchema } from '../../src/migrations/schema/declared-schema.ts'
import { anEmptyDatabase, engineUnderTest, type TestDatabase } from '../setup/database.ts'
import { connect, run } from './connection.ts'
import { everyMutation } from './mutations/every-mutation.ts'
import { plant } from './plant.ts'

const onServer = engineUnderTest === 'server'
let live: TestDatabase
let declared: TestDatabase

beforeAll(async () => {
  live = await anEmptyDatabase()
  declared = await anEmptyDatabase()
})

afterAll(async () => {
  await live.drop()
  await declared.drop()
})

/** What @pgkit/migra would do to bring the live database to the declared one. */
async function differences(): Promise<string> {
  // It warns of a second connection by the same URL.
  const [from, to] = [live.url, declared.url].map((url) => `${url}?application_name=${randomUUID()}`)
  const { sql } = await migra(from ?? '', to ?? '', { unsafe: true, schema: 'plant' })

  return sql.trim()
}

test.skipIf(!onServer)('another differ, which reads two databases, agrees that nothing differs', async () => {
  const reference = await connect(declared.url)
  await reference.lease.execute('create schema plant; begin; set local check_function_bodies = off')
  const place = { schema: 'plant', live: ['plant'], path: [] }
  await build(reference.lease, declaredSchema(plant.schema, plant.sql), place)
  await reference.lease.execute('commit')
  const { lease: sql, close } = await connect(live.url)
  await sql.execute('create schema plant; set search_path = plant')

  await run(sql, (await compare(sql, plant)).upgrade)
  expect(await differences()).toBe('')
  const done = await mutate(sql)
  expect(await differences()).not.toBe('')
  await run(sql, (await compare(sql, plant)).upgrade)

  expect(await differences()).toBe('')
  expect(done).toBeGreaterThan(20)
  await close()
  await reference.close()
})

/** What leaves columns where they are: the other differ makes views again over columns in another order. */
const keepingOrder = everyMutation.filter(
  ({ sql }) => !/drop column|drop expression|rename column|\badd column\b|\bdrop table\b/.test(sql),
)

/** Every other that still can be done after the ones before it; returns how many could. */
async function mutate(sql: Parameters<typeof run>[0]): Promise<number> {
  let done = 0
  for (const mutation of keepingOrder.filter((_, place) => place % 2 === 0)) {
    await run(sql, [mutation]).then(
      () => done++,
      () => {},
    )
  }

  return done
}
