import type { ProcedureTask } from '../../domain/procedure.ts'
import { type Missed, type Reading, shortened, type WhyUnplaced } from '../reading.ts'
import { UnreadableProcedure } from '../unreadable.ts'
import { Attachment, type Elsewhere, withHazards } from './attachment.ts'
import { type Block, readBlocks, type Span } from './blocks.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { withLeads } from './leads.ts'
import { missedSteps, missedWarnings } from './missed.ts'
import { withStepsSettled } from './numbered-sections.ts'
import { type Form, formOf, originOf } from './own-form.ts'
import { type Placement, placeAll, placeSections } from './placement.ts'
import { Report } from './report.ts'
import { safetyHazards, severityBelow } from './safety.ts'
import { type Section, toSections, withBoldHeadings } from './sections.ts'
import { withStepHeadings } from './step-headings.ts'
import { withStepTables } from './step-tables.ts'
import { tableAt } from './tables.ts'
import { readTask, type TaskReading } from './task.ts'
import { ownTitle, type Title, titleOf } from './title.ts'
import { titleTasks } from './titles.ts'
import { warningsIn } from './warnings.ts'

/**
 * Reads a procedure from Markdown, whoever wrote it. Every line that is not blank is in the procedure or among the
 * reading's unplaced lines, and every line that looks like a warning is in a hazard or among the missed ones. Throws
 * UnreadableProcedure if the front matter is broken, or if nothing is found that could be carried out; `source` is
 * how the error calls the document. Takes time linear in the length of the text.
 */
export function readMarkdown(text: string, source: string): Reading {
  const lines = text.split(/\r\n?|\n/)
  const frontMatter = readFrontMatter(lines, source)
  const form = formOf(frontMatter, source)
  const blocks = readBlocks(lines, frontMatter.end, form)
  const place = form === 'own' ? ownDocument : foreignDocument

  return readPlaced({ ...place(blocks, { lines, frontMatter, source }), lines, form, source, frontMatter })
}

interface Source {
  lines: readonly string[]
  frontMatter: FrontMatter
  source: string
}

interface Placed {
  sections: readonly Section[]
  title: Title
  placement: Placement
}

interface Document extends Source, Placed {
  form: Form
}

function ownDocument(blocks: readonly Block[], { lines, frontMatter, source }: Source): Placed {
  const sections = toSections(blocks)
  const title = ownTitle(sections, frontMatter, source)

  return { sections, title, placement: placeAll({ sections, title: title.section, lines }) }
}

/** Sections as their author meant them; rows that are only counted are steps where there are no others. */
function foreignDocument(blocks: readonly Block[], { lines, frontMatter, source }: Source): Placed {
  const sections = toSections(withLeads(withBoldHeadings(blocks, lines), lines))
  const title = titleOf(sections, frontMatter, source)
  for (const section of sections) section.blocks = withStepsSettled(section.blocks)
  const folded = withStepHeadings(sections, title.section)
  for (const section of folded) section.blocks = withStepTables(section.blocks, lines, 'named')
  const placement = placeSections({ sections: folded, title: title.section, lines })
  if (placement.tasks.some(({ steps }) => steps === 'numbers')) return { sections: folded, title, placement }
  for (const section of folded) section.blocks = withStepTables(section.blocks, lines, 'counted')

  return {
    sections: folded,
    title,
    placement: placeSections({ sections: folded, title: title.section, lines }),
  }
}

function readPlaced(document: Document): Reading {
  const { lines, form, frontMatter, title } = document
  const report = new Report(lines, title)
  report.frontMatter(frontMatter)
  report.title()
  const read = readTasks(document, report)
  const tasks = read.map(({ task }) => task)
  if (form === 'foreign') mustHaveSteps(tasks, document)
  const elsewhere = readElsewhere(document, report)

  return {
    procedure: { title: title.section.title, tasks: attached({ elsewhere, document, report, read }) },
    missed: missedIn(document, [...read, ...elsewhere], report),
    unplaced: report.unplaced(),
    assumptions: report.assumptions(),
    origin: originOf(frontMatter),
  }
}

type Read = TaskReading & { section: Section }

