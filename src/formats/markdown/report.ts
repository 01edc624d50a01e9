import { formName } from '../form.ts'
import { type Assumption, shortened, type Unplaced, type WhatAssumed, type WhyUnplaced } from '../reading.ts'
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
  left(section: Section, reason: WhyUnplaced): void {
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
  heading(section: Section, reason: WhyUnplaced): void {
    if (section.heading && section !== this.#title) this.#leave(section.heading, section, reason)
  }

  /** Rules, comments and empty items inside a task. */
  blocks(blocks: readonly Block[], section: Section): void {
    for (const block of blocks) this.#leave(block, section, { code: reasons[block.kind] ?? 'empty_item' })
  }

  frontMatter({ end, values }: FrontMatter): void {
    const isTitle = this.#title.heading === null
    if (isTitle) this.#assume(1, { code: 'title_of_front_matter' })
    const isUsed = (key: string) =>
      (isTitle && key === 'title') ||
      (values.get('format') === formName && ['format', 'version', 'state'].includes(key))
    const keys = [...values.keys()].filter((key) => !isUsed(key))
    if (keys.length === 0) return
    this.#unplaced.push({
      fromLine: 1,
      toLine: end,
      heading: null,
      text: shortened(keys.join(', ')),
      reason: { code: 'front_matter' },
    })
  }

  noRegion(): void {
    this.#assume(lineOf(this.#title), { code: 'numbered_sections_are_tasks' })
  }

  bulletedSteps(section: Section): void {
    this.#assume(lineOf(section), { code: 'bullets_are_steps', heading: shortened(section.title) })
  }

  safety(section: Section, hazards: number): void {
    this.heading(section, { code: 'heading_of_hazards' })
    this.blocks(
      section.blocks.filter(({ kind }) => kind === 'rule' || kind === 'comment'),
      section,
    )
    const heading = shortened(section.title)
    this.#assume(lineOf(section), {
      code: 'hazards_at_first_step',
      heading,
      hazards,
      severity: assumedSeverity,
    })
  }

  #leave({ from, to }: Span, section: Section, reason: WhyUnplaced, textAt = from): void {
    this.#unplaced.push({
      fromLine: from + 1,
      toLine: to + 1,
      heading: section.heading ? shortened(section.title) : null,
      text: shortened(this.#lines[textAt] ?? ''),
      reason,
    })
  }

  #assume(line: number, what: WhatAssumed): void {
    this.#assumptions.push({ line, ...what })
  }
}

const reasons: Readonly<Partial<Record<Block['kind'], 'rule' | 'comment'>>> = {
  rule: 'rule',
  comment: 'comment',
}

function lineOf({ heading, blocks }: Section): number {
  return (heading ?? blocks[0] ?? { from: 0 }).from + 1
}
