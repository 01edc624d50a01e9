import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './table.module.css'

interface TableProps {
  /** What it is a table of. */
  label: string
  /** The heads of its columns, in the order of the cells. */
  columns: readonly string[]
  children: ReactNode
}

/** Rows of a list; on a phone each is a card in which every cell says what it is. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <span>{column}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** What the row is about. */
export function HeadCell({ children }: { children: ReactNode }) {
  return (
    <th scope="row" className={styles.name}>
      {children}
    </th>
  )
}

interface CellProps {
  /** The head of its column, said again on a phone; none where the cell says it itself. */
  label?: string
  is?: 'text' | 'number' | 'actions'
  children: ReactNode
}

/** Where there is nothing to tell (`null`) stands a dash in the column; a card says nothing of it. */
export function Cell({ label, is = 'text', children }: CellProps) {
  if (children === null) return <td className={styles.nothing}>–</td>

  return (
    <td className={classes(styles[is])}>
      {label && (
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
      {children}
    </td>
  )
}
