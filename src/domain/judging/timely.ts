import type { AuditEvent } from '../audit-trail.ts'
import { InvalidInput } from '../errors.ts'
import { clocksApart } from '../times.ts'
import type { Court } from './court.ts'
import { clockOf } from './rows.ts'

/** Before this nobody kept records here: a clock that says so has never been set. */
const earliest = Date.UTC(2000, 0, 1)

/** The rules read the clock a little before the event is written, and a time is a whole millisecond here. */
const moment = 10

/** The event that sets a time, and the table whose row has it. */
export interface Setting {
  table: string
  event: AuditEvent
  court: Court
}

/**
 * Throws where a time that the event sets lies ahead of the database's clock, or before what it follows, by more than
 * clocks differ, since the database holds that.
 */
export function mustBeTimely(
  { table, event, court }: Setting,
  at: Date | null,
  follows: readonly (Date | null | undefined)[] = [],
): void {
  if (at === null || !court.held('times', event.at)) return
  const [time, clock] = [at.getTime(), clockOf(event).getTime()]
  if (!(time <= clock + clocksApart + moment)) {
    const says = Number.isNaN(time) ? 'infinity' : at.toISOString()
    throw new InvalidInput('at', { code: 'time_ahead', at: says, clock: clockOf(event).toISOString() })
  }
  let before = earliest
  for (const time of follows) before = Math.max(before, time?.getTime() ?? before)
  if (time < Math.min(clock, before) - clocksApart - moment) {
    throw new InvalidInput('at', { code: 'times_out_of_order', table })
  }
}
