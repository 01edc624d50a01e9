import type { PGlite } from '@electric-sql/pglite'
import { type Config, embeddedFolder } from '../../../config.ts'
import type { Contents, Engine, Lease, Occupancy, WhereMissing } from '../engine.ts'
import { DatabaseUnavailable, NoDatabase } from '../errors.ts'
import { mustLeadHome, type Standing, standingOf } from '../settings/contrary.ts'
import { Backend } from './backend.ts'
import { startInMemory } from './fresh-database.ts'
import { EmbeddedLease } from './lease.ts'
import { openFolder } from './open-folder.ts'
import { Queue } from './queue.ts'
import { Statements } from './statements.ts'
import { type Pace, Upkeep, usualPace } from './upkeep.ts'

/** How long close() waits for a session that does not end. */
const patience = 10_000

/**
 * PostgreSQL in this process, on a folder or in memory (spec db-005): for one machine, without a server.
 *
 * It has one connection: sessions wait in line for it, and a statement blocks this process while it runs. An
 * acknowledged commit survives a power cut. A folder has one opener at a time. `statement_timeout` and
 * `idle_in_transaction_session_timeout` have no effect, for nothing could interrupt the process's own thread; of
 * the timeouts only `connect` holds, for the wait in line.
 *
 * Throws NoDatabase, FolderInUse, FolderNotUsable, DatabaseVersionUnsupported, DatabaseDamaged or DiskFull, and
 * holds nothing then.
 */
export async function openEmbeddedEngine(
  config: Config,
  { pace = usualPace, contents, whereMissing = 'make' }: EmbeddedOptions = {},
): Promise<Engine> {
  const folder = embeddedFolder(config.databaseUrl)
  if (folder === undefined) {
    if (whereMissing === 'refuse') throw new NoDatabase({ code: 'new_in_memory' })

    return new EmbeddedEngine(await startInMemory(await contents?.()), config)
  }
  const { pglite, written, lock } = await openFolder(folder, { whereMissing, contents })

  return new EmbeddedEngine(pglite, config, { written, pace, unlock: () => lock.release() })
}

interface EmbeddedOptions {
  /** When upkeep is due, for a database in a folder. */
  readonly pace?: Pace
  /** What a database that is made begins with (snapshotOf); a fresh one unless given. */
  readonly contents?: Contents | undefined
  readonly whereMissing?: WhereMissing
}

interface OnDisk {
  readonly written: () => number
  readonly pace: Pace
  readonly unlock: () => Promise<void>
}

export class EmbeddedEngine implements Engine {
  readonly kind = 'embedded'
  readonly eachTransaction = undefined
  readonly #pglite: PGlite
  readonly #backend: Backend
  readonly #statements: Statements
  readonly #queue = new Queue()
  readonly #connectTimeout: number
  readonly #onDisk: OnDisk | undefined
  readonly #upkeep: Upkeep | undefined
  #standing: Standing | undefined
  #closing: Promise<void> | undefined

  constructor(pglite: PGlite, { timeouts }: Config, onDisk?: OnDisk) {
    this.#pglite = pglite
    this.#backend = new Backend(pglite)
    this.#statements = new Statements(this.#backend)
    this.#connectTimeout = timeouts.connect
    this.#onDisk = onDisk
    const parts = { backend: this.#backend, queue: this.#queue, statements: this.#statements }
    this.#upkeep = onDisk && new Upkeep(parts, onDisk.written, onDisk.pace)
  }

  get occupancy(): Occupancy {
    return { most: 1, open: 1, idle: this.#queue.taken ? 0 : 1, waiting: this.#queue.waiting }
  }

  async acquire(): Promise<Lease> {
    if (this.#closing) throw new DatabaseUnavailable({ code: 'closed' })
    if (!(await this.#queue.enter(this.#connectTimeout))) throw this.#busy()
    if (this.#backend.stopped) {
      this.#queue.leave()
      throw this.#backend.stopped
    }

    try {
      this.#standing ??= await this.#begin()
    } catch (error) {
      this.#queue.leave()
      throw error
    }

    return this.#lease(this.#standing)
  }

  /** Makes the backend fit for sessions, and asks how it stands. Throws ContrarySetting. */
  async #begin(): Promise<Standing> {
    await this.#statements.settle()
    const standing = await standingOf(this.#lease())
    mustLeadHome(standing)

    return standing
  }

  #lease(standing?: Standing): Lease {
    const giveBack = () => {
      this.#queue.leave()
      this.#upkeep?.noteSession()
    }

    return new EmbeddedLease({ backend: this.#backend, statements: this.#statements, standing, giveBack })
  }

  /** Sessions in line have their turn first; after ten seconds the one that runs is cut off, uncommitted. */
  close(): Promise<void> {
    this.#closing ??= this.#close()

    return this.#closing
  }

  async #close(): Promise<void> {
    if (await this.#queue.enter(patience)) {
      this.#queue.leave()
      await this.#upkeep?.finish()
    }
    this.#upkeep?.stop()
    const usable = !this.#backend.stopped
    this.#backend.stop({ code: 'closed' })
    try {
      // It ends with a checkpoint of its own, so the next opening has nothing to recover.
      if (usable) await this.#pglite.close()
    } finally {
      await this.#onDisk?.unlock()
    }
  }

  #busy(): DatabaseUnavailable {
    return new DatabaseUnavailable({ code: 'busy', milliseconds: this.#connectTimeout })
  }
}
