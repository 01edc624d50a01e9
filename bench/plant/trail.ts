import { type Database, verifyTrail } from '../../src/index.ts'
import type { Told } from './told.ts'

/** What the trail has of what was asked for; each figure but the first is 0 where nothing went wrong. */
export interface Held {
  checks: number
  /** Answered, and not on the trail. */
  lost: number
  /** Done more than once. */
  doubled: number
  /** Refused, and done. */
  denied: number
  /** On record, and meant by nobody. */
  strange: number
  /** What verification found. */
  findings: number
}

/** Holds each write against the trail: exactly one event for what was answered, and one at most for what was not. */
export function heldAgainstTrail(database: Database, { meant, done, refused }: Told): Promise<Held> {
  return database.session(
    async (db) => {
      const made = await db.rows<{ id: string }>(rowsMade)
      const told = await db.rows<{ id: string }>(requestsTold)
      const checks = await db.rows<{ id: string }>('select id from safety_checks')
      const events = new Map<string, number>()
      for (const { id } of [...made, ...told]) events.set(id, (events.get(id) ?? 0) + 1)
      const has = (id: string) => events.has(id)

      return {
        checks: checks.length,
        lost: [...done].filter((id) => !has(id)).length,
        doubled: [...meant].filter((id) => (events.get(id) ?? 0) > 1).length,
        denied: [...refused].filter(has).length,
        strange: checks.filter(({ id }) => !meant.has(id) || !has(id)).length,
        findings: (await verifyTrail(db)).count,
      }
    },
    { isolation: 'repeatable read', readOnly: true },
  )
}

const rowsMade = `
  select change ->> 1 as id
    from audit_events, json_array_elements(changes) change
   where change ->> 0 in ('safety_checks', 'work_sessions') and change ->> 2 is null`

const requestsTold = 'select request_id as id from audit_events where request_id is not null'
