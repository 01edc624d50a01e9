import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { TenkenError } from './domain/errors.ts'
import { type Sentences, sayReason } from './domain/reason.ts'

/** Everything that can be set from outside, validated once and frozen (spec db-005: pool size and timeouts). */
export interface Config {
  readonly databaseUrl: string
  readonly pool: PoolConfig
  readonly timeouts: Timeouts
  /** How often a unit of work is tried again after a passing failure. */
  readonly sessionRetries: number
}

const poolers = ['none', 'transaction'] as const

export interface PoolConfig {
  /** Connections at most. */
  readonly size: number
  /** A connection is replaced after this many seconds. */
  readonly maxLifetimeSeconds: number
  /** `transaction` behind PgBouncer in transaction mode: no named statements, no state kept on a connection. */
  readonly pooler: (typeof poolers)[number]
}

/** All in milliseconds; 0 turns a timeout off. */
export interface Timeouts {
  readonly connect: number
  readonly statement: number
  readonly query: number
  readonly lock: number
  readonly idleInTransaction: number
}

/** Why a variable cannot be used. */
export type WhyMisconfigured =
  | { code: 'not_whole' }
  | { code: 'out_of_range'; from: number; to: number }
  | { code: 'not_one_of'; values: readonly string[] }
  | { code: 'empty' }
  | { code: 'no_database_url' }
  | { code: 'slashes_before_folder' }
  | { code: 'not_a_url' }
  | { code: 'not_above'; variable: string; value: number }
  | { code: 'not_a_network'; text: string }
  | { code: 'needs'; other: string }

const whyMisconfigured: Sentences<WhyMisconfigured> = {
  not_whole: () => 'must be a whole number',
  out_of_range: ({ from, to }) => `must be from ${from} to ${to}`,
  not_one_of: ({ values }) => `must be ${values.join(' or ')}`,
  empty: () => 'is set and empty; unset it, or say postgres://…, pglite:<folder> or pglite:memory',
  no_database_url: () => 'must be postgres://…, pglite:<folder> or pglite:memory',
  slashes_before_folder: () => 'is written pglite:<folder>, without // before the folder',
  not_a_url: () => 'is not a URL; special characters of the password are written as %23 for # and so on',
  not_above: ({ variable, value }) => `must be 0 or above ${variable} (${value})`,
  not_a_network: ({ text }) => `'${text}' is neither an address nor a network such as 10.0.0.0/8`,
  needs: ({ other }) => `is of no use without ${other}`,
}

/** A variable of the environment, or the option that stands for it, cannot be used as it is; the error names it. */
export class ConfigurationError extends TenkenError<{ variable: string; reason: WhyMisconfigured }> {
  readonly code = 'configuration'
  readonly kind = 'invalid'

  constructor(variable: string, reason: WhyMisconfigured) {
    super(`${variable}: ${sayReason(reason, whyMisconfigured)}.`, { variable, reason })
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Throws ConfigurationError naming the first variable that cannot be used. Empty variables count as not set, but for
 * DATABASE_URL: where its value got lost, records must not go into a folder that nobody meant.
 */
export function readConfig(env: Environment = process.env): Config {
  const config = {
    databaseUrl: databaseUrl(env),
    pool: Object.freeze({
      size: count(env, 'DATABASE_POOL_SIZE', { from: 1, to: 1000, unset: 10 }),
      maxLifetimeSeconds: count(env, 'DATABASE_POOL_MAX_LIFETIME_SECONDS', {
        from: 0,
        to: 7 * 24 * 60 * 60,
        unset: 1800,
      }),
      pooler: pooler(env),
    }),
    timeouts: Object.freeze({
      connect: milliseconds(env, 'DATABASE_CONNECT_TIMEOUT_MS', 5_000),
      statement: milliseconds(env, 'DATABASE_STATEMENT_TIMEOUT_MS', 30_000),
      query: milliseconds(env, 'DATABASE_QUERY_TIMEOUT_MS', 35_000),
      lock: milliseconds(env, 'DATABASE_LOCK_TIMEOUT_MS', 5_000),
      idleInTransaction: milliseconds(env, 'DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS', 60_000),
    }),
    sessionRetries: count(env, 'DATABASE_SESSION_RETRIES', { from: 0, to: 20, unset: 5 }),
  }
  mustOutlast(config.timeouts)

  return Object.freeze(config)
}

function databaseUrl(env: Environment): string {
  const url = (env['DATABASE_URL'] ?? 'pglite:.tenken/data').trim()
  if (url === '') throw new ConfigurationError('DATABASE_URL', { code: 'empty' })
  if (!/^(?:postgres|postgresql):\/\/./.test(url) && !/^pglite:./.test(url)) {
    throw new ConfigurationError('DATABASE_URL', { code: 'no_database_url' })
  }
  // Whoever writes pglite://data means neither the folder /data nor a host.
  if (/^pglite:\/\/[^/]/.test(url)) {
    throw new ConfigurationError('DATABASE_URL', { code: 'slashes_before_folder' })
  }
  if (!url.startsWith('pglite:') && !URL.canParse(url)) {
    throw new ConfigurationError('DATABASE_URL', { code: 'not_a_url' })
  }

  return url
}

function pooler(env: Environment): PoolConfig['pooler'] {
  const value = env['DATABASE_POOLER'] || 'none'
  const known = poolers.find((one) => one === value)
  if (!known) throw new ConfigurationError('DATABASE_POOLER', { code: 'not_one_of', values: poolers })

  return known
}

interface Range {
  from: number
  to: number
  unset: number
}

function count(env: Environment, variable: string, { from, to, unset }: Range): number {
  const value = env[variable]
  if (!value) return unset
  if (!/^\d+$/.test(value)) throw new ConfigurationError(variable, { code: 'not_whole' })
  const number = Number(value)
  if (number < from || number > to) throw new ConfigurationError(variable, { code: 'out_of_range', from, to })

  return number
}

function milliseconds(env: Environment, variable: string, unset: number): number {
  return count(env, variable, { from: 0, to: 24 * 60 * 60 * 1000, unset })
}

/** The client must wait longer than the server works, or it gives up on a statement that then still commits. */
function mustOutlast({ statement, query }: Timeouts): void {
  if (query === 0 || (statement > 0 && query > statement)) return
  throw new ConfigurationError('DATABASE_QUERY_TIMEOUT_MS', {
    code: 'not_above',
    variable: 'DATABASE_STATEMENT_TIMEOUT_MS',
    value: statement,
  })
}

/**
 * The folder of an embedded database's URL, absolute; undefined for `pglite:memory`. A `~` at its head is the home of
 * whoever runs the program, as a shell reads it: in a file of settings none has.
 */
export function embeddedFolder(url: string): string | undefined {
  const folder = url.slice('pglite:'.length)
  if (folder === 'memory') return undefined

  return resolve(folder.replace(/^~(?=\/|$)/, homedir()))
}
