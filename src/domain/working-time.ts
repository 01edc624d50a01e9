import type { WorkSession } from './work-session.ts'

/** How long the work has been paused in all, a pause that lasts included. */
export function pausedSecondsOf({ pausedSeconds, pausedAt }: WorkSession, now: Date): number {
  return pausedSeconds + (pausedAt ? secondsBetween(pausedAt, now) : 0)
}

/** How long somebody was at work: from the start to the end, or until now, without the pauses. */
export function workedSecondsOf(work: WorkSession, now: Date): number {
  const until = work.completedAt ?? work.closedAt ?? now

  return Math.max(0, secondsBetween(work.startedAt, until) - pausedSecondsOf(work, until))
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000)
}
