const tabStop = 4
/** As wide as two letters, and what Japanese documents indent with. */
const wideSpace = '\u3000'

/** The columns of white space that `text` begins with when it stands at column `at`; tabs stop at every fourth. */
export function indentOf(text: string, at = 0): number {
  let column = at
  for (const character of text) {
    if (character === ' ') column += 1
    else if (character === '\t') column += tabStop - (column % tabStop)
    else if (character === wideSpace) column += 2
    else break
  }

  return column - at
}

/** Takes away at most `columns` of leading white space; what is left of a tab cut in two becomes spaces. */
function dedent(line: string, columns: number): string {
  let column = 0
  let index = 0
  for (; column < columns; index++) {
    if (line[index] === ' ') column += 1
    else if (line[index] === '\t') column += tabStop - (column % tabStop)
    else if (line[index] === wideSpace) column += 2
    else break
  }

  return ' '.repeat(Math.max(0, column - columns)) + line.slice(index)
}

/** Dedents all lines alike, by what they have in common but never more than `most`. */
export function dedentTogether(lines: readonly string[], most: number): string[] {
  const common = lines.reduce(
    (least, line) => (isBlank(line) ? least : Math.min(least, indentOf(line))),
    most,
  )

  return lines.map((line) => (isBlank(line) ? '' : dedent(line, common)))
}

export function isBlank(line: string): boolean {
  return line.trim() === ''
}
