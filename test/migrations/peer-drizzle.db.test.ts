import { readFileSync } from 'node:fs'
import * as newest from 'drizzle-orm'
import * as newestCore from 'drizzle-orm/pg-core'
import * as oldest from 'drizzle-orm-oldest'
import * as oldestCore from 'drizzle-orm-oldest/pg-core'
import { expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { settling } from './settling.ts'

const on = settling()

interface Drizzle {
  orm: typeof newest
  core: typeof newestCore
}

// The two versions' types are apart by name, the parts used here are alike.
const before = { orm: oldest, core: oldestCore } as unknown as Drizzle
const today: Drizzle = { orm: newest, core: newestCore }

/** Models as a program of one's own has them, made with its own copy of Drizzle. */
function modelsOf({ orm: { sql }, core }: Drizzle) {
  const level = core.pgEnum('level', ['low', 'high'])
  const numbers = core.pgSequence('numbers', { startWith: 10 })
  const plants = core.pgTable('plants', {
    id: core.uuid().primaryKey().defaultRandom(),
    name: core.text().notNull().unique(),
  })
  const machines = core.pgTable(
    'machines',
    {
      id: core.bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
      plantId: core.uuid('plant_id').references(() => plants.id, { onDelete: 'cascade' }),
      level: level().notNull().default('low'),
      weight: core.numeric({ precision: 10, scale: 2 }).default('1.50'),
      tags: core.text().array().default(['a']),
      heavy: core.boolean().generatedAlwaysAs(sql`weight > 100`),
      seen: core.timestamp({ withTimezone: true }).defaultNow(),
    },
    (t) => [
      core.check('ck_machines_weight', sql`${t.weight} > 0`),
      core.index('idx_machines_plant').on(t.plantId, t.seen.desc()).where(sql`${t.level} = 'high'`),
    ],
  )
  const heavyMachines = core.pgView('heavy_machines').as((query) => query.select().from(machines))

  return { level, numbers, plants, machines, heavyMachines }
}

test.each([
  ['the oldest that a program may have', before],
  ['the newest', today],
])('models made with a copy of Drizzle of one’s own are brought to a database: %s', async (_, drizzle) => {
  const { upgrade } = await on.settle('', { schema: modelsOf(drizzle) })

  expect(upgrade.map(({ sql }) => sql.split(/[\s(]/).slice(0, 3).join(' '))).toEqual([
    'create type level',
    'create sequence numbers',
    'create table plants',
    'create table machines',
    'create index idx_machines_plant',
    'create view heavy_machines',
  ])
})

test('both copies of Drizzle declare the very same schema', async () => {
  const [old, now] = await Promise.all([before, today].map((drizzle) => ({ schema: modelsOf(drizzle) })))

  expect(await compare(on.sql, old ?? { schema: {} })).toEqual(await compare(on.sql, now ?? { schema: {} }))
})

test('the versions that the package goes with are the ones tried here', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const installed = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'))
      .version

  expect(manifest.dependencies['drizzle-orm']).toBe('^0.44.7 || ^0.45.2')
  expect(installed('drizzle-orm-oldest')).toBe('0.44.7')
  expect(installed('drizzle-orm')).toMatch(/^0\.45\./)
})
