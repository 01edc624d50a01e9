import type { tenken } from '../server/tenken.ts'

export type Device = Awaited<ReturnType<typeof tenken.devices.list>>['devices'][number]

/** Whether people sign in on it; if not yet, whether its code still works. */
export function stateOfDevice(
  { revokedAt, enrolledAt, codeUntil }: Pick<Device, 'revokedAt' | 'enrolledAt' | 'codeUntil'>,
  now: Date,
): 'revoked' | 'enrolled' | 'waiting' | 'expired' {
  if (revokedAt) return 'revoked'
  if (enrolledAt) return 'enrolled'

  return codeUntil !== null && new Date(codeUntil) > now ? 'waiting' : 'expired'
}

/** What is left, in minutes and seconds as a clock shows them; undefined when it is over. */
export function timeLeft(until: string, now: number): string | undefined {
  const seconds = Math.ceil((new Date(until).getTime() - now) / 1000)
  if (seconds <= 0) return undefined

  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
