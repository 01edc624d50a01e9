import { snapshotOf } from '../infrastructure/database/embedded/snapshot.ts'
import { upgrade } from '../infrastructure/database/upgrade.ts'
import { clockTime, workingDay } from './days.ts'
import { history, opensBefore } from './history.ts'
import { withMovedClock } from './moved-clock.ts'
import { Plant } from './plant.ts'
import { play } from './play.ts'

/**
 * A database with a plant and three weeks of its work up to now, as contents of a database that is made: everything was
 * put on record by the verbs that a real plant uses, each at its time.
 */
export function makePlant(): Promise<Blob> {
  const now = new Date()
  const start = clockTime(workingDay(opensBefore, now), '07:00')

  return withMovedClock(start, (clock) =>
    snapshotOf(async (database) => {
      await upgrade(database)
      await play(history(new Plant(database, clock), now), clock)
    }),
  )
}
