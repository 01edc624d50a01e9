import { type ReactNode, useId } from 'react'
import { useWords } from '../languages/words.tsx'
import type { Hazard } from '../offline/work-on-record.ts'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Settling, useLive } from '../parts/live.tsx'
import styles from './answers.module.css'
import { MoreBelow } from './later.tsx'

interface AnswersProps {
  /** The serious hazards that OK waits for. */
  unacknowledged: readonly Hazard[]
  /** A problem was reported here: OK now says that it was put right. */
  isReported: boolean
  onOk: () => void
  onProblem: () => void
  /** What is said above them. */
  children?: ReactNode
}

/** The two answers, in the same place on every step. OK is never silently dead; Problem always works. */
export function Answers({ unacknowledged, isReported, onOk, onProblem, children }: AnswersProps) {
  const { step, severity } = useWords()
  const why = useId()
  const [first] = unacknowledged

  return (
    <section className={styles.dock} aria-label={step.answers}>
      <MoreBelow isFree={!first} />
      {children}
      <p className={styles.why} id={why} hidden={!first}>
        {first && step.first(unacknowledged.length, severity[first.severity])}
      </p>
      <Settling>
        <Answer className={styles.problem} onPress={onProblem}>
          <Icon name="flag" />
          {step.problem}
        </Answer>
        <Answer
          className={classes(styles.ok, isReported && styles.again)}
          blockedBy={first && why}
          onPress={onOk}
        >
          <Icon name="check" />
          <span>
            {isReported ? step.again : step.ok}
            <small>{isReported ? step.againSays : step.okSays}</small>
          </span>
        </Answer>
      </Settling>
    </section>
  )
}

function Answer(props: {
  className: string | undefined
  blockedBy?: string | undefined
  onPress: () => void
  children: ReactNode
}) {
  const { className, blockedBy, onPress, children } = props
  const { attributes, takes } = useLive({ isBlocked: blockedBy !== undefined })

  return (
    <button
      type="button"
      className={classes(styles.answer, className)}
      {...attributes}
      aria-describedby={blockedBy}
      onClick={(event) => {
        if (takes(event)) onPress()
      }}
    >
      {children}
    </button>
  )
}
