import { formName } from '../form.ts'
import { type Assumption, shortened, type Unplaced } from '../reading.ts'
import type { Block, Span } from './blocks.ts'
import type { FrontMatter } from './front-matter.ts'
import { assumedSeverity } from './safety.ts'
import type { Section } from './sections.ts'

/** Collects what a reading left out and what it assumed, in the order of the document's lines. */
export class Report {
  readonly #lines: readonly string[]
  readonly #title: Section
  readonly #unplaced: Unplaced[] = []
  readonly #assumptions: Assumption[] = []

  constructor(lines: readonly string[], title: Section) {
    this.#lines = lines
    this.#title = title
  }

  unplaced(): Unplaced[] {
    return this.#unplaced.sort((a, b) => a.fromLine - b.fromLine)
  }

  assumptions(): Assumption[] {
    return this.#assumptions.sort((a, b) => a.line - b.line)
  }

  /** A whole section. The procedure's title is in the procedure, whatever becomes of the text below it. */
  left(section: Section, reason: string): void {
    const [first] = section.blocks
    const last = section.blocks.at(-1)
    if (section === this.#title || !section.heading) {
      if (first && last) this.#leave({ from: first.from, to: last.to }, section, reason)
      return
    }
    const { from, to } = section.heading
    this.#leave({ from, to: last?.to ?? to }, section, reason, first?.from)
  }

  /** Only a heading; the text below it is in the procedure. */
  heading(section: Section, reason: string): void {
    if (section.heading && section !== this.#title) this.#leave(section.heading, section, reason)
  }

  /** Rules, comments and empty items inside a task. */
  blocks(blocks: readonly Block[], section: Section): void {
    for (const block of blocks) this.#leave(block, section, reasons[block.kind] ?? 'an item without text')
  }

  frontMatter({ end, values }: FrontMatter): void {
    const isTitle = this.#title.heading === null
    if (isTitle) this.#assume(1, `the title is the front matter's: there is no heading “# …”`)
    const isUsed = (key: string) =>
      (isTitle && key === 'title') ||
      (values.get('format') === formName && (key === 'format' || key === 'version'))
    const keys = [...values.keys()].filter((key) => !isUsed(key))
    if (keys.length === 0) return
    this.#unplaced.push({
      fromLine: 1,
      toLine: end,
      heading: null,
      text: shortened(keys.join(', ')),
      reason: 'front matter',
    })
  }

  noRegion(): void {
    const text =
      'every section with numbered items is taken as a task: no heading such as “Procedure” has any'
    this.#assume(lineOf(this.#title), text)
  }

  bulletedSteps(section: Section): void {
    this.#assume(lineOf(section), `the bullets of “${shortened(section.title)}” are taken as steps`)
  }

  safety(section: Section, hazards: number): void {
    this.heading(section, 'the heading of text that became hazards')
    this.blocks(
      section.blocks.filter(({ kind }) => kind === 'rule' || kind === 'comment'),
      section,
    )
    const text = `the first step tells the hazards of “${shortened(section.title)}” (${hazards})`
    this.#assume(lineOf(section), `${text}; severity ${assumedSeverity} where the text gives none`)
  }

  #leave({ from, to }: Span, section: Section, reason: string, textAt = from): void {
    this.#unplaced.push({
      fromLine: from + 1,
      toLine: to + 1,
      heading: section.heading ? shortened(section.title) : null,
      text: shortened(this.#lines[textAt] ?? ''),
      reason,
    })
  }

  #assume(line: number, text: string): void {
    this.#assumptions.push({ line, text })
  }
}

const reasons: Readonly<Partial<Record<Block['kind'], string>>> = { rule: 'a rule', comment: 'a comment' }

function lineOf({ heading, blocks }: Section): number {
  return (heading ?? blocks[0] ?? { from: 0 }).from + 1
}
