import { describe, expect, test } from 'vitest'
import { ConfigurationError } from '../../../src/config.ts'
import { TlsNeeded } from '../../../src/http/serve/errors.ts'
import { type GivenSettings, readServeSettings } from '../../../src/http/serve/settings.ts'
import { noSettings } from './a-server.ts'

const read = (given: Partial<GivenSettings>, env: Record<string, string> = {}) =>
  readServeSettings({ ...noSettings, ...given }, env)

test('without a word it serves this machine alone, on a port above 1023, with limits on everything', () => {
  expect(read({})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    tls: undefined,
    logLevel: 'info',
    limits: { body: 5_000_000, header: 16_384, connections: 1000, read: 30_000, keepAlive: 65_000 },
    stopping: { drain: 0, patience: 30_000 },
  })
})

test('an option goes before the variable that stands for it', () => {
  const env = {
    TENKEN_HOST: 'localhost',
    TENKEN_PORT: '1',
    TENKEN_LOG_LEVEL: 'warn',
    TENKEN_TRUST_PROXY: '10.0.0.1, 10.0.0.2',
    TENKEN_METRICS_TOKEN: 'shown',
  }

  const said = read({}, env)

  expect(said).toMatchObject({ host: 'localhost', port: 1, logLevel: 'warn', metrics: { token: 'shown' } })
  expect(said.trusted.includes('10.0.0.2')).toBe(true)
  expect(read({ port: '2', trustProxy: ['10.9.0.0/16', 'loopback'] }, env)).toMatchObject({ port: 2 })
  expect(read({ trustProxy: ['10.9.0.0/16', 'loopback'] }, env).trusted.includes('10.0.0.2')).toBe(false)
})

describe('plain HTTP', () => {
  test.each(['0.0.0.0', '::', '192.168.1.5', 'plant.example.com'])('is refused on %s', (host) => {
    expect(() => read({ host })).toThrow(TlsNeeded)
  })

  test('is served there when told so, and TLS without', () => {
    expect(read({ host: '0.0.0.0', insecureHttp: true }).tls).toBeUndefined()
    expect(read({ host: '0.0.0.0', tlsCert: 'c', tlsKey: 'k' }).tls).toEqual({ cert: 'c', key: 'k' })
  })
})

test.each<[Partial<GivenSettings>, Record<string, string>, string]>([
  [{ port: '65536' }, {}, '--port: must be from 0 to 65535.'],
  [{ port: '80a' }, {}, '--port: must be a whole number.'],
  [{ port: '-1' }, {}, '--port: must be a whole number.'],
  [{ port: '1e3' }, {}, '--port: must be a whole number.'],
  [{}, { TENKEN_PORT: 'http' }, 'TENKEN_PORT: must be a whole number.'],
  [{ tlsCert: 'c' }, {}, '--tls-cert: is of no use without --tls-key.'],
  [{}, { TENKEN_TLS_KEY: 'k' }, 'TENKEN_TLS_KEY: is of no use without --tls-cert.'],
  [{ trustProxy: ['nginx'] }, {}, "--trust-proxy: 'nginx' is neither an address nor a network"],
  [{}, { TENKEN_METRICS_FROM: '10.0.0.0/40' }, "TENKEN_METRICS_FROM: '10.0.0.0/40' is neither"],
  [{}, { TENKEN_LOG_LEVEL: 'loud' }, 'TENKEN_LOG_LEVEL: must be debug or info or warn or error or silent.'],
  [{ maxBody: '10' }, {}, '--max-body: must be from 1000 to 100000000.'],
  [{ drain: '99999' }, {}, '--drain: must be from 0 to 3600.'],
])('%j with %j cannot be used, and it is named', (given, env, says) => {
  expect(() => read(given, env)).toThrow(ConfigurationError)
  expect(() => read(given, env)).toThrow(says)
})
