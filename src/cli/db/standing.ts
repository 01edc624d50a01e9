import type { Texts } from '../../languages/en/cli.ts'
import type { History } from '../../migrations/history.ts'

/** '002_create_session_tables (head)', 'base', or a revision that this program does not have, marked as such. */
export function standing(current: string | null, history: History, { db }: Texts): string {
  if (current === null) return 'base'
  if (current === history.head) return `${current} (head)`

  return history.revisions.some(({ revision }) => revision === current) ? current : db.unknown(current)
}
