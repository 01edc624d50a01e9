import type { Entry } from './kept.ts'
import type { WorkRecord } from './work-on-record.ts'

/** What a page shows of time: the device's clock, which may be set anew, and what it has counted since it was loaded, which may not. */
export interface Clock {
  /** In milliseconds. */
  at: number
  counted: number
  /** Which page counts: another one, or the same loaded again, begins anew. */
  page: number
}

export function clock(): Clock {
  return { at: Date.now(), counted: performance.now(), page: performance.timeOrigin }
}

/** As far as a clock may be off without that it was set anew, in milliseconds; the server allows as much. */
const grace = 5 * 60_000

interface SentAlike {
  entries: readonly Entry[]
  /** By the clock that they were given by, were it still going. */
  sentAt: Date
}

/**
 * The first of the entries that were given by one clock, and when that clock has it that they are sent: so the server can
 * put their times right also where the device's clock was set anew since, as it often is when a connection comes back.
 */
export function givenByOneClock(entries: readonly Entry[], now: Clock, record?: WorkRecord): SentAlike {
  const since = record ? latestIn(record) : Number.NEGATIVE_INFINITY
  const [first] = entries
  const isOld = first !== undefined && isOfAnother(first, now, since)
  const other = entries.findIndex(
    (entry) => isOfAnother(entry, now, since) !== isOld || (isOld && entry.clock?.page !== first.clock?.page),
  )
  const alike = other === -1 ? entries : entries.slice(0, other)
  const last = alike.at(-1)

  return { entries: alike, sentAt: new Date(isOld && last ? shownNow(last, now) : now.at) }
}

/** What the clock that it was given by would show now; as then, where nobody has counted since. */
function shownNow({ command, clock: then }: Entry, { page, counted }: Clock): number {
  const at = Date.parse(command.at)

  return then?.page === page ? at + counted - then.counted : at
}

/**
 * Whether the clock was set anew since: it is behind what was counted; or ahead of it, and what was given lies before what
 * it followed. Ahead alone says nothing, since a device that sleeps does not count.
 */
function isOfAnother(entry: Entry, now: Clock, since: number): boolean {
  const ahead = now.at - shownNow(entry, now)
  const isBeforeWork = Date.parse(entry.command.at) < since - grace && now.at > since - grace

  return ahead < -grace || (ahead > grace && isBeforeWork)
}

function latestIn({ work, checks }: WorkRecord): number {
  return Date.parse(checks.at(-1)?.checkedAt ?? work.startedAt)
}
