import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstDifference, isSame, type Json, parseExactly } from '../../src/domain/exact-json.ts'

/** The first and the last moment that PostgreSQL knows, in microseconds since 1970. */
const micros = fc.bigInt({ min: -210_866_803_200_000_000n, max: 9_224_318_015_999_999_999n })

test('times a microsecond apart are told apart, whenever they are', () => {
  fc.assert(
    fc.property(micros, fc.integer({ min: 1, max: 3 }), (time, apart) => {
      const [one, other] = [time, time + BigInt(apart)].map((at) => parseExactly(`{"at" : ${seconds(at)}}`))

      expect(isSame(one, other)).toBe(false)
      expect(isSame(one, parseExactly(`["x", ${seconds(time)}]`))).toBe(false)
      expect(isSame(one, parseExactly(`{"at":${seconds(time)}}`))).toBe(true)
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['8589934592.000001', '8589934592.000002'],
  ['9007199254740993', '9007199254740992'],
  ['-99999999999.5', '-99999999999.50001'],
  ['0.12345678901234567', '0.12345678901234568'],
  ['1e400', '1e401'],
])('%s and %s are not the same', (one, other) => {
  expect(isSame(parseExactly(`[${one}]`), parseExactly(`[${other}]`))).toBe(false)
})

test.each([
  ['1795488386.412000', '1795488386.412'],
  ['99999999999.500000', '99999999999.5'],
  ['99999999999.000000', '99999999999'],
])('%s and %s are the same', (one, other) => {
  expect(isSame(parseExactly(`[${one}]`), parseExactly(`[${other}]`))).toBe(true)
})

test('text stays as it is, also where it looks like a number', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, text) => {
      const written = { value, text: [`${text}, 99999999999999999999.1 "`, '\\', '[12345678901234'] }

      expect(JSON.stringify(parseExactly(JSON.stringify(written.text)))).toBe(JSON.stringify(written.text))
    }),
  )
})

test.each([
  ['letters', 'a'],
  ['backslashes', '\\'],
  ['quotes', '"'],
  ['signs of two units', '💡'],
])('a text of 10 MB beside a number of eleven digits is read: %s', (_, sign) => {
  const value = { text: `, 12345678901 ${sign.repeat(5_000_000)}${'a'.repeat(5_000_000)}`, at: 12345678901 }

  expect(isSame(parseExactly(JSON.stringify(value)), { ...value, at: '12345678901' })).toBe(true)
})

test('a number of a million digits is read in no time', () => {
  const number = `0.${'0'.repeat(1_000_000)}1`

  expect(isSame(parseExactly(`[${number}000]`), [number])).toBe(true)
})

test('a key that is absent counts as null, and the first difference is told', () => {
  expect(isSame({ a: 1, b: null }, { a: 1 })).toBe(true)
  expect(firstDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 2, c: null }] })).toBeUndefined()
  expect(firstDifference({ a: 1 }, { a: 1, b: 0 })).toBe('b')
  expect(firstDifference({ a: 1, b: false }, { a: 1, b: null })).toBe('b')
  expect(isSame([1, 2], [1])).toBe(false)
  expect(isSame([], {})).toBe(false)
  expect(isSame('1', 1)).toBe(false)
})

test('no two different values are the same', () => {
  const values = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json)
  fc.assert(
    fc.property(values, values, (one, other) => {
      fc.pre(!JSON.stringify([one, other]).includes('null'))

      expect(isSame(one, other)).toBe(sorted(one) === sorted(other))
    }),
  )
})

/** As PostgreSQL writes them: always six digits behind the point. */
function seconds(at: bigint): string {
  const digits = String(at < 0n ? -at : at).padStart(7, '0')

  return `${at < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`
}

function sorted(value: Json): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
