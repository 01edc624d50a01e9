import type { Direction } from '../revision.ts'
import { type RuleCode, rules, type Severity } from './rules.ts'

/** What a rule has found in one statement. */
export interface Remark {
  readonly code: RuleCode
  /** What the statement names: 'create index idx_a on t'. */
  readonly it: string
  /** Nothing to say where the same revision makes this again. */
  readonly unlessMade?: string
}

/** One thing to answer: by writing the revision differently, or by allowing it with a reason. */
export interface Objection {
  readonly code: RuleCode
  readonly it: string
  readonly severity: Severity
  readonly revision: string
  readonly direction: Direction
  /** What happens, and what to write instead. */
  readonly message: string
  /** The statement without its comments' lines. */
  readonly statement: string
  /** Why the revision says that it may stay; null while it is open. */
  readonly allowed: string | null
}

export function sentence({ code, it }: Remark): string {
  return rules[code].sentence.replace('{it}', () => it)
}
