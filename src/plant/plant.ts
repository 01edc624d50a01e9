import { newId } from '../application/id.ts'
import { showSop } from '../application/sops.ts'
import type { Sop } from '../domain/sop.ts'
import type { User } from '../domain/user.ts'
import type { Database } from '../infrastructure/database/database.ts'
import type { Session } from '../infrastructure/database/session.ts'
import type { MovedClock } from './moved-clock.ts'
import { type Name, people } from './people.ts'
import type { ProcedureName } from './procedures.ts'

/** A plant while its weeks are played: who works there, and which version of each procedure is in use. */
export class Plant {
  readonly #database: Database
  readonly #clock: MovedClock
  readonly #users = new Map<string, User>()
  readonly #inUse = new Map<ProcedureName, Sop>()

  constructor(database: Database, clock: MovedClock) {
    this.#database = database
    this.#clock = clock
  }

  now(): Date {
    return this.#clock.now()
  }

  /** One request: a session of its own. */
  does<T>(verb: (db: Session) => Promise<T>): Promise<T> {
    return this.#database.session(verb, { requestId: newId() })
  }

  /** The same of one statement. */
  says<T>(verb: (db: Session) => Promise<T>): Promise<T> {
    return this.#database.single(verb, { requestId: newId() })
  }

  hasOnRecord(user: User): void {
    this.#users.set(user.id, user)
  }

  who(name: Name): User {
    return found(this.#users.get(people[name].id), name)
  }

  async takesIntoUse(procedure: ProcedureName, id: string): Promise<void> {
    this.#inUse.set(procedure, await this.does((db) => showSop(db, id)))
  }

  inUse(procedure: ProcedureName): Sop {
    return found(this.#inUse.get(procedure), procedure)
  }
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The plant has no ${name} yet.`)

  return value
}
