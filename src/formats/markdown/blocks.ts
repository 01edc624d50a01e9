import { containersIn } from './containers.ts'
import { indentOf, isBlank } from './indentation.ts'
import { type Line, readLine } from './line.ts'
import type { NumberMark } from './numberings.ts'
import type { Form } from './own-form.ts'
import { tableAt } from './tables.ts'

/** A run of lines that belong together; `from` and `to` are indexes of lines, both included. */
export type Block = Span & ({ kind: 'heading'; level: number; title: string } | Item | { kind: BareKind })

/** A `warning` is set apart as one as a whole: no line of it is work. A `head` names the columns of a table of steps. */
type BareKind = 'text' | 'table' | 'head' | 'warning' | 'code' | 'rule' | 'comment'

export interface Span {
  from: number
  to: number
}

/** `offset` is the column where the item's own text begins, `first` that text on the item's first line. */
export interface Item {
  kind: 'numbered' | 'bulleted'
  indent: number
  offset: number
  first: string
  /** What its number may be; none where that was not asked for. */
  marks: readonly NumberMark[]
  /** Lines that stand for the item where its own are not its text, as those of a table's row are not. */
  written?: string[]
}

/**
 * The outermost blocks of a document, as CommonMark sees them, in time linear in its length. What stands inside a
 * list item is not looked into. Two things are read as their authors meant them: a numbered line starts an item
 * even without a blank line before it, and one that is indented below a number is part of that number's item.
 */
export function readBlocks(lines: readonly string[], start = 0, form: Form = 'own'): Block[] {
  const scanner = new Scanner(lines, form, start)
  for (let at = start; at < lines.length; ) at = scanner.read(at)

  return scanner.blocks
}

/** Text inside a line may be set apart too; that makes no block. */
const beginsApart = /^[ \t]*(?:[<:!?>`~{[]|\.\.)/

class Scanner {
  readonly blocks: Block[] = []
  readonly #lines: readonly string[]
  readonly #form: Form
  /** Where warnings that are set apart begin, and where they end. */
  readonly #apart: ReadonlyMap<number, Span>
  #open: Block | undefined
  #afterBlank = true
  #numberIndent: number | undefined

  constructor(lines: readonly string[], form: Form, start: number) {
    this.#lines = lines
    this.#form = form
    this.#apart = form === 'own' ? new Map() : containersIn(lines, start)
  }

  /** Reads the block or the line at `at` and returns the index of the next one. */
  read(at: number): number {
    const text = this.#lines[at] ?? ''
    if (isBlank(text)) {
      this.#afterBlank = true
      return at + 1
    }
    const next = this.#continuesItem(text) ? this.#extend(at) : this.#startAt(text, at)
    this.#afterBlank = false

    return next
  }

  #startAt(text: string, at: number): number {
    const apart = beginsApart.test(text) ? this.#apart.get(at) : undefined
    if (apart) return this.#add({ kind: 'warning', from: at, to: apart.to })
    const table = this.#form === 'own' ? undefined : tableAt(this.#lines, at)
    if (table) return this.#add({ kind: 'table', from: at, to: table.to })

    return this.#start(readLine(text, this.#form), at)
  }

  #start(line: Line, at: number): number {
    switch (line.kind) {
      case 'heading':
        return this.#heading(line.level, line.title, { from: at, to: at })
      case 'numbered':
      case 'bulleted':
        return this.#item(line, at)
      case 'fence':
        return this.#add({ kind: 'code', from: at, to: this.#endOfFence(line.fence, at) })
      case 'raw':
        return this.#raw(line.end, at)
      case 'rule':
      case 'underline':
        return this.#underline(line.kind, at)
      default:
        return this.#text(at)
    }
  }

  #continuesItem(text: string): boolean {
    return this.#open !== undefined && isItem(this.#open) && indentOf(text) >= this.#open.offset
  }

  #heading(level: number, title: string, span: Span): number {
    this.#numberIndent = undefined
    const next = this.#add({ kind: 'heading', level, title, ...span })
    this.#open = undefined

    return next
  }

  #item(line: Item, at: number): number {
    const isCertain = line.marks.length === 0 || line.marks.some(({ numbering }) => numbering.isCertain)
    if (this.#isBelowNumber(line) || (!isCertain && this.#numberIndent !== undefined)) return this.#text(at)
    if (line.kind === 'numbered' && isCertain) this.#numberIndent = line.indent

    return this.#add({ ...line, from: at, to: at })
  }

  #isBelowNumber({ kind, indent }: Item): boolean {
    if (kind === 'numbered') return this.#numberIndent !== undefined && indent >= this.#numberIndent + 2

    return this.#open !== undefined && isItem(this.#open) && indent >= this.#open.indent + 2
  }

  #text(at: number): number {
    const continues = !this.#afterBlank && (this.#open?.kind === 'text' || isItem(this.#open))

    return continues ? this.#extend(at) : this.#add({ kind: 'text', from: at, to: at })
  }

  /** A line of `===` or `---` right below text makes that text a heading. */
  #underline(kind: 'rule' | 'underline', at: number): number {
    const level = this.#lines[at]?.trim().startsWith('=') ? 1 : 2
    const isRuler = /^[ \t]*(?:=+|-+)[ \t]*$/.test(this.#lines[at] ?? '')
    if (this.#open?.kind !== 'text' || this.#afterBlank || !isRuler) {
      return kind === 'rule' ? this.#add({ kind, from: at, to: at }) : this.#text(at)
    }
    const { from } = this.#open
    this.blocks.pop()
    const title = this.#lines.slice(from, at).map((line) => line.trim())

    return this.#heading(level, title.join(' '), { from, to: at })
  }

  #raw(end: RegExp, at: number): number {
    let to = at
    while (to < this.#lines.length - 1 && !end.test(this.#lines[to] ?? '')) to += 1
    const isComment = /^[ \t]*<!--/.test(this.#lines[at] ?? '') && /-->[ \t]*$/.test(this.#lines[to] ?? '')

    return this.#add({ kind: isComment ? 'comment' : 'code', from: at, to })
  }

  #endOfFence(fence: string, at: number): number {
    const isClosing = (line: string) => {
      const text = line.trim()
      return text.length >= fence.length && text === fence.charAt(0).repeat(text.length) && indentOf(line) < 4
    }
    let to = at + 1
    while (to < this.#lines.length - 1 && !isClosing(this.#lines[to] ?? '')) to += 1

    return Math.min(to, this.#lines.length - 1)
  }

  #add(block: Block): number {
    this.blocks.push(block)
    this.#open = block

    return block.to + 1
  }

  #extend(at: number): number {
    if (this.#open) this.#open.to = at

    return at + 1
  }
}

export function isItem(block: Block | undefined): block is Span & Item {
  return block?.kind === 'numbered' || block?.kind === 'bulleted'
}
