import type { ProcedureHazard, Severity } from '../../domain/procedure.ts'
import { type Container, containersIn } from './containers.ts'
import { hazardsOfTable, isHazardTable, markedRows, type RowHazard } from './hazard-tables.ts'
import { indentOf, isBlank } from './indentation.ts'
import { marksIn } from './marks.ts'
import { measureOf, saysNone, toldApart } from './measures.ts'
import { tableAt } from './tables.ts'

/** A hazard that a text tells, and the first and the last of its lines. */
export interface Warning extends ProcedureHazard {
  from: number
  to: number
}

/**
 * The hazards that a text tells itself, however they are written: behind a signal word (see signal-words.ts and
 * marks.ts), set apart as a whole (containers.ts) or in a table. The text of one goes on to the next mark, list item
 * or blank line; a mark without text announces the list or the paragraph below it. Takes time linear in the text.
 */
export function warningsIn(lines: readonly string[]): Warning[] {
  const containers = containersIn(lines)
  const walk = new Walk()
  let tableEnd = -1
  for (let at = 0; at < lines.length; at++) {
    const container = containers.get(at)
    const table = container || at <= tableEnd ? undefined : tableAt(lines, at)
    const rows = table && (isHazardTable(table) ? withHead(hazardsOfTable(table), at) : markedRows(table))
    tableEnd = table?.to ?? tableEnd
    if (container) {
      walk.contained(container)
      at = container.to
    } else if (rows) {
      walk.rows(rows)
      at = tableEnd
    } else walk.line(lines[at] ?? '', at)
  }

  return walk.warnings()
}

/** The names of the columns are told together with the first row. */
function withHead([first, ...others]: readonly RowHazard[], at: number): RowHazard[] {
  return first ? [{ ...first, at }, ...others] : []
}

interface Found {
  severity: Severity
  /** What announced it, where nothing else is said. */
  mark: string
  texts: string[]
  from: number
  to: number
  isQuoted: boolean
  /** Where the items of the list stand that a mark announced. */
  list: number | undefined
}

const quote = /^[ \t]*>/
const quoteMarks = /^[ \t>]+/
const item =
  /^([ \t\u3000>]*)(?:[-+*•‣▪●◦・◆■□☐▶➤○](?=[ \t\u3000]|\P{ASCII})|[0-9０-９]{1,9}(?:[.)][ \t]|[．）、])|[(（][0-9０-９]{1,3}[)）]|(?:[a-z]|[ivx]{2,5})[.)][ \t]|[①-⓿❶-➓])[ \t\u3000]*(?:\[[ x]\][ \t])?/iu

class Walk {
  readonly #found: Found[] = []
  readonly #rows: RowHazard[] = []
  #open: Found | undefined
  #afterBlank = false

  /** Reads a line of running text. */
  line(line: string, at: number): void {
    const marks = marksIn(line)
    this.#continue(marks[0] ? line.slice(0, marks[0].from) : line, at)
    for (const [index, mark] of marks.entries()) {
      const text = line.slice(mark.to, marks[index + 1]?.from)
      if (marks[index + 1] && isBlank(text)) continue
      this.#start(mark.severity, { at, mark: line.slice(mark.from, mark.to), isQuoted: quote.test(line) })
      this.#add(text, at)
    }
    this.#afterBlank = isBlank(line)
  }

