import { indentOf, isBlank } from './indentation.ts'
import { type NumberMark, numberMarksOf } from './numberings.ts'
import type { Form } from './own-form.ts'

/** What a line says by itself, wherever it stands at the left margin. */
export type Line =
  | { kind: 'blank' | 'text' | 'rule' | 'underline' }
  | { kind: 'heading'; level: number; title: string }
  | {
      kind: 'numbered' | 'bulleted'
      indent: number
      offset: number
      first: string
      marks: readonly NumberMark[]
    }
  | { kind: 'fence'; fence: string }
  | { kind: 'raw'; end: RegExp }

const numberMark = /^[0-9０-９]{1,9}(?:[.)](?=[ \t]|$)|[．）])/
const bulletMark = /^(?:[-+*](?=[ \t]|$)|[•‣▪●◦・])/
/** Also what documents made with word processors, and for printing, put before the items of a list. */
const anyBulletMark =
  /^(?:[-+*](?=[ \t\u3000]|$)|[•‣▪●◦・☐☑☒✓✔□▶➤►]|[◆◇■○◎](?=[ \t\u3000]|\P{ASCII})|[–—](?=[ \t])|#\.(?=[ \t]))/u
const isBox = /^[☐☑☒□✓✔]/
const rule = /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const underline = /^(?:=+|-{2,})[ \t]*$/
const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/
const rawBlocks: readonly (readonly [RegExp, RegExp])[] = [
  [/^<!--/, /-->/],
  [/^<(?:pre|script|style|textarea)(?:[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
]

/**
 * Reads one line by the rules of CommonMark; bullets and digits that Japanese documents use count as well. In a
 * document that others wrote, so does every other way to number and to begin an item.
 */
export function readLine(line: string, form: Form = 'own'): Line {
  if (isBlank(line)) return { kind: 'blank' }
  const indent = indentOf(line)
  if (indent > 3) return { kind: 'text' }
  const text = line.replace(/^[ \t\u3000]+/, '')

  return readBlockStart(text) ?? readItem(text, indent, form) ?? { kind: 'text' }
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

function readItem(text: string, indent: number, form: Form): Line | undefined {
  const marks = form === 'own' ? [] : numberMarksOf(text)
  const number = marks[0]?.length ?? numberMark.exec(text)?.[0].length
  const bullet = (form === 'own' ? bulletMark : anyBulletMark).exec(text)?.[0].length
  const length = number ?? bullet
  if (length === undefined) return undefined
  const start = indent + length
  const rest = text.slice(length)
  const padding = indentOf(rest, start)

  return {
    kind: number === undefined ? 'bulleted' : 'numbered',
    indent,
    offset: isBlank(rest) || padding > 4 ? start + 1 : start + padding,
    // A box is a mark that the item is told apart from other bullets by.
    first: isBlank(rest)
      ? ''
      : (isBox.test(text) && number === undefined ? `${text.charAt(0)} ` : '') + rest.trimStart(),
    marks,
  }
}
