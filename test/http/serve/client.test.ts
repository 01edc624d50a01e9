import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientOf } from '../../../src/http/serve/client.ts'
import { Networks } from '../../../src/http/serve/networks.ts'

const asked = (peer: string, headers: Record<string, string>) =>
  ({ socket: { remoteAddress: peer }, headers }) as unknown as IncomingMessage

const at = (peer: string, headers: Record<string, string>, trusted: string[]) =>
  clientOf(asked(peer, headers), new Networks(trusted))

test('without a proxy the client is whoever holds the connection', () => {
  expect(at('::ffff:10.0.0.7', {}, [])).toEqual({
    address: '10.0.0.7',
    secure: false,
    passedOnByStranger: false,
  })
})

test('what somebody says who is not trusted counts for nothing, but that they say it', () => {
  const headers = { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' }

  expect(at('10.0.0.7', headers, ['10.0.0.8'])).toEqual({
    address: '10.0.0.7',
    secure: false,
    passedOnByStranger: true,
  })
  expect(at('127.0.0.1', { forwarded: 'for=192.0.2.1' }, []).passedOnByStranger).toBe(true)
})

test.each([
  // What the client itself put in front is not believed: the proxy has added whom it saw.
  ['192.0.2.66, 198.51.100.4', '198.51.100.4'],
  ['127.0.0.1,198.51.100.4', '198.51.100.4'],
  // Through two proxies, both trusted.
  ['198.51.100.4, 10.0.0.3', '198.51.100.4'],
  // No address: whoever said it is as far as anybody can tell.
  ['unknown', '10.0.0.2'],
  ['198.51.100.4, garbage', '10.0.0.2'],
  ['', '10.0.0.2'],
  ['::ffff:198.51.100.4', '198.51.100.4'],
  ['2001:db8::9', '2001:db8::9'],
])('a trusted proxy that says %j was asked by %s', (says, address) => {
  expect(at('10.0.0.2', { 'x-forwarded-for': says }, ['10.0.0.0/24']).address).toBe(address)
})

test.each([
  ['https', true],
  ['http', false],
  ['http, https', true],
  ['https, http', false],
])('a trusted proxy that says %j: over TLS %s', (proto, secure) => {
  const { secure: found } = at('10.0.0.2', { 'x-forwarded-proto': proto }, ['10.0.0.2'])

  expect(found).toBe(secure)
})
