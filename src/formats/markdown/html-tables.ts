import type { Row, Table } from './table.ts'

const opening = /^[ \t>]*<table\b/i
const closing = /<\/table\s*>/i
const structure = /<(\/?)(table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b([^<>]*)>/gi

/**
 * The table whose `<table>` begins the line `at`, up to its `</table>`; none where another begins before that. The
 * first row names the columns, as in Markdown; text outside of all cells, such as a caption, is a row of its own.
 */
export function htmlTableAt(lines: readonly string[], at: number): Table | undefined {
  const to = opening.test(lines[at] ?? '') ? endOf(lines, at) : undefined
  if (to === undefined) return undefined
  const [head, ...rows] = rowsIn(lines.slice(at, to + 1).map(withoutQuote), at)
  if (!head) return undefined
  const last = rows.at(-1)
  if (last) last.to = to

  return { header: head.cells, rows, from: at, headTo: (rows[0]?.at ?? to + 1) - 1, to }
}

/** Whether the line would begin a table. */
export function opensHtmlTable(line: string): boolean {
  return opening.test(line)
}

function endOf(lines: readonly string[], at: number): number | undefined {
  for (let to = at; to < lines.length; to++) {
    if (to > at && opening.test(lines[to] ?? '')) return undefined
    if (closing.test(lines[to] ?? '')) return to
  }

  return undefined
}

interface OpenRow extends Row {
  cells: string[]
  to: number
}

/** Rows that say something, each up to the line before the next one. */
function rowsIn(lines: readonly string[], from: number): OpenRow[] {
  const reader = new RowReader(from)
  for (const [index, line] of lines.entries()) reader.read(line, from + index)
  const rows = reader.rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  for (const [index, row] of rows.entries())
    row.to = Math.max(row.at, (rows[index + 1]?.at ?? row.to + 1) - 1)

  return rows
}

class RowReader {
  readonly rows: OpenRow[] = []
  #row: OpenRow | undefined
  #text = ''
  #span = 1
  #isInCell = false

  constructor(from: number) {
    this.#row = { cells: [], at: from, to: from }
  }

  read(line: string, at: number): void {
    let from = 0
    for (const { 0: all, 1: slash, 2: name = '', 3: attributes = '', index } of line.matchAll(structure)) {
      this.#text += line.slice(from, index)
      from = index + all.length
      this.#tag(name.toLowerCase(), slash === '/', { attributes, at })
    }
    this.#text += `${line.slice(from)}\n`
  }

  #tag(name: string, closes: boolean, { attributes, at }: { attributes: string; at: number }): void {
    const isCell = name === 'td' || name === 'th'
    this.#endCell(at)
    if (name === 'tr' && !closes) this.#begin(at)
    if (name === 'table' && closes) this.#begin(at)
    this.#isInCell = isCell && !closes
    this.#span = Math.min(20, Number(/colspan\s*=\s*["']?(\d+)/i.exec(attributes)?.[1] ?? 1))
  }

  #begin(at: number): void {
    this.#row = { cells: [], at, to: at }
  }

  #endCell(at: number): void {
    const text = textOf(this.#text)
    this.#text = ''
    if (!this.#isInCell && text === '') return
    const row = this.#row ?? { cells: [], at, to: at }
    if (row.cells.length === 0) this.rows.push(row)
    row.cells.push(text, ...(this.#isInCell ? Array.from({ length: this.#span - 1 }, () => '') : []))
    row.to = at
    if (!this.#isInCell) this.#begin(at)
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  deg: '°',
  rarr: '→',
}

/** What a cell says, in Markdown: its line ends, items and bold words; other tags say nothing. */
function textOf(html: string): string {
  return html
    .replace(/\s+/g, ' ')
    .replace(/<img\b[^<>]*?\balt\s*=\s*["']([^"']*)["'][^<>]*>/gi, '$1')
    .replace(/<(?:b|strong)\b[^<>]*>\s*([^<>]*[^<>\s])\s*<\/(?:b|strong)>/gi, '**$1**')
    .replace(/<br\s*\/?>|<\/(?:p|li|div|h[1-6])\s*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, entity)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function entity(all: string, decimal?: string, hex?: string, name?: string): string {
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
  if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all

  return entities[name?.toLowerCase() ?? ''] ?? all
}

function withoutQuote(line: string): string {
  return line.replace(/^[ \t]*(?:>[ \t]?)+/, '')
}