function readTasks({ lines, form, title, placement }: Document, report: Report): Read[] {
  const titles = titleTasks(placement, title.section)
  const isFound = placement.regions.size === 0 && placement.tasks.some(({ steps }) => steps === 'numbers')
  if (form === 'foreign' && isFound) report.noRegion()

  return placement.tasks.map(({ section, steps, isStep, carried }) => {
    const read = readTask({ title: titles.of(section), section, isStep, carried, lines, form })
    report.blocks(read.left, section)
    for (const { section: group, withHeading } of carried) {
      if (!titles.used.has(group) && !withHeading) report.heading(group, { code: 'heading_above_headings' })
    }
    if (steps === 'bullets') report.bulletedSteps(section)
    if (steps === 'paragraphs') report.paragraphsAsSteps(section)

    return { ...read, section }
  })
}

function mustHaveSteps(tasks: readonly ProcedureTask[], { lines, source, frontMatter }: Document): void {
  if (tasks.some(({ steps }) => steps.length > 0)) return
  const [seen] = missedSteps(lines, [{ from: frontMatter.end, to: lines.length - 1 }])
  const table = lines.findIndex((_, at) => tableAt(lines, at) !== undefined)
  const rows = tableAt(lines, table)?.rows.length ?? null

  throw new UnreadableProcedure(source, null, { code: 'no_steps', seen: seen?.text ?? null, rows })
}

/** Hazards outside of the tasks, and the lines that they are told on. */
type Found = Elsewhere & { told: readonly Span[] }

function readElsewhere({ lines, placement, form }: Document, report: Report): Found[] {
  const safety = placement.safety.map((section): Found => {
    const hazards = safetyHazards(section, lines)
    if (hazards.length === 0) report.left(section, { code: 'safety_section_without_hazard' })
    else report.safety(section)

    return { section, hazards, about: 'the work', told: [wholeOf(section)] }
  })
  const left = placement.left.map(({ section, reason }): Found => {
    const warnings = form === 'own' ? [] : warningsBelow(section, lines)
    report.left(section, reason, warnings)
    const hazards = warnings.map(({ description, severity, mitigation }) => ({
      description,
      severity,
      mitigation,
    }))

    return { section, hazards, about: 'the next step', told: warnings }
  })

  return [...safety, ...left]
}

function warningsBelow({ blocks }: Section, lines: readonly string[]) {
  const [from, to] = [blocks[0]?.from ?? 0, (blocks.at(-1)?.to ?? -1) + 1]

  return warningsIn(lines.slice(from, to)).map((warning) => ({
    ...warning,
    from: from + warning.from,
    to: from + warning.to,
  }))
}

function wholeOf({ heading, blocks }: Section): Span {
  const [first, last] = [heading ?? blocks[0], blocks.at(-1) ?? heading]

  return { from: first?.from ?? 0, to: last?.to ?? 0 }
}

interface Attaching {
  elsewhere: readonly Found[]
  document: Document
  report: Report
  read: readonly Read[]
}

/** The tasks with what is told elsewhere at the steps it is about. */
function attached({ elsewhere, document: { sections }, report, read }: Attaching): ProcedureTask[] {
  const tasks = read.map(({ task }) => task)
  const attachment = new Attachment(sections, read)
  const added = elsewhere.flatMap((each) => {
    const target = each.hazards.length > 0 ? attachment.targetOf(each) : undefined
    if (!target) return []
    const isFirst = target.step === 0 && tasks.findIndex(({ steps }) => steps.length > 0) === target.task
    const place = isFirst ? null : { task: shortened(tasks[target.task]?.title ?? ''), step: target.step + 1 }
    report.hazards(each.section, {
      hazards: each.hazards.length,
      severity: severityBelow(each.section),
      place,
    })

    return [{ target, hazards: each.hazards }]
  })

  return withHazards(tasks, added)
}

function missedIn(
  { lines, frontMatter, title, form }: Document,
  read: readonly { told: readonly Span[] }[],
  report: Report,
): Missed[] {
  if (form === 'own') return []
  const { heading } = title.section
  const told = [...read.flatMap(({ told }) => told), ...(heading ? [heading] : [])]
  const left = report.unplaced().filter(({ reason }) => mayBeWork.includes(reason.code))

  return [
    ...missedWarnings(lines, told, frontMatter.end),
    ...missedSteps(
      lines,
      left.map(({ fromLine, toLine }) => ({ from: fromLine - 1, to: toLine - 1 })),
    ),
  ]
}

const mayBeWork: readonly WhyUnplaced['code'][] = ['not_below_heading', 'no_steps_in_section']
