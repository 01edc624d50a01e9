import { writeFile } from 'node:fs/promises'
import { Backend } from '../../../src/infrastructure/database/embedded/backend.ts'
import { startInMemory } from '../../../src/infrastructure/database/embedded/fresh-database.ts'
import { EmbeddedLease } from '../../../src/infrastructure/database/embedded/lease.ts'
import { Statements } from '../../../src/infrastructure/database/embedded/statements.ts'
import { ownHistory } from '../../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../../src/migrations/runner.ts'

/** Replays the revisions once, and writes the database that they make to a file, as PGlite dumps it. */
export async function writeSnapshotAtHead(file: string): Promise<void> {
  const pglite = await startInMemory()
  const backend = new Backend(pglite)
  const sql = new EmbeddedLease({
    backend,
    statements: new Statements(backend),
    standing: undefined,
    giveBack: () => {},
  })
  await migrate(sql, await ownHistory(), 'upgrade', 'head')
  await pglite.exec('checkpoint')
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  await writeFile(file, new Uint8Array(await dump.arrayBuffer()))
}
