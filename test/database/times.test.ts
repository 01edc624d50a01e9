import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { valueParsers } from '../../src/infrastructure/database/values.ts'

const { types } = pg
const ours: (text: string) => unknown = valueParsers.getTypeParser(types.builtins.TIMESTAMPTZ, 'text')
const nodePostgres: (text: string) => unknown = types.getTypeParser(types.builtins.TIMESTAMPTZ, 'text')

const digits = (length: number) => fc.nat(10 ** length - 1).map((n) => String(n).padStart(length, '0'))
const times = fc
  .record({
    day: fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true }),
    fraction: fc.oneof(fc.constant(''), digits(1), digits(2), digits(3), digits(6)),
    offset: fc.constantFrom('+00', '+09', '-05', '+05:30', '-03:30', '-00:01:15'),
  })
  .map(({ day, fraction, offset }) => ({
    text: `${day.toISOString().slice(0, 19).replace('T', ' ')}${fraction && `.${fraction}`}${offset}`,
    milliseconds: Number(fraction.slice(0, 3).padEnd(3, '0')),
  }))

describe('times are read as node-postgres reads them', () => {
  test('whatever their day, their fraction of a second and their offset, and to the millisecond', () => {
    fc.assert(
      fc.property(times, ({ text, milliseconds }) => {
        const read = ours(text) as Date
        const wholeSeconds = nodePostgres(text.replace(/\.\d+/, '')) as Date

        expect(read.getTime()).toBe(wholeSeconds.getTime() + milliseconds)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['infinity', '-infinity', '0044-03-15 12:00:00+00 BC', '12026-01-01 00:00:00+00'])(
    '%s',
    (text) => {
      expect(ours(text)).toEqual(nodePostgres(text))
    },
  )

  test('in the binary format they are left to node-postgres', () => {
    expect(valueParsers.getTypeParser(types.builtins.TIMESTAMPTZ, 'binary')).toBe(
      types.getTypeParser(types.builtins.TIMESTAMPTZ, 'binary'),
    )
  })
})
