import type { PageProps } from '../areas.tsx'
import { useWords } from '../languages/words.tsx'
import { Failed } from '../parts/state.tsx'
import { PageHead } from '../shell/page.tsx'
import { BegunWork } from './begun-work.tsx'
import styles from './home.module.css'
import { useWhereabouts } from './own-work.ts'
import { PastWork } from './past-work.tsx'
import { Procedures } from './procedures.tsx'

/** A worker's own: what is begun, what came back, what can be begun, and what is behind them. */
export function HomePage({ me }: PageProps) {
  const words = useWords()
  const { data, error, refetch } = useWhereabouts(me)

  return (
    <div className={styles.page}>
      <PageHead help="work" title={words.work.title} />
      <BegunWork me={me} />
      {error && !data ? (
        <Failed error={error} onRetry={refetch} />
      ) : (
        <>
          <Procedures me={me} />
          <PastWork me={me} />
        </>
      )}
    </div>
  )
}
