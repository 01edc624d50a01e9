import type { ProcedureHazard, ProcedureStep, Severity } from '../../domain/procedure.ts'
import { tidied } from '../text.ts'
import type { Span } from './blocks.ts'
import { isQuote, readField, readHazardLine, readMitigationLine, withoutQuoteMark } from './fields.ts'
import { isBlank } from './indentation.ts'
import { marksIn } from './marks.ts'
import type { Form } from './own-form.ts'
import { unshielded, withUnshieldedMarks } from './shield.ts'
import { type Warning, warningsIn } from './warnings.ts'

export interface StepReading {
  step: ProcedureStep
  /** Which of the item's lines its hazards are told on. */
  warned: Span[]
}

/** The step that an item's lines give, without marker and indentation; undefined if they are blank. */
export function readStep(lines: readonly string[], form: Form): StepReading | undefined {
  const parts = split(lines, form)
  const clean = (text: readonly Line[]) =>
    cleanText(
      text.map(({ text }) => text),
      form,
    )
  const description = clean(parts.description)
  if (description === '') return undefined
  const told = form === 'own' ? [parts.description] : [parts.description, parts.action, parts.result]
  const warnings = told.flatMap((text) => warningsOf(text, form))
  const quoted = parts.hazards
    .map(({ severity, text, mitigation }) => ({
      hazard: { description: clean(text), severity, mitigation: clean(mitigation) || null },
      from: text[0]?.at ?? 0,
      to: (mitigation.at(-1) ?? text.at(-1))?.at ?? 0,
    }))
    .filter(({ hazard }) => hazard.description !== '')

  return {
    step: {
      description,
      expectedAction: clean(parts.action) || null,
      expectedResult: clean(parts.result) || null,
      hazards: [...warnings.map(({ hazard }) => hazard), ...quoted.map(({ hazard }) => hazard)],
    },
    warned: [...warnings, ...quoted].map(({ from, to }) => ({ from, to })),
  }
}

/** The hazards that the text of a step or of a task's description tells by "Caution:" and the like. */
export function readMarkedHazards(lines: readonly string[], form: Form): ProcedureHazard[] {
  return warningsIn(lines).map((warning) => hazardOf(warning, form))
}

function warningsOf(text: readonly Line[], form: Form) {
  return warningsIn(text.map(({ text }) => text)).map((warning) => ({
    hazard: hazardOf(warning, form),
    from: text[warning.from]?.at ?? 0,
    to: text[warning.to]?.at ?? 0,
  }))
}

function hazardOf({ description, severity, mitigation }: Warning, form: Form): ProcedureHazard {
  if (form === 'foreign') return { description, severity, mitigation }

  return {
    description: withUnshieldedMarks(description),
    severity,
    mitigation: mitigation === null ? null : withUnshieldedMarks(mitigation),
  }
}

/** The text of lines as it is kept: blank lines are empty, none stand around it, and no shields are left. */
export function cleanText(lines: readonly string[], form: Form): string {
  const kept = form === 'own' ? lines.map((line) => withUnshieldedMarks(unshielded(line))) : lines

  return tidied(kept.join('\n'))
}

/** `at` counts the item's lines. */
interface Line {
  text: string
  at: number
}

interface Parts {
  description: Line[]
  action: Line[]
  result: Line[]
  hazards: { severity: Severity; text: Line[]; mitigation: Line[] }[]
}

/** The first line is never a label; a field ends at a blank line, a hazard where its quote ends. */
function split(lines: readonly string[], form: Form): Parts {
  const parts: Parts = { description: [{ text: lines[0] ?? '', at: 0 }], action: [], result: [], hazards: [] }
  let target = parts.description
  let inQuote = false
  for (const [index, text] of lines.slice(1).entries()) {
    const at = index + 1
    const field = readField(text, form)
    const hazard = readHazardLine(text)
    if (field) {
      target = parts[field.name]
      target.push({ text: field.text, at })
      inQuote = false
    } else if (hazard) {
      target = [{ text: hazard.text, at }]
      parts.hazards.push({ severity: hazard.severity, text: target, mitigation: [] })
      inQuote = true
    } else if (inQuote && isQuote(text)) {
      target = addQuoted(parts, target, { text: withoutQuoteMark(text), at })
    } else {
      const endsField = target !== parts.description && (isBlank(text) || inQuote || warns(text, form))
      if (endsField) target = parts.description
      if (!endsField || !isBlank(text) || !isBlank(target.at(-1)?.text ?? '')) target.push({ text, at })
      inQuote = false
    }
  }

  return parts
}

/** A warning below a label is not what to call or what must be seen. */
function warns(line: string, form: Form): boolean {
  return form === 'foreign' && marksIn(line).some(({ from }) => line.slice(0, from).trim() === '')
}

/** Adds a line of a quoted hazard to its text or its mitigation, and returns the one that is open afterwards. */
function addQuoted({ hazards }: Parts, open: Line[], { text, at }: Line): Line[] {
  const mitigation = readMitigationLine(text)
  const target = mitigation === undefined ? open : (hazards.at(-1)?.mitigation ?? open)
  target.push({ text: mitigation ?? text, at })

  return target
}
