import type { Procedure, ProcedureHazard, ProcedureStep, ProcedureTask } from '../../domain/procedure.ts'
import { formName, formVersion, type Origin } from '../form.ts'
import { isQuotedLabel, labels, readField, readHazardLine } from './fields.ts'
import { opensHtmlTable } from './html-tables.ts'
import { isBlank } from './indentation.ts'
import { readLine } from './line.ts'
import { shielded, withShieldedMarks } from './shield.ts'
import { readMarkedHazards } from './step.ts'
import { isDelimiter } from './tables.ts'

/**
 * The procedure as a Markdown document, from which `readMarkdown` gives back the same procedure. Line ends and
 * white space around a text are not kept, and a title is written on one line.
 */
export function writeMarkdown(procedure: Procedure, { sop, state }: Origin = {}): string {
  const origin = [
    ...(sop === undefined ? [] : [`sop: "${sop}"\n`]),
    ...(state === undefined ? [] : [`state: "${state}"\n`]),
  ].join('')
  const frontMatter = `---\nformat: ${formName}\nversion: ${formVersion}\n${origin}---\n`
  const head = `${frontMatter}\n${heading('#', procedure.title)}\n`

  return head + procedure.tasks.map(writeTask).join('')
}

function writeTask({ title, description, steps }: ProcedureTask): string {
  const [first] = steps
  const marks = first && !tellsItsOwnHazards(description, first) ? 'shield' : 'keep'
  const text = linesOf(description).map((line) => shieldDescription(line, marks))
  const opening = text.length > 0 ? `\n${text.join('\n')}\n` : ''
  const list = steps.map((step, index) => writeStep(step, index, index === 0 ? description : null))

  return `\n${heading('##', title)}\n${opening}${list.length > 0 ? `\n${list.join('')}` : ''}`
}

/** Marks that would not be read back as the hazards of the step are shielded. */
type Marks = 'keep' | 'shield'

function writeStep(step: ProcedureStep, index: number, opening: string | null): string {
  const isTold = tellsItsOwnHazards(opening, step)
  const text = linesOf(step.description).map((line, at) => shieldStep(line, at, isTold ? 'keep' : 'shield'))
  const told = isTold ? toldBy(opening, step).length : 0
  const parts = [
    text,
    [...writeField(labels.action, step.expectedAction), ...writeField(labels.result, step.expectedResult)],
    ...step.hazards.slice(told).map(writeHazard),
  ]
  const marker = `${index + 1}. `
  const lines = parts
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at === 0 ? part : ['', ...part]))
    .map((line, at) => (at === 0 || line === '' ? line : ' '.repeat(marker.length) + line))

  return `${marker}${lines.join('\n')}\n`
}

/** Whether the marks in the text give exactly the first of the step's hazards, in their order. */
function tellsItsOwnHazards(opening: string | null, step: ProcedureStep): boolean {
  const told = toldBy(opening, step)

  return told.every((hazard, index) => isSame(hazard, step.hazards[index]))
}

/** The hazards that reading will find in the text as it is written with its marks kept. */
function toldBy(opening: string | null, { description }: ProcedureStep): ProcedureHazard[] {
  return [
    ...readMarkedHazards(
      linesOf(opening).map((line) => shieldDescription(line, 'keep')),
      'own',
    ),
    ...readMarkedHazards(
      linesOf(description).map((line, at) => shieldStep(line, at, 'keep')),
      'own',
    ),
  ]
}

function isSame(hazard: ProcedureHazard, other: ProcedureHazard | undefined): boolean {
  return (
    hazard.description === other?.description &&
    hazard.severity === other.severity &&
    hazard.mitigation === other.mitigation
  )
}

function shieldDescription(line: string, marks: Marks): string {
  const { kind } = readLine(line)
  const isPlain = kind === 'blank' || kind === 'text' || kind === 'bulleted'

  return shielded(withShieldedMarks(line, marks === 'shield'), !isPlain || isTable(line, marks))
}

function shieldStep(line: string, at: number, marks: Marks): string {
  const isLabel = at > 0 && (readField(line) !== undefined || readHazardLine(line) !== undefined)

  return shielded(withShieldedMarks(line, marks === 'shield'), isLabel || isTable(line, marks))
}

/** A table may tell hazards by the names of its columns, which no shield can stand before. */
function isTable(line: string, marks: Marks): boolean {
  return marks === 'shield' && (isDelimiter(line) || opensHtmlTable(line))
}

function writeField(label: string, text: string | null): string[] {
  return linesOf(text).map((line, at) => {
    const isLabel = readField(line) !== undefined || readHazardLine(line) !== undefined
    const written = shielded(withShieldedMarks(line, false), at > 0 && (line === '' || isLabel))
    return at === 0 ? `**${label}:** ${written}` : written
  })
}

function writeHazard({ description, severity, mitigation }: ProcedureHazard): string[] {
  return [
    ...writeQuoted(`${labels.hazard} (${severity})`, description),
    ...writeQuoted(labels.mitigation, mitigation),
  ]
}

function writeQuoted(label: string, text: string | null): string[] {
  return linesOf(text).map((line, at) => {
    const written = shielded(withShieldedMarks(line, false), at > 0 && isQuotedLabel(line))
    if (at === 0) return `> **${label}:** ${written}`

    return written === '' ? '>' : `> ${written}`
  })
}

function linesOf(text: string | null): string[] {
  const trimmed = (text ?? '').replace(/\r\n?/g, '\n').trim()

  return trimmed === '' ? [] : trimmed.split('\n').map((line) => (isBlank(line) ? '' : line))
}

/** A title that ends in `#` is closed by another, or its own would be taken for the closing one. */
function heading(marks: string, title: string): string {
  const line = title.trim().replace(/[\r\n]+/g, ' ')

  return `${marks} ${line}${line.endsWith('#') ? ' #' : ''}`
}
