import { useEffect, useRef } from 'react'
import { useLaterWords } from '../languages/later-words.ts'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { Icon } from '../parts/icon.tsx'
import { Recorded } from '../parts/recorded.tsx'
import { Notice } from '../parts/state.tsx'
import { useTitle } from '../parts/use-title.ts'
import { DeviceState } from './device-state.tsx'
import { Foot } from './foot.tsx'
import { useIsAlone } from './own-work.ts'
import styles from './rest.module.css'
import type { ShownWork } from './shown-work.ts'
import screen from './step-screen.module.css'
import { WorkTop } from './work-top.tsx'

const signs = {
  in_progress: { look: 'neutral', icon: 'play' },
  paused: { look: 'neutral', icon: 'pause' },
  completed: { look: 'good', icon: 'check' },
  approved: { look: 'good', icon: 'check' },
  rejected: { look: 'bad', icon: 'cross' },
  aborted: { look: 'neutral', icon: 'cross' },
} as const

/** Work that its worker can do no more to: where it is now, and what happens next. */
export function ClosedWork({ work, record, standing, isOwn }: ShownWork & { isOwn: boolean }) {
  const { work: words, workStatus } = useWords()
  const { finish } = useLaterWords()
  const says = useWhatHappensNext({ work, record, standing })
  const { status } = standing
  const { id, workerId, rejectionReason, abortReason, sopId } = record.work
  const worker = record.people.find((person) => person.id === workerId)?.name ?? ''
  const reason = rejectionReason ?? abortReason
  const isToDoAgain = isOwn && status === 'rejected'
  const { look, icon } = signs[status]
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  useTitle(`${workStatus[status]} · ${record.sop.title}`)

  return (
    <div className={screen.screen}>
      <WorkTop record={record} standing={standing}>
        {isOwn && <DeviceState work={work} record={record} />}
      </WorkTop>
      <main className={styles.body}>
        <span className={classes(styles.sign, styles[look])}>
          <Icon name={icon} />
        </span>
        <h1 ref={title} tabIndex={-1}>
          {status === 'completed' && isOwn ? finish.completed : workStatus[status]}
        </h1>
        <p className={screen.detail}>{isOwn ? says : finish.notYours(worker)}</p>
        {reason && (
          <Notice kind={status === 'rejected' ? 'problem' : 'waiting'} icon="info">
            <strong>{words.reason}</strong>
            <p>
              <Recorded text={reason} />
            </p>
          </Notice>
        )}
      </main>
      <Foot>
        <ButtonLink size="large" width="all" to={`/records/${id}`}>
          {words.record}
        </ButtonLink>
        <ButtonLink size="large" width="all" kind={isToDoAgain ? 'plain' : 'main'} to="/work">
          {words.home}
        </ButtonLink>
        {isToDoAgain && (
          <ButtonLink size="large" width="all" kind="main" to={`/start/${sopId}`}>
            {words.again}
          </ButtonLink>
        )}
      </Foot>
    </div>
  )
}

function useWhatHappensNext({ work, standing }: ShownWork): string {
  const { finish } = useLaterWords()
  const isUnsent = useIsAlone() && work.waiting.length > 0
  switch (standing.status) {
    case 'completed':
      return isUnsent ? finish.completedUnsent : finish.completedText
    case 'approved':
    case 'rejected':
    case 'aborted':
      return finish.closed[standing.status]
    default:
      return ''
  }
}
