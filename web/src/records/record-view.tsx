import { type ReactNode, useId, useState } from 'react'
import { Help } from '../help/help.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Moment, useDuration } from '../parts/moment.tsx'
import { Notice } from '../parts/state.tsx'
import { useTitle } from '../parts/use-title.ts'
import { CountsOfRecord } from './counts.tsx'
import styles from './record-view.module.css'
import { Tabs } from './tabs.tsx'
import { type Entry, eventsOf, needsEyes, timelineOf } from './timeline.ts'
import { TimelineList } from './timeline-list.tsx'
import { countsOf, nameOf, type WorkRecord } from './work-record.ts'
import { WorkStatusChip } from './work-status-chip.tsx'

interface RecordViewProps {
  record: WorkRecord
  /** What can be done about the record, beside it where there is room. */
  aside?: ReactNode
  /** Such as ways to print it. */
  actions?: ReactNode
}

/** A work session's record whole: what it comes to, and what happened in its order. */
export function RecordView({ record, aside, actions }: RecordViewProps) {
  const { work, sop, time } = record
  const { records } = useDeskWords()
  const duration = useDuration()
  const panel = useId()
  const [tab, setTab] = useState<(typeof views)[number]>('everything')
  const entries = {
    everything: timelineOf(record),
    eyes: eventsOf(record).filter(needsEyes),
    steps: byStep(record),
  }
  useTitle(`${sop.title} · ${nameOf(record, work.workerId)}`)

  return (
    <div className={classes(styles.view, aside !== undefined && styles.withAside)}>
      <article className={styles.article}>
        <header className={styles.head}>
          <h1>{sop.title}</h1>
          <WorkStatusChip status={work.status} />
          <Help topic="record" />
        </header>
        <p className={styles.facts}>
          <b>{nameOf(record, work.workerId)}</b>
          <span>{records.version(sop.version)}</span>
          <Moment at={record.recordedAt.started ?? work.startedAt} />
          <span>{records.worked(duration(time.workedSeconds))}</span>
          {time.pausedSeconds >= 1 && <span>{records.paused(duration(time.pausedSeconds))}</span>}
        </p>
        <div className={styles.actions}>{actions}</div>
        <CountsOfRecord counts={countsOf(record)} />
        <Tabs
          label={records.look}
          tabs={views.map((name) => ({ name, text: records.tabs[name], count: countOf(entries[name]) }))}
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
        <Proof record={record} />
      </article>
      {aside !== undefined && <aside className={styles.aside}>{aside}</aside>}
    </div>
  )
}

const views = ['everything', 'eyes', 'steps'] as const

/** What is folded counts as the checks that it is. */
function countOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'run' ? entry.checks.length : 1), 0)
}

function byStep(record: WorkRecord): Entry[] {
  return eventsOf(record)
    .filter((entry) => entry.kind === 'check')
    .sort((one, other) => one.place.number - other.place.number || one.nth - other.nth)
}

/** Whether the record says what its trail says, and that the trail is whole. */
function Proof({ record: { work: its, trail } }: { record: WorkRecord }) {
  const { records } = useDeskWords()
  const { unbroken, work, sop, heads } = trail
  const head = heads.find(({ stream }) => stream === its.id)?.hash
  if (!unbroken) {
    return (
      <Notice kind="problem" icon="warning">
        <p>
          <b>{records.broken}</b>
        </p>
        <p>{records.brokenText(work.count + sop.count)}</p>
      </Notice>
    )
  }

  return (
    <div className={styles.proof}>
      <Icon name="lock" />
      <div>
        <b>{records.intact}</b>
        <p>{records.intactText(work.events)}</p>
        {head && <p className={styles.hash}>{records.head(head)}</p>}
      </div>
    </div>
  )
}
