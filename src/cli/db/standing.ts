import type { History } from '../../infrastructure/database/migrations/history.ts'
import type { Texts } from '../texts/en.ts'

/** '002_create_session_tables (head)', 'base', or a revision that this program does not have, marked as such. */
export function standing(current: string | null, history: History, { db }: Texts): string {
  if (current === null) return 'base'
  if (current === history.head) return `${current} (head)`

  return history.revisions.some(({ revision }) => revision === current) ? current : db.unknown(current)
}
