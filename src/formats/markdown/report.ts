import type { Severity } from '../../domain/procedure.ts'
import { formName } from '../form.ts'
import { type Assumption, shortened, type Unplaced, type WhatAssumed, type WhyUnplaced } from '../reading.ts'
import type { Block, Span } from './blocks.ts'
import type { FrontMatter } from './front-matter.ts'
import { isBlank } from './indentation.ts'
import type { Section } from './sections.ts'
import type { Title } from './title.ts'

/** Collects what a reading left out and what it assumed, in the order of the document's lines. */
export class Report {
  readonly #lines: readonly string[]
  readonly #title: Title
  readonly #unplaced: Unplaced[] = []
  readonly #assumptions: Assumption[] = []

  constructor(lines: readonly string[], title: Title) {
    this.#lines = lines
    this.#title = title
  }

  unplaced(): Unplaced[] {
    return this.#unplaced.sort((a, b) => a.fromLine - b.fromLine)
  }

  assumptions(): Assumption[] {
    return this.#assumptions.sort((a, b) => a.line - b.line)
  }

  /** A whole section but for the lines that hazards are told on. The title is in the procedure, whatever is below it. */
  left(section: Section, reason: WhyUnplaced, told: readonly Span[] = []): void {
    const [first] = section.blocks
    const last = section.blocks.at(-1)
    const isTitle = section === this.#title.section
    const heading = isTitle ? null : section.heading
    if (told.length > 0) {
      const rest = first && last ? this.#without({ from: first.from, to: last.to }, told) : []
      if (heading) this.#leave(heading, section, { code: 'heading_of_hazards' })
      for (const span of rest) this.#leave(span, section, reason)
      return
    }
    if (!heading) {
      if (first && last) this.#leave({ from: first.from, to: last.to }, section, reason)
      return
    }
    this.#leave({ from: heading.from, to: last?.to ?? heading.to }, section, reason, first?.from)
  }

  /** Only a heading; the text below it is in the procedure. */
  heading(section: Section, reason: WhyUnplaced): void {
    if (section.heading && section !== this.#title.section) this.#leave(section.heading, section, reason)
  }

  /** Rules, comments, heads of tables and empty items inside a task. */
  blocks(blocks: readonly Block[], section: Section): void {
    for (const block of blocks) this.#leave(block, section, { code: reasons[block.kind] ?? 'empty_item' })
  }

  frontMatter({ end, values }: FrontMatter): void {
    const isTitle = this.#title.origin === 'front matter'
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

  /** Where the title is not one of the first level. */
  title(): void {
    const { origin, section } = this.#title
    if (origin === 'front matter') this.#assume(1, { code: 'title_of_front_matter' })
    if (origin === 'lower heading') this.#assume(lineOf(section), { code: 'title_of_lower_heading' })
    if (origin === 'file name') this.#assume(1, { code: 'title_of_file_name' })
  }

  noRegion(): void {
    this.#assume(lineOf(this.#title.section), { code: 'numbered_sections_are_tasks' })
  }

  bulletedSteps(section: Section): void {
    this.#assume(lineOf(section), { code: 'bullets_are_steps', heading: shortened(section.title) })
  }

  paragraphsAsSteps(section: Section): void {
    this.#assume(lineOf(section), { code: 'paragraphs_are_steps', heading: shortened(section.title) })
  }

  safety(section: Section): void {
    this.heading(section, { code: 'heading_of_hazards' })
    const apart = section.blocks.flatMap((block): Block[] => {
      if (block.kind === 'table' && block.to > block.from + 1) return [headOf(block)]
      return block.kind === 'rule' || block.kind === 'comment' ? [block] : []
    })
    this.blocks(apart, section)
  }

  hazards(section: Section, told: { hazards: number; severity: Severity; place: Place | null }): void {
    const { hazards, severity, place } = told
    const heading = shortened(section.title)
    this.#assume(
      lineOf(section),
      place
        ? { code: 'hazards_at_step', heading, hazards, severity, ...place }
        : { code: 'hazards_at_first_step', heading, hazards, severity },
    )
  }

  /** The parts of a span that are not told elsewhere; `told` is in order. */
  #without({ from, to }: Span, told: readonly Span[]): Span[] {
    const parts: Span[] = []
    let at = from
    for (const each of [...told, { from: to + 1, to: to + 1 }]) {
      const part = this.#trimmed({ from: at, to: Math.min(each.from - 1, to) })
      if (part) parts.push(part)
      at = Math.max(at, each.to + 1)
    }

    return parts
  }

  #trimmed({ from, to }: Span): Span | undefined {
    let [first, last] = [from, to]
    while (first <= last && isBlank(this.#lines[first] ?? '')) first += 1
    while (first <= last && isBlank(this.#lines[last] ?? '')) last -= 1

    return first <= last ? { from: first, to: last } : undefined
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

/** The names of a table's columns, and the line below them. */
function headOf({ from }: Block): Block {
  return { kind: 'head', from, to: from + 1 }
}

interface Place {
  task: string
  step: number
}

const reasons: Readonly<Partial<Record<Block['kind'], 'rule' | 'comment' | 'head_of_table'>>> = {
  rule: 'rule',
  comment: 'comment',
  head: 'head_of_table',
}

function lineOf({ heading, blocks }: Section): number {
  return (heading ?? blocks[0] ?? { from: 0 }).from + 1
}
