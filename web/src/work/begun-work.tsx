import { useWords } from '../languages/words.tsx'
import type { Standing } from '../offline/standing.ts'
import { useWork } from '../offline/use-work.ts'
import { stepsOf, type WorkRecord } from '../offline/work-on-record.ts'
import { ButtonLink } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Moment } from '../parts/moment.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import type { Person } from '../server/me.ts'
import styles from './home.module.css'
import { HandedIn } from './later.tsx'
import { rejectedIn, useIsAlone, useOwnList, useWhereabouts, useWorksHere } from './own-work.ts'
import { Progress } from './progress.tsx'

/** What is begun, the work in progress first; what waits for a supervisor; what came back. */
export function BegunWork({ me }: { me: Person }) {
  const words = useWords()
  const { data, error } = useWhereabouts(me)
  const here = useWorksHere(me)
  const list = useOwnList(me)
  if (!data && !error) return <Loading lines={2} />
  const { inProgress, others = [] } = data ?? {}
  const listed = [
    ...(inProgress ? [inProgress.work.id] : []),
    ...others.filter(({ status }) => status === 'paused').map(({ id }) => id),
  ]
  // What the list does not have yet was begun after it was told.
  const open = [...here.filter((id) => !listed.includes(id)), ...listed]
  const waiting = others.filter(({ status }) => status === 'completed')
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
      {rejected.length + waiting.length > 0 && <HandedIn rejected={rejected} waiting={waiting} />}
    </>
  )
}

function OpenWork({ me, id }: { me: Person; id: string }) {
  const words = useWords()
  const isAlone = useIsAlone()
  const { query, record, standing, waiting } = useWork(me.id, id)
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
      {failure && (
        <p className={styles.heldUp}>
          <Icon name="flag" />
          {words.work.heldUp}
        </p>
      )}
      {/* What goes out at once says nothing. */}
      {isAlone && waiting.length > 0 && <p className={styles.since}>{words.device.unsent(waiting.length)}</p>}
      <GoOn id={id} record={record} standing={standing} />
    </article>
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
