import { protocol } from '@electric-sql/pglite'
import { isOutdated, tellOutdated } from '../passing.ts'
import { sessionSettings } from '../settings/relied-on.ts'
import { forgetSession } from '../settings/session-state.ts'
import { valueParsers } from '../values.ts'
import type { Backend } from './backend.ts'
import { toParameter } from './parameters.ts'

const { serialize } = protocol
const { CommandCompleteMessage, DatabaseError, DataRowMessage, RowDescriptionMessage } = protocol.messages

/** A column, and how its text becomes a value: by node-postgres itself, so that both engines return the same. */
export interface Column {
  readonly name: string
  readonly parse: (text: string) => unknown
}

export interface Result {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (string | null)[])[]
}

interface Prepared {
  readonly sql: string
  readonly columns: readonly Column[]
}

type Answers = Awaited<ReturnType<Backend['ask']>>

/** After any other command a prepared statement's columns may have changed, so all are prepared anew. */
const harmless = new Set(
  'SELECT INSERT UPDATE DELETE MERGE BEGIN COMMIT SAVEPOINT RELEASE SET LOCK CHECKPOINT VACUUM'.split(' '),
)

/**
 * Runs statements, and keeps those with a name prepared: PostgreSQL parses and plans them once. Errors are those
 * of PostgreSQL, with `code`, `constraint`, `detail`, `table` and all that it sends.
 */
export class Statements {
  readonly #backend: Backend
  readonly #prepared = new Map<string, Prepared>()

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Runs one statement; a name must always come with the same text. */
  run(name: string, sql: string, params: readonly unknown[]): Promise<Result> {
    return this.#backend.exclusively(async () => {
      const prepared = this.#prepared.get(name)
      if (prepared && prepared.sql !== sql) throw new Error(`Two statements have the same name, ${name}.`)
      const values = params.map(toParameter)
      const answers = await this.#backend.ask(
        Buffer.concat([
          ...(prepared
            ? []
            : [serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name })]),
          serialize.bind({ statement: name, values }),
          serialize.execute(),
          serialize.sync(),
        ]),
      )
      const columns = prepared?.columns ?? columnsIn(answers)
      if (name && answers.some((answer) => answer.name === 'parseComplete')) {
        this.#prepared.set(name, { sql, columns })
      }
      await this.#look(answers, name)

      return { columns, rows: answers.filter((answer) => answer instanceof DataRowMessage).map(fieldsOf) }
    })
  }

  /** Runs any number of statements, and returns the first word of the last one's command tag. */
  execute(sql: string): Promise<string> {
    return this.#backend.exclusively(async () => {
      const answers = await this.#backend.ask(serialize.query(sql))
      await this.#look(answers)

      return commandsIn(answers).at(-1) ?? ''
    })
  }

  /** Makes the backend fit for sessions, once. */
  settle(): Promise<void> {
    return this.#backend.exclusively(() => this.#command(sessionSettings))
  }

  /** Takes back what a session has left, and keeps what is prepared. */
  forgetSession(): Promise<void> {
    return this.#backend.exclusively(async () => {
      await this.#endTransaction()
      await this.#command(`${forgetSession}; ${sessionSettings}`)
    })
  }

  /** Takes everything back, also what is prepared. */
  reset(): Promise<void> {
    return this.#backend.exclusively(async () => {
      await this.#endTransaction()
      await this.#command('discard all')
      this.#prepared.clear()
      await this.#command(sessionSettings)
    })
  }

  async #endTransaction(): Promise<void> {
    if (this.#backend.inTransaction) await this.#command('rollback')
  }

  /** What changes nothing that is prepared. */
  async #command(sql: string): Promise<void> {
    const answers = await this.#backend.ask(serialize.query(sql))
    const error = answers.find((answer) => answer instanceof DatabaseError)
    if (error) throw error
  }

  /** Throws PostgreSQL's error if there is one; forgets prepared statements that may no longer hold. */
  async #look(answers: Answers, name = ''): Promise<void> {
    const error = tellOutdated(
      name,
      answers.find((answer) => answer instanceof DatabaseError),
    )
    const changed = commandsIn(answers).some((command) => !harmless.has(command))
    if (changed || isOutdated(error)) await this.#forget()
    if (error) throw error
  }

  async #forget(): Promise<void> {
    if (this.#prepared.size === 0) return
    const closing = [...this.#prepared.keys()].map((name) => serialize.close({ type: 'S', name }))
    this.#prepared.clear()
    await this.#backend.ask(Buffer.concat([...closing, serialize.sync()]))
  }
}

function columnsIn(answers: Answers): Column[] {
  const described = answers.find((answer) => answer instanceof RowDescriptionMessage)
  if (!(described instanceof RowDescriptionMessage)) return []

  return described.fields.map(({ name, dataTypeID }) => ({
    name,
    parse: valueParsers.getTypeParser(dataTypeID, 'text'),
  }))
}

function commandsIn(answers: Answers): string[] {
  return answers
    .filter((answer) => answer instanceof CommandCompleteMessage)
    .map(({ text }) => text.split(' ', 1)[0] ?? '')
}

function fieldsOf({ fields }: { fields: (string | null)[] }): (string | null)[] {
  return fields
}
