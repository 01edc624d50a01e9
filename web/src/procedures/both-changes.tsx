import { useDeskWords } from '../languages/desk-words.ts'
import { Moment } from '../parts/moment.tsx'
import { useMe } from '../server/me.ts'
import styles from './about.module.css'
import { areOwn, type ChangesOfOthers } from './changes-of-others.ts'
import { DifferenceView } from './difference-view.tsx'

/** Who changed the draft meanwhile and what, and what one would change now. */
export function BothChanges({ changed }: { changed: ChangesOfOthers }) {
  const words = useDeskWords().procedures.import
  const me = useMe().data?.id

  return (
    <div className={styles.stack}>
      <ul>
        {changed.changes.map(({ at, by, byId }) => (
          <li key={at} className={styles.line}>
            {byId === me && me !== undefined ? words.changedByYou : words.changedBy(by ?? words.nobody)}{' '}
            <Moment at={at} />
          </li>
        ))}
      </ul>
      {changed.theirs && (
        <>
          <h3>{areOwn(changed, me) ? words.earlier : words.theirs}</h3>
          <DifferenceView difference={changed.theirs} />
        </>
      )}
      <h3>{words.yours}</h3>
      <DifferenceView difference={changed.yours} />
    </div>
  )
}
