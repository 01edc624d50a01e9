import type { Moment } from '../../domain/moments.ts'
import type { Texts } from '../../languages/en/cli.ts'

/** '2026-04-01 09:30:05 +09:00': this machine's time, with its distance from UTC. */
export function localTime(at: Date): string {
  return `${date(at)} ${clock(at)}:${two(at.getSeconds())} ${offset(at)}`
}

/** '2026-04-01 09:30 +09:00', for lists. */
export function localMinute(at: Date): string {
  return `${date(at)} ${clock(at)} ${offset(at)}`
}

/** The event's one time, and what the device's clock said where that is another. */
export function sayMoment({ at, device }: Moment, { atDevice }: Pick<Texts, 'atDevice'>): string {
  return device ? atDevice(localTime(at), localTime(device)) : localTime(at)
}

function date(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function clock(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

function offset(at: Date): string {
  const east = -at.getTimezoneOffset()
  const minutes = Math.abs(east)

  return `${east < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
