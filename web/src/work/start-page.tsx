import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useId, useState } from 'react'
import { Refused } from 'tenken/client'
import { useLocation } from 'wouter'
import type { PageProps } from '../areas.tsx'
import { useWords } from '../languages/words.tsx'
import { useKept } from '../offline/kept-query.ts'
import { Button, ButtonLink } from '../parts/button.tsx'
import { Coming } from '../parts/not-yet.tsx'
import { Refusal, Unanswered } from '../parts/state.tsx'
import { useIsOffline } from '../server/connection.ts'
import { newId } from '../server/new-id.ts'
import { queries } from '../server/queries.ts'
import { rightTime } from '../server/right-time.ts'
import { tenken } from '../server/tenken.ts'
import { PageHead, Panel } from '../shell/page.tsx'
import styles from './home.module.css'
import { OutOfUse } from './later.tsx'
import { StepList } from './step-list.tsx'

// Most procedures are as one knows them.
const Changes = lazy(async () => ({ default: (await import('./changes.tsx')).Changes }))

const outOfUse = ['sop_not_effective', 'sop_deleted', 'not_found']

/** What the QR code on the wall opens: the version in use, what changed since one last did it, and the beginning. */
export function StartPage({ me, id }: PageProps) {
  const words = useWords()
  const found = useKept({ userId: me.id, name: `in use/${id}` }, (signal) =>
    tenken.sops.inUse({ path: { id }, ...(signal ? { signal } : {}) }),
  )
  const { error } = found
  if (error instanceof Refused && outOfUse.includes(error.problem.code)) {
    return <OutOfUse problem={error.problem} />
  }
  if (!found.data) return <Unanswered of={[found]} />
  const { sop, since } = found.data
  const steps = sop.tasks.flatMap((task) => task.steps)

  return (
    <Suspense fallback={<Coming />}>
      <div className={styles.page}>
        <PageHead
          title={sop.title}
          lead={[words.work.version(sop.version), words.work.steps(steps.length)].join(' · ')}
        />
        {since && <Changes since={since} />}
        <Beginning sopId={sop.id} />
        <Panel title={words.start.steps}>
          <StepList tasks={sop.tasks} />
        </Panel>
      </div>
    </Suspense>
  )
}

/** The id of the work is made once, so that a second touch begins nothing else. */
function Beginning({ sopId }: { sopId: string }) {
  const words = useWords()
  const isOffline = useIsOffline()
  const why = useId()
  const [workId] = useState(newId)
  const [, goTo] = useLocation()
  const begin = useMutation({
    mutationFn: () => tenken.workSessions.start({ path: { id: workId }, body: { sopId, at: rightTime() } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['kept'] })
      goTo(`/work/${workId}`)
    },
    // It may be out of use by now.
    onError: () => queries.invalidateQueries({ queryKey: ['kept'] }),
  })
  const other = busyWith(begin.error)

  return (
    <div className={styles.begin}>
      <Refusal error={begin.error} />
      {other && (
        <ButtonLink to={`/work/${other}`} kind="main" size="large" width="all" icon="next">
          {words.start.goOnInstead}
        </ButtonLink>
      )}
      {isOffline && <p id={why}>{words.start.offline}</p>}
      <Button
        kind={other ? 'plain' : 'main'}
        size="large"
        width="all"
        icon="play"
        isBusy={begin.isPending}
        blockedBy={isOffline ? why : undefined}
        onPress={() => begin.mutate()}
      >
        {words.start.begin}
      </Button>
    </div>
  )
}

/** The work in progress that stands against it. */
function busyWith(error: unknown): string | undefined {
  if (!(error instanceof Refused) || error.problem.code !== 'active_work_session_exists') return undefined
  const { workSessionId } = error.problem.data

  return typeof workSessionId === 'string' ? workSessionId : undefined
}
