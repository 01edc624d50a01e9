import { type ReactNode, useState } from 'react'
import { useDeskWords } from '../../languages/desk-words.ts'
import { useWords } from '../../languages/words.tsx'
import { Moment, useDuration } from '../../parts/moment.tsx'
import { Qr } from '../../parts/qr.tsx'
import { Recorded } from '../../parts/recorded.tsx'
import { countsOf, nameOf, type WorkRecord } from '../work-record.ts'
import { Proof, Signatures, Standstills } from './paper-ends.tsx'
import { Steps } from './paper-steps.tsx'
import styles from './print-page.module.css'
import { usePage } from './use-page.ts'

/** All that is on record of a work session, on white, with who signed what and what to compare the trail with. */
export function Paper({ record, reader }: { record: WorkRecord; reader: string }) {
  const { paper } = useDeskWords().records
  const { workStatus } = useWords()
  const [now] = useState(() => new Date().toISOString())
  const { work, sop } = record
  const address = `${location.origin}/records/${work.id}`
  usePage(`${paper.id} ${work.id}`)

  return (
    <article className={styles.paper}>
      <header className={styles.head}>
        <div>
          <p className={styles.kind}>{paper.kind}</p>
          <h2 className={styles.title}>
            <Recorded text={sop.title} as="title" />
          </h2>
          <p className={styles.state}>
            <b>{workStatus[work.status]}</b> · {work.locked ? paper.locked : paper.notFinal}
          </p>
        </div>
        <div className={styles.code}>
          <Qr text={address} label={paper.qr} />
          <p>{paper.live}</p>
        </div>
      </header>
      <Facts record={record}>
        <Fact name={paper.live} isWide>
          <span className={styles.mono}>{address}</span>
        </Fact>
        <Fact name={paper.made} isWide>
          {reader} · <Moment at={now} as="exact" />
        </Fact>
      </Facts>
      <Steps record={record} />
      <Standstills record={record} />
      <Signatures record={record} />
      <Proof record={record} />
    </article>
  )
}

function Facts({ record, children }: { record: WorkRecord; children: ReactNode }) {
  const { paper } = useDeskWords().records
  const duration = useDuration()
  const { work, sop, recordedAt, time, people } = record
  const worker = people.find(({ id }) => id === work.workerId)
  const completed = recordedAt.completed ?? work.completedAt
  const closed = recordedAt.closed ?? work.approvedAt ?? work.closedAt
  const reason = work.rejectionReason ?? work.abortReason

  return (
    <dl className={styles.facts}>
      <Fact name={paper.worker} isWide>
        {[worker?.name, worker?.employeeNumber ?? worker?.email].filter(Boolean).join(' · ')}
      </Fact>
      <Fact name={paper.version} isWide>
        {paper.versionOf(sop.version)}
        {recordedAt.published && (
          <>
            {' · '}
            {paper.publishedBy(nameOf(record, sop.publishedBy))} <Moment at={recordedAt.published} />
          </>
        )}
      </Fact>
      <Fact name={paper.started}>
        <Moment at={recordedAt.started ?? work.startedAt} as="exact" />
      </Fact>
      {completed && (
        <Fact name={paper.completed}>
          <Moment at={completed} as="exact" />
        </Fact>
      )}
      {work.locked && closed && (
        <Fact name={paper.closed}>
          <Moment at={closed} as="exact" />
        </Fact>
      )}
      <Fact name={paper.time}>
        {paper.times(
          duration(time.workedSeconds),
          time.pausedSeconds >= 1 ? duration(time.pausedSeconds) : undefined,
        )}
      </Fact>
      <Fact name={paper.result} isWide>
        {paper.counts(countsOf(record))}
      </Fact>
      {reason && (
        <Fact name={paper.reason} isWide>
          <Recorded text={reason} />
        </Fact>
      )}
      <Fact name={paper.id} isWide>
        <span className={styles.mono}>{work.id}</span>
      </Fact>
      {children}
    </dl>
  )
}

/** Two stand in a line, but for one that may be long. */
function Fact({ name, isWide, children }: { name: string; isWide?: true; children: ReactNode }) {
  return (
    <div className={isWide && styles.wide}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
