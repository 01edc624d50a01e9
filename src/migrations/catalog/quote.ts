/** A name in double quotes, as it is. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
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
