import { type Extent, endOfParagraph, type Opening, openingOf } from './openings.ts'
import { assumedSeverity, signalIn } from './signal-words.ts'

/** What is opened by one line and closed by another: the first line of each leads to the whole. */
export function closings(lines: readonly string[], start: number): ReadonlyMap<number, Extent> {
  const pairs = new Pairs(lines)
  for (let at = start; at < lines.length; at++) pairs.read(at)

  return pairs.end()
}

interface Open extends Opening {
  from: number
  size: number
  /** `<DANGER>` is a tag only where `</DANGER>` follows. */
  mustClose?: boolean
}

export const fence = /^[ \t>]*(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$/
export const colons = /^[ \t>]*:{3,}(.*)$/
export const liquid =
  /^[ \t]*\{(?:%|\{[%<])[ \t]*(end|\/[ \t]*)?(hint|notice|alert|admonition|callout|note|tip|info|warning|danger|caution)\b([^%}>]*)/i
export const macro = /^[ \t]*\{(warning|danger|caution|note|tip|info|panel)((?::[^{}]*)?)\}[ \t]*$/i
const boxed = /^[ \t]*\[([\p{L} ]+)\][ \t]*$/u
export const box = /^[ \t]*(={4,}|-{4,}|\*{4,}|_{4,})[ \t]*$/
export const tag =
  /<(\/?)(div|p|ac:[a-z-]+|aside|section|article|blockquote|details|figure|span|callout|admonition|alert|note|notice|warning|danger|caution)\b([^<>]{0,400})>/gi
const attributes =
  /(?:class(?:name)?|ac:name|type|role|severity|kind|variant|intent|level|style|data-[a-z-]+)[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^\s"']+)/gi

class Pairs {
  readonly #lines: readonly string[]
  readonly #found = new Map<number, Extent>()
  readonly #open = new Map<string, Open[]>()
  #fence: (Open & { marks: string }) | undefined

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  read(at: number): void {
    const line = this.#lines[at] ?? ''
    if (this.#readFence(line, at)) return
    this.#readColons(line, at)
    this.#readLiquid(line, at)
    if (line.includes('{')) this.#readMacro(line, at)
    this.#readBox(line, at)
    if (line.includes('<')) this.#readTags(line, at)
  }

  end(): ReadonlyMap<number, Extent> {
    const unclosed = [...this.#open.values()].flat().sort((a, b) => a.from - b.from)
    let to = -1
    for (const open of this.#fence ? [...unclosed, this.#fence] : unclosed) {
      if (open.from <= to || open.severity === undefined || open.mustClose) continue
      to = endOfParagraph(this.#lines, open.from + open.size)
      this.#add(open, to)
    }

    return this.#found
  }

  /** True for the lines of a fence and all between them. */
  #readFence(line: string, at: number): boolean {
    const [, marks, info = ''] = fence.exec(line) ?? []
    if (this.#fence) {
      if (marks?.startsWith(this.#fence.marks) && info === '') {
        this.#add(this.#fence, at)
        this.#fence = undefined
      }
      return true
    }
    if (!marks) return false
    const name = /^\{?(?:ad-)?([\p{L}-]+)\}?[ \t]*(.*)$/u.exec(info)
    this.#fence = { ...openingOf(name?.[1] ?? '', name?.[2] ?? ''), from: at, size: 1, marks }

    return true
  }

  #readColons(line: string, at: number): void {
    const info = colons.exec(line)?.[1]?.trim()
    if (info === undefined) return
    if (!/[^:\s]/.test(info)) {
      this.#close('colons', at)
      return
    }
    const [, name = '', title = ''] = /^(\{[^{}]*\}|[^\s[{]+)[ \t]*(.*)$/.exec(info) ?? []
    const opening = openingOf(name, title)
    const isAlert = opening.severity === undefined && /^\{?\.?(?:message\b.*)?\balert\b/i.test(info)
    this.#push('colons', {
      ...(isAlert ? { severity: assumedSeverity, title: '' } : opening),
      from: at,
      size: 1,
    })
  }

  #readLiquid(line: string, at: number): void {
    const match = liquid.exec(line)
    if (!match) return
    const [, end, name = '', rest = ''] = match
    if (end) this.#close('liquid', at)
    else this.#push('liquid', { ...openingOf(signalIn(rest) ? rest : name, ''), from: at, size: 1 })
  }

  /** `{warning:title=Hot}` up to the next `{warning}`, `{panel:title=Caution}`. */
  #readMacro(line: string, at: number): void {
    const [, name = '', rest = ''] = macro.exec(line) ?? []
    const kind = `macro ${name.toLowerCase()}`
    if (name === '') return
    if (rest === '' && this.#open.get(kind)?.length) this.#close(kind, at)
    else {
      const title = /title=([^|}]*)/i.exec(rest)?.[1] ?? ''
      this.#push(kind, { ...openingOf(signalIn(name) ? name : title, ''), title, from: at, size: 1 })
    }
  }

  /** `[WARNING]` above a box of `====`. */
  #readBox(line: string, at: number): void {
    const kind = box.exec(line)?.[1]
    if (!kind) return
    const name = boxed.exec(this.#lines[at - 1] ?? '')?.[1]
    const opening = openingOf(name ?? '', '')
    if (this.#open.get(kind)?.length) this.#close(kind, at)
    else if (opening.severity) this.#push(kind, { ...opening, from: at - 1, size: 2 })
  }

  #readTags(line: string, at: number): void {
    for (const [, slash, name = '', rest = ''] of line.matchAll(tag)) {
      const kind = name.toLowerCase()
      if (slash) this.#close(kind, at)
      else if (!rest.endsWith('/')) {
        const mustClose = signalIn(kind) !== undefined
        this.#push(kind, { ...openingOfTag(kind, rest), from: at, size: 0, mustClose })
      }
    }
  }

  #push(kind: string, open: Open): void {
    const stack = this.#open.get(kind)
    if (stack) stack.push(open)
    else this.#open.set(kind, [open])
  }

  #close(kind: string, at: number): void {
    const open = this.#open.get(kind)?.pop()
    if (open) this.#add(open, at)
  }

  #add({ severity, ...open }: Open, to: number): void {
    const inner = this.#found.get(open.from)
    if (severity !== undefined && !(inner && inner.to > to))
      this.#found.set(open.from, { ...open, severity, to })
  }
}

function openingOfTag(name: string, rest: string): Opening {
  const values = [...rest.matchAll(attributes)].map(([, value]) => value).join(' ')
  const opening = openingOf(`${name} ${values}`, '')

  return opening.severity === undefined && /(?<!\\)\balert\b/i.test(`${name} ${values}`)
    ? { ...opening, severity: assumedSeverity }
    : opening
}
