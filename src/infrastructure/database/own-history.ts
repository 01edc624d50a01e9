import type { History } from '../../migrations/history.ts'
import { loadHistory } from '../../migrations/load.ts'

/** The folder of Tenken's own revisions. */
export const ownVersions = new URL('./versions/', import.meta.url)

/** Tenken's own revisions; throws as loadHistory() does. */
export function ownHistory(): Promise<History> {
  return loadHistory(ownVersions)
}
