import { type ComponentProps, useState } from 'react'
import { type Standing, unacknowledgedIn } from '../../offline/standing.ts'
import type { PlacedStep } from '../../offline/work-on-record.ts'
import { Answers } from '../../work/answers.tsx'
import { ProblemSheet } from '../../work/later.tsx'
import { Progress } from '../../work/progress.tsx'
import { StepText } from '../../work/step-text.tsx'
import styles from './preview.module.css'

interface PhoneProps {
  tasks: ComponentProps<typeof Progress>['record']['sop']['tasks']
  step: PlacedStep
  onDone: () => void
}

const untouched: Pick<Standing, 'failure' | 'acknowledged'> = { failure: null, acknowledged: new Map() }

/** One step of the worker's own screen, which forgets what is done on it. */
export function Phone({ tasks, step, onDone }: PhoneProps) {
  const [standing, setStanding] = useState(untouched)
  const [isReporting, setReporting] = useState(false)
  const now = () => new Date().toISOString()

  return (
    <>
      <div className={styles.progress}>
        <Progress record={{ sop: { tasks } }} step={step} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <div className={styles.body} tabIndex={0}>
        <StepText
          step={step}
          standing={standing}
          onAcknowledge={(hazardId) =>
            setStanding({ ...standing, acknowledged: new Map([...standing.acknowledged, [hazardId, now()]]) })
          }
        />
      </div>
      <Answers
        unacknowledged={unacknowledgedIn({ ...standing, step, status: 'in_progress', pausedAt: null })}
        isReported={standing.failure !== null}
        onOk={onDone}
        onProblem={() => setReporting(true)}
      />
      {isReporting && (
        <ProblemSheet
          number={step.number}
          onClose={() => setReporting(false)}
          onReport={({ feedback }) => {
            setStanding({ ...standing, failure: { says: feedback ?? null, at: now() } })
            setReporting(false)
          }}
        />
      )}
    </>
  )
}
