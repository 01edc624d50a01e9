import type { Severity } from '../../domain/procedure.ts'
import type { Form } from './own-form.ts'

/** The labels under a step's text, the same for reading and for writing. */
export const labels = {
  action: 'Expected action',
  result: 'Expected result',
  hazard: 'Hazard',
  mitigation: 'Mitigation',
} as const

const fields = [
  ['action', new RegExp(`^ {0,3}\\*\\*(?:${labels.action}|指差呼称)[:：]\\*\\*[ \\t]*`, 'i')],
  ['result', new RegExp(`^ {0,3}\\*\\*(?:${labels.result}|期待結果|判定基準)[:：]\\*\\*[ \\t]*`, 'i')],
] as const
/** How others write the same. */
const foreignFields = [
  [
    'action',
    /^[ \t\u3000]*(?:[-+*•・][ \t])?\*{0,2}(?:expected action|point(?:ing)? (?:and|&) call(?:ing)?|指差(?:し)?(?:呼称|確認|唱和))\*{0,2}[ ]?[:：]\*{0,2}[ \t\u3000]*/i,
  ],
  [
    'result',
    /^[ \t\u3000]*(?:[-+*•・][ \t])?\*{0,2}(?:expected(?: results?| outcome| value)?|acceptance(?: criteri(?:a|on))?|期待(?:される)?(?:結果|値)|判定基準|合格基準)\*{0,2}[ ]?[:：]\*{0,2}[ \t\u3000]*/i,
  ],
] as const
const hazard = new RegExp(
  `^ {0,3}> ?\\*\\*${labels.hazard} \\((low|medium|high|critical)\\):\\*\\*[ \\t]*`,
  'i',
)
const hazardLabel = new RegExp(`^[ \\t]*\\*\\*${labels.hazard} \\(`, 'i')
const mitigation = new RegExp(`^[ \\t]*\\*\\*${labels.mitigation}:\\*\\*[ \\t]*`, 'i')

export interface Field {
  name: 'action' | 'result'
  text: string
}

/** `**Expected action:** …` and `**Expected result:** …`; text is what follows on the line. */
export function readField(line: string, form: Form = 'own'): Field | undefined {
  for (const [name, label] of form === 'own' ? fields : [...fields, ...foreignFields]) {
    const match = label.exec(line)
    if (match) return { name, text: line.slice(match[0].length) }
  }

  return undefined
}

/** `> **Hazard (high):** …` */
export function readHazardLine(line: string): { severity: Severity; text: string } | undefined {
  const match = hazard.exec(line)
  if (!match) return undefined

  return { severity: match[1]?.toLowerCase() as Severity, text: line.slice(match[0].length) }
}

/** `**Mitigation:** …`, on a line whose `> ` is already taken away. */
export function readMitigationLine(line: string): string | undefined {
  const match = mitigation.exec(line)

  return match ? line.slice(match[0].length) : undefined
}

/** Whether a line inside a quoted hazard would be read as a label. */
export function isQuotedLabel(line: string): boolean {
  return mitigation.test(line) || hazardLabel.test(line)
}

const quoteMark = /^ {0,3}> ?/

export function isQuote(line: string): boolean {
  return quoteMark.test(line)
}

export function withoutQuoteMark(line: string): string {
  return line.replace(quoteMark, '')
}
