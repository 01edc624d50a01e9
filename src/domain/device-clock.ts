/** How a device's clock differs from the server's, as one request shows it. */
export interface DeviceClock {
  sentAt: Date
  receivedAt: Date
  /** How far it is ahead, in seconds; negative where it is behind. What a request takes on its way is in it. */
  aheadSeconds: number
  /** Whether its times are put right by that: further away than clocks may differ (TK025, TK026). */
  isCorrected: boolean
}

/** As far as a device's clock may be off without its times being put right, in seconds. */
const grace = 5 * 60

export function deviceClock({ sentAt, receivedAt }: { sentAt: Date; receivedAt: Date }): DeviceClock {
  const aheadSeconds = (sentAt.getTime() - receivedAt.getTime()) / 1000

  return { sentAt, receivedAt, aheadSeconds, isCorrected: Math.abs(aheadSeconds) > grace }
}

/** When something happened by a clock that is right: as the device has it, unless its clock is wrong. */
export function timeBy({ isCorrected, aheadSeconds }: DeviceClock, at: Date): Date {
  return isCorrected ? new Date(at.getTime() - aheadSeconds * 1000) : at
}
