import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { Chip } from '../parts/chip.tsx'
import { useDuration } from '../parts/moment.tsx'
import type { Person } from '../server/me.ts'
import type { tenken } from '../server/tenken.ts'
import styles from './queue.module.css'

type WaitingWork = Awaited<ReturnType<typeof tenken.workSessions.list>>['workSessions'][number]

interface QueueProps {
  me: Person
  works: readonly WaitingWork[]
  chosen: string
  now: number
}

/** What waits for a supervisor, the oldest first. */
export function Queue({ me, works, chosen, now }: QueueProps) {
  const duration = useDuration()
  const { review } = useDeskWords()

  return (
    <ol className={styles.queue}>
      {works.map((work) => (
        <li key={work.id}>
          <Link
            className={styles.work}
            to={`/review/${work.id}`}
            aria-current={work.id === chosen ? 'true' : undefined}
          >
            <span className={styles.top}>
              <span className={styles.who}>{work.workerName}</span>
              <span className={styles.since}>{duration((now - Date.parse(waitsSince(work))) / 1000)}</span>
            </span>
            <span className={styles.sop}>{work.sopTitle}</span>
            <span className={styles.chips}>
              {me.id === work.workerId && <Chip look="known">{review.own}</Chip>}
              {work.openFlags > 0 && (
                <Chip look="waiting" icon="flag">
                  {review.chips.flagged(work.openFlags)}
                </Chip>
              )}
              {work.failures > 0 && (
                <Chip look="stop" icon="cross">
                  {work.needsOverride ? review.chips.heldUp : review.chips.problems(work.failures)}
                </Chip>
              )}
              {work.overrides > 0 && (
                <Chip look="known" icon="pen">
                  {review.chips.overrides(work.overrides)}
                </Chip>
              )}
              {work.openFlags === 0 && work.failures === 0 && (
                <Chip look="good" icon="check">
                  {review.chips.allOk}
                </Chip>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}

function waitsSince({ completedAt, startedAt }: WaitingWork): string {
  return completedAt ?? startedAt
}
