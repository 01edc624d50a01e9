import { indentOf, isBlank } from './indentation.ts'

/** What a line says by itself, wherever it stands at the left margin. */
export type Line =
  | { kind: 'blank' | 'text' | 'rule' | 'underline' }
  | { kind: 'heading'; level: number; title: string }
  | { kind: 'numbered' | 'bulleted'; indent: number; offset: number; first: string }
  | { kind: 'fence'; fence: string }
  | { kind: 'raw'; end: RegExp }

const numberMark = /^[0-9０-９]{1,9}(?:[.)](?=[ \t]|$)|[．）])/
const bulletMark = /^(?:[-+*](?=[ \t]|$)|[•‣▪●◦・])/
const rule = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const underline = /^(?:=+|-{2,})[ \t]*$/
const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/
const rawBlocks: readonly (readonly [RegExp, RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
]

/** Reads one line by the rules of CommonMark; bullets and digits that Japanese documents use count as well. */
export function readLine(line: string): Line {
  if (isBlank(line)) return { kind: 'blank' }
  const indent = indentOf(line)
  if (indent > 3) return { kind: 'text' }
  const text = line.slice(indent)

  return readBlockStart(text) ?? readItem(text, indent) ?? { kind: 'text' }
}

function readBlockStart(text: string): Line | undefined {
  const heading = readHeading(text)
  if (heading) return heading
  const [opening] = fence.exec(text) ?? []
  if (opening) return { kind: 'fence', fence: opening }
  const raw = rawBlocks.find(([start]) => start.test(text))
  if (raw) return { kind: 'raw', end: raw[1] }
  if (rule.test(text)) return { kind: 'rule' }
  if (underline.test(text)) return { kind: 'underline' }

  return undefined
}

function readHeading(text: string): Line | undefined {
  const level = /^#{1,6}(?=[ \t]|$)/.exec(text)?.[0].length
  if (level === undefined) return undefined
  const title = withoutClosingMarks(text.slice(level).trim())

  return title === '' ? undefined : { kind: 'heading', level, title }
}

/** `## Title ##` is titled `Title`. */
function withoutClosingMarks(title: string): string {
  let end = title.length
  while (title[end - 1] === '#') end -= 1
  if (end === 0) return ''

  return title[end - 1] === ' ' || title[end - 1] === '\t' ? title.slice(0, end).trimEnd() : title
}

function readItem(text: string, indent: number): Line | undefined {
  const number = numberMark.exec(text)
  const mark = number ?? bulletMark.exec(text)
  if (!mark) return undefined
  const start = indent + mark[0].length
  const rest = text.slice(mark[0].length)
  const padding = indentOf(rest, start)

  return {
    kind: number ? 'numbered' : 'bulleted',
    indent,
    offset: isBlank(rest) || padding > 4 ? start + 1 : start + padding,
    first: isBlank(rest) ? '' : rest.trimStart(),
  }
}
