import { expect, test } from 'vitest'
import { RevisionNotFound, RevisionOutOfRange } from '../../src/migrations/errors.ts'
import { History } from '../../src/migrations/history.ts'
import { aRevision } from './revisions.ts'

const history = new History([
  aRevision('a', null, []),
  aRevision('b', 'a', []),
  aRevision('c', 'b', []),
  aRevision('d', 'c', []),
])

test.each([
  [':', 'abcd'],
  ['b:c', 'bc'],
  ['c:', 'cd'],
  [':b', 'ab'],
  ['base:current', 'abc'],
  ['current:', 'cd'],
  ['-1:current', 'bc'],
  ['head-1:head', 'cd'],
  ['d:a', ''],
])('the range %s of a database at c holds %j', (range, expected) => {
  expect(
    history
      .range(range, 'c')
      .map(({ revision }) => revision)
      .join(''),
  ).toBe(expected)
})

test('a range without a colon, beyond the ends or of unknown revisions is refused', () => {
  expect(() => history.range('b', 'c')).toThrow(RevisionOutOfRange)
  expect(() => history.range('-9:', 'c')).toThrow(RevisionOutOfRange)
  expect(() => history.range('x:', 'c')).toThrow(RevisionNotFound)
})
