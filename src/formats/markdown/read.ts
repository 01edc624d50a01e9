import type { ProcedureHazard, ProcedureTask } from '../../domain/procedure.ts'
import type { Reading } from '../reading.ts'
import { UnreadableProcedure } from '../unreadable.ts'
import { readBlocks } from './blocks.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { formOf, originOf } from './own-form.ts'
import { type Placement, placeAll, placeSections } from './placement.ts'
import { Report } from './report.ts'
import { safetyHazards } from './safety.ts'
import { hasNumbers, type Section, toSections, withBoldHeadings } from './sections.ts'
import type { Form } from './step.ts'
import { readTask } from './task.ts'
import { titleTasks } from './titles.ts'

/**
 * Reads a procedure from Markdown, whoever wrote it. Every line that is not blank is in the procedure or among the
 * reading's unplaced lines. Throws UnreadableProcedure if the front matter is broken, or if no title or no step is
 * found; `source` is how the error calls the document. Takes time linear in the length of the text.
 */
export function readMarkdown(text: string, source: string): Reading {
  const lines = text.split('\n')
  const frontMatter = readFrontMatter(lines, source)
  const form = formOf(frontMatter, source)
  const blocks = readBlocks(lines, frontMatter.end)
  const sections = toSections(form === 'own' ? blocks : withBoldHeadings(blocks, lines))
  const title = titleOf(sections, frontMatter, source)
  const placement = form === 'own' ? placeAll(sections, title) : placeSections(sections, title)

  return readPlaced({ lines, form, source, frontMatter, title, placement })
}

/** The first heading of the first level, or else a section for the title that the front matter gives. */
function titleOf(sections: readonly Section[], { values }: FrontMatter, source: string): Section {
  const heading = sections.find(({ level }) => level === 1)
  if (heading) return heading
  const title = values.get('title')
  if (!title) throw new UnreadableProcedure(source, null, { code: 'no_title' })

  return { level: 0, title, heading: null, parent: null, blocks: [] }
}

interface Document {
  lines: readonly string[]
  form: Form
  source: string
  frontMatter: FrontMatter
  title: Section
  placement: Placement
}

function readPlaced({ lines, form, source, frontMatter, title, placement }: Document): Reading {
  const report = new Report(lines, title)
  report.frontMatter(frontMatter)
  for (const { section, reason } of placement.left) report.left(section, reason)
  const tasks = readTasks({ lines, form, title, placement }, report)
  if (form === 'foreign') mustHaveSteps(tasks, source)
  const hazards = readSafety(placement.safety, lines, report)

  return {
    procedure: { title: title.title, tasks: withHazards(tasks, hazards) },
    unplaced: report.unplaced(),
    assumptions: report.assumptions(),
    origin: originOf(frontMatter),
  }
}

type Tasks = Pick<Document, 'lines' | 'form' | 'title' | 'placement'>

function readTasks({ lines, form, title, placement }: Tasks, report: Report): ProcedureTask[] {
  const titles = titleTasks(placement, title)
  if (form === 'foreign' && placement.regions.size === 0) report.noRegion()

  return placement.tasks.map(({ section, carried }) => {
    const { task, left } = readTask({ title: titles.of(section), section, carried, lines, form })
    report.blocks(left, section)
    for (const group of carried) {
      if (!titles.used.has(group)) report.heading(group, { code: 'heading_above_headings' })
    }
    if (form === 'foreign' && !hasNumbers(section)) report.bulletedSteps(section)

    return task
  })
}

function mustHaveSteps(tasks: readonly ProcedureTask[], source: string): void {
  if (tasks.some(({ steps }) => steps.length > 0)) return

  throw new UnreadableProcedure(source, null, { code: 'no_steps' })
}

function readSafety(
  sections: readonly Section[],
  lines: readonly string[],
  report: Report,
): ProcedureHazard[] {
  return sections.flatMap((section) => {
    const hazards = safetyHazards(section, lines)
    if (hazards.length === 0) report.left(section, { code: 'safety_section_without_hazard' })
    else report.safety(section, hazards.length)

    return hazards
  })
}

/** Hazards of the whole procedure are told with its first step. */
function withHazards(tasks: readonly ProcedureTask[], hazards: readonly ProcedureHazard[]): ProcedureTask[] {
  const first = tasks.findIndex(({ steps }) => steps.length > 0)

  return tasks.map((task, index) => {
    const [step, ...others] = task.steps
    if (index !== first || !step || hazards.length === 0) return task

    return { ...task, steps: [{ ...step, hazards: [...step.hazards, ...hazards] }, ...others] }
  })
}
