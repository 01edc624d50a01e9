import type { DocumentName, DocumentValue } from '../contract/documents.ts'
import type { Context } from './context.ts'
import type { Session } from './database.ts'
import type { Mode } from './sessions.ts'

/** When a command runs, and for whom it answers. */
export interface Moment {
  readonly context: Context
  readonly at: Date
  /** For the one record that a command may put on record, however often its session is tried. */
  readonly id: string
  /** Whether it answers a program, so that nothing is told on the way. */
  readonly json: boolean
}

/** Which document of the contract a program gets, and what it is made of. */
export interface DocumentedAs<Name extends DocumentName, Result> {
  readonly as: Name
  readonly of: (result: Result, moment: Moment) => DocumentValue<Name>
}

type Documented<Result> = { [Name in DocumentName]: DocumentedAs<Name, Result> }[DocumentName]

/** What a command does: what it needs of the database, the one verb that it is, and how it answers. */
export interface Entry<Scope, Input, Prepared, Result> {
  session: Mode<Scope>
  /** What is judged or read before a database is opened. */
  prepare?: (input: NoInfer<Input>, context: Context) => Prepared | Promise<Prepared>
  run: (scope: Scope & Moment, input: Ready<Input, Prepared>) => Result | Promise<Result>
  /** The answer to a program; a command without it has no --json. */
  document?: Documented<Result>
  /** The answer to a person, on stdout. */
  say?: (result: Result, context: Context, input: Ready<Input, Prepared>) => string
  /** What a person should know besides, on stderr. */
  remark?: (result: Result, context: Context, input: Ready<Input, Prepared>) => string | undefined
  /** Why the command has failed all the same, once its answer is told: an error, or undefined. */
  failure?: (result: Result, input: Ready<Input, Prepared>) => unknown
  /** What a person needs to act on an error, ahead of its one sentence; asked in a session that reads. */
  explain?: (error: unknown, db: Session, context: Context) => Promise<string | undefined>
}

/** What was given, with what was prepared from it. */
type Ready<Input, Prepared> = NoInfer<Input> & NoInfer<Prepared>
