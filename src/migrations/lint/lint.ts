import type { History } from '../history.ts'
import { recorded } from '../release/recorded.ts'
import type { Direction, Revision } from '../revision.ts'
import { changedColumns } from './checks/changed-columns.ts'
import { constraints } from './checks/constraints.ts'
import { drops } from './checks/drops.ts'
import { indexes } from './checks/indexes.ts'
import { newColumns } from './checks/new-columns.ts'
import { renames } from './checks/renames.ts'
import { repeatable } from './checks/repeatable.ts'
import { transactions } from './checks/transactions.ts'
import { wholeTables } from './checks/whole-tables.ts'
import { KnownSchema } from './known-schema.ts'
import { learn } from './learn.ts'
import { type Objection, type Remark, sentence } from './objection.ts'
import { type Parsed, parse } from './parse.ts'
import { isRuleCode, type Rule, rules } from './rules.ts'
import { newScope, type Scope } from './scope.ts'

const checks = [
  transactions,
  repeatable,
  indexes,
  constraints,
  newColumns,
  changedColumns,
  wholeTables,
  drops,
  renames,
]

/**
 * Names what would block people at work, lose rows, break running code or fail, in the revisions that have not been
 * released; no database is needed. What a comment of the revision allows stays in the answer, with its reason. Each
 * statement is read by PostgreSQL's own parser; do blocks and bodies of functions are not looked into.
 */
export async function lint(history: History): Promise<Objection[]> {
  const schema = new KnownSchema()
  const objections: Objection[] = []
  for (const revision of history.revisions) {
    const upgrade = await objectionsOf(revision, 'upgrade', schema)
    if (history.released.has(revision.revision)) continue
    // A downgrade leads back to what is known already, so that what it changes need not be remembered.
    objections.push(...upgrade, ...(await objectionsOf(revision, 'downgrade', new KnownSchema())))
  }

  return objections
}

async function objectionsOf(
  revision: Revision,
  direction: Direction,
  schema: KnownSchema,
): Promise<Objection[]> {
  const scope = newScope({ direction, schema, transactional: revision.transactional ?? true })
  const found: [Parsed, Remark][] = []
  for (const text of await recorded(revision, direction)) {
    const statements = await parse(text)
    scope.companions = statements.length
    if (!scope.transactional) scope.unvalidated.clear()
    for (const statement of statements) {
      found.push(...remarksOn(statement, scope).map((remark): [Parsed, Remark] => [statement, remark]))
      if (statement.node) learn(statement.node, scope)
    }
  }

  return found
    .filter(([, { unlessMade }]) => unlessMade === undefined || !scope.made.has(unlessMade))
    .map(([statement, remark]) => objection(statement, remark, revision.revision, direction))
}

function remarksOn(statement: Parsed, scope: Scope): Remark[] {
  const { node, problem } = statement
  if (!node) return [{ code: 'TL001', it: problem ?? '' }]
  const remarks = checks
    .flatMap((check) => check(node, scope))
    .filter(({ code }) => isFor(rules[code], scope))

  return [...remarks, ...emptyAllowances(statement, remarks)]
}

function isFor(rule: Rule, { direction }: Scope): boolean {
  return !rule.upgradeOnly || direction === 'upgrade'
}

function emptyAllowances({ allowances }: Parsed, remarks: readonly Remark[]): Remark[] {
  return allowances
    .filter(
      ({ code, reason }) => !reason || !isRuleCode(code) || !remarks.some((remark) => remark.code === code),
    )
    .map(({ comment }) => ({ code: 'TL002', it: comment }))
}

function objection(statement: Parsed, remark: Remark, revision: string, direction: Direction): Objection {
  const { code, it } = remark
  const allowance = statement.allowances.find((one) => one.code === code && one.reason)

  return {
    code,
    severity: rules[code].severity,
    revision,
    direction,
    it,
    message: sentence(remark),
    statement: statement.text,
    allowed: allowance?.reason ?? null,
  }
}
