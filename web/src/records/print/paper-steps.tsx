import { useDeskWords } from '../../languages/desk-words.ts'
import { useWords } from '../../languages/words.tsx'
import { Moment, useDuration } from '../../parts/moment.tsx'
import { Recorded } from '../../parts/recorded.tsx'
import { shownOf } from '../../parts/texts.ts'
import { useQuoted } from '../../parts/use-quoted.ts'
import { type CheckEntry, eventsOf } from '../timeline.ts'
import { nameOf, type WorkRecord } from '../work-record.ts'
import styles from './print-page.module.css'

type Step = WorkRecord['sop']['tasks'][number]['steps'][number]

/** Each step of the very version, with every check of it in its order. The head of the table stands on every page. */
export function Steps({ record }: { record: WorkRecord }) {
  const { paper, task } = useDeskWords().records
  const checks = eventsOf(record).filter((entry) => entry.kind === 'check')
  let number = 0

  return (
    <section>
      <h3 className={styles.section}>{paper.steps}</h3>
      <table className={styles.steps}>
        <thead>
          <tr>
            <th scope="col" className={styles.stepColumn}>
              {paper.columns.step}
            </th>
            <th scope="col">{paper.columns.result}</th>
            <th scope="col" className={styles.timeColumn}>
              {paper.columns.time}
            </th>
          </tr>
        </thead>
        {record.sop.tasks.map(({ title, steps }, at) =>
          steps.map((step, place) => {
            number += 1

            return (
              <OfStep
                key={step.id}
                record={record}
                step={step}
                number={number}
                task={place === 0 ? task(at + 1, title) : undefined}
                checks={checks.filter((check) => check.place.id === step.id)}
              />
            )
          }),
        )}
      </table>
    </section>
  )
}

interface OfStepProps {
  record: WorkRecord
  step: Step
  number: number
  /** The task that begins with it: no page ends between the two. */
  task: string | undefined
  checks: readonly CheckEntry[]
}

function OfStep({ record, step, number, task, checks }: OfStepProps) {
  const { paper } = useDeskWords().records
  const quoted = useQuoted()
  const { heading, body } = shownOf(step)

  return (
    <tbody>
      {task !== undefined && (
        <tr>
          <th colSpan={3} className={styles.task}>
            {task}
          </th>
        </tr>
      )}
      <tr>
        <th scope="row" rowSpan={Math.max(1, checks.length)}>
          {number}. <Recorded text={heading} />
          {body && (
            <small className={styles.body}>
              <Recorded text={body} />
            </small>
          )}
          {step.expectedAction && <small>{paper.call(quoted(step.expectedAction))}</small>}
          {step.expectedResult && <small>{paper.seen(step.expectedResult)}</small>}
          <Acknowledged record={record} step={step} />
        </th>
        {checks[0] ? <OfCheck record={record} entry={checks[0]} /> : <td colSpan={2}>{paper.notChecked}</td>}
      </tr>
      {checks.slice(1).map((entry) => (
        <tr key={entry.key}>
          <OfCheck record={record} entry={entry} />
        </tr>
      ))}
    </tbody>
  )
}

function Acknowledged({ record, step }: { record: WorkRecord; step: Step }) {
  const { paper } = useDeskWords().records
  const { severity: words } = useWords()

  return step.hazards.map(({ id, severity, description, mitigation }) => {
    const seen = record.acknowledgements.find(({ hazardId }) => hazardId === id)

    return (
      <small key={id}>
        <b>{paper.signal(words[severity])}</b> <Recorded text={description} />
        {seen && (
          <>
            {' '}
            ({paper.acknowledged} <Moment at={seen.recordedAt ?? seen.acknowledgedAt} as="clock" />)
          </>
        )}
        {mitigation && <span className={styles.body}>{paper.prevents(mitigation)}</span>}
      </small>
    )
  })
}

function OfCheck({ record, entry }: { record: WorkRecord; entry: CheckEntry }) {
  const { paper, answers } = useDeskWords().records
  const duration = useDuration()
  const { check, at, deviceAt, seconds } = entry
  const { result, needsReview, feedbackText, overrideBy, overrideReason } = check
  const answered = record.checks.find(({ id }) => id === check.resolves)

  return (
    <>
      <td>
        <b>{paper.results[result]}</b>
        {needsReview && <> · {paper.flagged}</>}
        {feedbackText && (
          <p>
            <Recorded text={feedbackText} />
          </p>
        )}
        {result === 'override' && (
          <p>
            {nameOf(record, overrideBy)}: <Recorded text={overrideReason ?? ''} />
            {answered && <small>{answered.result === 'fail' ? answers.failure : answers.flag}</small>}
          </p>
        )}
      </td>
      <td className={styles.when}>
        <Moment at={at} as="clock" />
        {seconds !== null && <small>{duration(seconds)}</small>}
        {deviceAt && (
          <small>
            {paper.device} <Moment at={deviceAt} as="clock" />
          </small>
        )}
      </td>
    </>
  )
}
