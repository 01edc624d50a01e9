import { useId } from 'react'
import { useWords } from '../languages/words.tsx'
import type { Hazard } from '../offline/work-on-record.ts'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import styles from './answers.module.css'

interface AnswersProps {
  /** The serious hazards that OK waits for. */
  unacknowledged: readonly Hazard[]
  onOk: () => void
  onProblem: () => void
}

/** The two answers, in the same place on every step. OK is never silently dead; Problem always works. */
export function Answers({ unacknowledged, onOk, onProblem }: AnswersProps) {
  const words = useWords()
  const why = useId()
  const [first] = unacknowledged
  const isBlocked = first !== undefined

  return (
    <section className={styles.dock} aria-label={words.step.answers}>
      <p className={styles.why} id={why} hidden={!isBlocked}>
        {first && words.step.first(unacknowledged.length, words.severity[first.severity].word)}
      </p>
      <button type="button" className={classes(styles.answer, styles.problem)} onClick={onProblem}>
        <Icon name="flag" />
        {words.step.problem}
      </button>
      <button
        type="button"
        className={classes(styles.answer, styles.ok)}
        aria-disabled={isBlocked || undefined}
        aria-describedby={isBlocked ? why : undefined}
        onClick={() => {
          if (!isBlocked) onOk()
        }}
      >
        <Icon name="check" />
        <span>
          {words.step.ok}
          <small>{words.step.okSays}</small>
        </span>
      </button>
    </section>
  )
}