  /** Reads what is set apart as a warning as a whole: one hazard, or one for each item of its list. */
  contained({ severity, title, body, from, to }: Container): void {
    this.#start(severity, { at: from, mark: '', isQuoted: false })
    this.#add(title === '' || body.every(({ text }) => isBlank(text)) ? title : `${title}:`, from)
    for (const { text, at } of body) {
      const marks = marksIn(text)
      const [first] = marks
      if (!first) this.#insideOf(severity, text, at)
      for (const [index, mark] of marks.entries()) {
        if (index === 0) this.#insideOf(severity, text.slice(0, mark.from), at)
        if (this.#open?.texts.length) this.#start(mark.severity, { at, mark: '', isQuoted: false })
        else if (this.#open) this.#open.severity = mark.severity
        this.#add(text.slice(mark.to, marks[index + 1]?.from), at)
      }
    }
    if (this.#open) this.#open.to = to
    this.#open = undefined
  }

  rows(rows: readonly RowHazard[]): void {
    this.#open = undefined
    this.#rows.push(...rows)
  }

  warnings(): Warning[] {
    const told = this.#found.flatMap(warningOf)
    const rows = this.#rows.map(({ at, ...hazard }) => ({ ...hazard, from: at }))

    return rows.length === 0 ? told : [...told, ...rows].sort((a, b) => a.from - b.from)
  }

  #insideOf(severity: Severity, line: string, at: number): void {
    const [all] = item.exec(line) ?? []
    const announces = this.#open?.texts.length === 1 && /[:：]$/.test(this.#open.texts[0] ?? '')
    if (all && this.#open && this.#open.texts.length > 0 && !announces)
      this.#start(severity, { at, mark: '', isQuoted: false })
    this.#add(line.slice(all?.length ?? 0), at)
  }

  #start(
    severity: Severity,
    { at, mark, isQuoted }: Pick<Found, 'mark' | 'isQuoted'> & { at: number },
  ): void {
    this.#open = { severity, mark, texts: [], from: at, to: at, isQuoted, list: undefined }
    this.#found.push(this.#open)
  }

  #add(text: string, at: number): void {
    const trimmed = text.replace(quoteMarks, '').trim()
    if (!this.#open || !/[^*_\s|]/.test(trimmed)) return
    this.#open.texts.push(trimmed)
    this.#open.to = at
  }

  /** A line without a mark, or the part of one before its first mark, goes on with what is open, or ends it. */
  #continue(text: string, at: number): void {
    const open = this.#open
    if (!open) return
    const isNew = open.texts.length === 0
    const [all, indent = ''] = item.exec(text) ?? []
    if (isBlank(text.replace(quoteMarks, ''))) {
      if (!isNew && open.list === undefined) this.#open = undefined
    } else if (all && (isNew || open.list !== undefined)) {
      this.#item(open, { text, at, all, indent: indentOf(indent) })
    } else if (this.#ends(open, text) || (all && measureOf(text.slice(all.length)) === undefined)) {
      this.#open = undefined
    } else this.#add(text.slice(all?.length ?? 0), at)
  }

  #ends(open: Found, text: string): boolean {
    if (open.list !== undefined) return this.#afterBlank && indentOf(text) <= open.list

    return quote.test(text) !== open.isQuoted
  }

  /** An item of the list that a mark announced is a hazard of its own; one further in goes on with it. */
  #item(open: Found, { text, at, all, indent }: ListItem): void {
    const level = open.list ?? indent
    const isFurtherIn = indent > level + 1
    if (open.list !== undefined && !isFurtherIn) {
      if (restarts(open, all, indent)) {
        this.#open = undefined
        return
      }
      this.#start(open.severity, { at, mark: open.mark, isQuoted: open.isQuoted })
    }
    if (this.#open && !isFurtherIn) {
      this.#open.list = level
      this.#open.mark = all.trim()
    }
    this.#add(isFurtherIn ? text : text.slice(all.length), at)
  }
}

interface ListItem {
  text: string
  at: number
  /** The item's mark with what stands before it. */
  all: string
  indent: number
}

/** Another kind of list, or one that counts from the beginning again, is not announced any more. */
function restarts(open: Found, all: string, indent: number): boolean {
  const kindOf = (mark: string) =>
    mark
      .replace(/[0-9０-９]+/g, '1')
      .replace(/[①-⓿]/g, '①')
      .trim()
  const isFirst = /^[^0-9０-９①-⓿]*[1１①](?![0-9０-９])/.test(all)

  return kindOf(all) !== kindOf(open.mark) || isFirst || indent < (open.list ?? 0) - 1
}

function warningOf({ severity, mark, texts, from, to, list }: Found): Warning[] {
  const text = withoutLooseEnds(texts.join(' '))
  if (text !== '' && saysNone(text)) return []
  const named = list === undefined ? mark.trim() : ''
  const { description, mitigation } = toldApart(text || named)

  return description === '' ? [] : [{ description, severity, mitigation, from, to }]
}

/** `**Caution: hot**` leaves `hot**` behind, `**Caution:** hot` leaves `** hot`, `（注意：熱い）` leaves `熱い）`. */
function withoutLooseEnds(text: string): string {
  const bare = text.replace(/^<\/?[a-z]{1,12}>[ \t]*|(?:<\/[a-z]{1,12}>[ \t]*){1,8}$/gi, '')
  const isUnopened = /[)）][.。]?$/.test(bare) && !/[(（]/.test(bare)
  const plain = isUnopened ? bare.replace(/[)）](?=[.。]?$)/, '') : bare
  for (const emphasis of ['**', '__', '*', '_', '`']) {
    if (plain.split(emphasis).length % 2 === 1) continue
    if (plain.startsWith(emphasis)) return plain.slice(emphasis.length).trim()
    if (plain.endsWith(emphasis)) return plain.slice(0, -emphasis.length).trim()
  }

  return plain
}
