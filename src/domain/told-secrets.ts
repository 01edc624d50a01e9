import type { Change } from './audit-trail.ts'
import { isSame, type JsonObject } from './exact-json.ts'

/** Whether somebody leaves or comes back by this change: what acts in their name stops then, which nothing else tells. */
export function endsTokens({ table, from, to }: Change): boolean {
  return table === 'users' && from !== null && to !== null && 'deactivated_at' in to
}

/**
 * The first column in which a secret differs from what its trail tells; undefined where none does. `isEnded` of a token
 * says that whoever it acts for has left since. What was not told yet when the trail last told of it is not compared.
 */
export function differenceOfSecret(
  told: JsonObject,
  found: JsonObject,
  { isEnded }: { isEnded: boolean },
): string | undefined {
  const ends = isEnded && (told['revoked_at'] ?? null) === null
  if (ends && (found['revoked_at'] ?? null) === null) return 'revoked_at'

  return Object.keys(told).find(
    (column) => !(ends && column.startsWith('revoked_')) && !isSame(told[column], found[column]),
  )
}
