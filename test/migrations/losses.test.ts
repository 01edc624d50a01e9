import { describe, expect, test } from 'vitest'
import { losesValues } from '../../src/migrations/diff/losses.ts'

describe('values are cut or rounded', () => {
  test.each([
    ['timestamp with time zone', 'date'],
    ['timestamp without time zone', 'time without time zone'],
    ['timestamp with time zone', 'timestamp without time zone'],
    ['timestamp(6) with time zone', 'timestamp(3) with time zone'],
    ['time with time zone', 'time without time zone'],
    ['interval', 'interval(0)'],
    ['interval', 'interval year to month'],
    ['numeric(10,2)', 'numeric(10,1)'],
    ['numeric(10,2)[]', 'numeric(10,1)[]'],
    ['numeric', 'numeric(10,2)'],
    ['numeric', 'integer'],
    ['numeric(10,2)', 'double precision'],
    ['double precision', 'integer'],
    ['double precision', 'real'],
    ['double precision', 'numeric(10,2)'],
    ['bigint', 'real'],
    ['bigint', 'double precision'],
    ['integer', 'real'],
    ['integer', 'boolean'],
    ['integer', 'bit(4)'],
    ['json', 'jsonb'],
    ['inet', 'cidr'],
    ['box', 'point'],
    ['text', 'name'],
    ['text', '"char"'],
    ['text', 'date'],
    ['character varying(40)', 'numeric(10,1)'],
    ['text', 'bit(2)'],
  ])('from %s to %s', (from, to) => {
    expect(losesValues(from, to)).toBe(true)
  })
})

describe('values stay whole, or do not fit and fail', () => {
  test.each([
    ['integer', 'bigint'],
    ['bigint', 'integer'],
    ['integer', 'numeric'],
    ['integer', 'numeric(10,2)'],
    ['numeric(10,2)', 'numeric(12,4)'],
    ['numeric(10,2)', 'numeric(5,2)'],
    ['numeric(10,0)', 'bigint'],
    ['numeric(10)', 'integer'],
    ['smallint', 'real'],
    ['integer', 'double precision'],
    ['real', 'double precision'],
    ['date', 'timestamp(0) with time zone'],
    ['timestamp(3) without time zone', 'timestamp without time zone'],
    ['text', 'character varying(3)'],
    ['character varying(40)', 'character varying(3)'],
    ['character varying(40)', 'name'],
    ['text', 'uuid'],
    ['text', 'integer'],
    ['timestamp with time zone', 'text'],
    ['text', 'shift'],
    ['shift', 'text'],
    ['jsonb', 'json'],
    ['cidr', 'inet'],
    ['bit(8)', 'bit(4)'],
  ])('from %s to %s', (from, to) => {
    expect(losesValues(from, to)).toBe(false)
  })
})
