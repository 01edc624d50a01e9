import { writeFile } from 'node:fs/promises'
import { snapshotOf } from '../../../src/infrastructure/database/embedded/snapshot.ts'
import { upgrade } from '../../../src/infrastructure/database/upgrade.ts'

/** Replays the revisions once, and writes the database that they make to a file, as PGlite dumps it. */
export async function writeSnapshotAtHead(file: string): Promise<void> {
  const snapshot = await snapshotOf(async (database) => {
    await upgrade(database)
  })
  await writeFile(file, new Uint8Array(await snapshot.arrayBuffer()))
}
