import { useEffect, useState } from 'react'
import { Refused } from 'tenken/client'
import type { PageProps } from '../areas.tsx'
import { useWork } from '../offline/use-work.ts'
import { fetchLater } from '../parts/later.tsx'
import { Unanswered } from '../parts/state.tsx'
import { ClosedWork, FinishScreen, NotYours, OverriddenScreen, PausedScreen } from './later.tsx'
import styles from './step-page.module.css'
import { StepScreen } from './step-screen.tsx'
import { unreadOverrideIn } from './unread-override.ts'

/** Work at its step: the whole screen, whatever its state. */
export function StepPage({ me, id }: PageProps) {
  const work = useWork(me.id, id)
  const [read, setRead] = useState<string>()
  const { query, record, standing } = work
  const isShown = standing !== undefined
  useEffect(() => {
    if (!isShown) return undefined
    // The step itself is there first.
    const soon = setTimeout(() => {
      fetchLater()
      void import('../offline/forget-old.ts').then(({ forgetOld }) => forgetOld()).catch(() => undefined)
    })

    return () => clearTimeout(soon)
  }, [isShown])
  if (!record || !standing) {
    return (
      <main className={styles.middle}>
        {isForbidden(query.error) ? <NotYours /> : <Unanswered of={[query]} lines={3} />}
      </main>
    )
  }
  const shown = { work, record, standing }
  if (record.work.workerId !== me.id) return <ClosedWork {...shown} isOwn={false} />
  if (standing.status === 'paused') return <PausedScreen {...shown} />
  if (standing.status !== 'in_progress') return <ClosedWork {...shown} isOwn />
  const override = unreadOverrideIn(record, standing)
  if (override && override.id !== read) {
    return <OverriddenScreen {...shown} override={override} onRead={() => setRead(override.id)} />
  }
  if (!standing.step) return <FinishScreen {...shown} />

  // A step begins anew: nothing that was half typed goes on to the next one.
  return <StepScreen key={standing.step.id} {...shown} step={standing.step} />
}

function isForbidden(error: unknown): boolean {
  return error instanceof Refused && error.problem.kind === 'forbidden'
}
