import pg from 'pg'
import type { Config } from '../../../config.ts'
import { failureOf, reasonOf } from '../../../migrations/failure.ts'
import type { Engine } from '../engine.ts'
import { DatabaseUnavailable, NoDatabase } from '../errors.ts'
import { valueParsers } from '../values.ts'
import { Deadline } from './deadline.ts'
import { ServerLease } from './lease.ts'

/**
 * A pool of connections to a PostgreSQL server (spec db-005), bounded in size and with every timeout set from
 * the configuration. Connects on first use.
 */
export function openServerEngine(config: Config): Engine {
  const pooled = config.pool.pooler === 'transaction'
  const pool = new pg.Pool({ ...connectionOptions(config), ...(pooled ? {} : sessionTimeouts(config)) })
  // Without a handler, a connection that breaks while idle would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const deadlines = new WeakMap<pg.PoolClient, Deadline>()
  const deadlineOf = (client: pg.PoolClient) => {
    const deadline = deadlines.get(client) ?? new Deadline(client, config.timeouts.query)
    deadlines.set(client, deadline)

    return deadline
  }
  let closing: Promise<void> | undefined

  return {
    kind: 'server',
    transactionSettings: pooled ? localTimeouts(config) : '',
    async acquire(patience = 'usual') {
      if (closing) throw new DatabaseUnavailable({ code: 'closed' })
      const client = await connect(pool)
      const deadline = patience === 'usual' ? deadlineOf(client) : new Deadline(client, 0)

      return new ServerLease(client, { named: !pooled, deadline })
    },
    close() {
      closing ??= pool.end()

      return closing
    },
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
