export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

/**
 * A double tells microseconds apart up to 2^33 seconds (the year 2242), and whatever has 15 digits. What has more, or
 * an exponent, begins like this where it is a value.
 */
const inexact = String.raw`-?(?:[89]\d{9}\.|\d{11}|\d+\.\d{7}|[\d.]+[eE])`
const mayHoldInexact = new RegExp(String.raw`[\s:,[]${inexact}`)
const isInexact = new RegExp(`^${inexact}`)
const numbers = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * JSON.parse, but two numbers that differ in any digit come out different: a number that a double may not tell from
 * its neighbours stays text, without zeros at the end of its fraction. Throws SyntaxError.
 */
export function parseExactly(text: string): Json {
  if (!mayHoldInexact.test(text)) return JSON.parse(text)

  return JSON.parse(outsideStrings(text, (part) => part.replace(numbers, kept)))
}

/** Strings stay as they are. One may be as long as a record's text: it is skipped, not matched letter by letter. */
function outsideStrings(text: string, change: (part: string) => string): string {
  const parts: string[] = []
  let from = 0
  for (let quote = text.indexOf('"'); quote !== -1; quote = text.indexOf('"', from)) {
    const end = endOfString(text, quote)
    parts.push(change(text.slice(from, quote)), text.slice(quote, end))
    from = end
  }
  parts.push(change(text.slice(from)))

  return parts.join('')
}

/** Behind the quote that ends the string which begins here. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
  }

  return text.length
}

function kept(number: string): string {
  return isInexact.test(number) ? `"${shortest(number)}"` : number
}

/** Whether two values say the same; a key that is absent counts as null. */
export function isSame(one: Json | undefined, other: Json | undefined): boolean {
  const [a, b] = [one ?? null, other ?? null]
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => isSame(v, b[i]))
  }

  return firstDifference(a, b) === undefined
}

/** The first key whose values differ in two objects, in the order of `one` and then of `other`. */
export function firstDifference(one: JsonObject, other: JsonObject): string | undefined {
  for (const key in one) if (!isSame(one[key], other[key])) return key
  for (const key in other) if (!(key in one) && !isSame(null, other[key])) return key

  return undefined
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shortest(number: string): string {
  if (/[eE]/.test(number) || !number.includes('.')) return number
  let end = number.length
  while (number[end - 1] === '0') end--

  return number.slice(0, number[end - 1] === '.' ? end - 1 : end)
}
