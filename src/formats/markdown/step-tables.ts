import type { Block, Item, Span } from './blocks.ts'
import { type Column, columnsOf } from './columns.ts'
import { labels } from './fields.ts'
import { hazardOfRow } from './hazard-tables.ts'
import { isBlank } from './indentation.ts'
import { assumedSeverity } from './signal-words.ts'
import type { Row, Table } from './table.ts'
import { tableAt } from './tables.ts'

/** Whether the rows of a table are steps by the names of its columns, or only because they are counted. */
type Certainty = 'named' | 'counted'

/** Makes steps of the rows of tables that say what to do, in a section that has no numbers. */
export function withStepTables(
  blocks: readonly Block[],
  lines: readonly string[],
  wanted: Certainty,
): Block[] {
  if (blocks.some(({ kind }) => kind === 'numbered')) return [...blocks]

  return blocks.flatMap((block) => {
    const table = block.kind === 'table' ? tableAt(lines, block.from) : undefined
    return table && isOfSteps(table, wanted) ? stepsOf(table) : [block]
  })
}

/** "What to do" by name; "description" alone may as well be that of a part or of a change. */
const saysWhatToDo =
  /action|activit|instruction|what to do|operation|procedure|^(?:tasks?|work|do|steps?)$|作業|手順|操作|実施|要領|やること|ステップ|handeling|handlung|tätigkeit|arbeitsschritt|acción/i

function isOfSteps(table: Table, wanted: Certainty): boolean {
  const columns = columnsOf(table)
  const [action, hazard] = [columns.indexOf('action'), columns.indexOf('hazard')]
  if (action === -1 || table.rows.length === 0 || (hazard !== -1 && hazard < action)) return false

  return wanted === 'counted' || saysWhatToDo.test((table.header[action] ?? '').replace(/[*_`]/g, '').trim())
}

function stepsOf(table: Table): Block[] {
  const columns = columnsOf(table)
  const steps: (Span & Item)[] = []
  const empty: Block[] = []
  for (const row of table.rows) {
    const written = linesOf(row, table, columns)
    const last = steps.at(-1)
    if (written.every(isBlank)) empty.push({ kind: 'head', from: row.at, to: row.to })
    else if (last?.written && isBlank(written[0] ?? '')) {
      last.written = [...last.written, ...written.slice(1)]
      last.to = row.to
    } else {
      const first = written[0] ?? ''
      steps.push({
        kind: 'numbered',
        indent: 0,
        offset: 0,
        first,
        marks: [],
        from: row.at,
        to: row.to,
        written,
      })
    }
  }

  return [{ kind: 'head', from: table.from, to: table.headTo }, ...empty, ...steps]
}

const isNumber =
  /^\P{L}*(?:step|no\.?|手順|ステップ|第)?\P{L}*\p{N}[\p{N}\P{L}]*[a-z]?\P{L}*$|^\P{L}*[a-z]?\P{L}*$/iu

/** A row as our own form would write it down. */
function linesOf(row: Row, { header }: Table, columns: readonly Column[]): string[] {
  const cellsOf = (wanted: Column) => row.cells.filter((cell, at) => columns[at] === wanted && cell !== '')
  const details = row.cells.flatMap((cell, at) => {
    const isDetail = (columns[at] ?? 'detail') === 'detail' && cell !== ''
    const name = header[at] ?? ''
    return isDetail ? [name === '' ? cell : `${name}: ${cell}`] : []
  })
  const labelled = (label: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [`**${label}:** ${texts.join('\n').replaceAll('\n', ' ')}`]
  const hasHazard = columns.includes('hazard') || columns.includes('measure')
  const onlyOfHazard = columns.map((column) =>
    ['hazard', 'measure', 'severity'].includes(column) ? column : 'number',
  )
  const hazard = hasHazard
    ? hazardOfRow(
        { ...row, cells: row.cells.map((cell, at) => (onlyOfHazard[at] === 'number' ? '' : cell)) },
        { header, columns, assumed: assumedSeverity },
      )
    : undefined
  const saysNothing = cellsOf('action').length === 0
  const names = cellsOf('number').filter(
    (cell) => !isNumber.test(cell) || (saysNothing && /\p{L}/u.test(cell)),
  )
  const action = [...names, ...cellsOf('action')].join(': ')
  const text = [action, ...details].join('\n').split('\n')

  return [
    ...text,
    ...labelled(labels.action, cellsOf('call')),
    ...labelled(labels.result, cellsOf('expected')),
    ...(hazard
      ? [
          `> **${labels.hazard} (${hazard.severity}):** ${hazard.description.replaceAll('\n', ' ')}`,
          ...(hazard.mitigation
            ? [`> **${labels.mitigation}:** ${hazard.mitigation.replaceAll('\n', ' ')}`]
            : []),
        ]
      : []),
  ]
}
