import type { ProcedureHazard, Severity } from '../../domain/procedure.ts'
import { isBlank } from './indentation.ts'

const severityOf: Readonly<Record<string, Severity>> = {
  danger: 'critical',
  危険: 'critical',
  warning: 'high',
  警告: 'high',
  caution: 'medium',
  注意: 'medium',
}

/** For a regular expression: the words that mark a hazard. */
export const markWords = Object.keys(severityOf).join('|')
const mark = new RegExp(`(${markWords})(?:\\*\\*|__|[*_])?[ ]?[:!：！】]`, 'gi')
const alert = new RegExp(`^[ \\t>]*>[ \\t]*\\[!(${markWords})\\][ \\t]*$`, 'i')
const listMark = /^[ \t>]*(?:[-+*•‣▪●◦・]|[0-9０-９]{1,9}[.)．）]|[a-z]{1,5}[.)])[ \t]/i
const lineStart =
  /^(?:[\s>(（[【"“]|⚠️?|[-+*•‣▪●◦・](?=\s|$)|[0-9０-９]{1,9}[.)．）]|[a-z]{1,5}[.)](?=\s))*$/iu
const quote = /^[ \t]*>/

/**
 * The hazards a text names itself: where a line or a sentence begins with Danger (critical), Warning (high) or
 * Caution (medium) and a colon or an exclamation mark, or as an alert `> [!WARNING]`. The text of a hazard goes
 * on to the next mark, list item or blank line.
 */
export function markedHazards(lines: readonly string[]): ProcedureHazard[] {
  const found: Found[] = []
  let open: Found | undefined
  for (const line of lines) {
    const starts = startsIn(line)
    const before = starts[0] ? line.slice(0, starts[0].from) : line
    open = continued(open, before)
    for (const [index, start] of starts.entries()) {
      const next = starts[index + 1]
      const text = line.slice(start.to, next?.from)
      if (next && isBlank(text)) continue
      open = {
        severity: start.severity,
        quoted: quote.test(line),
        texts: [],
        word: line.slice(start.from, start.to),
      }
      found.push(open)
      addText(open, text)
    }
  }

  return found.map(toHazard)
}

interface Found {
  severity: Severity
  quoted: boolean
  texts: string[]
  word: string
}

interface Start {
  severity: Severity
  from: number
  to: number
}

function startsIn(line: string): Start[] {
  const alerted = alert.exec(line)?.[1]
  if (alerted) return [{ severity: severity(alerted), from: 0, to: line.length }]

  return [...line.matchAll(mark)].flatMap((match) => {
    const from = startOf(line, match.index)
    return from === undefined
      ? []
      : [{ severity: severity(match[1] ?? ''), from, to: match.index + match[0].length }]
  })
}

function severity(word: string): Severity {
  return severityOf[word.toLowerCase()] ?? 'medium'
}

const lookBack = 64

/** Where the mark's sentence begins, emphasis included; undefined in the middle of a sentence. */
function startOf(line: string, index: number): number | undefined {
  const before = line.slice(Math.max(0, index - lookBack), index)
  const plain = before.replace(/[*_]{1,3}$/, '')
  const isStart =
    (index <= lookBack && lineStart.test(plain)) || /[.!?。！？]["”)）」]?\s*[(（【]?$/.test(plain)

  return isStart ? index - (before.length - plain.length) : undefined
}

/** The hazard that is still open after a line without a mark, or after the part of a line before its first mark. */
function continued(open: Found | undefined, text: string): Found | undefined {
  if (!open) return undefined
  const isEmpty = open.texts.length === 0
  if (quote.test(text) !== open.quoted && !isBlank(text)) return undefined
  if (isBlank(text.replace(/^[ \t>]+/, ''))) return isEmpty ? open : undefined
  if (listMark.test(text) && !isEmpty) return undefined
  addText(open, text.replace(/^[ \t>]+/, ''))

  return open
}

function addText(open: Found, text: string): void {
  const trimmed = text.trim()
  if (/[^*_\s]/.test(trimmed)) open.texts.push(trimmed)
}

function toHazard({ severity, texts, word }: Found): ProcedureHazard {
  const description = withoutLooseEmphasis(texts.join(' ')) || word.trim()

  return { description, severity, mitigation: null }
}

/** `**Caution: hot**` leaves `hot**` behind, `**Caution:** hot` leaves `** hot`. */
function withoutLooseEmphasis(text: string): string {
  for (const emphasis of ['**', '__', '*', '_']) {
    if (text.split(emphasis).length % 2 === 1) continue
    if (text.startsWith(emphasis)) return text.slice(emphasis.length).trim()
    if (text.endsWith(emphasis)) return text.slice(0, -emphasis.length).trim()
  }

  return text
}
