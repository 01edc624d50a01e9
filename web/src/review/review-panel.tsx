import { useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { Button } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice } from '../parts/state.tsx'
import { countsOf, nameOf, placesOf, type WorkRecord } from '../records/work-record.ts'
import type { Person } from '../server/me.ts'
import { Approval } from './approval.tsx'
import { type Matter, mattersOf } from './matters.ts'
import { OverrideSheet } from './override-sheet.tsx'
import { RejectSheet } from './reject-sheet.tsx'
import styles from './review-panel.module.css'

interface ReviewPanelProps {
  me: Person
  record: WorkRecord
}

/** What is open, to be answered where it stands; then the signature. */
export function ReviewPanel({ me, record }: ReviewPanelProps) {
  const { review, records } = useDeskWords()
  const [answering, setAnswering] = useState<Matter | 'reject'>()
  const { work } = record
  const matters = mattersOf(record)
  const mayAnswer = me.role !== 'auditor' && me.id !== work.workerId
  const close = () => setAnswering(undefined)

  return (
    <div className={styles.panel}>
      <section>
        <h2 className={styles.title}>{me.role === 'auditor' ? review.open : review.before}</h2>
        {matters.length === 0 && <p>{review.nothingOpen}</p>}
        <ul className={styles.items}>
          {matters.map((matter) => (
            <OfMatter
              key={matter.check.id}
              record={record}
              matter={matter}
              onAnswer={mayAnswer ? () => setAnswering(matter) : undefined}
            />
          ))}
          {record.trail.unbroken && (
            <li className={classes(styles.item, styles.good, styles.intact)}>
              <Icon name="lock" />
              <div className={styles.what}>
                <b>{records.intact}</b>
                <p className={styles.text}>{records.intactText(record.trail.work.events)}</p>
              </div>
            </li>
          )}
        </ul>
      </section>
      {me.id === work.workerId && me.role !== 'auditor' && (
        <Notice kind="known" icon="info">
          {review.ownWork}
        </Notice>
      )}
      {mayAnswer && work.status !== 'completed' && <p>{review.notDone}</p>}
      {mayAnswer && work.status === 'completed' && (
        <section>
          <h2 className={styles.title}>{review.sign}</h2>
          <Approval me={me} record={record} counts={countsOf(record)} />
          <Button kind="quietStop" width="all" onPress={() => setAnswering('reject')}>
            {review.reject}
          </Button>
        </section>
      )}
      {answering === 'reject' && <RejectSheet me={me} record={record} onClose={close} />}
      {answering !== undefined && answering !== 'reject' && (
        <OverrideSheet me={me} record={record} matter={answering} onClose={close} />
      )}
    </div>
  )
}

interface OfMatterProps {
  record: WorkRecord
  matter: Matter
  onAnswer: (() => void) | undefined
}

function OfMatter({ record, matter, onAnswer }: OfMatterProps) {
  const { review } = useDeskWords()
  const { kind, check, answer } = matter
  const step = placesOf(record).get(check.stepId)?.number ?? 0
  switch (kind) {
    case 'holds up':
      return (
        <li className={classes(styles.item, styles.open, styles.held)}>
          <Icon name="cross" />
          <div className={styles.what}>
            <b>{review.heldUp(step)}</b>
            <p className={styles.text}>
              <Recorded text={check.feedbackText ?? ''} />
            </p>
            <p className={styles.text}>{review.heldUpText}</p>
            {onAnswer && (
              <p className={styles.do}>
                <Button icon="pen" onPress={onAnswer}>
                  {review.overrideIt}
                </Button>
              </p>
            )}
          </div>
        </li>
      )
    case 'flag':
      return (
        <li className={classes(styles.item, styles.open)}>
          <Icon name="flag" />
          <div className={styles.what}>
            <b>{review.flag(step)}</b>
            <p className={styles.text}>
              <Recorded text={check.feedbackText ?? ''} />
            </p>
            {onAnswer && (
              <p className={styles.do}>
                <Button icon="check" onPress={onAnswer}>
                  {review.settleIt}
                </Button>
              </p>
            )}
          </div>
        </li>
      )
    case 'settled':
      return (
        <li className={classes(styles.item, styles.good)}>
          <Icon name="check" />
          <div className={styles.what}>
            <b>
              {answer
                ? check.needsReview
                  ? review.settled(step)
                  : review.overridden(step, nameOf(record, answer.overrideBy))
                : review.failedThenOk(step)}
            </b>
            {answer && <p className={styles.text}>{answer.overrideReason}</p>}
          </div>
        </li>
      )
  }
}
