import type { AuditEvent } from '../audit-trail.ts'
import type { Json } from '../exact-json.ts'

/** A row of the trail has times as seconds since 1970, and what is no time as it stands. */

export function timeIn(value: Json | undefined): Date | null {
  return value === null || value === undefined ? null : new Date(Math.round(Number(value) * 1000))
}

export function wordIn(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}

export function textIn(value: Json | undefined): string {
  return wordIn(value) ?? ''
}

/** The database's clock when the event was told. */
export function clockOf({ at }: AuditEvent): Date {
  return new Date(at * 1000)
}

/** How many characters are held of each end of a text that is far longer than any that a verb takes. */
const end = 10_000

/**
 * A text as it is held to judge others by: of one that somebody has written by hand, of up to 64 MB, both ends and how
 * long it is. A copy, for a part of a text would keep the whole.
 */
export function inBrief(text: string): string {
  if (text.length <= 3 * end) return text

  return JSON.parse(JSON.stringify(`${text.slice(0, end)}… (${text.length}) …${text.slice(-end)}`))
}
