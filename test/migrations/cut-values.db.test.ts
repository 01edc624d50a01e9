import { expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { run } from './connection.ts'
import { settling } from './settling.ts'

const on = settling()

test.each([
  ['timestamptz', `'2031-02-03 04:05:06Z'`, 'date'],
  ['numeric(10,2)', '1.25', 'numeric(10,1)'],
  ['float8', '1.5', 'int'],
  ['bigint', '1234567891', 'real'],
  ['numeric(10,2)[]', `'{1.25}'`, 'numeric(10,1)[]'],
  ['numeric(10,2)', '1.25', 'short'],
  ['json', `'{"b": 1, "a": 2}'`, 'jsonb'],
  ['text', `'${'x'.repeat(70)}'`, 'name'],
])(
  'a column that turns from %s, holding %s, into %s is said to lose values',
  async (before, value, after) => {
    const short = 'create domain short as numeric(10,1)'
    await on.sql.execute(
      `set timezone = 'UTC'; ${short}; create table t (x ${before}, y int); insert into t values (${value}, 1)`,
    )
    const [[held] = []] = await on.sql.tuples('', 'select x::text from t')

    const { upgrade } = await compare(on.sql, {
      schema: {},
      sql: [short, `create table t (x ${after}, y bigint)`],
    })
    await run(on.sql, upgrade)

    expect(upgrade).toMatchObject([
      {
        destructive: true,
        locking: true,
        comment: expect.stringMatching(
          /^Destructive: what of the values of t\.x has no room in the new type is lost\. Locking: may rewrite t,/,
        ),
      },
    ])
    expect(await on.sql.tuples('', 'select x::text from t')).not.toEqual([[held]])
  },
)

test('a column whose values have room is not', async () => {
  await on.sql.execute('create table t (x int, y varchar(3))')

  const { upgrade } = await compare(on.sql, { schema: {}, sql: ['create table t (x bigint, y varchar(2))'] })

  expect(upgrade.map(({ destructive }) => destructive)).toEqual([false])
})
