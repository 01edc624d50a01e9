import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { TenkenError } from './domain/errors.ts'

/** Everything that can be set from outside, validated once and frozen (spec db-005: pool size and timeouts). */
export interface Config {
  readonly databaseUrl: string
  readonly pool: PoolConfig
  readonly timeouts: Timeouts
  /** How often a unit of work is tried again after a passing failure. */
  readonly sessionRetries: number
}

export interface PoolConfig {
  /** Connections at most. */
  readonly size: number
  /** A connection is replaced after this many seconds. */
  readonly maxLifetimeSeconds: number
  /** `transaction` behind PgBouncer in transaction mode: no named statements, no state kept on a connection. */
  readonly pooler: 'none' | 'transaction'
}

/** All in milliseconds; 0 turns a timeout off. */
export interface Timeouts {
  readonly connect: number
  readonly statement: number
  readonly query: number
  readonly lock: number
  readonly idleInTransaction: number
}

/** A variable of the environment has a value that cannot be used; the error names it. */
export class ConfigurationError extends TenkenError<{ variable: string; reason: string }> {
  readonly code = 'configuration'
  readonly kind = 'invalid'

  constructor(variable: string, reason: string) {
    super(`${variable}: ${reason}.`, { variable, reason })
  }
}

const count = (least: number, most: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be from ${least} to ${most}`)
    .default(fallback)

const milliseconds = (fallback: number) => count(0, 24 * 60 * 60 * 1000, fallback)

const databaseUrl = z
  .string()
  .refine(
    (url) => /^(postgres|postgresql):\/\/./.test(url) || /^pglite:./.test(url),
    'must be postgres://…, pglite:<folder> or pglite:memory',
  )
  .refine(
    (url) => url.startsWith('pglite:') || URL.canParse(url),
    'is not a URL; special characters of the password are written as %23 for # and so on',
  )

const environment = z.object({
  DATABASE_URL: databaseUrl.default('pglite:.tenken/data'),
  DATABASE_POOL_SIZE: count(1, 1000, 10),
  DATABASE_POOL_MAX_LIFETIME_SECONDS: count(0, 7 * 24 * 60 * 60, 1800),
  DATABASE_POOLER: z.enum(['none', 'transaction'], 'must be none or transaction').default('none'),
  DATABASE_CONNECT_TIMEOUT_MS: milliseconds(5_000),
  DATABASE_STATEMENT_TIMEOUT_MS: milliseconds(30_000),
  DATABASE_QUERY_TIMEOUT_MS: milliseconds(35_000),
  DATABASE_LOCK_TIMEOUT_MS: milliseconds(5_000),
  DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: milliseconds(60_000),
  DATABASE_SESSION_RETRIES: count(0, 20, 5),
})

/** Throws ConfigurationError naming the first variable that cannot be used. Empty variables count as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigurationError(String(issue?.path[0]), issue?.message ?? 'is not valid')
  }
  const e = parsed.data
  mustOutlast(e)

  return Object.freeze({
    databaseUrl: e.DATABASE_URL,
    pool: Object.freeze({
      size: e.DATABASE_POOL_SIZE,
      maxLifetimeSeconds: e.DATABASE_POOL_MAX_LIFETIME_SECONDS,
      pooler: e.DATABASE_POOLER,
    }),
    timeouts: Object.freeze({
      connect: e.DATABASE_CONNECT_TIMEOUT_MS,
      statement: e.DATABASE_STATEMENT_TIMEOUT_MS,
      query: e.DATABASE_QUERY_TIMEOUT_MS,
      lock: e.DATABASE_LOCK_TIMEOUT_MS,
      idleInTransaction: e.DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS,
    }),
    sessionRetries: e.DATABASE_SESSION_RETRIES,
  })
}

/** The client must wait longer than the server works, or it gives up on a statement that then still commits. */
function mustOutlast(e: z.infer<typeof environment>): void {
  const query = e.DATABASE_QUERY_TIMEOUT_MS
  if (query === 0) return
  if (e.DATABASE_STATEMENT_TIMEOUT_MS === 0 || query <= e.DATABASE_STATEMENT_TIMEOUT_MS) {
    throw new ConfigurationError(
      'DATABASE_QUERY_TIMEOUT_MS',
      `must be 0 or above DATABASE_STATEMENT_TIMEOUT_MS (${e.DATABASE_STATEMENT_TIMEOUT_MS})`,
    )
  }
}

/** The folder of an embedded database's URL, absolute; undefined for `pglite:memory`. */
export function embeddedFolder(url: string): string | undefined {
  const folder = url.slice('pglite:'.length)
  if (folder === 'memory') return undefined

  return isAbsolute(folder) ? folder : resolve(folder)
}
