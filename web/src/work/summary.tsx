import { useWords } from '../languages/words.tsx'
import type { ShownWork } from './shown-work.ts'
import styles from './summary.module.css'
import { countsOf } from './counts.ts'

/** What was found on the way, in five counts. */
export function Summary({ work, record, standing }: ShownWork) {
  const { finish } = useWords()
  const counts = countsOf(record, standing, work.waiting.map(({ command }) => command))

  return (
    <dl className={styles.counts}>
      {(['passed', 'problems', 'overridden', 'flagged', 'acknowledged'] as const).map((name) => (
        <div key={name}>
          <dt>{finish[name]}</dt>
          <dd>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  )
}
