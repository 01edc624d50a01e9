import type { RecordName } from '../domain/errors.ts'
import type { Severity } from '../domain/procedure.ts'
import type { CheckResult } from '../domain/safety-check.ts'
import type { SignatureMeaning } from '../domain/signature.ts'
import type { SopStatus, VersionVerb } from '../domain/sop-version.ts'
import type { Role } from '../domain/user.ts'
import type { WorkStatus, WorkVerb } from '../domain/work-session.ts'

/** The field's words for what the domain names by code, as docs/glossary.md has them: one for each thing, in every front door. */
export interface Words {
  readonly record: Readonly<Record<RecordName | 'task' | 'version', string>>
  /** Of a hazard: the signal word that stands before it. */
  readonly severity: Readonly<Record<Severity, string>>
  readonly result: Readonly<Record<CheckResult, string>>
  readonly status: Readonly<Record<WorkStatus, string>>
  readonly version: Readonly<Record<SopStatus, string>>
  readonly meaning: Readonly<Record<SignatureMeaning, string>>
  readonly verb: Readonly<Record<WorkVerb | VersionVerb | 'override', string>>
  readonly role: Readonly<Record<Role, string>>
}
