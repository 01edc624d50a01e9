import { drizzle } from 'drizzle-orm/pg-proxy'
import type { Connection } from './engine.ts'
import { type Orm, schema } from './models/index.ts'
import { SafetyChecks } from './repositories/safety-checks.ts'
import { Sops } from './repositories/sops.ts'
import { Users } from './repositories/users.ts'
import { WorkSessions } from './repositories/work-sessions.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/**
 * The unit of work with the database, by custom in a variable `db` (spec db-005): the repositories, and Drizzle
 * for queries of one's own (spec db-004), all inside the same transaction.
 */
export class Session {
  readonly users: Users
  readonly sops: Sops
  readonly workSessions: WorkSessions
  readonly safetyChecks: SafetyChecks
  readonly #connection: Connection
  #orm: Orm | undefined

  constructor(connection: Connection) {
    this.#connection = connection
    this.users = new Users(connection)
    this.sops = new Sops(connection)
    this.workSessions = new WorkSessions(connection)
    this.safetyChecks = new SafetyChecks(connection)
  }

  /** Typed relational reads: `db.query.sops.findMany({ with: { tasks: true } })`. */
  get query(): Orm['query'] {
    return this.orm.query
  }

  /** Drizzle itself: `db.orm.select().from(SOPModel)`. Its own `transaction()` is refused: this is one already. */
  get orm(): Orm {
    this.#orm ??= drizzle(
      async (sql, params, method) => ({
        rows:
          method === 'execute'
            ? await this.#connection.rows('', sql, params)
            : await this.#connection.tuples('', sql, params),
      }),
      { schema },
    )

    return this.#orm
  }

  /** Raw SQL in this session; rows come as objects keyed by column name. */
  rows<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.#connection.rows<Row>('', sql, params)
  }
}

/** A session whose end the caller decides: `await using db = await database.begin()`, then `await db.commit()`. */
export class OpenSession extends Session implements AsyncDisposable {
  readonly #unit: UnitOfWork

  constructor(unit: UnitOfWork) {
    super(unit)
    this.#unit = unit
  }

  get ended(): boolean {
    return this.#unit.ended
  }

  /** Throws TransactionAborted, OutcomeUnknown, or what a deferred constraint raised. */
  commit(): Promise<void> {
    return this.#unit.commit()
  }

  /** Undoes everything; does nothing after the end. */
  rollback(): Promise<void> {
    return this.#unit.rollback()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#unit.rollback()
  }
}
