import type { Attempt } from './attempt.ts'
import type { Model } from './model.ts'
import { gone } from './version-moves.ts'

/** The last of the people is the one who leaves, whatever is open then. */
export function leave({ people }: Model): Attempt | undefined {
  const leaver = people.at(-1)
  if (!leaver || gone(leaver)) return undefined

  return {
    by: leaver,
    told: `${leaver.name} leaves`,
    broken: [],
    statement: {
      sql: 'update users set deactivated_at = now(), updated_at = now() where id = $1',
      params: [leaver.id],
    },
    byAnybody: true,
    done() {
      people[people.length - 1] = { ...leaver, deactivatedAt: new Date() }
    },
  }
}
