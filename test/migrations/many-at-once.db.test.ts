import { afterAll, beforeAll, expect, test } from 'vitest'
import { check, compare } from '../../src/migrations/autogenerate/compare.ts'
import { readCatalog } from '../../src/migrations/catalog/read.ts'
import { sampledInCi } from '../setup/database.ts'
import { described } from './catalog.ts'
import { aConnection, run } from './connection.ts'
import { everyMutation } from './mutations/every-mutation.ts'
import type { Mutation } from './mutations/mutation.ts'
import { plant } from './plant.ts'

let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

const rounds = Number(process.env['ROUNDS'] ?? 8)
const firstSeed = Number(process.env['SEED'] ?? 1)

test.each(sampledInCi(Array.from({ length: rounds }, (_, round) => round + firstSeed)))(
  'many differences at once upgrade to the models and back: round %i',
  async (seed) => {
    const { sql } = database
    await sql.execute('drop schema if exists plant cascade; create schema plant; set search_path = plant')
    await run(sql, (await compare(sql, plant)).upgrade)
    const mutations = await mutate(seed)
    const before = await readCatalog(sql, 'plant')

    const { upgrade, downgrade } = await compare(sql, plant)

    const story = () => `seed ${seed}: ${mutations.join(' + ')}`
    await run(sql, upgrade).catch((error) =>
      expect.fail(`${story()}\n${error}\n${upgrade.map((s) => s.sql).join(';\n')}`),
    )
    expect(await check(sql, plant), story()).toEqual([])
    await run(sql, downgrade).catch((error) =>
      expect.fail(`${story()}\n${error}\n${downgrade.map((s) => s.sql).join(';\n')}`),
    )
    expect(described(await readCatalog(sql, 'plant')), story()).toEqual(described(before))
  },
)

/** A dozen at random; one that another has made impossible is passed over. */
async function mutate(seed: number): Promise<string[]> {
  const done: string[] = []
  const random = generator(seed)
  for (const { name, sql } of pick(everyMutation, 12, random)) {
    try {
      await run(database.sql, [{ sql }])
      done.push(name)
    } catch {
      // Another one has taken away what it needs.
    }
  }

  return done
}

function pick(all: readonly Mutation[], count: number, random: () => number): Mutation[] {
  return Array.from({ length: count }, () => all[Math.floor(random() * all.length)]).filter(
    (one) => one !== undefined,
  )
}

/** The same numbers for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed * 0x9e3779b1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
