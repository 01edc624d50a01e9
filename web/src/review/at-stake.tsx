import { isSerious } from '../../../src/domain/serious.ts'
import { useDeskWords } from '../languages/desk-words.ts'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { SeverityMark } from '../parts/severity.tsx'
import type { Check, WorkRecord } from '../records/work-record.ts'
import styles from './at-stake.module.css'

/** What was reported, and what of the step can kill or maim: read before anybody answers for it. */
export function AtStake({ record, check }: { record: WorkRecord; check: Check }) {
  const { review, records } = useDeskWords()
  const steps = record.sop.tasks.flatMap((task) => task.steps)
  const hazards = steps.find(({ id }) => id === check.stepId)?.hazards.filter(isSerious) ?? []

  return (
    <div className={styles.stake}>
      <div className={classes(styles.said, check.result !== 'fail' && styles.flagged)}>
        <b>{check.result === 'fail' ? records.problem : records.flagged}</b>
        {check.feedbackText && (
          <p>
            <Recorded text={check.feedbackText} />
          </p>
        )}
      </div>
      {hazards.map(({ id, severity, description }) => {
        const seen = record.acknowledgements.find(({ hazardId }) => hazardId === id)

        return (
          <div key={id} className={styles.hazard}>
            <SeverityMark severity={severity} />
            <p>
              <Recorded text={description} />
            </p>
            <p className={styles.seen}>
              <Icon name={seen ? 'check' : 'warning'} />
              {seen ? review.acknowledged : review.notAcknowledged}
              {seen && <Moment at={seen.recordedAt ?? seen.acknowledgedAt} as="time" />}
            </p>
          </div>
        )
      })}
    </div>
  )
}
