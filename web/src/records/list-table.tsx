import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { Moment } from '../parts/moment.tsx'
import { Cell, HeadCell, Table } from '../parts/table.tsx'
import styles from './list-page.module.css'
import { hasMatters, MatterChips } from './matter-chips.tsx'
import type { WorkLine } from './wanted.ts'
import { WorkStatusChip } from './work-status-chip.tsx'

export function ListTable({ works }: { works: readonly WorkLine[] }) {
  const { list } = useDeskWords().records
  const { columns } = list

  return (
    <Table
      label={list.label}
      columns={[columns.work, columns.worker, columns.state, columns.started, columns.matters]}
    >
      {works.map((work) => (
        <tr key={work.id}>
          <HeadCell>
            <Link className={styles.link} to={`/records/${work.id}`}>
              {work.sopTitle}
            </Link>
          </HeadCell>
          <Cell label={columns.worker}>
            <span className={styles.who}>{work.workerName}</span>
          </Cell>
          <Cell label={columns.state}>
            <WorkStatusChip status={work.status} />
          </Cell>
          <Cell label={columns.started}>
            <span className={styles.day}>
              <Moment at={work.startedAt} as="recent" />
            </span>
          </Cell>
          <Cell>{hasMatters(work) ? <MatterChips work={work} /> : null}</Cell>
        </tr>
      ))}
    </Table>
  )
}
