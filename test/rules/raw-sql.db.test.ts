import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ruleSql } from '../../src/infrastructure/database/models/index.ts'
import { sampled } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { type Attack, carryOut, fingerprint, idOf, type Refusal } from './attack.ts'
import { attacks } from './attacks/index.ts'
import { aWorld, type World } from './world.ts'

let on: OpenTestDatabase
let world: World
let untouched: string
const met: { attack: Attack; refusal: Refusal }[] = []

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
  untouched = await on.database.connection(fingerprint)
})

afterAll(() => on.close())

describe.each(Object.entries(attacks))('raw SQL is refused, and nothing changes: %s', (_, list) => {
  test.each(list)('$what', async (attack) => {
    const refusal = await on.database.connection((connection) => carryOut(connection, world, attack))

    expect(refusal).toMatchObject({ code: attack.state })
    if (attack.names) expect(`${refusal?.message} ${refusal?.detail}`).toContain(idOf(world, attack.names))
    expect(await on.database.connection(fingerprint)).toBe(untouched)
    if (refusal) met.push({ attack, refusal })
  })
})

test.each(['repeatable read', 'serializable'])(
  'under isolation %s the same attacks are refused alike',
  async (isolation) => {
    const otherwise: string[] = []

    const anyIsolation = met.filter(({ attack: { isolation: own } }) => own !== 'read committed')
    for (const { attack, refusal } of sampled(anyIsolation)) {
      const again = await on.database.connection((connection) =>
        carryOut(connection, world, attack, `set transaction isolation level ${isolation}`),
      )
      if (again?.message !== refusal.message) otherwise.push(`${attack.what}: ${again?.message}`)
    }

    expect(met.length).toBeGreaterThan(400)
    expect(otherwise).toEqual([])
  },
)

describe('no rule without an attack', () => {
  test('every refusal in the text of the rules has refused one of them', () => {
    const texts = ruleSql.join('\n')

    const refused = new Set(met.map(({ refusal }) => siteOf(refusal)))

    expect(sitesIn(texts).filter((site) => !refused.has(site))).toEqual([])
  })

  test('without any one of the triggers that refuse, an attack is not refused, or not by that table', async () => {
    const spared: string[] = []

    for (const trigger of sampled(await triggersThatRefuse())) {
      const held = met.filter(({ refusal }) => callsOf(refusal).includes(trigger.routine))
      if (!(await someGoOtherwise(held, trigger))) spared.push(`${trigger.name} on ${trigger.table}`)
    }

    expect(spared).toEqual([])
  })
})

interface Trigger {
  table: string
  name: string
  routine: string
}

/** Those that tell the trail refuse nothing; nor do those that empty a branch, so that it can be told whose it was. */
async function triggersThatRefuse(): Promise<Trigger[]> {
  const refusing = new Set(met.flatMap(({ refusal }) => callsOf(refusal)))
  const triggers = await on.database.connection((sql) =>
    sql.rows<Trigger>(
      '',
      `select tgrelid::regclass::text as "table", tgname as name, proname as routine
         from pg_trigger join pg_proc on pg_proc.oid = tgfoid where not tgisinternal order by 1, 2`,
    ),
  )

  return triggers.filter(({ name, routine }) => refusing.has(routine) && name !== 'tk_emptied')
}

async function someGoOtherwise(
  held: { attack: Attack; refusal: Refusal }[],
  { table, name }: Trigger,
): Promise<boolean> {
  for (const { attack, refusal: said } of held) {
    const refusal = await on.database.connection((connection) =>
      carryOut(connection, world, attack, `alter table ${table} disable trigger ${name}`),
    )
    if (refusal?.message !== said.message) return true
  }

  return false
}

/** Every `tk_refuse` in the text, as "function state message". */
function sitesIn(text: string): string[] {
  return text.split(/create function /).flatMap((part) => {
    const routine = /^\w+/.exec(part)?.[0]
    const calls = part.matchAll(/tk_refuse\('(TK\d+)',\s*(?:pg_catalog\.format\()?'((?:[^']|'')*)'/g)

    return [...calls].map(([, state, message]) => `${routine} ${state} ${message}`)
  })
}

/** The same of a refusal: whoever called `tk_refuse`, and how. */
function siteOf({ code, where }: Refusal): string {
  const [, message, routine] =
    /tk_refuse\('TK\d+',\s*(?:pg_catalog\.format\()?'((?:[^']|'')*)'[\s\S]*?\nPL\/pgSQL function public\.(\w+)\(/.exec(
      where ?? '',
    ) ?? []

  return `${routine} ${code} ${message}`
}

function callsOf({ where }: Refusal): string[] {
  return [...(where ?? '').matchAll(/PL\/pgSQL function public\.(\w+)\(/g)].map(
    ([, routine]) => routine ?? '',
  )
}
