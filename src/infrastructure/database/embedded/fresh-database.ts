import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { freshDatabase } from '../../../migrations/autogenerate/fresh-database.ts'
import type { Contents } from '../engine.ts'
import { madeName, makingName } from './folder.ts'
import { inMemory, startPostgres } from './postgres.ts'
import { syncFolder, syncTree } from './sync.ts'

/** A database in memory: a fresh one, or what the snapshot holds. */
export async function startInMemory(snapshot?: Blob): Promise<PGlite> {
  return startPostgres({ startParams: inMemory, ...(await beginning(snapshot)) })
}

async function beginning(snapshot: Blob | undefined): Promise<{ loadDataDir?: Blob }> {
  return snapshot ? { loadDataDir: snapshot } : freshDatabase()
}

/**
 * Makes a database in the folder if it has none, so that a crash at any moment leaves either nothing that counts
 * or everything: it is built aside, brought to disk, and has its place from one rename on. What is unfinished is
 * thrown away or finished by the next opener. It begins with these contents, or as a fresh one. Only the holder of the
 * folder's lock may call this.
 */
export async function makeDatabase(folder: string, contents?: Contents): Promise<void> {
  const making = join(folder, makingName)
  const made = join(folder, madeName)
  if (!existsSync(made)) {
    rmSync(making, { recursive: true, force: true })
    if (existsSync(join(folder, 'PG_VERSION'))) return

    try {
      await build(making, await contents?.())
      await syncTree(making)
      renameSync(making, made)
    } catch (error) {
      rmSync(making, { recursive: true, force: true })
      throw error
    }
    syncFolder(folder)
  }
  moveUp(made, folder)
}

async function build(folder: string, snapshot: Blob | undefined): Promise<void> {
  mkdirSync(folder, { mode: 0o700 })
  const pglite = await startPostgres({
    fs: new NodeFS(folder),
    startParams: inMemory,
    ...(await beginning(snapshot)),
  })
  await pglite.close()
}

/** `PG_VERSION` comes last: whoever sees it sees a whole database. */
function moveUp(made: string, folder: string): void {
  const entries = readdirSync(made).sort((a, b) => Number(a === 'PG_VERSION') - Number(b === 'PG_VERSION'))
  for (const entry of entries) renameSync(join(made, entry), join(folder, entry))
  syncFolder(folder)
  rmdirSync(made)
  syncFolder(folder)
}
