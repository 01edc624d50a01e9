import { Link } from 'wouter'
import { useDeskWords } from '../languages/desk-words.ts'
import { apartIn } from '../parts/apart.ts'
import { Chip } from '../parts/chip.tsx'
import { useDuration } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { MatterChips } from '../records/matter-chips.tsx'
import { versionOf, type WorkLine } from '../records/wanted.ts'
import type { Person } from '../server/me.ts'
import styles from './queue.module.css'
import type { Waiting } from './queue-order.ts'

interface QueueProps {
  me: Person
  waiting: Waiting
  chosen: string
  now: number
}

/** What waits for a supervisor: first who cannot go on, and each the oldest first. */
export function Queue({ waiting, ...shown }: QueueProps) {
  const { groups } = useDeskWords().review
  const { heldUp, others } = waiting
  const apart = apartIn([...heldUp, ...others].map(versionOf))
  if (heldUp.length === 0) return <Works works={others} apart={apart} {...shown} />

  return (
    <div className={styles.groups}>
      <section>
        <h2 className={styles.group}>{groups.heldUp}</h2>
        <Works works={heldUp} apart={apart} {...shown} />
      </section>
      {others.length > 0 && (
        <section>
          <h2 className={styles.group}>{groups.others}</h2>
          <Works works={others} apart={apart} {...shown} />
        </section>
      )}
    </div>
  )
}

interface WorksProps extends Omit<QueueProps, 'waiting'> {
  works: readonly WorkLine[]
  /** How the id of a version ends, where another one in the queue is called the same. */
  apart: ReturnType<typeof apartIn>
}

function Works({ me, works, apart, chosen, now }: WorksProps) {
  const duration = useDuration()
  const { review, records } = useDeskWords()
  const ago = (at: string) => duration((now - Date.parse(at)) / 1000)

  return (
    <ol className={styles.queue}>
      {works.map((work) => {
        const end = apart(versionOf(work))

        return (
          <li key={work.id}>
            <Link
              className={styles.work}
              to={`/review/${work.id}`}
              aria-current={work.id === chosen ? 'true' : undefined}
            >
              <span className={styles.who}>
                <bdi>{work.workerName}</bdi> <small className={styles.calledBy}>{work.workerCalledBy}</small>
              </span>
              <span className={styles.since}>
                {work.completedAt
                  ? review.handedIn(ago(work.completedAt))
                  : review.begun(ago(work.startedAt))}
              </span>
              <span className={styles.sop}>
                <Recorded text={work.sopTitle} as="title" /> {end && <small>{records.apart(end)}</small>}
              </span>
              <span className={styles.chips}>
                {me.id === work.workerId && <Chip look="known">{review.own}</Chip>}
                <MatterChips work={work} />
              </span>
            </Link>
          </li>
        )
      })}
    </ol>
  )
}
