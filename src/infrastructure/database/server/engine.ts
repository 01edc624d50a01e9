import pg from 'pg'
import type { Config } from '../../../config.ts'
import { reasonOf } from '../../../migrations/failure.ts'
import type { Engine, Lease } from '../engine.ts'
import { DatabaseUnavailable } from '../errors.ts'

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
  let closing: Promise<void> | undefined

  return {
    kind: 'server',
    transactionSettings: pooled ? localTimeouts(config) : '',
    acquire: async () => lease(await connect(pool), { named: !pooled }),
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
    query_timeout: timeouts.query,
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
    const reason = reasonOf(cause)
    const pooled = reason.includes('unsupported startup parameter')
    throw new DatabaseUnavailable(
      pooled ? `${reason}; behind PgBouncer set DATABASE_POOLER=transaction` : reason,
      {
        cause,
      },
    )
  }
}

function lease(client: pg.PoolClient, { named }: { named: boolean }): Lease {
  const statement = (name: string, text: string, values: readonly unknown[]) => ({
    ...(named && name ? { name } : {}),
    text,
    values: [...values],
  })

  return {
    async tuples<Row extends unknown[]>(name: string, sql: string, params: readonly unknown[] = []) {
      const { rows } = await client.query<Row>({ ...statement(name, sql, params), rowMode: 'array' })

      return rows
    },
    async rows<Row extends object>(name: string, sql: string, params: readonly unknown[] = []) {
      const { rows } = await client.query<Row>(statement(name, sql, params))

      return rows
    },
    async execute(sql) {
      const result: pg.QueryResult | pg.QueryResult[] = await client.query(sql)

      return (Array.isArray(result) ? result.at(-1)?.command : result.command) ?? ''
    },
    async release(state) {
      client.release(state === 'doubtful')
    },
  }
}
