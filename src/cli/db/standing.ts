import type { Texts } from '../../languages/en/cli.ts'
import type { History } from '../../migrations/history.ts'
import type { Context } from '../context.ts'
import { sayRevision } from './revision-facts.ts'

/** Where a database is in the history; null at base. */
export interface Standing {
  history: History
  at: string | null
}

/** '002_create_session_tables (head)', 'base', or a revision that this program does not have, marked as such. */
export function standing({ at, history }: Standing, { db }: Texts): string {
  if (at === null) return 'base'
  if (at === history.head) return `${at} (head)`

  return history.revisions.some(({ revision }) => revision === at) ? at : db.unknown(at)
}

/** The same, or all that is to be said of the revision there. */
export function sayStanding(
  { history, at }: Standing,
  { texts }: Context,
  { verbose }: { verbose: true | undefined },
): string {
  const revision = history.revisions.find((one) => one.revision === at)

  return verbose && revision
    ? sayRevision({ revision, history }, { texts })
    : standing({ at, history }, texts)
}
