import { cut, pad, plain, width } from './width.ts'

export interface Column<Row> {
  head: string
  cell: (row: Row) => string
  /** May be cut so that the table fits the screen. */
  flexible?: true
  align?: 'right'
}

const gap = '  '
const least = 8

/** The rows below their headings, laid out for a screen of so many columns. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], screen: number): string {
  const lines = [columns.map(({ head }) => head), ...rows.map((row) => cellsOf(row, columns))]
  const widths = narrowed(
    columns.map((column, index) => ({
      width: Math.max(...lines.map((line) => width(line[index] ?? ''))),
      flexible: column.flexible === true,
    })),
    screen,
  )

  return lines
    .map((line) => {
      const cells = line.map((cell, index) => {
        const columnWidth = widths[index] ?? 0

        return pad(cut(cell, columnWidth), columnWidth, columns[index]?.align === 'right' ? 'left' : 'right')
      })

      return `${cells.join(gap).trimEnd()}\n`
    })
    .join('')
}

function cellsOf<Row>(row: Row, columns: readonly Column<Row>[]): string[] {
  return columns.map(({ cell }) => plain(cell(row)).replaceAll('\n', ' '))
}

/** Takes columns away from the widest flexible one until the line fits. */
function narrowed(columns: { width: number; flexible: boolean }[], screen: number): number[] {
  const widths = columns.map((column) => column.width)
  let over = widths.reduce((sum, next) => sum + next, 0) + gap.length * (widths.length - 1) - screen
  while (over > 0) {
    const shrinkable = widths.map((w, index) => (columns[index]?.flexible ? w : 0))
    const widest = Math.max(...shrinkable)
    if (widest <= least) break
    widths[shrinkable.indexOf(widest)] = widest - 1
    over--
  }

  return widths
}
