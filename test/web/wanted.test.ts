import { expect, test } from 'vitest'
import { wantedOf } from '../../web/src/records/wanted.ts'

const wanted = (address: string) => wantedOf(new URLSearchParams(address), 'me')

test('the address of the list says what is looked for', () => {
  expect(wanted('')).toEqual({})
  expect(wanted('state=completed&whose=mine')).toEqual({ statuses: ['completed'], worker: 'me' })
  expect(wanted('flagged=yes&needsOverride=yes&whose=others')).toEqual({
    flagged: true,
    needsOverride: true,
    notMine: true,
  })
})

test('days are the reader’s own, the last one whole', () => {
  expect(wanted('from=2026-02-28&to=2026-02-28')).toEqual({
    startedFrom: new Date(2026, 1, 28).toISOString(),
    startedBefore: new Date(2026, 2, 1).toISOString(),
  })
})

test('what no list knows is as if it were not there', () => {
  expect(wanted('state=finished&whose=hers&from=yesterday&flagged=no&colour=blue')).toEqual({})
})
