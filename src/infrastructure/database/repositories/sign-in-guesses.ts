import type { Guesses } from '../../../domain/guesses.ts'
import type { Connection } from '../engine.ts'

/** Accounts are named by whoever asks: there need be none. */
export class SignInGuesses {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Holds the account until the session ends, so that no two tries count as one. */
  async lock(account: string, at: Date): Promise<Guesses | undefined> {
    const [row] = await this.#sql.rows<Guesses>(
      'sign_in_guesses_lock',
      `insert into sign_in_guesses as g (account, failures, not_before) values ($1, 0, $2)
       on conflict (account) do update set failures = g.failures
       returning failures, not_before as "notBefore"`,
      [account, at],
    )

    return row
  }

  async save(account: string, { failures, notBefore }: Guesses): Promise<void> {
    await this.#sql.rows(
      'sign_in_guesses_save',
      'update sign_in_guesses set failures = $2, not_before = $3 where account = $1',
      [account, failures, notBefore],
    )
  }
}
