import { useDeskWords } from '../languages/desk-words.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Recorded } from '../parts/recorded.tsx'
import styles from '../parts/stack.module.css'
import type { WorkLine } from '../records/wanted.ts'

/** Once a record is closed: what waits next, in the place of the signature. */
export function GoOn({ next }: { next: WorkLine | undefined }) {
  const { review } = useDeskWords()

  return (
    <div className={styles.stack}>
      {next ? (
        <>
          <ButtonLink kind="main" icon="next" width="all" to={`/review/${next.id}`}>
            {review.next}
          </ButtonLink>
          <p>
            <bdi>{next.workerName}</bdi> · <Recorded text={next.sopTitle} as="title" />
          </p>
        </>
      ) : (
        <p>{review.nothingNext}</p>
      )}
    </div>
  )
}
