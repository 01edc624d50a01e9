import pg from 'pg'
import type { Config } from '../../../config.ts'
import { failureOf, reasonOf } from '../../../migrations/failure.ts'
import type { Engine, Lease, Occupancy, Patience } from '../engine.ts'
import { DatabaseUnavailable, NoDatabase } from '../errors.ts'
import { mustLeadHome, standingOf } from '../settings/contrary.ts'
import { localSettings, sessionSettings } from '../settings/relied-on.ts'
import { forgetSession } from '../settings/session-state.ts'
import { valueParsers } from '../values.ts'
import { Deadline } from './deadline.ts'
import { type Manner, ServerLease } from './lease.ts'

/**
 * A pool of connections to a PostgreSQL server (spec db-005), bounded in size and with every timeout set from
 * the configuration. Connects on first use.
 */
export function openServerEngine(config: Config): Engine {
  return new ServerEngine(config)
}

class ServerEngine implements Engine {
  readonly kind = 'server'
  readonly eachTransaction: Engine['eachTransaction']
  readonly #pool: pg.Pool
  readonly #patience: number
  readonly #manners = new WeakMap<pg.PoolClient, Manner & { readonly since: number }>()
  /** How often all that was prepared was found to be outdated. */
  #schema = 0
  #closing: Promise<void> | undefined

  constructor(config: Config) {
    const pooled = config.pool.pooler === 'transaction'
    this.eachTransaction = pooled
      ? { begin: `${localSettings}; ${localTimeouts(config)}`, end: forgetSession }
      : undefined
    this.#patience = config.timeouts.query
    this.#pool = new pg.Pool({ ...connectionOptions(config), ...(pooled ? {} : sessionTimeouts(config)) })
    // Without a handler, a connection that breaks while idle would end the process.
    this.#pool.on('error', () => {})
    this.#pool.on('connect', (client) => client.on('error', () => {}))
  }

  get occupancy(): Occupancy {
    const { totalCount: open, idleCount: idle, waitingCount: waiting } = this.#pool

    return { most: this.#pool.options.max, open, idle, waiting }
  }

  async acquire(patience: Patience = 'usual'): Promise<Lease> {
    for (;;) {
      if (this.#closing) throw new DatabaseUnavailable({ code: 'closed' })
      const client = await connect(this.#pool)
      const known = this.#manners.get(client) ?? (await this.#begin(client))
      const manner = patience === 'usual' ? known : { ...known, deadline: new Deadline(client, 0) }
      if (manner.since === this.#schema) return new ServerLease(client, manner)
      client.release(true)
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end()

    return this.#closing
  }

  /** Makes a new connection fit for sessions. Throws ContrarySetting, or what the server or the connection raised. */
  async #begin(client: pg.PoolClient): Promise<Manner & { readonly since: number }> {
    const each = this.eachTransaction
    const manner = {
      named: each === undefined,
      deadline: new Deadline(client, this.#patience),
      forget: each ? '' : `${forgetSession}; ${sessionSettings}`,
      outdate: () => this.#schema++,
      since: this.#schema,
    }
    try {
      const lease = new ServerLease(client, manner)
      const [, standing] = await Promise.all([
        lease.execute(each ? `begin; ${each.begin}` : sessionSettings),
        standingOf(lease),
        each && lease.execute('commit'),
      ])
      mustLeadHome(standing)
      const known = { ...manner, standing }
      this.#manners.set(client, known)

      return known
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}

function connectionOptions({ databaseUrl, pool, timeouts }: Config): pg.PoolConfig {
  return {
    connectionString: databaseUrl,
    application_name: 'tenken',
    max: pool.size,
    maxLifetimeSeconds: pool.maxLifetimeSeconds,
    connectionTimeoutMillis: timeouts.connect,
    types: valueParsers,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // BEGIN travels with the first statement: one round trip less for every session.
    pipeline: true,
  }
}

function sessionTimeouts({ timeouts }: Config): pg.PoolConfig {
  return {
    statement_timeout: timeouts.statement,
    lock_timeout: timeouts.lock,
    idle_in_transaction_session_timeout: timeouts.idleInTransaction,
  }
}

/** Behind a pooler in transaction mode the next transaction may run on another server connection. */
function localTimeouts({ timeouts }: Config): string {
  return [
    `set local statement_timeout = ${timeouts.statement}`,
    `set local lock_timeout = ${timeouts.lock}`,
    `set local idle_in_transaction_session_timeout = ${timeouts.idleInTransaction}`,
  ].join('; ')
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    const says = reasonOf(cause)
    if (failureOf(cause)?.code === undefinedDatabase) {
      throw new NoDatabase({ code: 'none_on_server', says }, { cause })
    }
    const pooled = says.includes('unsupported startup parameter')
    throw new DatabaseUnavailable({ code: pooled ? 'pooler_refuses_options' : 'failed', says }, { cause })
  }
}

const undefinedDatabase = '3D000'
