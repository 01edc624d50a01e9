import type { Connection } from './engine.ts'
import { refusalIn, toTenkenError } from './failure.ts'
import type { Orm } from './models/index.ts'
import { ormOver } from './orm.ts'
import { OwnStatements } from './own-statements.ts'
import { ApiTokens } from './repositories/api-tokens.ts'
import { AuditEvents } from './repositories/audit-events.ts'
import { AuditGuards } from './repositories/audit-guards.ts'
import { AuditedRecords } from './repositories/audited-records.ts'
import { Boards } from './repositories/boards.ts'
import { Devices } from './repositories/devices.ts'
import { HazardAcknowledgements } from './repositories/hazard-acknowledgements.ts'
import { SafetyChecks } from './repositories/safety-checks.ts'
import { SchemaState } from './repositories/schema-state.ts'
import { SignInGuesses } from './repositories/sign-in-guesses.ts'
import { SignIns } from './repositories/sign-ins.ts'
import { Signatures } from './repositories/signatures.ts'
import { Situations } from './repositories/situations.ts'
import { SopDrafts } from './repositories/sop-drafts.ts'
import { SopReferences } from './repositories/sop-references.ts'
import { SopSummaries } from './repositories/sop-summaries.ts'
import { SopVersions } from './repositories/sop-versions.ts'
import { Sops } from './repositories/sops.ts'
import { UserSecrets } from './repositories/user-secrets.ts'
import { Users } from './repositories/users.ts'
import { WorkSessions } from './repositories/work-sessions.ts'
import { WorkSummaries } from './repositories/work-summaries.ts'
import { TypedConnection } from './typed-connection.ts'
import type { TransactionOptions, UnitOfWork } from './unit-of-work.ts'

type Trailed = Pick<TransactionOptions, 'requestId' | 'idempotencyKey'>

/**
 * The unit of work with the database, by custom in a variable `db` (spec db-005): the repositories, and Drizzle
 * for queries of one's own (spec db-004), all inside the same transaction.
 */
export class Session {
  readonly users: Users
  readonly sops: Sops
  readonly sopSummaries: SopSummaries
  readonly sopReferences: SopReferences
  readonly sopVersions: SopVersions
  readonly sopDrafts: SopDrafts
  readonly workSessions: WorkSessions
  readonly workSummaries: WorkSummaries
  readonly boards: Boards
  readonly situations: Situations
  readonly safetyChecks: SafetyChecks
  readonly hazardAcknowledgements: HazardAcknowledgements
  readonly signatures: Signatures
  readonly auditEvents: AuditEvents
  readonly auditedRecords: AuditedRecords
  readonly auditGuards: AuditGuards
  readonly userSecrets: UserSecrets
  readonly signInGuesses: SignInGuesses
  readonly signIns: SignIns
  readonly devices: Devices
  readonly apiTokens: ApiTokens
  readonly schemaState: SchemaState
  /** What the audit trail keeps with each event, to tell which request it came of. */
  readonly requestId: string | null
  /** The request's id where a repetition has the same; else null. */
  readonly idempotencyKey: string | null
  readonly #connection: Connection
  #orm: Orm | undefined

  constructor(sql: Connection, { requestId, idempotencyKey }: Trailed = {}) {
    const connection = new TypedConnection(sql)
    const own = new OwnStatements(connection)
    this.#connection = connection
    this.requestId = requestId ?? null
    this.idempotencyKey = idempotencyKey ?? null
    this.users = new Users(own)
    this.sops = new Sops(own)
    this.sopSummaries = new SopSummaries(own)
    this.sopReferences = new SopReferences(own)
    this.sopVersions = new SopVersions(own)
    this.sopDrafts = new SopDrafts(own)
    this.workSessions = new WorkSessions(own)
    this.workSummaries = new WorkSummaries(own)
    this.boards = new Boards(own)
    this.situations = new Situations(own)
    this.safetyChecks = new SafetyChecks(own)
    this.hazardAcknowledgements = new HazardAcknowledgements(own)
    this.signatures = new Signatures(own)
    this.auditEvents = new AuditEvents(own)
    this.auditedRecords = new AuditedRecords(own)
    this.auditGuards = new AuditGuards(own)
    this.userSecrets = new UserSecrets(own)
    this.signInGuesses = new SignInGuesses(own)
    this.signIns = new SignIns(own)
    this.devices = new Devices(own)
    this.apiTokens = new ApiTokens(own)
    this.schemaState = new SchemaState(own)
  }

  /**
   * Says who acts in what follows, and why: the rules judge by it, the audit trail keeps it. It travels with the next
   * statement. Every verb that changes records says it for itself.
   */
  actAs({ id }: { id: string }, reason?: string): void {
    this.#connection
      .tuples(
        'act_as',
        "select set_config('tenken.actor', $1, true), set_config('tenken.reason', $2, true)",
        [id, reason ?? ''],
      )
      // The transaction fails with it, and so does the statement that comes next.
      .catch(() => {})
  }

  /**
   * Does this and tells what came of it; what the database cannot carry out is undone, and the session goes on. Throws
   * where it could not be asked: without the right, in time, without a connection.
   */
  async attempt<Result>(work: () => Promise<Result>): Promise<{ result: Result } | { refusal: string }> {
    await this.#connection.execute('savepoint tenken_attempt')
    try {
      const result = await work()
      await this.#connection.execute('release savepoint tenken_attempt')

      return { result }
    } catch (error) {
      const refusal = refusalIn(error)
      if (refusal === undefined) throw error
      await this.#connection.execute('rollback to savepoint tenken_attempt')

      return { refusal }
    }
  }

  /** Typed relational reads: `db.query.sops.findMany({ with: { tasks: true } })`. */
  get query(): Orm['query'] {
    return this.orm.query
  }

  /** Drizzle itself: `db.orm.select().from(SOPModel)`. Its own `transaction()` is refused: this is one already. */
  get orm(): Orm {
    this.#orm ??= ormOver(this.#connection)

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

  constructor(unit: UnitOfWork, trail: Trailed = {}) {
    super(unit, trail)
    this.#unit = unit
  }

  get ended(): boolean {
    return this.#unit.ended
  }

  /** Throws TransactionAborted, OutcomeUnknown, or the error of a rule that is judged at the end. */
  async commit(): Promise<void> {
    try {
      await this.#unit.commit()
    } catch (error) {
      throw toTenkenError(error)
    }
  }

  /** Undoes everything; does nothing after the end. */
  rollback(): Promise<void> {
    return this.#unit.rollback()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#unit.rollback()
  }
}
