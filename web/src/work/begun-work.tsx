import { useWords } from '../languages/words.tsx'
import type { Standing } from '../offline/standing.ts'
import { useWork } from '../offline/use-work.ts'
import { stepsOf, type WorkRecord } from '../offline/work-on-record.ts'
import { ButtonLink } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Failed, Loading, Notice } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import styles from './home.module.css'
import { rejectedIn, useOwnList, useWhereabouts, type WorkSummary } from './own-work.ts'
import { Progress } from './progress.tsx'

/** What is begun, the work in progress first; what waits for a supervisor; what came back. */
export function BegunWork({ me }: { me: Person }) {
  const words = useWords()
  const { data } = useWhereabouts(me)
  const list = useOwnList(me)
  if (!data) return <Loading lines={2} />
  const open = [
    ...(data.inProgress ? [data.inProgress.work.id] : []),
    ...data.others.filter(({ status }) => status === 'paused').map(({ id }) => id),
  ]
  const waiting = data.others.filter(({ status }) => status === 'completed')
  const rejected = rejectedIn(list.data?.workSessions ?? [])

  return (
    <>
      {open.length > 0 && (
        <section className={styles.part} aria-label={words.work.begun}>
          {open.map((id) => (
            <OpenWork key={id} me={me} id={id} />
          ))}
        </section>
      )}
      {rejected.map((work) => (
        <Rejected key={work.id} work={work} />
      ))}
      {waiting.length > 0 && (
        <section className={styles.part}>
          <h2>{words.work.waits}</h2>
          <ul className={styles.lines}>
            {waiting.map(({ id, sopTitle, completedAt }) => (
              <li key={id}>
                <ButtonLink to={`/records/${id}`} width="all">
                  <span className={styles.line}>
                    <strong>
                      <Recorded text={sopTitle} as="title" />
                    </strong>
                    {completedAt && <Moment at={completedAt} />}
                  </span>
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function OpenWork({ me, id }: { me: Person; id: string }) {
  const { query, record, standing } = useWork(me.id, id)
  if (!record || !standing) {
    return query.error ? <Failed error={query.error} onRetry={query.refetch} /> : <Loading lines={2} />
  }
  const { step, failure } = standing

  return (
    <article className={classes(styles.card, standing.status === 'in_progress' && styles.active)}>
      <h2>
        <Recorded text={record.sop.title} as="title" />
      </h2>
      {step && <Progress record={record} step={step} />}
      {failure && <HeldUp />}
      <GoOn id={id} record={record} standing={standing} />
    </article>
  )
}

function HeldUp() {
  const words = useWords()

  return (
    <p className={styles.heldUp}>
      <Icon name="flag" />
      {words.work.heldUp}
    </p>
  )
}

function GoOn({ id, record, standing }: { id: string; record: WorkRecord; standing: Standing }) {
  const { work, workStatus } = useWords()
  const { status, step } = standing
  const isPaused = status === 'paused'
  const says = isPaused
    ? work.resumeIt
    : status !== 'in_progress'
      ? workStatus[status]
      : step
        ? work.goOn(step.number, stepsOf(record.sop).length)
        : work.handInNext

  return (
    <>
      {isPaused && standing.pausedAt && (
        <p className={styles.since}>
          {work.pausedSince} <Moment at={standing.pausedAt} />
        </p>
      )}
      <ButtonLink
        to={`/work/${id}`}
        kind={status === 'in_progress' ? 'main' : 'plain'}
        size="large"
        width="all"
        icon={isPaused ? 'play' : 'next'}
      >
        {says}
      </ButtonLink>
    </>
  )
}

function Rejected({ work }: { work: WorkSummary }) {
  const words = useWords()

  return (
    <article className={styles.card}>
      <p className={styles.rejected}>
        <Icon name="warning" />
        {words.work.sentBack}
      </p>
      <h2>
        <Recorded text={work.sopTitle} as="title" />
      </h2>
      <Notice kind="problem" icon="info">
        <strong>{words.work.reason}</strong> <Recorded text={work.rejectionReason ?? ''} />
      </Notice>
      <div className={styles.pair}>
        <ButtonLink to={`/records/${work.id}`} size="large">
          {words.work.record}
        </ButtonLink>
        <ButtonLink to={`/start/${work.sopId}`} kind="main" size="large">
          {words.work.again}
        </ButtonLink>
      </div>
    </article>
  )
}
