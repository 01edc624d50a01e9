import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice } from '../parts/state.tsx'
import styles from './home.module.css'
import type { WorkSummary } from './own-work.ts'

type Waiting = Pick<WorkSummary, 'id' | 'sopTitle' | 'completedAt'>

/** What was handed in: what came back, and what waits for a supervisor. */
export function HandedIn(props: { rejected: readonly WorkSummary[]; waiting: readonly Waiting[] }) {
  const { rejected, waiting } = props
  const words = useWords()

  return (
    <>
      {rejected.map((work) => (
        <RejectedWork key={work.id} work={work} />
      ))}
      {waiting.length > 0 && (
        <section className={styles.part}>
          <h2>{words.work.waits}</h2>
          <ul className={styles.lines}>
            {waiting.map(({ id, sopTitle, completedAt }) => (
              <li key={id}>
                <ButtonLink to={`/records/${id}`} width="all">
                  <span className={styles.line}>
                    <strong>
                      <Recorded text={sopTitle} as="title" />
                    </strong>
                    {completedAt && <Moment at={completedAt} />}
                  </span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Why it came back, and the way to do it again. */
function RejectedWork({ work }: { work: WorkSummary }) {
  const words = useWords()

  return (
    <article className={styles.card}>
      <p className={styles.rejected}>
        <Icon name="warning" />
        {words.work.sentBack}
      </p>
      <h2>
        <Recorded text={work.sopTitle} as="title" />
      </h2>
      <Notice kind="problem" icon="info">
        <strong>{words.work.reason}</strong> <Recorded text={work.rejectionReason ?? ''} />
      </Notice>
      <div className={styles.pair}>
        <ButtonLink to={`/records/${work.id}`} size="large">
          {words.work.record}
        </ButtonLink>
        <ButtonLink to={`/start/${work.sopId}`} kind="main" size="large">
          {words.work.again}
        </ButtonLink>
      </div>
    </article>
  )
}
