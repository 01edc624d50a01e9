import { newId } from '../application/id.ts'
import { IdempotencyKeyNeeded } from './errors.ts'
import type { Repeats } from './route.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** By which a request is known in its answer, in the log and in the trail: its key where it has one, or a new id. */
export function requestIdOf(headers: Headers, repeats: Repeats): string {
  const key = headers.get('idempotency-key')?.toLowerCase() ?? ''

  return repeats === 'by key' && uuid.test(key) ? key : newId()
}

/** Throws IdempotencyKeyNeeded where a repetition is known by its key and there is none, or one that is no UUID. */
export function mustHaveKey(headers: Headers, repeats: Repeats): void {
  const key = headers.get('idempotency-key')
  if (repeats === 'by key' && !uuid.test(key ?? '')) throw new IdempotencyKeyNeeded(key)
}
