import { clockTime, workingDay } from './days.ts'
import { comesIntoUse, isDrafted, isRetired, isRevised } from './documents.ts'
import { hangsUp, leaves, opens } from './opening.ts'
import type { Plant } from './plant.ts'
import type { Script } from './play.ts'
import { withBackrest, withTryOut } from './revisions.ts'
import { shifts } from './shifts.ts'
import { standing } from './standing.ts'
import { worksOn } from './work.ts'

/** So many working days before today the plant opens: three weeks. */
export const opensBefore = 15

/** All that becomes of the plant, up to now. */
export function history(plant: Plant, now: Date): Script[] {
  const on = (daysBefore: number, time: string) => clockTime(workingDay(daysBefore, now), time)
  const published = { by: 'tanaka', publishedBy: 'mori' } as const
  const inTheLab = { by: 'okafor', publishedBy: 'mori' } as const

  return [
    opens(plant, on(opensBefore, '08:00')),
    hangsUp(plant, { tablet: 'Tablet 1 充電場', from: on(opensBefore, '08:40') }),
    hangsUp(plant, { tablet: 'Tablet 2 Lab', from: on(opensBefore, '08:50') }),
    comesIntoUse(plant, { procedure: 'forklift', ...published, from: on(opensBefore, '09:00') }),
    comesIntoUse(plant, { procedure: 'crane', ...published, from: on(opensBefore, '10:30') }),
    comesIntoUse(plant, { procedure: 'lockout', ...inTheLab, from: on(opensBefore, '13:00') }),
    comesIntoUse(plant, { procedure: 'sedtrap', ...inTheLab, from: on(opensBefore, '14:10') }),
    comesIntoUse(plant, { procedure: 'sterivex', ...inTheLab, from: on(opensBefore, '15:20') }),
    leaves(plant, { who: 'ito', from: on(11, '17:20') }),
    isRevised(plant, { procedure: 'forklift', ...published, edit: withBackrest, from: on(9, '15:30') }),
    isRevised(plant, { procedure: 'lockout', ...inTheLab, edit: withTryOut, from: on(6, '15:00') }),
    isRetired(plant, {
      procedure: 'sedtrap',
      by: 'okafor',
      reason: 'No sediment traps are sampled any more.',
      from: on(4, '16:30'),
    }),
    isDrafted(plant, { procedure: 'lockoutInJapanese', by: 'tanaka', from: on(1, '16:00') }),
    ...shifts(on).map((shift) => worksOn(plant, shift)),
    ...standing(now).map((shift) => worksOn(plant, shift)),
  ]
}
