import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PageProps } from '../areas.tsx'
import { useDeskWords } from '../languages/desk-words.ts'
import { useWords } from '../languages/words.tsx'
import { ButtonLink } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import { deskIcons } from '../parts/desk-icons.ts'
import { Loading, PageState, Unanswered } from '../parts/state.tsx'
import { RecordOf } from '../records/record-page.tsx'
import { everyPage } from '../server/every-page.ts'
import { tenken } from '../server/tenken.ts'
import { PageHead } from '../shell/page.tsx'
import { GoOn } from './go-on.tsx'
import { Queue } from './queue.tsx'
import { nextOf, waitingOf } from './queue-order.ts'
import styles from './review-page.module.css'

/** What waits for a supervisor, all over the page; once one is looked at, beside it where there is room. */
export function ReviewPage({ me, id }: PageProps) {
  const { shell } = useWords()
  const { review } = useDeskWords()
  const found = useQuery({
    queryKey: ['review', 'queue'],
    // Whole: who is held up stands first, however late they began.
    queryFn: async () => {
      const query = { waiting: true, oldestFirst: true, limit: 1000 }
      const pages = await everyPage((on) => tenken.workSessions.list({ query: { ...query, ...on } }))

      return pages.flatMap(({ workSessions }) => workSessions)
    },
    refetchInterval: 15_000,
  })
  const { data: works, dataUpdatedAt, refetch } = found
  // Whoever comes back to the queue, or goes on to the next, finds what waits now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked by going there.
  useEffect(() => void refetch(), [id, refetch])
  if (found.error && !works) return <Unanswered of={[found]} />
  const waiting = works && waitingOf(works)

  return (
    <div className={id === '' ? undefined : styles.both}>
      <div className={classes(styles.queue, id !== '' && styles.hidden)}>
        <PageHead
          title={review.title}
          lead={
            works && works.length > 0 ? review.lead(works.length, waiting?.heldUp.length ?? 0) : undefined
          }
          help="review"
        />
        {works === undefined && <Loading />}
        {works?.length === 0 && (
          <PageState icon="check" title={review.empty} text={review.emptyText}>
            <ButtonLink icon={deskIcons.board} to="/board">
              {shell.board}
            </ButtonLink>
          </PageState>
        )}
        {waiting && works.length > 0 && <Queue me={me} waiting={waiting} chosen={id} now={dataUpdatedAt} />}
      </div>
      {id !== '' && (
        <div className={styles.record}>
          <RecordOf
            me={me}
            id={id}
            back="/review"
            afterwards={waiting && <GoOn next={nextOf(waiting, { id, me: me.id })} />}
            key={id}
          />
        </div>
      )}
    </div>
  )
}
