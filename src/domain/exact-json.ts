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
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * JSON.parse, but two numbers that differ in any digit come out different: a number that a double may not tell from
 * its neighbours stays text, without zeros at the end of its fraction. Throws SyntaxError.
 */
export function parseExactly(text: string): Json {
  if (!mayHoldInexact.test(text)) return JSON.parse(text)

  return JSON.parse(text.replace(tokens, (token) => (isInexact.test(token) ? `"${shortest(token)}"` : token)))
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

function shortest(token: string): string {
  return /[eE]/.test(token) ? token : token.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
}
