import type { Node, RangeVar } from 'libpg-query'
import type { Direction } from '../revision.ts'
import type { KnownSchema } from './known-schema.ts'
import type { Remark } from './objection.ts'

/** Where a statement stands: what came before it in its revision. */
export interface Scope {
  readonly direction: Direction
  readonly transactional: boolean
  readonly schema: KnownSchema
  /** The tables that this revision has made: nobody can be waiting for them. */
  readonly created: Set<string>
  /** Everything that it has made: 'view v', 'constraint c on t'. */
  readonly made: Set<string>
  /** What it has dropped if it existed, so that making it again can be repeated. */
  readonly cleared: Set<string>
  /** Constraints added without validation in the transaction that is still open. */
  readonly unvalidated: Set<string>
  /** How many statements share one op.execute(), which PostgreSQL runs as one transaction. */
  companions: number
  lockTimeout: boolean
}

/** What a statement gives rise to, before it has run. */
export type Check = (node: Node, scope: Scope) => readonly Remark[]

export function newScope(given: Pick<Scope, 'direction' | 'transactional' | 'schema'>): Scope {
  return {
    ...given,
    created: new Set(),
    made: new Set(),
    cleared: new Set(),
    unvalidated: new Set(),
    companions: 1,
    lockTimeout: false,
  }
}

export function isNew({ created }: Scope, table: RangeVar | undefined): boolean {
  return created.has(table?.relname ?? '')
}
