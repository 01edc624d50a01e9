import { InvalidInput } from './errors.ts'
import { isSeen, visible } from './unseen.ts'
import type { WhyInvalid } from './why-invalid.ts'

/** How many characters a text may have at most. The columns know no limit (spec db-001): this is a rule of the record. */
export const longest = {
  title: 300,
  text: 20_000,
  name: 200,
  email: 254,
  employeeNumber: 32,
  secret: 200,
} as const

/** Throws InvalidInput naming the field unless the text says something and can be kept to the letter. */
export function mustSay(text: string, field: string, most: number = longest.text): void {
  if (!isSeen(text)) throw new InvalidInput(field, { code: 'blank' })
  mustBeKept(text, field, most)
}

/** Throws InvalidInput naming the field unless the text can be kept to the letter; null says nothing, which can. */
export function mustBeKept(text: string | null, field: string, most: number = longest.text): void {
  const fault = text === null ? undefined : faultIn(text, most)
  if (fault) throw new InvalidInput(field, fault)
}

/** The same of what stands in one line wherever it is shown, so that no name looks like another, or like two. */
export function mustBeOneLine(text: string, field: string, most: number): void {
  mustBeKept(text, field, most)
  if (controls.test(text)) throw new InvalidInput(field, { code: 'control_character' })
}

/**
 * Why something is done, with surrounding blanks trimmed; throws InvalidInput where nothing is said, as by the "…" of a
 * command that was pasted as it was printed.
 */
export function reasonTo(verb: ReasonedVerb, reason: string | undefined): string {
  mustGiveReason(verb, reason)
  const said = reason?.trim() ?? ''
  mustBeKept(said, 'reason')
  if (!/[\p{L}\p{N}\p{S}]/u.test(visible(said)))
    throw new InvalidInput('reason', { code: 'reason_missing', verb })

  return said
}

/**
 * Throws InvalidInput where nothing is said, by what the rules of the record have never taken for a reason, whichever
 * the revision and the locale; how much is said is a rule of those who write it.
 */
export function mustGiveReason(verb: ReasonedVerb, reason: string | null | undefined): void {
  if (!/[^\t-\r ]/.test(reason ?? '')) throw new InvalidInput('reason', { code: 'reason_missing', verb })
}

/** Throws InvalidInput where nobody can see what is said, as the rules of the record ask since revision 024. */
export function mustSeeReason(verb: ReasonedVerb, reason: string | null | undefined): void {
  if (!isSeen(reason ?? '')) throw new InvalidInput('reason', { code: 'reason_missing', verb })
}

type ReasonedVerb = Extract<WhyInvalid, { code: 'reason_missing' }>['verb']

/** C0 and C1, line and paragraph separators, and what turns the direction of writing. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u

function faultIn(text: string, most: number): WhyInvalid | undefined {
  if (text.includes('\0')) return { code: 'nul_character' }
  if (/\p{Surrogate}/u.test(text)) return { code: 'not_unicode' }
  // A character beyond the basic plane is two of JavaScript's units.
  const length = text.length > most ? [...text].length : 0

  return length > most ? { code: 'too_long', most, length } : undefined
}
