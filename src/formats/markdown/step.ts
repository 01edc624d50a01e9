import type { ProcedureHazard, ProcedureStep, Severity } from '../../domain/procedure.ts'
import { isQuote, readField, readHazardLine, readMitigationLine, withoutQuoteMark } from './fields.ts'
import { markedHazards } from './hazard-marks.ts'
import { isBlank } from './indentation.ts'
import { unshielded, withUnshieldedMarks } from './shield.ts'

/** Whether backslashes that only our own writing puts in are taken away again. */
export type Form = 'own' | 'foreign'

/** The step that an item's lines give, without marker and indentation; undefined if they are blank. */
export function readStep(lines: readonly string[], form: Form): ProcedureStep | undefined {
  const parts = split(lines)
  const clean = (text: string[]) => (form === 'own' ? text.map(withoutShield) : text).join('\n').trim()
  const description = clean(parts.description)
  if (description === '') return undefined

  return {
    description,
    expectedAction: clean(parts.action) || null,
    expectedResult: clean(parts.result) || null,
    hazards: [
      ...readMarkedHazards(parts.description, form),
      ...parts.hazards.map(({ severity, text, mitigation }) => ({
        description: clean(text),
        severity,
        mitigation: clean(mitigation) || null,
      })),
    ].filter((hazard) => hazard.description !== ''),
  }
}

/** The hazards that the text of a step or of a task's description names by "Caution:" and the like. */
export function readMarkedHazards(lines: readonly string[], form: Form): ProcedureHazard[] {
  const hazards = markedHazards(lines)
  if (form === 'foreign') return hazards

  return hazards.map((hazard) => ({ ...hazard, description: withUnshieldedMarks(hazard.description) }))
}

interface Parts {
  description: string[]
  action: string[]
  result: string[]
  hazards: { severity: Severity; text: string[]; mitigation: string[] }[]
}

/** The first line is never a label; a field ends at a blank line, a hazard where its quote ends. */
function split(lines: readonly string[]): Parts {
  const parts: Parts = { description: lines.slice(0, 1), action: [], result: [], hazards: [] }
  let target = parts.description
  let inQuote = false
  for (const line of lines.slice(1)) {
    const field = readField(line)
    const hazard = readHazardLine(line)
    if (field) {
      target = parts[field.name]
      target.push(field.text)
      inQuote = false
    } else if (hazard) {
      target = [hazard.text]
      parts.hazards.push({ severity: hazard.severity, text: target, mitigation: [] })
      inQuote = true
    } else if (inQuote && isQuote(line)) {
      target = addQuoted(parts, target, withoutQuoteMark(line))
    } else {
      const endsField = target !== parts.description && (isBlank(line) || inQuote)
      if (endsField) target = parts.description
      if (!endsField || !isBlank(line) || !isBlank(target.at(-1) ?? '')) target.push(line)
      inQuote = false
    }
  }

  return parts
}

/** Adds a line of a quoted hazard to its text or its mitigation, and returns the one that is open afterwards. */
function addQuoted({ hazards }: Parts, open: string[], line: string): string[] {
  const mitigation = readMitigationLine(line)
  const target = mitigation === undefined ? open : (hazards.at(-1)?.mitigation ?? open)
  target.push(mitigation ?? line)

  return target
}

function withoutShield(line: string): string {
  return withUnshieldedMarks(unshielded(line))
}
