import { useQuery } from '@tanstack/react-query'
import { useIsHeldBack } from '../offline/held-back.ts'
import { useKept } from '../offline/kept-query.ts'
import { useIsOffline } from '../server/connection.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'

export type WorkSummary = Awaited<ReturnType<typeof tenken.workSessions.list>>['workSessions'][number]

/** What is begun and not closed. */
export function useWhereabouts({ id }: Person) {
  return useKept({ userId: id, name: 'whereabouts' }, (signal) => tenken.me.work(signal ? { signal } : {}))
}

/** Whether the server can't be asked, or can't take anything for now. */
export function useIsAlone(): boolean {
  const isHeldBack = useIsHeldBack()

  return useIsOffline() || isHeldBack
}

/** What this device keeps of work that goes on, while the server does not say: its list may be from before it was begun. */
export function useWorksHere({ id }: Person): readonly string[] {
  const isAlone = useIsAlone()
  const { data = [] } = useQuery({
    queryKey: ['kept', id, 'here'],
    queryFn: async () => (await import('../offline/works-here.ts')).worksHere(id),
    enabled: isAlone,
  })

  return isAlone ? data : []
}

/** The newest of one's own work, whatever became of it. */
export function useOwnList({ id }: Person) {
  return useKept({ userId: id, name: 'own work' }, (signal) =>
    tenken.workSessions.list({ query: { worker: id, limit: 30 }, ...(signal ? { signal } : {}) }),
  )
}

/** Rejected work that nobody has done again since. */
export function rejectedIn(works: readonly WorkSummary[]): WorkSummary[] {
  return works.filter(
    ({ status, closedAt, sopTitle }) =>
      status === 'rejected' &&
      !works.some((other) => other.sopTitle === sopTitle && other.startedAt > (closedAt ?? '')),
  )
}
