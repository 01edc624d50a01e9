import { type ReactNode, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { useLanguage } from '../languages/words.tsx'
import { classes } from '../parts/classes.ts'
import { deskIcons } from '../parts/desk-icons.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Moment, momentIn, useDuration } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { useQuoted } from '../parts/use-quoted.ts'
import type { CheckEntry, Entry } from './timeline.ts'
import styles from './timeline-list.module.css'
import { nameOf, type WorkRecord } from './work-record.ts'

/** What happened, from top to bottom, under the tasks of the version. */
export function TimelineList({ record, entries }: { record: WorkRecord; entries: readonly Entry[] }) {
  const { records } = useDeskWords()
  const language = useLanguage()
  let task = 0
  let day = entries[0] && momentIn(language, entries[0].at, 'day')

  return (
    <ol className={styles.list}>
      {entries.map((entry) => {
        const its = taskOf(entry)
        const isNew = its !== undefined && its.number !== task
        task = its?.number ?? task
        const itsDay = momentIn(language, entry.at, 'day')
        const isNextDay = itsDay !== day
        day = itsDay

        return (
          <li key={entry.key}>
            {isNextDay && <p className={styles.task}>{itsDay}</p>}
            {isNew && its && <h2 className={styles.task}>{records.task(its.number, its.title)}</h2>}
            <OfEntry record={record} entry={entry} />
          </li>
        )
      })}
    </ol>
  )
}

function taskOf(entry: Entry) {
  if (entry.kind === 'check') return entry.answers ? undefined : entry.place.task

  return entry.kind === 'run' ? entry.checks[0]?.place.task : undefined
}

function OfEntry({ record, entry }: { record: WorkRecord; entry: Entry }) {
  const { records } = useDeskWords()
  const duration = useDuration()
  switch (entry.kind) {
    case 'started':
      return <Row at={entry.at} icon="play" line={records.started(nameOf(record, entry.by))} />
    case 'run':
      return <Run record={record} entry={entry} />
    case 'check':
      return <OfCheck record={record} entry={entry} />
    case 'paused':
      return (
        <Row
          at={entry.at}
          icon="pause"
          line={entry.seconds === null ? records.pausedSince : records.pausedFor(duration(entry.seconds))}
        />
      )
    case 'offline':
      return <Offline entry={entry} />
    case 'completed':
      return <Row at={entry.at} icon={deskIcons.clipboard} line={records.completed} />
    case 'closed':
      return (
        <Row
          at={entry.at}
          icon={entry.outcome === 'approved' ? 'lock' : 'cross'}
          look={entry.outcome === 'approved' ? 'pass' : 'fail'}
          line={records[entry.outcome](nameOf(record, entry.by))}
        >
          {entry.reason && (
            <p className={classes(styles.said, styles.saidfail)}>
              <Recorded text={entry.reason} />
            </p>
          )}
        </Row>
      )
  }
}

function Offline({ entry }: { entry: Extract<Entry, { kind: 'offline' }> }) {
  const { records } = useDeskWords()
  const language = useLanguage()
  const duration = useDuration()

  return (
    <Row at={entry.at} icon="offline" line={records.offline(duration(entry.seconds))}>
      <p className={styles.more}>
        {records.offlineText(entry.checks, momentIn(language, entry.receivedAt, 'time'))}
      </p>
    </Row>
  )
}

/** Plain passes in a row, in one line until somebody wants to see each. */
function Run({ record, entry }: { record: WorkRecord; entry: Extract<Entry, { kind: 'run' }> }) {
  const { records } = useDeskWords()
  const [isShown, setShown] = useState(false)
  const { checks, dangers, at, seconds } = entry
  const [first, last] = [checks[0], checks.at(-1)]

  return (
    <>
      <Row
        at={at}
        seconds={seconds}
        icon="check"
        look="pass"
        line={
          <span className={styles.run}>
            {records.run(first?.place.number ?? 0, last?.place.number ?? 0)}
            <button
              type="button"
              className={styles.fold}
              aria-expanded={isShown}
              onClick={() => setShown(!isShown)}
            >
              {isShown ? records.hide : records.show}
            </button>
          </span>
        }
      >
        {dangers > 0 && <p className={styles.more}>{records.runDangers(dangers)}</p>}
      </Row>
      {isShown && checks.map((check) => <OfCheck key={check.key} record={record} entry={check} />)}
    </>
  )
}

const looks = { pass: 'pass', fail: 'fail', override: 'override' } as const
const icons = { pass: 'check', fail: 'cross', override: 'pen' } as const

function OfCheck({ record, entry }: { record: WorkRecord; entry: CheckEntry }) {
  const { records } = useDeskWords()
  const language = useLanguage()
  const { check, place, nth, seconds, at, deviceAt, acknowledgedAt, answers } = entry
  const { result, needsReview, feedbackText, confidenceScore } = check
  const look = needsReview && result === 'pass' ? 'flag' : looks[result]

  return (
    <Row
      at={at}
      seconds={seconds}
      icon={look === 'flag' ? 'flag' : icons[result]}
      look={look}
      line={
        <>
          {records.step(place.number)}. <Recorded text={place.heading} as="title" />
        </>
      }
    >
      <p className={styles.more}>
        {[
          result === 'pass' && !needsReview ? records.ok : '',
          nth > 1 && result !== 'override' ? records.again(nth) : '',
          ...acknowledgedAt.map((time) => records.acknowledgedAt(momentIn(language, time, 'time'))),
          deviceAt ? records.deviceTime(momentIn(language, deviceAt, 'time')) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {result === 'override' ? (
        <p className={classes(styles.said, styles.saidoverride)}>
          <b>{records[answers === 'flag' ? 'settledBy' : 'override'](nameOf(record, check.overrideBy))}</b>
          {'\n'}
          <Recorded text={check.overrideReason ?? ''} />
        </p>
      ) : (
        (result === 'fail' || needsReview || feedbackText) && (
          <p className={classes(styles.said, look !== 'pass' && styles[`said${look}`])}>
            <b>{result === 'fail' ? records.problem : needsReview ? records.flagged : ''}</b>
            {(result === 'fail' || needsReview) && feedbackText && '\n'}
            <Recorded text={feedbackText ?? ''} />
            {confidenceScore !== null &&
              ` ${records.sure(new Intl.NumberFormat(language, { style: 'percent' }).format(confidenceScore))}`}
          </p>
        )
      )}
      <StepText place={place} />
    </Row>
  )
}

/** What the version that was worked on says of the step, beside what was found at it. */
function StepText({ place: { says } }: { place: CheckEntry['place'] }) {
  const { records } = useDeskWords()
  const quoted = useQuoted()
  const { body, call, seen } = says
  if (!body && !call && !seen) return null

  return (
    <details className={styles.step}>
      <summary>{records.stepText}</summary>
      {body && (
        <p>
          <Recorded text={body} />
        </p>
      )}
      {call && <p>{records.paper.call(quoted(call))}</p>}
      {seen && <p>{records.paper.seen(seen)}</p>}
    </details>
  )
}

interface RowProps {
  at: string
  icon: IconName
  line: ReactNode
  look?: 'pass' | 'fail' | 'flag' | 'override'
  seconds?: number | null
  children?: ReactNode
}

function Row({ at, icon, line, look, seconds, children }: RowProps) {
  const duration = useDuration()

  return (
    <div className={styles.entry}>
      <p className={styles.when}>
        <Moment at={at} as="time" />
        {(seconds ?? 0) >= 1 && <small>{duration(seconds ?? 0)}</small>}
      </p>
      <span className={classes(styles.dot, look && styles[look])}>
        <Icon name={icon} />
      </span>
      <div className={styles.what}>
        <div className={styles.line}>{line}</div>
        {children}
      </div>
    </div>
  )
}
