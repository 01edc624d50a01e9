import type { ProcedureStep, ProcedureTask } from '../../domain/procedure.ts'
import { type Block, type Item, isItem, type Span } from './blocks.ts'
import { dedentTogether, isBlank } from './indentation.ts'
import type { Form } from './own-form.ts'
import type { Section } from './sections.ts'
import { cleanText, readMarkedHazards, readStep } from './step.ts'
import { warningsIn } from './warnings.ts'

export interface TaskReading {
  task: ProcedureTask
  /** Rules, comments, heads of tables and items without text. */
  left: Block[]
  /** The document's lines that hazards are told on, and those that name the columns of hazards. */
  told: Span[]
}

export interface TaskSource {
  title: string
  section: Section
  /** Which of the section's blocks are steps. */
  isStep: (block: Block) => boolean
  /** Sections above it whose text opens the description. */
  carried: readonly Carried[]
  lines: readonly string[]
  form: Form
}

export interface Carried {
  section: Section
  /** Whether the heading's words are part of the text. */
  withHeading: boolean
}

/**
 * Reads the task of a section. What stands between two steps belongs to the first of them, what stands before all of
 * them is the task's description.
 */
export function readTask({ section, isStep, carried, lines, form, ...source }: TaskSource): TaskReading {
  const above = carried.map(({ section: { heading, blocks }, withHeading }) =>
    heading && withHeading ? [plain(heading), ...blocks] : blocks,
  )
  const [opening = [], ...items] = groupedBy(section.blocks.filter(isContent), isStep)
  const description = spacedApart(
    [...above, opening].map((blocks) => linesOf(blocks.filter(isContent), lines)),
  )
  const steps = items.map((item) => ({ item, ...readItem(item, lines, form) }))
  const read = steps.flatMap(({ step }) => step ?? [])

  return {
    task: {
      title: source.title,
      description:
        cleanText(
          description.map(({ text }) => text),
          form,
        ) || null,
      steps: warned(read, description, form),
    },
    left: [
      ...[...above.flat(), ...section.blocks].filter((block) => !isContent(block)),
      ...steps.filter(({ step }) => step === undefined).flatMap(({ item }) => item),
    ],
    told: [
      ...spansOf(description),
      ...steps.flatMap(({ warned }) => warned),
      ...section.blocks.filter(({ kind }) => kind === 'head'),
    ],
  }
}

function readItem(item: readonly Block[], lines: readonly string[], form: Form) {
  const source = linesOfItem(item, lines, form)
  const reading = readStep(
    source.map(({ text }) => text),
    form,
  )
  const at = (index: number) => source[index]?.at ?? 0

  return {
    step: reading?.step,
    warned: (reading?.warned ?? []).map(({ from, to }) => ({ from: at(from), to: at(to) })),
  }
}

function plain({ from, to }: Block): Block {
  return { kind: 'text', from, to }
}

function isContent({ kind }: Block): boolean {
  return kind !== 'rule' && kind !== 'comment' && kind !== 'head'
}

/** The first group is what comes before the first start. */
function groupedBy(blocks: readonly Block[], isStart: (block: Block) => boolean): Block[][] {
  const groups: Block[][] = [[]]
  for (const block of blocks) {
    if (isStart(block)) groups.push([block])
    else groups.at(-1)?.push(block)
  }

  return groups
}

/** A line of a text, and where in the document it stands. */
interface Line {
  text: string
  at: number
}

/**
 * An item's own lines and those that follow it are dedented apart, for they need not be indented alike. In our own
 * form what is indented beyond the item's text is the text's own indentation.
 */
function linesOfItem([item, ...after]: readonly Block[], lines: readonly string[], form: Form): Line[] {
  if (!item) return []
  const most = form === 'own' && isItem(item) ? item.offset : Number.POSITIVE_INFINITY
  const following = after.flatMap((block, index) => spaced(block, after[index - 1] ?? item, lines))

  return [...ownLines(item, lines, most), ...dedented(following, most)]
}

function ownLines(item: Block, lines: readonly string[], most: number): Line[] {
  if (!isItem(item)) return dedented(spaced(item, undefined, lines), most)
  if (item.written) return item.written.map((text) => ({ text, at: item.from }))
  const own = lines
    .slice(item.from + 1, item.to + 1)
    .map((text, index) => ({ text, at: item.from + 1 + index }))

  return [{ text: item.first, at: item.from }, ...dedented(own, most)]
}

function dedented(source: readonly Line[], most: number): Line[] {
  const texts = dedentTogether(
    source.map(({ text }) => text),
    most,
  )

  return source.map(({ at }, index) => ({ text: texts[index] ?? '', at }))
}

function linesOf(blocks: readonly Block[], lines: readonly string[]): Line[] {
  return blocks.flatMap((block, index) => spaced(block, blocks[index - 1], lines))
}

/** A block's lines below the blank lines that stand between it and the block before. */
function spaced({ from, to, ...block }: Block, before: Span | undefined, lines: readonly string[]): Line[] {
  const gap = before
    ? lines
        .slice(before.to + 1, from)
        .filter(isBlank)
        .map((text) => ({ text, at: from }))
    : []
  const written = (block as Partial<Item>).written
  const own = written ?? lines.slice(from, to + 1)

  return [...gap, ...own.map((text, index) => ({ text, at: written ? from : from + index }))]
}

function spacedApart(texts: readonly Line[][]): Line[] {
  return texts
    .filter((text) => text.length > 0)
    .flatMap((text) => [...text, { text: '', at: text[0]?.at ?? 0 }])
}

function spansOf(description: readonly Line[]): Span[] {
  const at = (index: number) => description[index]?.at ?? 0

  return warningsIn(description.map(({ text }) => text)).map(({ from, to }) => ({
    from: at(from),
    to: at(to),
  }))
}

/** What the description warns of is told with the first step, where the worker must see it. */
function warned(read: readonly ProcedureStep[], description: readonly Line[], form: Form): ProcedureStep[] {
  const [first, ...others] = read
  if (!first) return []
  const told = readMarkedHazards(
    description.map(({ text }) => text),
    form,
  )

  return [{ ...first, hazards: [...told, ...first.hazards] }, ...others]
}
