/** Whatever PostgreSQL takes as it stands: strings, quoted names, dollar-quoted text and comments. */
export const quotedText = String.raw`\b[eE]'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([a-zA-Z_]\w*)?\$[^]*?\$\1\$|--[^\n]*|/\*[^]*?\*/`

/** PostgreSQL prints its keywords in capitals; names in capitals are always quoted, so the meaning stays. */
export function lowerCase(sql: string): string {
  return sql.replace(new RegExp(`${quotedText}|[A-Z]+`, 'g'), (piece) =>
    /^[A-Z]+$/.test(piece) ? piece.toLowerCase() : piece,
  )
}

/** A statement without the comments and blanks at its head. */
export function withoutHead(statement: string): string {
  return statement.replace(/^(?:\s|--.*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)+/, '')
}

/** Every string, quoted name, comment and text in dollar quotes, in order. */
export function quotedPieces(sql: string): string[] {
  return sql.match(new RegExp(quotedText, 'g')) ?? []
}

/** True where the text's lines may be indented without changing what it says. */
export function isIndentable(sql: string): boolean {
  return !quotedPieces(sql).some((piece) => piece.includes('\n'))
}

/** Takes off one pair of parentheses that encloses the whole text. */
export function withoutParentheses(sql: string): string {
  const bare = sql.replace(new RegExp(quotedText, 'g'), (piece) => '_'.repeat(piece.length))
  let depth = 0
  for (let place = 0; place < bare.length; place++) {
    const letter = bare[place]
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (depth === 0 && place < bare.length - 1) return sql
  }

  return sql.startsWith('(') && sql.endsWith(')') ? sql.slice(1, -1) : sql
}
