import { useLaterWords } from '../languages/later-words.ts'
import { countsOf } from './counts.ts'
import type { ShownWork } from './shown-work.ts'
import styles from './summary.module.css'

/** What was found on the way, in five counts. */
export function Summary({ work, record, standing }: ShownWork) {
  const { finish } = useLaterWords()
  const counts = countsOf(record, standing, work.commands)

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
