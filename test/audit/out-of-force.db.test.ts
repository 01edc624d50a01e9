import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditFinding } from '../../src/domain/audit-finding.ts'
import { attacks } from '../rules/attacks/index.ts'
import { changes, changesOfRecords } from '../rules/changes.ts'
import { aWorld, type World } from '../rules/world.ts'
import { sampled } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import {
  everyRule,
  functionRules,
  type Outcome,
  outcomeWithout,
  type Rule,
  type Statement,
  strictRules,
  triggerRules,
  type Where,
} from './out-of-force.ts'
import { casesOfRules } from './out-of-force-cases.ts'

let on: OpenTestDatabase
let world: World
let rules: ReadonlyMap<string, Rule>

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
  const all = [
    ...(await triggerRules(on.database)),
    ...(await functionRules(on.database, bodies)),
    ...(await strictRules(on.database)),
  ]
  rules = new Map(all.map((rule) => [rule.name, rule]))
})

afterAll(() => on.close())

const without = (rule: Rule, statement: Statement, verifying?: Where['verifying']) =>
  outcomeWithout(rule, statement, { database: on.database, world, verifying })

const listed = Object.entries(casesOfRules)
const findable = listed.flatMap(([name, its]) => ('found' in its ? [{ name, ...its }] : []))
/** What judges is the same on either engine. */
const tried = sampled(findable)
const bodies = Object.fromEntries(findable.flatMap(({ name, doing }) => (doing ? [[name, doing]] : [])))
const known: ReadonlyMap<string, Statement> = new Map(
  [...Object.values(attacks).flat(), ...changes].map((statement) => [statement.what, statement]),
)

test('every trigger and every function of the rules has its case here, and nothing else has', () => {
  expect([...rules.keys()].sort()).toEqual(Object.keys(casesOfRules).sort())
})

describe('a rule is out of force for one statement, and back', () => {
  test.each(tried)('$name: verify finds $found', async ({ name, of, found }) => {
    const rule = rules.get(name)
    const statement = typeof of === 'string' ? known.get(of) : of
    if (!rule || !statement) throw new Error(`${name} is no rule, or ${of} no statement`)

    const outcome = await without(rule, statement)

    expect(outcome?.findings.map(inShort)).toContain(found)
  })
})

test('whatever is done while the database takes itself for a replica is found', async () => {
  const unseen: string[] = []

  for (const change of changesOfRecords) {
    const outcome = await without(everyRule, change)
    if (outcome && outcome.findings.length === 0) unseen.push(change.what)
  }

  expect(unseen).toEqual([])
})

/** Found all the same, or no more than the docs say. */
const otherwise: readonly { state: string; what: RegExp; named: readonly string[] }[] = [
  { state: 'TK006', what: /./, named: [] },
  // Infinity is no time, whichever its sign.
  { state: 'TK025', what: /infinity/, named: ['TK026'] },
  { state: 'TK026', what: /infinity/, named: ['TK025'] },
  { state: 'TK019', what: /told as|a new SOP/, named: ['TK017', 'TK018'] },
  { state: 'TK033', what: /into a published version/, named: ['TK001'] },
  // Told from another row than there is, or of another record: found as that.
  {
    state: 'TK033',
    what: /lineage_id|into another version|another id of a user|becomes another’s/,
    named: [],
  },
  { state: 'TK035', what: /a token of another user/, named: [] },
]

test('an event that any rule would have refused is named with that rule', async () => {
  const refuse = rules.get('tk_refuse(text,text,json)')
  if (!refuse) throw new Error('the rules refuse nothing')
  // That each is refused so is shown by test/rules/raw-sql.
  const refused = sampled(Object.values(attacks).flat()).filter(({ state }) => state.startsWith('TK'))
  const wrong: string[] = []
  let named = 0

  for (const attack of refused) {
    const other = otherwise.find(({ state, what }) => state === attack.state && what.test(attack.what))
    const fits = (rule: string) => rule === attack.state || other?.named.includes(rule)
    let outcome = await without(refuse, attack, 'what was told')
    // Another record may be what tells of it.
    if (outcome && !rulesIn(outcome).some(fits)) outcome = await without(refuse, attack)
    if (outcome && rulesIn(outcome).some(fits)) named++
    else if (outcome && outcome.events > 0 && !other) {
      wrong.push(`${attack.state} ${attack.what}: ${outcome.findings.map(inShort)}`)
    }
  }

  expect(wrong).toEqual([])
  expect(named).toBeGreaterThan(refused.length / 2)
})

function rulesIn({ findings }: Outcome): string[] {
  return findings.flatMap((found) => (found.kind === 'rule_broken' ? [found.rule] : []))
}

function inShort(finding: AuditFinding): string {
  const of = 'rule' in finding ? finding.rule : 'table' in finding ? finding.table : ''

  return `${finding.kind} ${of}`.trim()
}
