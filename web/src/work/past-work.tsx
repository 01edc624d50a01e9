import { Link } from 'wouter'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Loading } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import styles from './home.module.css'
import { useOwnList } from './own-work.ts'

/** What is closed, the newest first, and what became of it. */
export function PastWork({ me }: { me: Person }) {
  const words = useWords()
  const { data, isPending } = useOwnList(me)
  if (isPending) return <Loading />
  if (!data) return null
  const closed = data.workSessions.filter(({ locked }) => locked)

  return (
    <section className={styles.part} aria-labelledby="past">
      <h2 id="past">{words.work.past}</h2>
      {closed.length === 0 && <p className={styles.empty}>{words.work.noPast}</p>}
      <ul className={styles.lines}>
        {closed.map(({ id, sopTitle, status, startedAt, rejectionReason, abortReason }) => (
          <li key={id}>
            <Link className={styles.procedure} to={`/records/${id}`}>
              <span className={styles.line}>
                <strong>
                  <Recorded text={sopTitle} as="title" />
                </strong>
                <span className={styles.outcome}>
                  <span className={classes(styles.status, styles[status])}>{words.workStatus[status]}</span>
                  <Moment at={startedAt} />
                </span>
                {(rejectionReason ?? abortReason) && (
                  <span>
                    <Recorded text={rejectionReason ?? abortReason ?? ''} />
                  </span>
                )}
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
      </ul>
      {data.next != null && (
        <ButtonLink kind="quiet" to="/records">
          {words.common.more}
        </ButtonLink>
      )}
    </section>
  )
}
