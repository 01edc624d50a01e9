import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { isolated } from '../languages/isolating.ts'
import { useLanguage } from '../languages/words.tsx'
import { apartIn } from '../parts/apart.ts'
import { Moment, momentIn } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Cell, HeadCell, Table } from '../parts/table.tsx'
import type { Grouped } from './grouped.ts'
import { HazardCounts } from './hazard-counts.tsx'
import styles from './list-page.module.css'
import type { SopLine } from './procedure.ts'
import { StatusChip } from './status-chip.tsx'

/** A procedure a row: the version in use, and the draft that is to follow it. */
export function ListTable({ procedures }: { procedures: readonly Grouped<SopLine>[] }) {
  const { columns } = useDeskWords().procedures.list
  const apart = apartIn(procedures.map(({ line }) => named(line)))

  return (
    <Table
      label={columns.title}
      columns={[
        columns.title,
        columns.state,
        columns.version,
        columns.steps,
        columns.hazards,
        columns.changed,
      ]}
    >
      {procedures.map(({ line, draft }) => (
        <Row key={line.id} line={line} draft={draft} idEnd={apart(named(line))} />
      ))}
    </Table>
  )
}

function named({ title, lineageId }: SopLine) {
  return { name: title, id: lineageId }
}

interface RowProps extends Grouped<SopLine> {
  /** How its id ends, where another procedure has the same title. */
  idEnd: string | undefined
}

function Row({ line, draft, idEnd }: RowProps) {
  const { columns, draftOf, open, apart } = useDeskWords().procedures.list
  const language = useLanguage()
  const told = idEnd && apart(momentIn(language, line.createdAt), idEnd)

  return (
    <tr className={styles.row}>
      <HeadCell>
        <Link
          className={styles.title}
          to={`/procedures/${line.id}`}
          aria-label={[open(line.title, line.version), told].filter(Boolean).join(', ')}
        >
          <Recorded text={line.title} as="title" />
        </Link>
        {told && <span className={styles.apart}>{told}</span>}
      </HeadCell>
      <Cell label={columns.state}>
        <span className={styles.chips}>
          <StatusChip {...line} />
          {draft && <StatusChip {...draft} />}
        </span>
      </Cell>
      <Cell is="number" label={columns.version}>
        <span className={styles.versions}>
          {line.version}
          {draft && (
            <Link
              className={styles.draft}
              to={`/procedures/${draft.id}`}
              aria-label={`${draftOf(draft.version)}: ${isolated(draft.title)}`}
            >
              {draftOf(draft.version)}
            </Link>
          )}
        </span>
      </Cell>
      <Cell is="number" label={columns.steps}>
        {line.stepCount}
      </Cell>
      <Cell label={columns.hazards}>
        <HazardCounts line={line} />
      </Cell>
      <Cell label={columns.changed}>
        <span className={styles.day}>
          <Moment at={(draft ?? line).updatedAt} as="recentDay" />
        </span>
      </Cell>
    </tr>
  )
}
