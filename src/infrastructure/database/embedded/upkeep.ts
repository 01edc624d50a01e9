import type { Backend } from './backend.ts'
import type { Queue } from './queue.ts'
import type { Statements } from './statements.ts'

/** When the embedded engine looks after itself. */
export interface Pace {
  /** Bytes written to the folder after which the next free turn is a checkpoint. */
  readonly checkpointBytes: number
  /** Milliseconds between two looks at what there is to do. */
  readonly everyMs: number
}

export const usualPace: Pace = { checkpointBytes: 64 * 1024 * 1024, everyMs: 60_000 }

/** What autovacuum would take, by its own default thresholds; and tables near the end of transaction numbers. */
const inNeed = `
  select format('%I.%I', s.schemaname, s.relname)
  from pg_stat_all_tables s join pg_class c on c.oid = s.relid
  where c.relkind in ('r', 'm') and c.relpersistence <> 't'
    and (s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
      or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
      or s.n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)
      or age(c.relfrozenxid) > 200000000)
  order by s.n_dead_tup desc`

/**
 * Does what a server's background processes do and PGlite does not: checkpoints, which bound the WAL on disk,
 * and vacuum and analyze. Every statement takes its own turn in the queue, so it never interrupts a session and
 * never holds one up for longer than that. Only writes make work.
 */
export class Upkeep {
  readonly #backend: Backend
  readonly #queue: Queue
  readonly #statements: Statements
  readonly #written: () => number
  readonly #pace: Pace
  readonly #timer: NodeJS.Timeout
  #atCheckpoint: number
  #running: Promise<void> | undefined

  constructor(
    { backend, queue, statements }: { backend: Backend; queue: Queue; statements: Statements },
    written: () => number,
    pace: Pace,
  ) {
    this.#backend = backend
    this.#queue = queue
    this.#statements = statements
    this.#written = written
    this.#pace = pace
    this.#atCheckpoint = written()
    this.#timer = setInterval(() => this.#begin(() => this.#everything()), pace.everyMs).unref()
  }

  /** To be called when a session ends. */
  noteSession(): void {
    if (this.#unsaved >= this.#pace.checkpointBytes) void this.#begin(() => this.#checkpoint())
  }

  /** Vacuums what needs it one last time, for a process that may live too short to have been idle. */
  async finish(): Promise<void> {
    this.stop()
    await this.#running
    if (this.#unsaved > 0) await this.#begin(() => this.#vacuum())
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  get #unsaved(): number {
    return this.#written() - this.#atCheckpoint
  }

  /** A failure is no session's: what is undone is tried again, and a backend that stopped says so itself. */
  #begin(work: () => Promise<void>): Promise<void> {
    this.#running ??= work()
      .catch(() => {})
      .finally(() => {
        this.#running = undefined
      })

    return this.#running
  }

  async #everything(): Promise<void> {
    if (this.#unsaved === 0) return
    await this.#vacuum()
    await this.#checkpoint()
  }

  async #checkpoint(): Promise<void> {
    await this.#inTurn(() => this.#statements.execute('checkpoint'))
    this.#atCheckpoint = this.#written()
  }

  async #vacuum(): Promise<void> {
    for (const table of await this.#inTurn(() => this.#tablesInNeed())) {
      await this.#inTurn(() => this.#statements.execute(`vacuum (analyze) ${table}`))
    }
  }

  async #tablesInNeed(): Promise<string[]> {
    await this.#statements.execute('select pg_stat_force_next_flush()')
    const { rows } = await this.#statements.run('', inNeed, [])

    return rows.map(([table]) => table ?? '')
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.#queue.enter(0)
    try {
      if (this.#backend.stopped) throw new Error('Upkeep has ended.')

      return await work()
    } finally {
      this.#queue.leave()
    }
  }
}
