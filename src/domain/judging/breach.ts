import { TenkenError } from '../errors.ts'
import { isObject, type Json, type JsonObject } from '../exact-json.ts'
import { errorOfRule, type Rule, ruleOf } from '../rules.ts'

/** A rule of the record that an event breaks, with the error that refuses the same to whoever keeps to the verbs. */
export interface BrokenRule {
  rule: Rule
  code: string
  /** What the error says of it. */
  facts: JsonObject
}

/** Breaks a rule that no verb can run into, and that has no error of its own therefore. */
export class Breach extends Error {
  readonly rule: Rule
  readonly facts: JsonObject

  constructor(rule: Rule, facts: JsonObject = {}) {
    super(rule)
    this.rule = rule
    this.facts = facts
  }
}

/** The rule that this is about; throws the error again where it is about none. */
export function brokenRule(error: unknown): BrokenRule {
  if (error instanceof Breach) return { rule: error.rule, code: errorOfRule[error.rule], facts: error.facts }
  const rule = error instanceof TenkenError ? ruleOf(error) : undefined
  if (!rule || !(error instanceof TenkenError)) throw error

  return { rule, code: error.code, facts: factsIn(error.data) }
}

/** What is no value of JSON would not come through the contract. */
function factsIn(data: object): JsonObject {
  const facts: Json = JSON.parse(JSON.stringify(data))

  return isObject(facts) ? facts : {}
}
