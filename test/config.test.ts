import { describe, expect, test } from 'vitest'
import { ConfigurationError, readConfig } from '../src/config.ts'

describe('db-005: pool size and timeouts are configuration', () => {
  test('an empty environment gives the embedded engine and working defaults', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: 'pglite:.tenken/data',
      pool: { size: 10, pooler: 'none' },
      timeouts: { connect: 5000, statement: 30_000, query: 35_000, lock: 5000, idleInTransaction: 60_000 },
    })
  })

  test('every value is taken from its variable', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://host/db',
      DATABASE_POOL_SIZE: '3',
      DATABASE_POOL_MAX_LIFETIME_SECONDS: '4',
      DATABASE_POOLER: 'transaction',
      DATABASE_CONNECT_TIMEOUT_MS: '5',
      DATABASE_STATEMENT_TIMEOUT_MS: '6',
      DATABASE_QUERY_TIMEOUT_MS: '7',
      DATABASE_LOCK_TIMEOUT_MS: '8',
      DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: '9',
      DATABASE_SESSION_RETRIES: '2',
    })

    expect(config).toMatchObject({
      databaseUrl: 'postgres://host/db',
      pool: { size: 3, maxLifetimeSeconds: 4, pooler: 'transaction' },
      timeouts: { connect: 5, statement: 6, query: 7, lock: 8, idleInTransaction: 9 },
      sessionRetries: 2,
    })
  })

  test.each([
    ['DATABASE_URL', 'mysql://host/db'],
    ['DATABASE_URL', 'pglite:'],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', ' \n'],
    ['DATABASE_URL', 'pglite://data'],
    ['DATABASE_URL', 'pglite://memory'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', 'ten'],
    ['DATABASE_POOL_SIZE', '1.5'],
    ['DATABASE_POOL_MAX_LIFETIME_SECONDS', '-1'],
    ['DATABASE_POOLER', 'session'],
    ['DATABASE_CONNECT_TIMEOUT_MS', '5s'],
    ['DATABASE_STATEMENT_TIMEOUT_MS', '99999999999'],
    ['DATABASE_QUERY_TIMEOUT_MS', '30000'],
    ['DATABASE_LOCK_TIMEOUT_MS', 'NaN'],
    ['DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS', '1e3'],
    ['DATABASE_SESSION_RETRIES', '21'],
  ])('%s=%s is refused by an error that names the variable', (variable, value) => {
    const read = () => readConfig({ [variable]: value })

    expect(read).toThrow(ConfigurationError)
    expect(read).toThrow(variable)
  })

  test('a password never appears in the error about its URL', () => {
    const read = () => readConfig({ DATABASE_URL: 'mysql://ann:secret@host/db' })

    expect(read).toThrow(expect.not.objectContaining({ message: expect.stringContaining('secret') }))
  })

  test('a variable that is set to nothing counts as not set', () => {
    expect(readConfig({ DATABASE_POOL_SIZE: '' }).pool.size).toBe(10)
  })

  test('the configuration cannot be changed after it was read', () => {
    const config = readConfig({})

    expect(Object.isFrozen(config) && Object.isFrozen(config.pool) && Object.isFrozen(config.timeouts)).toBe(
      true,
    )
  })
})
