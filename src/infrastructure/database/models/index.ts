import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { PgRemoteQueryResultHKT } from 'drizzle-orm/pg-proxy'
import { apiTokens } from './api-tokens.ts'
import { auditEvents } from './audit-events.ts'
import * as relations from './relations.ts'
import { definers } from './rules/definers.ts'
import { lent } from './rules/lent.ts'
import { inOwnSchema, withNames } from './rules/own-names.ts'
import { people } from './rules/people.ts'
import { permanence } from './rules/permanence.ts'
import { refusals } from './rules/refusals.ts'
import { revisions } from './rules/revisions.ts'
import { rows } from './rules/rows.ts'
import { safetyCheckRules } from './rules/safety-checks.ts'
import { said } from './rules/said.ts'
import { secretRules } from './rules/secrets.ts'
import { signing } from './rules/signing.ts'
import { trail } from './rules/trail.ts'
import { trees } from './rules/trees.ts'
import { versions } from './rules/versions.ts'
import { workSessionRules } from './rules/work-sessions.ts'
import { devices, signIns } from './sign-ins.ts'
import { signatures } from './signatures.ts'
import { hazards, sopConstraints, sops, steps, tasks } from './sops.ts'
import { signInGuesses, userSecrets } from './user-secrets.ts'
import { users } from './users.ts'
import { hazardAcknowledgements, safetyChecks, workSessions } from './work-sessions.ts'

/** Every table and relation (spec db-004): the one source of truth that the database is compared with. */
export const schema = {
  users,
  sops,
  tasks,
  steps,
  hazards,
  workSessions,
  safetyChecks,
  hazardAcknowledgements,
  signatures,
  auditEvents,
  userSecrets,
  signInGuesses,
  devices,
  signIns,
  apiTokens,
  ...relations,
}

/** What the database holds by functions and triggers, each naming what it calls. */
export const ruleSql: readonly string[] = [
  ...refusals,
  ...rows,
  ...trail,
  ...signing,
  ...people,
  ...versions,
  ...trees,
  ...workSessionRules,
  ...safetyCheckRules,
  ...said,
  ...secretRules,
  ...permanence,
  ...lent,
  ...revisions,
].map(withNames)

/** The part of the same truth that Drizzle has no words for, as SQL that runs after the tables exist. */
export const schemaSql: readonly string[] = [...sopConstraints, ...ruleSql.map(inOwnSchema), ...definers]

/** Drizzle over this schema, inside one session. */
export type Orm = PgDatabase<PgRemoteQueryResultHKT, typeof schema>

export type UserModel = typeof users.$inferSelect
export type SOPModel = typeof sops.$inferSelect
export type TaskModel = typeof tasks.$inferSelect
export type StepModel = typeof steps.$inferSelect
export type HazardModel = typeof hazards.$inferSelect
export type WorkSessionModel = typeof workSessions.$inferSelect
export type SafetyCheckModel = typeof safetyChecks.$inferSelect
export type HazardAcknowledgementModel = typeof hazardAcknowledgements.$inferSelect
export type SignatureModel = typeof signatures.$inferSelect
export type AuditEventModel = typeof auditEvents.$inferSelect

export {
  auditEvents as AuditEventModel,
  hazardAcknowledgements as HazardAcknowledgementModel,
  hazards as HazardModel,
  safetyChecks as SafetyCheckModel,
  signatures as SignatureModel,
  sops as SOPModel,
  steps as StepModel,
  tasks as TaskModel,
  users as UserModel,
  workSessions as WorkSessionModel,
}
