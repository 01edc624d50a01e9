import type { ProcedureStep, ProcedureTask } from '../../domain/procedure.ts'
import { type Block, isItem, type Span } from './blocks.ts'
import { dedentTogether, isBlank } from './indentation.ts'
import { hasNumbers, type Section } from './sections.ts'
import { unshielded, withUnshieldedMarks } from './shield.ts'
import { type Form, readMarkedHazards, readStep } from './step.ts'

export interface TaskReading {
  task: ProcedureTask
  /** Rules, comments and items without text. */
  left: Block[]
}

export interface TaskSource {
  title: string
  section: Section
  /** Sections above it whose text opens the description. */
  carried: readonly Section[]
  lines: readonly string[]
  form: Form
}

/**
 * Reads the task of a section. Its numbered items are the steps, or its bullets if it has no numbers; what stands
 * between two items belongs to the first of them, what stands before all of them is the task's description.
 */
export function readTask({ title, section, carried, lines, form }: TaskSource): TaskReading {
  const isStep = form === 'own' || hasNumbers(section) ? isNumbered : isItem
  const above = carried.map(({ blocks }) => blocks)
  const [opening = [], ...items] = groupedBy(section.blocks.filter(isContent), isStep)
  const texts = [...above, opening].map((blocks) => linesOf(blocks.filter(isContent), lines))
  const description = texts.filter((text) => text.length > 0).flatMap((text) => [...text, ''])
  const steps = items.map((item) => readStep(linesOfItem(item, lines, form), form))

  return {
    task: { title, description: textOf(description, form), steps: warned(steps, description, form) },
    left: [
      ...[...above.flat(), ...section.blocks].filter((block) => !isContent(block)),
      ...items.filter((_, index) => steps[index] === undefined).flat(),
    ],
  }
}

function isContent({ kind }: Block): boolean {
  return kind !== 'rule' && kind !== 'comment'
}

function isNumbered(block: Block): boolean {
  return block.kind === 'numbered'
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

/**
 * An item's own lines and those that follow it are dedented apart, for they need not be indented alike. In our own
 * form what is indented beyond the item's text is the text's own indentation.
 */
function linesOfItem([item, ...after]: readonly Block[], lines: readonly string[], form: Form): string[] {
  if (!item || !isItem(item)) return []
  const most = form === 'own' ? item.offset : Number.POSITIVE_INFINITY
  const own = dedentTogether(lines.slice(item.from + 1, item.to + 1), most)
  const following = after.flatMap((block, index) => spaced(block, after[index - 1] ?? item, lines))

  return [item.first, ...own, ...dedentTogether(following, most)]
}

function linesOf(blocks: readonly Block[], lines: readonly string[]): string[] {
  return blocks.flatMap((block, index) => spaced(block, blocks[index - 1], lines))
}

/** A block's lines below the blank lines that stand between it and the block before. */
function spaced({ from, to }: Span, before: Span | undefined, lines: readonly string[]): string[] {
  const gap = before ? lines.slice(before.to + 1, from).filter(isBlank) : []

  return [...gap, ...lines.slice(from, to + 1)]
}

function textOf(lines: readonly string[], form: Form): string | null {
  const text = form === 'own' ? lines.map((line) => withUnshieldedMarks(unshielded(line))) : lines

  return text.join('\n').trim() || null
}

/** What the description warns of is told with the first step, where the worker must see it. */
function warned(
  read: readonly (ProcedureStep | undefined)[],
  description: readonly string[],
  form: Form,
): ProcedureStep[] {
  const [first, ...others] = read.filter((step) => step !== undefined)
  if (!first) return []

  return [{ ...first, hazards: [...readMarkedHazards(description, form), ...first.hazards] }, ...others]
}
