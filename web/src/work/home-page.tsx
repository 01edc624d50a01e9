import type { PageProps } from '../areas.tsx'
import { useWords } from '../languages/words.tsx'
import { Notice } from '../parts/state.tsx'
import { useIsOffline } from '../server/connection.ts'
import { PageHead } from '../shell/page.tsx'
import { BegunWork } from './begun-work.tsx'
import styles from './home.module.css'
import { PastWork } from './past-work.tsx'
import { Procedures } from './procedures.tsx'

/** A worker's own: what is begun, what came back, what can be begun, and what is behind them. */
export function HomePage({ me }: PageProps) {
  const words = useWords()
  const isOffline = useIsOffline()

  return (
    <div className={styles.page}>
      <PageHead help="work" title={words.work.title} />
      {isOffline && (
        <Notice kind="waiting" icon="offline">
          {words.work.kept}
        </Notice>
      )}
      <BegunWork me={me} />
      <Procedures me={me} />
      <PastWork me={me} />
    </div>
  )
}
