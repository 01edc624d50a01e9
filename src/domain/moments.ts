import type { AuditEvent } from './audit-trail.ts'

/** The one time of an event: the database's; beside it what the device's clock said, where that is another. */
export interface Moment {
  at: Date
  device: Date | null
}

/** When the database put on record what a record tells, by the id of a row, or by the verb of the record's own move. */
export type RecordedTimes = ReadonlyMap<string, Date>

/** Clocks of devices are set by the network, and a check takes its way: so many milliseconds say nothing. */
const tolerance = 2000

/** Of what was on record before there was a trail, the device's time is all there is. */
export function momentOf(recorded: Date | undefined, device: Date): Moment {
  if (recorded === undefined) return { at: device, device: null }
  const differs = Math.abs(recorded.getTime() - device.getTime()) > tolerance

  return { at: recorded, device: differs ? device : null }
}

/** Which column has the time that the device's clock said, by the event's verb. */
const deviceColumns: Readonly<Record<string, string>> = {
  add: 'created_at',
  create: 'created_at',
  revise: 'created_at',
  publish: 'published_at',
  retire: 'retired_at',
  delete: 'deleted_at',
  start: 'started_at',
  acknowledge: 'acknowledged_at',
  pass: 'checked_at',
  fail: 'checked_at',
  override: 'checked_at',
  complete: 'completed_at',
  approve: 'approved_at',
  reject: 'closed_at',
  abort: 'closed_at',
}

/** The moment of an event, with the time that its own row gives where the clocks differ. */
export function momentOfEvent({ at, verb, changes }: Pick<AuditEvent, 'at' | 'verb' | 'changes'>): Moment {
  const recorded = new Date(at * 1000)
  const column = deviceColumns[verb]
  const told = column === undefined ? [] : changes.flatMap(({ to }) => to?.[column] ?? [])
  const device = new Date(Number(told[0] ?? Number.NaN) * 1000)

  return Number.isNaN(device.getTime()) ? { at: recorded, device: null } : momentOf(recorded, device)
}
