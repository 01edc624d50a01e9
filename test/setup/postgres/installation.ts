import type { Account } from './account.ts'

/** Programs of PostgreSQL that a test run can start a server from. */
export interface Installation {
  /** How a reader of the output recognises it. */
  readonly name: string
  /**
   * The folder that holds `initdb` and `postgres`. What has to be made ready for the account is put into the
   * given folder, which is the run's own.
   */
  programs(folder: string, account: Account | undefined): Promise<string>
}
