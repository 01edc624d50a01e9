import { minutesAfter } from './days.ts'
import type { Shift } from './shift.ts'

/** Where work stands now: under way, resting, and waiting for a supervisor. */
export function standing(now: Date): Shift[] {
  const ago = (minutes: number) => minutesAfter(now, -minutes)

  return [
    {
      procedure: 'sterivex',
      worker: 'nguyen',
      from: ago(150),
      pace: 420,
      ends: { is: 'paused', at: 14 },
    },
    {
      procedure: 'lockout',
      worker: 'garcia',
      from: ago(66),
      pace: 110,
      incidents: {
        4: {
          is: 'flagged',
          says: 'The tension gauge reads zero, but its glass is cracked. Please look at it.',
        },
      },
      ends: { is: 'waiting' },
    },
    {
      procedure: 'forklift',
      worker: 'kimura',
      from: ago(20),
      pace: 55,
      ends: { is: 'failed', at: 11, says: '後退ブザーが鳴らない。ホーンと灯火は作動する。' },
    },
    {
      procedure: 'crane',
      worker: 'sato',
      from: ago(14),
      pace: 75,
      ends: { is: 'under way', at: 10 },
    },
  ]
}
