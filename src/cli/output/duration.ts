import type { Texts } from '../../languages/en/cli.ts'

/** '2 h 5 min', '3 min 20 s' or '7 s': as exact as a reader wants it. */
export function sayDuration(seconds: number, { work }: Texts): string {
  const whole = Math.max(0, Math.floor(seconds))

  return work.duration(Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60)
}
