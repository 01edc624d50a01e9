/** What looks like a call and is a word of SQL, or a function that its own words name already. */
const words = new Set(
  (
    'all any array cast coalesce exists extract filter greatest grouping in least normalize nullif over overlay ' +
    'position row substring trim values varchar'
  ).split(' '),
)

/** A comment, a string, a name in quotes, or what is called; names behind "as" are those of columns. */
const pieces = /--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w.$]|\bas )([a-z_]\w*)(?=\()/g

/**
 * The statement with every function that it calls named as PostgreSQL's own, so that none of the same name which takes
 * its arguments more exactly, as `unnest(uuid[])` does, is called instead. `ours` says which are not PostgreSQL's.
 */
export function withBuiltInsNamed(sql: string, ours: (name: string) => boolean = () => false): string {
  return sql.replace(pieces, (piece: string, name: string | undefined, at: number) => {
    if (name === undefined || words.has(name) || ours(name)) return piece

    return name === 'unnest' && takesSeveral(sql, at + name.length) ? piece : `pg_catalog.${piece}`
  })
}

/** Of several lists at once `unnest` is a word of SQL: it is PostgreSQL's own by that alone. */
function takesSeveral(sql: string, from: number): boolean {
  let depth = 0
  for (const sign of sql.slice(from)) {
    if (sign === '(' || sign === '[') depth++
    if (sign === ')' || sign === ']') depth--
    if (depth === 0 || (sign === ',' && depth === 1)) return depth === 1
  }

  return false
}
