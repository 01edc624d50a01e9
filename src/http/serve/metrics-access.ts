import { createHash, timingSafeEqual } from 'node:crypto'
import type { Client } from './client.ts'
import { isLoopback } from './networks.ts'
import type { MetricsReaders } from './settings.ts'

/**
 * Whether the metrics are for whoever asks: this machine, an address that is named, or a reader who shows the token. A
 * request that somebody passes on who is not trusted comes from anywhere, however near they are themselves.
 */
export function mayReadMetrics(
  { address, passedOnByStranger }: Client,
  authorization: string | undefined,
  { from, token }: MetricsReaders,
): boolean {
  if (token !== undefined && isSame(authorization ?? '', `Bearer ${token}`)) return true

  return !passedOnByStranger && (isLoopback(address) || from.includes(address))
}

/** In a time that tells nothing of where they differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other))
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
