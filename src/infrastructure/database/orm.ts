import { DrizzleQueryError } from 'drizzle-orm/errors'
import { drizzle } from 'drizzle-orm/pg-proxy'
import type { Connection } from './engine.ts'
import { type Orm, schema } from './models/index.ts'

/**
 * Drizzle over this connection. It puts an error of its own around whatever a statement throws; ours come out as they
 * went in, so that they are the same in `db.query` and `db.orm` as in every verb.
 */
export function ormOver(sql: Connection): Orm {
  const orm = drizzle(
    async (text, params, method) => ({
      rows: method === 'execute' ? await sql.rows('', text, params) : await sql.tuples('', text, params),
    }),
    { schema },
  )
  const { session } = orm._
  const prepare = session.prepareQuery.bind(session)
  // Every query of Drizzle's, of whichever kind, is prepared here first.
  session.prepareQuery = (...query) => {
    const prepared = prepare(...query)
    const execute = prepared.execute.bind(prepared)
    prepared.execute = (...given) => execute(...given).catch(unwrapped)

    return prepared
  }

  return orm
}

function unwrapped(error: unknown): never {
  throw error instanceof DrizzleQueryError && error.cause ? error.cause : error
}
