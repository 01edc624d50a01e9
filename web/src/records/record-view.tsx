import { type ReactNode, useId, useState } from 'react'
import { useDeskWords } from '../languages/desk-words.ts'
import { isolated } from '../languages/isolating.ts'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Moment, useDuration } from '../parts/moment.tsx'
import { Notice } from '../parts/state.tsx'
import { useTitle } from '../parts/use-title.ts'
import { PageHead } from '../shell/page.tsx'
import { Closing } from './closing.tsx'
import { CountsOfRecord } from './counts.tsx'
import styles from './record-view.module.css'
import { Tabs } from './tabs.tsx'
import { type CheckEntry, countedIn, eventsOf, needsEyes, stepsIn, timelineOf } from './timeline.ts'
import { TimelineList } from './timeline-list.tsx'
import { countsOf, nameOf, type WorkRecord } from './work-record.ts'
import { WorkStatusChip } from './work-status-chip.tsx'

interface RecordViewProps {
  record: WorkRecord
  /** What can be done about the record, beside it where there is room. */
  aside?: ReactNode
  /** Such as ways to print it. */
  actions?: ReactNode
  /** Where it was come from; none where that stands beside it. */
  back?: string | undefined
}

/** A work session's record whole: what it comes to, and what happened in its order. */
export function RecordView({ record, aside, actions, back }: RecordViewProps) {
  const { work, sop, time } = record
  const { records } = useDeskWords()
  const duration = useDuration()
  const panel = useId()
  const [tab, setTab] = useState<(typeof views)[number]>('everything')
  const steps = byStep(record)
  const entries = { everything: timelineOf(record), eyes: eventsOf(record).filter(needsEyes), steps }
  const counts = {
    everything: countedIn(entries.everything),
    eyes: countedIn(entries.eyes),
    steps: stepsIn(steps),
  }
  useTitle(`${isolated(sop.title)} · ${nameOf(record, work.workerId)}`)

  return (
    <div className={classes(styles.view, aside !== undefined && styles.withAside)}>
      <article className={styles.article}>
        <PageHead
          help="record"
          back={back}
          title={sop.title}
          lead={
            <span className={styles.facts}>
              <WorkStatusChip status={work.status} />
              <b>{nameOf(record, work.workerId)}</b>
              <span>{records.version(sop.version)}</span>
              <Moment at={record.recordedAt.started ?? work.startedAt} />
              <span>{records.worked(duration(time.workedSeconds))}</span>
              {time.pausedSeconds >= 1 && <span>{records.paused(duration(time.pausedSeconds))}</span>}
            </span>
          }
          actions={actions}
        />
        <div className={styles.notices} role="status">
          {!record.trail.unbroken && <Broken record={record} />}
          <Closing record={record} />
        </div>
        <CountsOfRecord counts={countsOf(record)} />
        <Tabs
          label={records.look}
          tabs={views.map((name) => ({ name, text: records.tabs[name], count: counts[name] }))}
          chosen={tab}
          onChoose={setTab}
          panel={panel}
        />
        {/** biome-ignore lint/a11y/noNoninteractiveTabindex: a panel of tabs can be reached by keyboard. */}
        <div id={panel} role="tabpanel" tabIndex={0}>
          {entries[tab].length === 0 ? (
            <p className={styles.none}>{records.nothingForEyes}</p>
          ) : (
            <TimelineList record={record} entries={entries[tab]} />
          )}
        </div>
        {record.trail.unbroken && <Proof record={record} />}
      </article>
      {aside !== undefined && <aside className={styles.aside}>{aside}</aside>}
    </div>
  )
}

const views = ['everything', 'eyes', 'steps'] as const

function byStep(record: WorkRecord): CheckEntry[] {
  return eventsOf(record)
    .filter((entry) => entry.kind === 'check')
    .sort((one, other) => one.place.number - other.place.number || one.nth - other.nth)
}

/** The record says something else than its trail, or that is broken: before anything else. */
function Broken({ record: { trail } }: { record: WorkRecord }) {
  const { records } = useDeskWords()

  return (
    <Notice kind="problem" icon="warning">
      <p>
        <b>{records.broken}</b>
      </p>
      <p>{records.brokenText(trail.work.count + trail.sop.count)}</p>
    </Notice>
  )
}

/** The record says what its trail says, and that is whole. */
function Proof({ record: { work, trail } }: { record: WorkRecord }) {
  const { records } = useDeskWords()
  const head = trail.heads.find(({ stream }) => stream === work.id)?.hash

  return (
    <div className={styles.proof}>
      <Icon name="lock" />
      <div>
        <b>{records.intact}</b>
        <p>{records.intactText(trail.work.events)}</p>
        {head && (
          <p className={styles.head}>
            {records.head} <span className={styles.hash}>{head}</span>
          </p>
        )}
      </div>
    </div>
  )
}
