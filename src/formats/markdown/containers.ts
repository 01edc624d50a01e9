import type { Severity } from '../../domain/procedure.ts'
import { box, closings, colons, fence, liquid, macro, tag } from './closings.ts'
import { indentOf, isBlank } from './indentation.ts'
import { type Extent, endOfParagraph, type Opening, openingOf } from './openings.ts'

/** Lines that their author set apart as a warning as a whole; `from` and `to` are the first and the last of them. */
export interface Container {
  severity: Severity
  title: string
  /** The lines between, without what sets them apart. */
  body: readonly Body[]
  from: number
  to: number
}

export interface Body {
  text: string
  at: number
}

/** By the line that each begins with. Takes time linear in the text; one that is never closed ends with its paragraph. */
export function containersIn(lines: readonly string[], start = 0): ReadonlyMap<number, Container> {
  const found = new Map<number, Container>()
  const pairs = closings(lines, start)
  for (let at = start; at < lines.length; at++) {
    const extent = pairs.get(at) ?? indented(lines, at) ?? quoted(lines, at) ?? attributed(lines, at)
    if (!extent) continue
    found.set(at, containerOf(lines, extent))
    at = extent.to
  }

  return found
}

/** `!!! danger "Title"` and `.. warning::`, with what is indented below. */
function indented(lines: readonly string[], at: number): Extent | undefined {
  const line = lines[at] ?? ''
  const opening = admonition(line) ?? directive(line)
  if (opening?.severity === undefined) return undefined
  const isInside = (text: string) => indentOf(text) > indentOf(line)
  let to = at
  for (let next = at + 1; next < lines.length; next++) {
    const text = lines[next] ?? ''
    if (isBlank(text)) continue
    if (!isInside(text)) break
    to = next
  }
  if (to === at) to = endOfParagraph(lines, at)

  return { ...opening, severity: opening.severity, from: at, to, size: 1 }
}

function admonition(line: string): Opening | undefined {
  const match = /^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*([\p{L}-]+(?: [\p{L}-]+)*)[ \t]*(?:"([^"]*)")?[ \t]*$/u.exec(
    line,
  )

  return match ? openingOf(match[1] ?? '', match[2] ?? '') : undefined
}

function directive(line: string): Opening | undefined {
  const match = /^[ \t]*\.\.[ \t]+([\p{L}-]+)::[ \t]*(.*)$/u.exec(line)

  return match ? { ...openingOf(match[1] ?? '', ''), text: match[2] ?? '' } : undefined
}

/** `> [!WARNING]` with the rest of its quote. */
function quoted(lines: readonly string[], at: number): Extent | undefined {
  const match = /^[ \t>]*>[ \t]*\[!([\p{L} -]+)\][+-]?[ \t]*(.*)$/u.exec(lines[at] ?? '')
  const opening = match ? openingOf(match[1] ?? '', '') : undefined
  if (opening?.severity === undefined) return undefined
  let to = at
  while (/^[ \t]*>/.test(lines[to + 1] ?? '') && !/^[ \t>]*>[ \t]*\[!/.test(lines[to + 1] ?? '')) to += 1

  return { severity: opening.severity, title: '', text: match?.[2] ?? '', from: at, to, size: 1 }
}

/** `{: .warning }` or `{.is-danger}` right above a paragraph. */
function attributed(lines: readonly string[], at: number): Extent | undefined {
  const match = /^[ \t]*\{:?[ \t]*\.([\w .-]+)\}[ \t]*$/.exec(lines[at] ?? '')
  const opening = match ? openingOf(match[1] ?? '', '') : undefined
  if (opening?.severity === undefined || isBlank(lines[at + 1] ?? '')) return undefined

  return { severity: opening.severity, title: '', from: at, to: endOfParagraph(lines, at), size: 1 }
}

function containerOf(
  lines: readonly string[],
  { severity, title, text = '', from, to, size }: Extent,
): Container {
  const below = lines
    .slice(from + size, to + 1)
    .map((line, index) => ({ text: bare(line), at: from + size + index }))
  const body = [{ text, at: from }, ...below].filter((line, index) => index > 0 || !isBlank(line.text))

  return { severity, title: title.trim(), body, from, to }
}

/** A line without what sets it apart: quote marks, colons, fences, tags. */
function bare(line: string): string {
  if (colons.test(line) || liquid.test(line) || fence.test(line) || box.test(line) || macro.test(line))
    return ''

  return line.replace(/^[ \t]*(?:>[ \t]?)+/, '').replace(tag, ' ')
}
