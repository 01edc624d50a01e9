import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { Chip } from '../parts/chip.tsx'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { useDuration } from '../parts/moment.tsx'
import { Quoting } from '../parts/quoting.tsx'
import { Recorded } from '../parts/recorded.tsx'
import type { BoardEntry } from './board.ts'
import styles from './entry-card.module.css'

interface EntryCardProps {
  entry: BoardEntry
  /** How the id of its version ends, where another one on the board is called the same. */
  idEnd: string | undefined
  now: number
}

/** Somebody at work: where they are, since when, and what holds them up. It leads to the record. */
export function EntryCard({ entry, idEnd, now }: EntryCardProps) {
  const { board, records } = useDeskWords()
  const { work, workStatus } = useWords()
  const { id, worker, sop, step, stepCount, failure, openFlags, status } = entry
  const done = step ? step.number - 1 : stepCount

  return (
    <Link
      to={`/records/${id}`}
      className={classes(
        styles.card,
        failure !== null && styles.heldUp,
        failure === null && openFlags > 0 && styles.flagged,
      )}
    >
      <span className={styles.head}>
        <span className={styles.who}>
          <bdi>{worker.name}</bdi> <small className={styles.calledBy}>{worker.calledBy}</small>
        </span>
        {status === 'paused' && <Chip icon="pause">{workStatus.paused}</Chip>}
        {openFlags > 0 && (
          <Chip look="waiting" icon="flag">
            {board.flags(openFlags)}
          </Chip>
        )}
      </span>
      <span className={styles.sop}>
        <Recorded text={sop.title} as="title" />
        <small>
          {work.version(sop.version)}
          {idEnd && ` · ${records.apart(idEnd)}`}
        </small>
      </span>
      <progress className={styles.progress} value={done} max={stepCount} aria-label={board.progress} />
      <span className={styles.step}>
        {step ? (
          <>
            <b>{board.step(step.number, stepCount)}</b>
            <span className={styles.heading}>
              <Recorded text={step.description.split('\n', 1)[0] ?? ''} />
            </span>
          </>
        ) : (
          <b>{board.allDone(stepCount)}</b>
        )}
      </span>
      {failure !== null && (
        <span className={styles.failure}>
          <Icon name="cross" />
          <span>
            <b>{board.problem}</b> <Quoting text={board.quoted(failure)} />
          </span>
        </span>
      )}
      <Since entry={entry} now={now} />
    </Link>
  )
}

function Since({ entry: { step, pausedAt }, now }: { entry: BoardEntry; now: number }) {
  const { board } = useDeskWords()
  const duration = useDuration()
  const lasted = (since: string) => duration((now - Date.parse(since)) / 1000)
  if (pausedAt) return <span className={styles.since}>{board.pausedFor(lasted(pausedAt))}</span>

  return step && <span className={styles.since}>{board.atThisStep(lasted(step.since))}</span>
}
