import type { Severity } from '../domain/procedure.ts'
import type { Hazard, Step } from '../domain/sop.ts'
import type { Context } from './context.ts'
import { hang, pad, plain, width } from './output/width.ts'

const colors = { low: 'dim', medium: 'yellow', high: 'red', critical: 'red' } as const satisfies Record<
  Severity,
  string
>

/** A step as a worker needs it: its text, its hazards, what to point at and call, what must be seen. */
export function sayStep(step: Step, n: number, { terminal, texts }: Context): string {
  const margin = `${String(n).padStart(4)}  `
  const indent = ' '.repeat(width(margin))
  const labels = [texts.step.action, texts.step.result]
  const column = Math.max(...labels.map(width)) + 2
  const lines = [hang(margin, plain(step.description), terminal.columns)]
  for (const hazard of step.hazards) lines.push(...sayHazard(hazard, indent, { terminal, texts }))
  for (const [index, text] of [step.expectedAction, step.expectedResult].entries()) {
    if (text) lines.push(hang(indent + pad(labels[index] ?? '', column), plain(text), terminal.columns))
  }

  return `${lines.join('\n')}\n`
}

/** The first line of a step's text: its heading. */
export function headingOf({ description }: Pick<Step, 'description'>): string {
  return plain(description).split('\n', 1)[0] ?? ''
}

/** '! WARNING  What is dangerous', and below it how to prevent it. */
export function sayHazard(
  { severity, description, mitigation }: Hazard,
  indent: string,
  { terminal, texts }: Pick<Context, 'terminal' | 'texts'>,
): string[] {
  const mark = `${indent}! ${texts.signal(severity)}  `
  const said = hang(mark, plain(description), terminal.columns)
  const first = terminal.paint(colors[severity], mark) + said.slice(mark.length)
  if (!mitigation) return [first]

  return [
    first,
    hang(`${' '.repeat(width(mark))}${texts.step.mitigation} `, plain(mitigation), terminal.columns),
  ]
}
