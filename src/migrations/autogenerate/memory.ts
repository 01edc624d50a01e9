import type { Extension, PGlite } from '@electric-sql/pglite'
import type { Connection } from '../connection.ts'
import { freshDatabase } from './fresh-database.ts'

/** A database of one's own that is gone afterwards. */
export interface Memory extends AsyncDisposable {
  readonly sql: Connection
}

/** PostgreSQL in this process, in memory, with those of the extensions that PGlite brings; takes seconds. */
export async function openMemory(extensions: readonly string[] = []): Promise<Memory> {
  // Loaded here, for it is megabytes of WebAssembly that few comparisons need.
  const { PGlite } = await import('@electric-sql/pglite')
  const brought = await Promise.all(extensions.map(broughtByPGlite))
  const pglite = await PGlite.create({
    ...(await freshDatabase()),
    extensions: Object.fromEntries(brought.flat()),
  })

  return { sql: connectionTo(pglite), [Symbol.asyncDispose]: () => pglite.close() }
}

async function broughtByPGlite(name: string): Promise<[string, Extension][]> {
  const own = name.replaceAll('-', '_')
  // It brings each as a module of its own, and has no list of them.
  const module: Record<string, Extension> = await import(`@electric-sql/pglite/contrib/${own}`).catch(
    () => ({}),
  )

  return module[own] ? [[own, module[own]]] : []
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
