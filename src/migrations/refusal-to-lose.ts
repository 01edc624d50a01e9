import type { Lost } from './errors.ts'
import { dollarQuoted, literal, unquoted } from './quote.ts'

/**
 * A block for the SQL of a downgrade: holds the table, and raises where there is anything to lose. A table or column that
 * is not there has nothing.
 */
export function refusalToLose({ table, column }: Lost): string {
  const [what, any] = column === null ? ['rows', ''] : [`values of ${column}`, ` where ${column} is not null`]
  const there =
    column === null
      ? `to_regclass(${literal(table)}) is not null`
      : `exists (select from pg_attribute where attrelid = to_regclass(${literal(table)}) and attname = ${literal(unquoted(column))})`
  const body = `begin
  if ${there} then
    lock table ${table} in access exclusive mode;
    if exists (select from ${table}${any}) then
      raise exception using message = ${literal(`The downgrade would lose ${what} of ${table}.`)},
        hint = 'Keep a backup, and run it without this block.';
    end if;
  end if;
end`

  return `do ${dollarQuoted(body)};`
}
