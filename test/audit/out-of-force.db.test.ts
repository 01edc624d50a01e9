import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Attack, carryOut } from '../rules/attack.ts'
import { attacks } from '../rules/attacks/index.ts'
import { aWorld, type World } from '../rules/world.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { functionRules, outcomeWithout, type Rule, type Statement } from './out-of-force.ts'

let on: OpenTestDatabase
let world: World
/** Every attack that the rules refuse, with the functions that it was in then. */
const refused: { attack: Attack; routines: string[] }[] = []

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
  for (const attack of Object.values(attacks).flat()) {
    const refusal = await on.database.connection((sql) => carryOut(sql, world, attack))
    const calls = (refusal?.where ?? '').matchAll(/PL\/pgSQL function (\w+)\(/g)
    if (refusal?.code?.startsWith('TK')) {
      refused.push({ attack, routines: [...calls].map(([, routine]) => routine ?? '') })
    }
  }
}, 240_000)

afterAll(() => on.close())

const without = (rule: Rule, statement: Statement) =>
  outcomeWithout(rule, statement, { database: on.database, world })

/** Found all the same, or no more than the docs say. */
const otherwise: readonly { state: string; what: RegExp; named: readonly string[] }[] = [
  { state: 'TK006', what: /./, named: [] },
  // Came with revision 016: what was lawful before is not accused.
  { state: 'TK025', what: /./, named: [] },
  { state: 'TK026', what: /./, named: [] },
  { state: 'TK018', what: /by nobody|told as nobody/, named: [] },
  { state: 'TK019', what: /told as|a new SOP/, named: ['TK017', 'TK018'] },
  // Who acts on one's own record in that very moment may have been active before or after.
  { state: 'TK016', what: /told as one’s own/, named: [] },
  // What came later, too, and which ids are no record's any more is nowhere in a trail.
  { state: 'TK009', what: /./, named: [] },
  { state: 'TK002', what: /revision of what has not been published/, named: [] },
  { state: 'TK036', what: /nil UUID|draft that was removed/, named: [] },
  { state: 'TK033', what: /into a published version/, named: ['TK001'] },
  // Told from another row than there is, or of another record: found as that.
  { state: 'TK033', what: /lineage_id|into another version|another id of a user/, named: [] },
]

test('an event that any rule would have refused is named with that rule', { timeout: 300_000 }, async () => {
  const [refuse] = (await functionRules(on.database)).filter(({ routine }) => routine === 'tk_refuse')
  if (!refuse) throw new Error('the rules refuse nothing')
  const wrong: string[] = []
  let named = 0

  for (const { attack } of refused) {
    const outcome = await without(refuse, attack)
    const rules = (outcome?.findings ?? []).flatMap((found) =>
      found.kind === 'rule_broken' ? [found.rule] : [],
    )
    const other = otherwise.find(({ state, what }) => state === attack.state && what.test(attack.what))
    const fits = (rule: string) => rule === attack.state || other?.named.includes(rule)
    if (rules.some(fits)) named++
    else if (outcome && outcome.events > 0 && !other) {
      wrong.push(`${attack.state} ${attack.what}: ${outcome.findings.map(({ kind }) => kind)} ${rules}`)
    }
  }

  expect(wrong).toEqual([])
  expect(named).toBeGreaterThan(200)
})
