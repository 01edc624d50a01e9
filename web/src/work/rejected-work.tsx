import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice } from '../parts/state.tsx'
import styles from './home.module.css'
import type { WorkSummary } from './own-work.ts'

/** Work that came back: why, and the way to do it again. */
export function RejectedWork({ work }: { work: WorkSummary }) {
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
