import type { Connection } from './connection.ts'
import { type AtStake, type Lost, RecordsAtStake } from './errors.ts'
import { goalOf } from './goal.ts'
import type { History } from './history.ts'
import { lostByDowngrade } from './lost.ts'
import { unquoted } from './quote.ts'
import type { Revision } from './revision.ts'
import { currentRevision } from './version-table.ts'

/**
 * The rows and values that a downgrade to this target would lose, counted in the tables as they are: those of tables and
 * columns that its revisions drop, and of tables that they delete from. Throws what resolving the target throws.
 */
export async function recordsAtStake(sql: Connection, history: History, target: string): Promise<AtStake[]> {
  const current = await currentRevision(sql)
  const goal = goalOf(history, 'downgrade', target, current)
  const lost = await Promise.all(history.between(history.placeOf(current), goal).map(lostByDowngrade))

  return counted(sql, lost.flat())
}

/**
 * For the transaction that is about to take this revision back: holds the tables that it takes from, so that nobody adds
 * to them any more, and throws RecordsAtStake where there is anything in them.
 */
export async function mustLoseNothing(
  sql: Connection,
  revision: Revision,
  current: string | null,
): Promise<void> {
  const lost: Lost[] = []
  for (const one of await lostByDowngrade(revision)) if (await isThere(sql, one)) lost.push(one)
  for (const { table } of revision.transactional === false ? [] : lost) {
    await sql.execute(`lock table ${table} in access exclusive mode`)
  }
  const found = await counted(sql, lost)
  if (found.length > 0) throw new RecordsAtStake(found, current)
}

/** Values are told only of tables whose rows stay. */
async function counted(sql: Connection, lost: readonly Lost[]): Promise<AtStake[]> {
  const found = new Map<string, AtStake>()
  for (const one of lost) {
    const key = JSON.stringify(one)
    if (!found.has(key)) found.set(key, { ...one, count: await count(sql, one) })
  }
  const all = [...found.values()].filter((one) => one.count > 0)
  const emptied = new Set(all.filter(({ column }) => column === null).map(({ table }) => table))

  return all.filter(({ table, column }) => column === null || !emptied.has(table))
}

/** What is not there, for an earlier revision has not made it yet, or a later one has dropped it, counts nothing. */
async function count(sql: Connection, lost: Lost): Promise<number> {
  if (!(await isThere(sql, lost))) return 0
  const [rows] = await sql.tuples<[string]>(
    '',
    `select count(${lost.column ?? '*'})::text from ${lost.table}`,
  )

  return Number(rows?.[0] ?? 0)
}

async function isThere(sql: Connection, { table, column }: Lost): Promise<boolean> {
  const [there] = await sql.tuples<[boolean]>(
    '',
    `select case when $2::text is null then to_regclass($1) is not null
       else exists (select from pg_attribute
                     where attrelid = to_regclass($1) and not attisdropped and attname = $2) end`,
    [table, column === null ? null : unquoted(column)],
  )

  return there?.[0] ?? false
}
