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
