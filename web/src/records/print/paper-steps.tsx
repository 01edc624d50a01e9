import { useDeskWords } from '../../languages/desk-words.ts'
import { withUnits } from '../../languages/recorded.ts'
import { useWords } from '../../languages/words.tsx'
import { Moment, useDuration } from '../../parts/moment.tsx'
import { Quoting } from '../../parts/quoting.tsx'
import { Recorded } from '../../parts/recorded.tsx'
import { shownOf } from '../../parts/texts.ts'
import { useQuoted } from '../../parts/use-quoted.ts'
import { type CheckEntry, eventsOf } from '../timeline.ts'
import { nameOf, type WorkRecord } from '../work-record.ts'
import styles from './print-page.module.css'

type Step = WorkRecord['sop']['tasks'][number]['steps'][number]

/**
 * Each step of the very version, with every check of it in its order. The results stand in one column: that of a check
 * without words beside the step, else beside those words. The head of the table stands on every page.
 */
export function Steps({ record }: { record: WorkRecord }) {
  const { paper, task } = useDeskWords().records
  const checks = eventsOf(record).filter((entry) => entry.kind === 'check')
  let number = 0

  return (
    <section>
      <h3 className={styles.section}>{paper.steps}</h3>
      <table className={styles.steps}>
        <colgroup>
          <col className={styles.numberColumn} />
          <col />
          <col className={styles.resultColumn} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {paper.columns.step}
            </th>
            <th scope="col">{paper.columns.result}</th>
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
  const [first] = checks
  const isPlain = first !== undefined && !saysMore(first)
  const told = isPlain ? checks.slice(1) : checks

  return (
    <tbody>
      {task !== undefined && (
        <tr>
          <th colSpan={3} className={styles.task}>
            <Quoting text={task} />
          </th>
        </tr>
      )}
      <tr className={styles.stepRow}>
        <td className={styles.number}>{number}</td>
        <th scope="row">
          <Recorded text={shownOf(step).heading} as="title" />
        </th>
        <td className={styles.result}>{isPlain ? <Result entry={first} /> : !first && paper.notChecked}</td>
      </tr>
      <Details record={record} step={step} />
      {told.map((entry) => (
        <tr key={entry.key}>
          <td />
          <td className={styles.words}>
            <WordsOf record={record} entry={entry} />
          </td>
          <td className={styles.result}>
            <Result entry={entry} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** What the version says of a step, and which of its dangers were acknowledged when. */
function Details({ record, step }: { record: WorkRecord; step: Step }) {
  const { paper } = useDeskWords().records
  const quoted = useQuoted()
  const { body } = shownOf(step)
  const { expectedAction, expectedResult, hazards } = step
  if (!body && !expectedAction && !expectedResult && hazards.length === 0) return null

  return (
    <tr className={styles.details}>
      <td />
      <td colSpan={2}>
        {body && (
          <p className={styles.body}>
            <Recorded text={withUnits(body)} />
          </p>
        )}
        {expectedAction && (
          <p>
            <Quoting text={paper.call(quoted(withUnits(expectedAction)))} />
          </p>
        )}
        {expectedResult && (
          <p>
            <Quoting text={paper.seen(withUnits(expectedResult))} />
          </p>
        )}
        {hazards.map((hazard) => (
          <OfHazard key={hazard.id} record={record} hazard={hazard} />
        ))}
      </td>
    </tr>
  )
}

function OfHazard({ record, hazard }: { record: WorkRecord; hazard: Step['hazards'][number] }) {
  const { paper } = useDeskWords().records
  const { severity: words } = useWords()
  const { id, severity, description, mitigation } = hazard
  const seen = record.acknowledgements.find(({ hazardId }) => hazardId === id)

  return (
    <p>
      <b>{paper.signal(words[severity])}</b> <Recorded text={withUnits(description)} />{' '}
      {mitigation && <Quoting text={paper.prevents(withUnits(mitigation))} />}
      {seen && (
        <>
          {' '}
          <span>
            ({paper.acknowledged} <Moment at={seen.recordedAt ?? seen.acknowledgedAt} as="clock" />)
          </span>
        </>
      )}
    </p>
  )
}

/** Whether there is something to read beside its result and its time. */
function saysMore({ check, deviceAt }: CheckEntry): boolean {
  return check.result === 'override' || Boolean(check.feedbackText) || deviceAt !== undefined
}

function WordsOf({ record, entry: { check, answers, deviceAt } }: { record: WorkRecord; entry: CheckEntry }) {
  const { paper } = useDeskWords().records
  const { result, feedbackText, overrideBy, overrideReason } = check

  return (
    <>
      {feedbackText && <Recorded text={withUnits(feedbackText)} />}
      {result === 'override' && (
        <>
          {nameOf(record, overrideBy)}: <Recorded text={withUnits(overrideReason ?? '')} />
          {answers === 'failure' && <small>{paper.answersFailure}</small>}
        </>
      )}
      {deviceAt && (
        <small>
          {paper.device} <Moment at={deviceAt} as="clock" />
        </small>
      )}
    </>
  )
}

function Result({ entry: { check, answers, at, seconds } }: { entry: CheckEntry }) {
  const { paper } = useDeskWords().records
  const duration = useDuration()

  return (
    <>
      <b>{answers === 'flag' ? paper.settled : paper.results[check.result]}</b>
      {check.needsReview && ` · ${paper.flagged}`} <Moment at={at} as="clock" />{' '}
      {seconds !== null && <small>{duration(seconds)}</small>}
    </>
  )
}
