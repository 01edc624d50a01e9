import { type Right, tableRightsFor, tables } from './rights.ts'

/** What a role lacked: the right, where it can be told from the statement, and whether the role may only read. */
export interface MissingRight {
  readonly right: Right | null
  /** Whether it is a right that work needs and reading does not. */
  readonly onlyReads: boolean
}

/** Told from what PostgreSQL says, in whichever language, and from the statement that it refused. */
export function missingRight(says: string, sql: string): MissingRight {
  const table = tables.find((name) => names(says, name))
  const [rule] = /\btk_\w+/.exec(says) ?? []
  if (!table) {
    return {
      right: rule ? `execute on function ${rule}` : null,
      onlyReads: rule?.startsWith('tk_remove_') ?? false,
    }
  }
  const write = (['insert', 'update', 'delete'] as const).find((verb) => writes(sql, verb, table))
  if (!write) return { right: `select on table ${table}`, onlyReads: false }

  return { right: `${write} on table ${table}`, onlyReads: isOfWork(table, write) }
}

function isOfWork(table: string, write: 'insert' | 'update' | 'delete'): boolean {
  const right = tableRightsFor('work').find((of) => of.table === table)

  if (write === 'delete') return false

  return write === 'update' ? (right?.update.length ?? 0) > 0 : (right?.insert ?? false)
}

function writes(sql: string, verb: 'insert' | 'update' | 'delete', table: string): boolean {
  const lead = { insert: 'insert into', update: 'update', delete: 'delete from' }[verb]
  const qualified = String.raw`(?:only\s+)?(?:(?:"[^"]+"|\w+)\.)?"?${table}\b`

  return new RegExp(`\\b${lead.replace(' ', '\\s+')}\\s+${qualified}`, 'i').test(sql)
}

function names(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text)
}
