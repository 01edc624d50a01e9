import { htmlTableAt } from './html-tables.ts'
import { isBlank } from './indentation.ts'
import type { Table } from './table.ts'

const delimiter = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/

/** The table whose header is the line `at`, or whose `<table>` begins it. */
export function tableAt(lines: readonly string[], at: number): Table | undefined {
  const html = htmlTableAt(lines, at)
  if (html) return html
  const head = lines[at] ?? ''
  const below = lines[at + 1] ?? ''
  if (!head.includes('|') || !isDelimiter(below)) return undefined
  let to = at + 1
  while ((lines[to + 1] ?? '').includes('|') && !isBlank(lines[to + 1] ?? '')) to += 1
  const rows = lines
    .slice(at + 2, to + 1)
    .map((line, index) => ({ cells: cellsOf(line), at: at + 2 + index, to: at + 2 + index }))

  return { header: cellsOf(head), rows, from: at, headTo: at + 1, to }
}

/** `|---|---|`: the line that makes a table of the one above it. */
export function isDelimiter(line: string): boolean {
  return line.includes('|') && delimiter.test(line)
}

/** The texts between the bars of a row; `\|` is a bar inside a text, `<br>` a line end. */
export function cellsOf(row: string): string[] {
  const text = row
    .trim()
    .replace(/^(?:>[ \t]?)+/, '')
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')

  return text.split(/(?<!\\)\|/).map((cell) =>
    cell
      .replaceAll('\\|', '|')
      .replace(/<br ?\/?>/gi, '\n')
      .trim(),
  )
}
