/** Tenken as a library: open a database, run verbs in a session, or query the models with Drizzle. */

export * from './application/api-tokens.ts'
export * from './application/audit/export.ts'
export * from './application/audit/export-reading.ts'
export * from './application/audit/timeline.ts'
export * from './application/audit/verification.ts'
export * from './application/board.ts'
export * from './application/devices.ts'
export * from './application/draft-states.ts'
export * from './application/first-start.ts'
export * from './application/hazard-acknowledgements.ts'
export * from './application/imports.ts'
export * from './application/listings.ts'
export * from './application/own-work.ts'
export * from './application/page.ts'
export * from './application/proofs.ts'
export * from './application/references.ts'
export * from './application/safety-checks.ts'
export * from './application/secrets.ts'
export type { Sessions } from './application/sessions.ts'
export * from './application/sign-ins.ts'
export * from './application/situations.ts'
export * from './application/sop-records.ts'
export * from './application/sop-versions.ts'
export * from './application/sops.ts'
export * from './application/users.ts'
export * from './application/work-records.ts'
export * from './application/work-sessions.ts'
export { type Config, ConfigurationError, readConfig } from './config.ts'
export * from './domain/api-tokens.ts'
export type { AuditFinding, AuditFindingKind } from './domain/audit-finding.ts'
export type { AuditEvent, Change, Head, StoredEvent } from './domain/audit-trail.ts'
export * from './domain/devices.ts'
export type { EditedHazard, EditedProcedure, EditedStep, EditedTask } from './domain/draft-matching.ts'
export * from './domain/draft-state.ts'
export * from './domain/errors.ts'
export * from './domain/first-start.ts'
export { GuessedTooOften } from './domain/guesses.ts'
export * from './domain/hazard-acknowledgement.ts'
export {
  type IfChanged,
  type ImportDecision,
  type ImportedAs,
  ProcedureChanged,
} from './domain/importing.ts'
export {
  AdminRequired,
  FirstUserRole,
  type Keepers,
  LastAdmin,
  mustBeFirst,
  mustLookAfter,
  OwnRole,
  type Person,
  type PersonChange,
} from './domain/looking-after-people.ts'
export * from './domain/procedure.ts'
export * from './domain/safety-check.ts'
export * from './domain/secrets.ts'
export * from './domain/signature.ts'
export * from './domain/signed-in.ts'
export * from './domain/situation.ts'
export * from './domain/sop.ts'
export { NotYourDraft } from './domain/sop-deletion.ts'
export * from './domain/sop-version.ts'
export * from './domain/user.ts'
export * from './domain/version-before.ts'
export * from './domain/version-difference.ts'
export type { PartField, PartKind, PartPlace } from './domain/version-parts.ts'
export * from './domain/work-meant.ts'
export * from './domain/work-record.ts'
export * from './domain/work-session.ts'
export * from './domain/working-time.ts'
export { type Format, formatOf, formatOfText, formats, UnknownFormat } from './formats/format.ts'
export type { Assumption, Reading, Unplaced, WhatAssumed, WhyUnplaced } from './formats/reading.ts'
export * from './formats/text.ts'
export { withConnection } from './infrastructure/database/connect.ts'
export { Database, type SessionOptions } from './infrastructure/database/database.ts'
export * from './infrastructure/database/embedded/errors.ts'
export * from './infrastructure/database/errors.ts'
export * from './infrastructure/database/models/index.ts'
export { differencesFromModels } from './infrastructure/database/own-difference.ts'
export type { OpenSession, Session } from './infrastructure/database/session.ts'
export { upgrade } from './infrastructure/database/upgrade.ts'
export { Argon2id } from './infrastructure/secret-hashing.ts'
