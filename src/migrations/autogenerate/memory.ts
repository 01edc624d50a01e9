import { readConfig } from '../../config.ts'
import type { Connection } from '../../infrastructure/database/engine.ts'
import { openEngine } from '../../infrastructure/database/open-engine.ts'

/** A database of one's own that is gone afterwards. */
export interface Memory extends AsyncDisposable {
  readonly sql: Connection
}

/** PostgreSQL in this process, in memory; takes seconds. */
export async function openMemory(): Promise<Memory> {
  const engine = await openEngine(readConfig({ DATABASE_URL: 'pglite:memory' }))
  const lease = await engine.acquire()

  return {
    sql: lease,
    async [Symbol.asyncDispose]() {
      await lease.release('doubtful')
      await engine.close()
    },
  }
}
