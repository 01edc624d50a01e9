import { expect, test } from 'vitest'
import { mayReadMetrics } from '../../../src/http/serve/metrics-access.ts'
import { Networks } from '../../../src/http/serve/networks.ts'

const readers = { from: new Networks(['10.0.0.0/24']), token: 'shown' }
const from = (address: string, passedOnByStranger = false) => ({ address, passedOnByStranger, secure: false })

test.each([
  ['this machine', from('127.0.0.1'), undefined, true],
  ['this machine, by version 6', from('::1'), undefined, true],
  ['an address that is named', from('10.0.0.9'), undefined, true],
  ['another', from('10.0.1.9'), undefined, false],
  ['another, with the token', from('10.0.1.9'), 'Bearer shown', true],
  ['another, with a wrong one', from('10.0.1.9'), 'Bearer show', false],
  ['another, with the token alone', from('10.0.1.9'), 'shown', false],
  // Else a proxy on this machine would open them to everybody.
  ['a proxy on this machine that is not trusted', from('127.0.0.1', true), undefined, false],
  ['the same, with the token', from('127.0.0.1', true), 'Bearer shown', true],
])('%s', (_, client, authorization, may) => {
  expect(mayReadMetrics(client, authorization, readers)).toBe(may)
})

test('where there is no token, nobody is let in by an empty one', () => {
  const none = { from: new Networks([]), token: undefined }

  expect(mayReadMetrics(from('192.0.2.1'), 'Bearer ', none)).toBe(false)
  expect(mayReadMetrics(from('192.0.2.1'), 'Bearer undefined', none)).toBe(false)
})
