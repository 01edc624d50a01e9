import { keptTables, secretTables } from '../../../../domain/records.ts'

/** Stands in the text of a rule for the schema that it is made in, whatever that is called. */
export const ownSchema = '"own schema"'

/**
 * A rule whose body names all that it calls by its schema: built-in functions, and the tables and functions beside it.
 * So nothing that fits better, or is met earlier on a search path, takes the place of what is meant.
 */
export function withNames(rule: string): string {
  return rule.replace(
    /( as \$\$)([\s\S]*)(\$\$\s*)$/,
    (_, head, body, tail) => `${head}${named(body)}${tail}`,
  )
}

/** The statement that makes the rule in the schema that it is run in. */
export function inOwnSchema(rule: string): string {
  if (!rule.includes(ownSchema)) return rule

  return `do $do$ begin execute replace($rule$${rule}$rule$, '${ownSchema}', quote_ident(current_schema)); end $do$`
}

const tables: ReadonlySet<string> = new Set([...keptTables, ...secretTables])

/** What looks like a call and is a word of the language. */
const words = new Set('any array coalesce extract greatest least nullif row'.split(' '))

function named(body: string): string {
  return body.replace(
    /--[^\n]*|'(?:[^']|'')*'|(?<![\w.])([a-z_]\w*)(?![\w.])(\(?)/g,
    (piece: string, name: string | undefined, call: string) => {
      if (name === undefined) return piece
      if (name.startsWith('tk_') || tables.has(name)) return `${ownSchema}.${piece}`

      return call && !words.has(name) ? `pg_catalog.${piece}` : piece
    },
  )
}
