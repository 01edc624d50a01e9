import { expect, test } from 'vitest'
import { ruleSql } from '../../src/infrastructure/database/models/index.ts'

/** What an `if` of a rule asks, without what is compared inside a query. */
const conditions = ruleSql.flatMap((text) =>
  [...text.matchAll(/\b(?:els)?if\b((?:(?!\bthen\b)[\s\S])*)\bthen\b/g)].map(([, condition = '']) =>
    withoutQueries(condition),
  ),
)

/** These compare what a trigger's table never has without a value. */
const neverNull = [/old\.status <> '\w+'/g, /new\.status <> old\.status/g]

test('no rule lets a missing value through: what has to be the same is compared by "is distinct from"', () => {
  const lax = conditions
    .map((condition) => neverNull.reduce((text, known) => text.replaceAll(known, ''), condition))
    .filter((condition) => /<>|!=|\bnot in\b/.test(condition))

  expect(conditions.length).toBeGreaterThan(50)
  expect(lax).toEqual([])
})

function withoutQueries(condition: string): string {
  let depth = 0
  let kept = ''
  for (const part of condition.split(/(\(\s*select\b|\(|\))/)) {
    if (depth === 0 && !/^\(\s*select/.test(part)) kept += part
    else if (part.startsWith('(')) depth++
    else if (part === ')') depth--
  }

  return kept
}
