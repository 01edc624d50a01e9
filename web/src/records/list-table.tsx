import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { apartIn } from '../parts/apart.ts'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Cell, HeadCell, Table } from '../parts/table.tsx'
import type { Person } from '../server/me.ts'
import styles from './list-page.module.css'
import { hasMatters, MatterChips } from './matter-chips.tsx'
import { versionOf, type WorkLine } from './wanted.ts'
import { WorkStatusChip } from './work-status-chip.tsx'

interface ListTableProps {
  works: readonly WorkLine[]
  /** Whoever reads it: workers see their own work, which says nothing of whose it is. */
  me: Person
}

export function ListTable({ works, me }: ListTableProps) {
  const { list, version, apart: idEnding } = useDeskWords().records
  const { columns } = list
  const tellsWorker = me.role !== 'worker'
  const apart = apartIn(works.map(versionOf))
  const versionIn = (work: WorkLine) => {
    const end = apart(versionOf(work))

    return end === undefined ? version(work.sopVersion) : `${version(work.sopVersion)} · ${idEnding(end)}`
  }

  return (
    <Table
      label={list.label}
      columns={[
        columns.work,
        ...(tellsWorker ? [columns.worker] : []),
        columns.state,
        columns.started,
        columns.matters,
      ]}
    >
      {works.map((work) => (
        <tr key={work.id}>
          <HeadCell>
            <Link className={styles.link} to={`/records/${work.id}`}>
              <Recorded text={work.sopTitle} as="title" />
            </Link>
            <span className={styles.aside}>{versionIn(work)}</span>
          </HeadCell>
          {tellsWorker && (
            <Cell label={columns.worker}>
              <span className={styles.who}>
                <bdi>{work.workerName}</bdi>
                <span className={styles.aside}>{work.workerCalledBy}</span>
              </span>
            </Cell>
          )}
          <Cell label={columns.state}>
            <span className={styles.state}>
              <WorkStatusChip status={work.status} />
              <WhyClosed work={work} />
            </span>
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

/** Why it was rejected or broken off, on one line; the record has it whole. */
function WhyClosed({ work: { rejectionReason, abortReason } }: { work: WorkLine }) {
  const reason = rejectionReason ?? abortReason
  if (reason === null) return null

  return (
    <span className={styles.reason}>
      <Recorded text={reason} />
    </span>
  )
}
