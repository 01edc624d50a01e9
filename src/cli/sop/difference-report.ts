import { type Severity, severities } from '../../domain/procedure.ts'
import {
  countsOf,
  type FieldDifference,
  type PartDifference,
  type VersionDifference,
} from '../../domain/version-difference.ts'
import type { PartPlace } from '../../domain/version-parts.ts'
import type { Context } from '../context.ts'
import { hang, plain } from '../output/width.ts'

const marks = { added: '+', removed: '-', changed: '~' } as const
const colors = { added: 'green', removed: 'red', changed: 'yellow' } as const
const indents = { task: '', step: '  ', hazard: '    ' } as const

/** What differs, counted, and then part by part; marks and words say it, colour only helps. */
export function sayDifference(difference: VersionDifference, context: Context): string {
  const { title, parts } = difference
  const { texts, terminal } = context
  if (!title && parts.length === 0) return `${texts.sop.sayTheSame}\n`
  const { added, removed, changed, moved } = countsOf(difference)
  const lines = [texts.sop.differences(added, removed, changed, moved), '']
  if (title) {
    lines.push(terminal.paint('yellow', `${marks.changed} ${texts.sop.titleChanged}`))
    lines.push(...sayField({ field: 'title', ...title }, '    ', context))
  }
  for (const part of parts) lines.push(...sayPart(part, context))

  return `${lines.join('\n')}\n`
}

function sayPart(part: PartDifference, context: Context): string[] {
  const { terminal } = context
  const margin = `${indents[part.kind]}${marks[part.how]} `
  const head = `${headOf(part, context)}: `
  const about = hang(margin + head, textOf(part), terminal.columns)
  const first = terminal.paint(colors[part.how], margin + head) + about.slice((margin + head).length)
  const indent = `${' '.repeat(margin.length)}    `

  return [first, ...fieldsOf(part).flatMap((field) => sayField(field, indent, context))]
}

/** All of what is new or gone; the first line tells what else it is about, for its text is told where it changed. */
function textOf({ how, from, to }: PartDifference): string {
  const text = plain((to ?? from)?.text ?? '')

  return how === 'changed' ? (text.split('\n', 1)[0] ?? '') : text
}

/** 'Step 2.3 added', 'Step 2.1 moved (it was 1.2) and changed'. */
function headOf({ kind, how, moved, from, to, fields }: PartDifference, { texts }: Context): string {
  const { sop } = texts
  const name = sop.part[kind](numberOf(to ?? from))
  if (how !== 'changed') return sop.partIs(name, sop[how])
  const what = moved ? sop.moved(numberOf(from), fields.length > 0 ? 'changed' : 'same') : sop.changed

  return sop.partIs(name, what)
}

/** The text that the first line says already is not said again. */
function fieldsOf({ kind, how, fields }: PartDifference): FieldDifference[] {
  const said = kind === 'task' ? 'title' : 'description'

  return how === 'changed' ? fields : fields.filter(({ field }) => field !== said)
}

function sayField(
  { field, from, to }: FieldDifference,
  indent: string,
  { terminal, texts }: Context,
): string[] {
  const [was, is] = withoutCommonLines(sayValue(field, from, texts), sayValue(field, to, texts))

  return [
    `${indent}${texts.sop.fields[field]}`,
    ...(from === null ? [] : [hang(`${indent}  - `, was, terminal.columns)]),
    ...(to === null ? [] : [hang(`${indent}  + `, is, terminal.columns)]),
  ]
}

/** Of two texts of several lines only those that differ, so that one changed word is not lost among them. */
function withoutCommonLines(one: string, other: string): [string, string] {
  const [was, is] = [one.split('\n'), other.split('\n')]
  const shorter = Math.min(was.length, is.length)
  let [first, last] = [0, 0]
  while (first < shorter && was[first] === is[first]) first++
  while (last < shorter - first && was.at(-1 - last) === is.at(-1 - last)) last++
  const differing = (lines: string[]) =>
    [
      ...(first > 0 ? ['…'] : []),
      ...lines.slice(first, lines.length - last),
      ...(last > 0 ? ['…'] : []),
    ].join('\n')

  return [differing(was), differing(is)]
}

function sayValue(
  field: FieldDifference['field'],
  value: string | null,
  { words }: Context['texts'],
): string {
  if (value === null) return ''

  return field === 'severity' && isSeverity(value) ? words.severity[value] : plain(value)
}

function isSeverity(text: string): text is Severity {
  return severities.some((severity) => severity === text)
}

/** '2', '2.3', '2.3.1': as the worker counts. */
function numberOf(place: PartPlace | null): string {
  return [place?.task, place?.step, place?.hazard].filter((number) => typeof number === 'number').join('.')
}
