import type { Procedure, ProcedureHazard, ProcedureStep, ProcedureTask } from './procedure.ts'

/** Whether both say the same: white space around a text says nothing, nor does the order of a step's hazards. */
export function saysTheSame(one: Procedure, other: Procedure): boolean {
  return wordsOf(one) === wordsOf(other)
}

function wordsOf({ title, tasks }: Procedure): string {
  return JSON.stringify([onOneLine(title), tasks.map(wordsOfTask)])
}

function wordsOfTask({ title, description, steps }: ProcedureTask): unknown {
  return [onOneLine(title), bare(description), steps.map(wordsOfStep)]
}

function wordsOfStep({ description, expectedAction, expectedResult, hazards }: ProcedureStep): unknown {
  return [bare(description), bare(expectedAction), bare(expectedResult), hazards.map(wordsOfHazard).sort()]
}

function wordsOfHazard({ description, severity, mitigation }: ProcedureHazard): string {
  return JSON.stringify([bare(description), severity, bare(mitigation)])
}

function onOneLine(title: string): string {
  return title.trim().replace(/\s+/g, ' ')
}

/** A text of white space alone is none. */
function bare(text: string | null): string {
  return (text ?? '').replace(/\r\n?/g, '\n').trim()
}
