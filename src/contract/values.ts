import { z } from 'zod'

/** A UUID of any version. */
export const id = z.guid()

/** A moment: a Date in Tenken, ISO 8601 in UTC between programs. */
export const time = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
})

/** How many there are, or the number of one, counted from 1. */
export const count = z.int().nonnegative()

export const seconds = z.number().nonnegative()

/** A code that says why, with the facts that belong to it. */
export const reason = z.looseObject({ code: z.string() })
