import { keywords } from './keywords.ts'

/** A name in double quotes, as it is. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The same as PostgreSQL writes it: without quotes where the name needs none. */
export function quotedIfNeeded(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !keywords.has(name) ? name : quoted(name)
}

/** A name within a schema; within none, it is looked up. */
export function qualified(schema: string | undefined, name: string): string {
  return schema === undefined ? quoted(name) : `${quoted(schema)}.${quoted(name)}`
}

/** What stands before a name's last dot, with the dot, and what stands behind it; both as they are in SQL. */
export function partsOfName(name: string): { prefix: string; own: string } {
  const own = /(?:"(?:[^"]|"")*"|[^".]+)$/.exec(name)?.[0] ?? name

  return { prefix: name.slice(0, name.length - own.length), own }
}

/** What a name in SQL is, without its quotes. */
export function unquoted(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
}

/** Text as a string constant, whatever settings for backslashes the server has. */
export function literal(text: string | null): string {
  if (text === null) return 'null'
  const body = text.replaceAll("'", "''")

  return text.includes('\\') ? `e'${body.replaceAll('\\', '\\\\')}'` : `'${body}'`
}

/** A block of code as a string constant, whatever is in it. */
export function dollarQuoted(text: string): string {
  let tag = '$$'
  while (text.includes(tag)) tag = `$x${tag.slice(1)}`

  return `${tag} ${text} ${tag}`
}
