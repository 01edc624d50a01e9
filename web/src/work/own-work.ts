import { useKept } from '../offline/kept-query.ts'
import type { Person } from '../server/me.ts'
import { tenken } from '../server/tenken.ts'

export type WorkSummary = Awaited<ReturnType<typeof tenken.workSessions.list>>['workSessions'][number]

/** What is begun and not closed. */
export function useWhereabouts({ id }: Person) {
  return useKept({ userId: id, name: 'whereabouts' }, (signal) => tenken.me.work(signal ? { signal } : {}))
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
