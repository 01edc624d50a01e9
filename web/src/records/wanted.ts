import type { tenken } from '../server/tenken.ts'

export type WorkLine = Awaited<ReturnType<typeof tenken.workSessions.list>>['workSessions'][number]
type Status = WorkLine['status']

export const statuses = ['in_progress', 'paused', 'completed', 'approved', 'rejected', 'aborted'] as const
export const whose = ['everybody', 'mine', 'others'] as const
export const matters = ['flagged', 'needsOverride'] as const

interface Wanted {
  statuses?: Status[]
  flagged?: true
  needsOverride?: true
  worker?: string
  sop?: string
  notMine?: true
  startedFrom?: string
  startedBefore?: string
}

/** The version that it was done by; those of one title and number are told apart by the id. */
export function versionOf({ sopTitle, sopVersion, sopId }: WorkLine) {
  return { name: `${sopVersion} ${sopTitle}`, id: sopId }
}

/** What the address asks for; what it does not know is as if it were not there. */
export function wantedOf(asked: URLSearchParams, me: string): Wanted {
  const status = statuses.find((one) => one === asked.get('state'))
  const [sop, worker] = [idIn(asked.get('sop')), idIn(asked.get('worker'))]
  const [from, to] = [midnight(asked.get('from'), 0), midnight(asked.get('to'), 1)]

  return {
    ...(status && { statuses: [status] }),
    ...(asked.get('flagged') === 'yes' && { flagged: true }),
    ...(asked.get('needsOverride') === 'yes' && { needsOverride: true }),
    ...(worker
      ? { worker }
      : {
          ...(asked.get('whose') === 'mine' && { worker: me }),
          ...(asked.get('whose') === 'others' && { notMine: true }),
        }),
    ...(sop && { sop }),
    ...(from && { startedFrom: from }),
    ...(to && { startedBefore: to }),
  }
}

function idIn(text: string | null): string | undefined {
  return /^[\da-f-]{36}$/.exec(text ?? '')?.[0]
}

/** When that day began where the reader is, or so many days later; undefined where it is no day. */
function midnight(day: string | null, later: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? []
  if (!year) return undefined
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later)

  return at.toISOString()
}
