import type { PGlite } from '@electric-sql/pglite'
import type { Connection } from '../connection.ts'
import { freshDatabase } from './fresh-database.ts'

/** A database of one's own that is gone afterwards. */
export interface Memory extends AsyncDisposable {
  readonly sql: Connection
}

/** PostgreSQL in this process, in memory; takes seconds. */
export async function openMemory(): Promise<Memory> {
  // Loaded here, for it is megabytes of WebAssembly that few comparisons need.
  const { PGlite } = await import('@electric-sql/pglite')
  const pglite = await PGlite.create(await freshDatabase())

  return { sql: connectionTo(pglite), [Symbol.asyncDispose]: () => pglite.close() }
}

function connectionTo(pglite: PGlite): Connection {
  return {
    async tuples<Row extends unknown[]>(_name: string, sql: string, params: readonly unknown[] = []) {
      const { rows } = await pglite.query<Row>(sql, [...params], { rowMode: 'array' })

      return rows
    },
    async rows<Row extends object>(_name: string, sql: string, params: readonly unknown[] = []) {
      const { rows } = await pglite.query<Row>(sql, [...params])

      return rows
    },
    async execute(sql) {
      const results = await pglite.exec(sql)

      return results.at(-1)?.command ?? ''
    },
  }
}
