import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { PgRemoteQueryResultHKT } from 'drizzle-orm/pg-proxy'
import * as relations from './relations.ts'
import { hazards, sopConstraints, sops, steps, tasks } from './sops.ts'
import { users } from './users.ts'
import { safetyChecks, workSessions } from './work-sessions.ts'

/** Every table and relation (spec db-004): the one source of truth that the database is compared with. */
export const schema = { users, sops, tasks, steps, hazards, workSessions, safetyChecks, ...relations }

/** The part of the same truth that Drizzle has no words for, as SQL that runs after the tables exist. */
export const schemaSql: readonly string[] = [...sopConstraints]

/** Drizzle over this schema, inside one session. */
export type Orm = PgDatabase<PgRemoteQueryResultHKT, typeof schema>

export type UserModel = typeof users.$inferSelect
export type SOPModel = typeof sops.$inferSelect
export type TaskModel = typeof tasks.$inferSelect
export type StepModel = typeof steps.$inferSelect
export type HazardModel = typeof hazards.$inferSelect
export type WorkSessionModel = typeof workSessions.$inferSelect
export type SafetyCheckModel = typeof safetyChecks.$inferSelect

export {
  hazards as HazardModel,
  safetyChecks as SafetyCheckModel,
  sops as SOPModel,
  steps as StepModel,
  tasks as TaskModel,
  users as UserModel,
  workSessions as WorkSessionModel,
}
