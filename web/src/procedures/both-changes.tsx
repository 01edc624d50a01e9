import { useDeskWords } from '../languages/desk-words.ts'
import { Moment } from '../parts/moment.tsx'
import styles from './about.module.css'
import type { ChangesOfOthers } from './changes-of-others.ts'
import { DifferenceView } from './difference-view.tsx'

/** Who changed the draft meanwhile and what, and what one would change oneself. */
export function BothChanges({ changed }: { changed: ChangesOfOthers }) {
  const words = useDeskWords().procedures.import

  return (
    <div className={styles.stack}>
      <ul>
        {changed.changes.map(({ at, by }) => (
          <li key={at} className={styles.line}>
            {words.changedBy(by ?? words.nobody)} <Moment at={at} />
          </li>
        ))}
      </ul>
      {changed.theirs && (
        <>
          <h3>{words.theirs}</h3>
          <DifferenceView difference={changed.theirs} />
        </>
      )}
      <h3>{words.yours}</h3>
      <DifferenceView difference={changed.yours} />
    </div>
  )
}
