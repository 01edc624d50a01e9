import { expect, test } from 'vitest'
import { isLoopback, Networks, NotANetwork } from '../../../src/http/serve/networks.ts'

test.each([
  ['10.1.2.3', ['10.0.0.0/8'], true],
  ['11.1.2.3', ['10.0.0.0/8'], false],
  ['10.0.0.1', ['10.0.0.1'], true],
  ['10.0.0.2', ['10.0.0.1'], false],
  ['2001:db8::1', ['2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32'], false],
  ['::1', ['loopback'], true],
  ['127.9.9.9', ['loopback'], true],
  // As a socket of version 6 has it.
  ['::ffff:10.1.2.3', ['10.0.0.0/8'], true],
  ['192.0.2.1', ['0.0.0.0/0'], true],
  ['192.0.2.1', [], false],
  ['not an address', ['0.0.0.0/0'], false],
  ['', ['0.0.0.0/0'], false],
])('%s within %j: %s', (address, words, within) => {
  expect(new Networks(words).includes(address)).toBe(within)
})

test.each(['10.0.0.0/33', '::/129', '10.0.0', 'proxy.example.com', '10.0.0.0/8/8', '10.0.0.0/', ''])(
  '%j is neither an address nor a network',
  (word) => {
    expect(() => new Networks([word])).toThrow(NotANetwork)
  },
)

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['plant.example.com', false],
])('%s leads to this machine alone: %s', (host, alone) => {
  expect(isLoopback(host)).toBe(alone)
})
