import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'

const uuid = '0190a6c4-7b7e-7cc3-98c4-dc0c0c07398f'
const at = new Date('2026-02-03T04:05:06.789Z')

let on: OpenTestDatabase

beforeAll(async () => {
  on = await anOpenDatabase()
})

afterAll(() => on.close())

async function selected(expression: string, params: readonly unknown[] = []): Promise<unknown> {
  const [row] = await on.database.connection((sql) => sql.tuples('', `select ${expression}`, params))

  return row?.[0]
}

describe('a value comes back as node-postgres returns it', () => {
  test.each<[string, unknown]>([
    ['true', true],
    ['null::bool', null],
    ['7::int2', 7],
    ['7::int4', 7],
    ['9007199254740993::int8', '9007199254740993'],
    ['7::int8', '7'],
    ['0.1::float8', 0.1],
    [`'NaN'::float8`, Number.NaN],
    ['12.30::numeric', '12.30'],
    [`'点検'::text`, '点検'],
    [`''::text`, ''],
    [`'{}'::text`, '{}'],
    [`'${uuid}'::uuid`, uuid],
    [`'2026-02-03 04:05:06.789+00'::timestamptz`, at],
    [`'2026-02-03 13:05:06.789+09'::timestamptz`, at],
    [`'infinity'::timestamptz`, Number.POSITIVE_INFINITY],
    [`array['a', 'b,"c', null, '', '{点}', 'NULL']`, ['a', 'b,"c', null, '', '{点}', 'NULL']],
    [`array[]::text[]`, []],
    [
      `array[array[1, 2], array[3, 4]]`,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [`array['${uuid}']::uuid[]`, [uuid]],
    ['array[1, null]::int8[]', ['1', null]],
    ['array[true, false]', [true, false]],
    [`'{"b": [1, null], "a": 2}'::json`, { a: 2, b: [1, null] }],
    [`'{"b": 1}'::jsonb`, { b: 1 }],
    [`'null'::jsonb`, null],
    [`'\\x00ff5c'::bytea`, Buffer.from([0, 255, 92])],
    [`'(1,2)'::point`, { x: 1, y: 2 }],
    ['null', null],
  ])('%s', async (expression, expected) => {
    expect(await selected(expression)).toEqual(expected)
  })
})

describe('a parameter arrives as node-postgres sends it', () => {
  test.each<[string, unknown, unknown]>([
    ['$1::bool', true, true],
    ['$1::int4', 7, 7],
    ['$1::int8', 9007199254740993n, '9007199254740993'],
    ['$1::float8', 0.1, 0.1],
    ['$1::numeric', '12.30', '12.30'],
    ['$1::text', 'it’s 点検 \\ "quoted"', 'it’s 点検 \\ "quoted"'],
    ['$1::text', '', ''],
    ['$1::text', null, null],
    ['$1::text', undefined, null],
    ['$1::text', 7, '7'],
    ['$1::uuid', uuid, uuid],
    ['$1::timestamptz', at, at],
    ['$1::timestamptz', at.toISOString(), at],
    ['$1::text[]', ['a', 'b,"c', null, '', '\\', 'NULL'], ['a', 'b,"c', null, '', '\\', 'NULL']],
    ['$1::text[]', [], []],
    ['$1::uuid[]', [uuid, uuid], [uuid, uuid]],
    [
      '$1::int4[]',
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['$1::timestamptz[]', [at], [at]],
    ['$1::bytea[]', [Buffer.from([0, 255])], [Buffer.from([0, 255])]],
    ['$1::json', { a: [1, '"'] }, { a: [1, '"'] }],
    ['$1::jsonb', JSON.stringify([1, 2]), [1, 2]],
    ['$1::bytea', Buffer.from([0, 255, 92]), Buffer.from([0, 255, 92])],
    ['$1::bytea', new Uint8Array([0, 255, 92]).subarray(1), Buffer.from([255, 92])],
  ])('%s of %o', async (expression, value, expected) => {
    expect(await selected(expression, [value])).toEqual(expected)
  })
})

test('rows are objects, and tuples are arrays, in the order of the columns', async () => {
  const sql = `select * from (values (1, 'a'), (2, null)) as v (id, "Text") order by id`

  const [rows, tuples] = await on.database.connection(async (connection) => [
    await connection.rows('', sql),
    await connection.tuples('', sql),
  ])

  expect(rows).toEqual([
    { id: 1, Text: 'a' },
    { id: 2, Text: null },
  ])
  expect(tuples).toEqual([
    [1, 'a'],
    [2, null],
  ])
})

test('a statement without rows returns none', async () => {
  const results = await on.database.connection(async (sql) => [
    await sql.rows('', 'create table nothing (id int)'),
    await sql.tuples('', 'insert into nothing values (1)'),
    await sql.rows('', 'delete from nothing where false returning id'),
  ])

  expect(results).toEqual([[], [], []])
})

test('ten megabytes go in and come out', async () => {
  const large = '点'.repeat(3_500_000)

  expect(await selected('$1::text', [large])).toBe(large)
})
