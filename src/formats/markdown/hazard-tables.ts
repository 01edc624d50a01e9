import type { ProcedureHazard, Severity } from '../../domain/procedure.ts'
import { type Column, columnsOf } from './columns.ts'
import { marksIn } from './marks.ts'
import { saysNone } from './measures.ts'
import { assumedSeverity, severityOf, signalIn } from './signal-words.ts'
import type { Row, Table } from './table.ts'

export interface RowHazard extends ProcedureHazard {
  at: number
  /** The last of its lines. */
  to: number
}

/** Whether the rows of a table are hazards: a column names them, and none before it says what to do. */
export function isHazardTable(table: Table): boolean {
  const columns = columnsOf(table)
  const [hazard, action] = [columns.indexOf('hazard'), columns.indexOf('action')]

  return hazard !== -1 && (action === -1 || hazard < action)
}

/** One hazard a row: its measures are the mitigation, what other columns say is kept with their names. */
export function hazardsOfTable(table: Table, assumed: Severity = assumedSeverity): RowHazard[] {
  const found = columnsOf(table)
  const head = { header: table.header, columns: named(found), assumed }
  const rows = isBanner(table) ? [headRow(table), ...table.rows] : table.rows
  const isNamed = found.includes('hazard')

  return rows.flatMap(
    (row) => bannerRow(row) ?? hazardOfRow(row, head) ?? (isNamed ? [] : wholeRow(row, assumed)),
  )
}

/** Where nothing names the hazards, a row says one whatever cell it stands in. */
function wholeRow({ cells, at, to }: Row, severity: Severity): RowHazard[] {
  const told = cells.filter((cell) => !saysNone(cell) && /\p{L}/u.test(cell))

  return told.length === 0 ? [] : [{ description: told.join('\n'), severity, mitigation: null, at, to }]
}

/** Without a column of hazards the first one that is not a number names them, the next one the measures. */
function named(columns: Column[]): Column[] {
  if (columns.includes('hazard')) return columns
  const first = columns.findIndex(
    (column) => column !== 'number' && column !== 'severity' && column !== 'measure',
  )
  const second = columns.includes('measure')
    ? -1
    : columns.findIndex((column, at) => at > first && column !== 'number')

  return columns.map((column, at) => (at === first ? 'hazard' : at === second ? 'measure' : column))
}

interface Head {
  header: readonly string[]
  columns: readonly Column[]
  assumed: Severity
}

/** The hazard that one row tells; undefined where its cells are empty or say that there is none. */
export function hazardOfRow(
  { cells, at, to }: Row,
  { header, columns, assumed }: Head,
): RowHazard | undefined {
  const textsIn = (wanted: Column) =>
    cells.filter((cell, index) => columns[index] === wanted && !saysNone(cell))
  const hazards = textsIn('hazard')
  const measures = textsIn('measure')
  const [told, mitigation] = hazards.length > 0 ? [hazards, measures] : [measures, []]
  if (told.length === 0) return undefined
  const details = cells.flatMap((cell, index) => {
    const column = columns[index] ?? 'detail'
    const isTold = ['hazard', 'measure', 'severity'].includes(column)
    const isDetail = !isTold && !(column === 'number' && /^\P{L}*$/u.test(cell))
    const name = header[index] ?? ''
    return isDetail && cell !== '' ? [name === '' ? cell : `${name}: ${cell}`] : []
  })
  const [mark] = marksIn(told[0] ?? '')
  const text = told.join('\n')
  const bare = mark?.from === 0 && mark.to < text.trim().length ? text.slice(mark.to).trim() : text
  const level = rated(textsIn('severity').join(' '))

  return {
    description: [bare, ...details].join('\n'),
    severity: level ?? mark?.severity ?? severityOfColumn(header, columns) ?? assumed,
    mitigation: mitigation.join('\n') || null,
    at,
    to,
  }
}

function severityOfColumn(header: readonly string[], columns: readonly Column[]): Severity | undefined {
  const word = signalIn(header[columns.indexOf('hazard')] ?? '')

  return word && !/^hazard|^safety/i.test(word) ? severityOf(word) : undefined
}

const levels: readonly (readonly [Severity, RegExp])[] = [
  ['critical', /critical|fatal|catastroph|致命|極めて/i],
  ['high', /^(?:h|high|severe|major|serious|大|高|重大|a|ⅲ|iii)\b|high|重大|^[高大]/i],
  ['medium', /^(?:m|medium|moderate|中|b|ⅱ|ii)\b|medium|moderate|^中/i],
  ['low', /^(?:l|low|minor|小|低|軽微|c|ⅰ|i)\b|low|minor|軽微|^[低小]/i],
]

function rated(text: string): Severity | undefined {
  return text === '' ? undefined : levels.find(([, form]) => form.test(text.trim()))?.[0]
}

/** "| WARNING | The lid is hot |": a row whose first cell is nothing but a mark. */
function bannerRow({ cells, at, to }: Row): RowHazard | undefined {
  const [first = '', ...others] = cells
  const text = others.filter((cell) => cell !== '').join('\n')
  const [mark] = marksIn(first)
  if (!mark || text === '' || first.slice(mark.to).trim() !== '') return undefined

  return { description: text, severity: mark.severity, mitigation: null, at, to }
}

function headRow({ header, from, headTo }: Table): Row {
  return { cells: header, at: from, to: headTo }
}

/** A table for its looks alone: the mark is where the columns' names would be. */
function isBanner(table: Table): boolean {
  return table.rows.length === 0 && bannerRow(headRow(table)) !== undefined
}

/** Warnings that a table for its looks or one of other things tells in its cells. */
export function markedRows(table: Table): RowHazard[] | undefined {
  const rows = [headRow(table), ...table.rows]
  const found = rows.flatMap((row) => bannerRow(row) ?? [])

  return found.length > 0 && !isHazardTable(table) ? found : undefined
}
