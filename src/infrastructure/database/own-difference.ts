import { check } from '../../migrations/autogenerate/compare.ts'
import { ChangeRefused } from '../../migrations/diff/errors.ts'
import type { Connection } from './engine.ts'
import { ownModels } from './own-models.ts'

/**
 * What separates the database from the models, for verifyTrail: the statements that would take it away, as `tenken db
 * check` has them, or what no statement is made for. The connection must not be in a transaction.
 */
export async function differencesFromModels(sql: Connection): Promise<string[]> {
  try {
    return (await check(sql, ownModels)).map((statement) => statement.sql)
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error

    return error.data.refusals.map(({ what }) => what)
  }
}
