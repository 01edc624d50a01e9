import { TokenForPerson } from '../../domain/api-tokens.ts'
import { InvalidInput, type TenkenError } from '../../domain/errors.ts'
import { HazardNotAtThisStep, HazardsNotAcknowledged } from '../../domain/hazard-acknowledgement.ts'
import { AdminRequired, FirstUserRole, LastAdmin, OwnRole } from '../../domain/looking-after-people.ts'
import { NothingToOverride, NotTheCurrentStep } from '../../domain/safety-check.ts'
import { ResetNotAllowed } from '../../domain/secrets.ts'
import { SopDeleted, SopInUse } from '../../domain/sop.ts'
import { NotYourDraft } from '../../domain/sop-deletion.ts'
import {
  IllegalVersionMove,
  SopIncomplete,
  SopNotEffective,
  type SopStatus,
  VersionPublished,
  type VersionVerb,
} from '../../domain/sop-version.ts'
import {
  ActorUnknown,
  AuditorActs,
  type Role,
  SupervisorRequired,
  UserDeactivated,
} from '../../domain/user.ts'
import {
  FlaggedChecksOpen,
  IllegalMove,
  NotYourWorkSession,
  SelfReview,
  StepsOpen,
  WorkSessionLocked,
  type WorkStatus,
  type WorkVerb,
} from '../../domain/work-session.ts'

/** The facts of a refusal, as the rules in the database give them in the error's detail. */
interface Facts {
  id: string
  table: string
  title: string
  name: string
  named: string | null
  role: Role
  verb: string
  version: number
  status: string
  deleted: boolean
  open: number
  stepId: string
  currentStepId: string | null
  hazardId: string
  hazardIds: string[]
  checkIds: string[]
  workSessionIds: string[]
  at: string
  clock: string
  field: string
  of: string
}

/** What the rules in the database ask a reason for. */
const reasoned = ['abort', 'reject', 'delete', 'restore'] as const

/**
 * The one place where a refusal of the rules in the database becomes the error of the domain's rule that says the
 * same. What no verb of ours can run into (TK006, TK019, TK03x: a statement by hand) has no such rule.
 */
const refusals: Readonly<Record<string, (facts: Facts) => TenkenError>> = {
  TK001: ({ id, version, status }) => new VersionPublished({ id, version, status: status as SopStatus }),
  TK002: ({ id, status, verb }) =>
    new IllegalVersionMove({ id, status: status as SopStatus }, verb as VersionVerb),
  TK003: ({ id, title, status, deleted }) =>
    deleted ? new SopDeleted({ id, title }) : new SopNotEffective({ id, title, status: status as SopStatus }),
  TK004: (facts) => new SopIncomplete(facts),
  TK005: ({ id, workSessionIds }) => new SopInUse(id, workSessionIds),
  TK007: (facts) => new NotYourDraft(facts),
  TK010: ({ id, status }) => new WorkSessionLocked({ id, status: status as WorkStatus }),
  TK011: ({ id, status, verb }) => new IllegalMove({ id, status: status as WorkStatus }, verb as WorkVerb),
  TK012: (facts) => new NotTheCurrentStep(facts, facts.stepId),
  TK013: (facts) => new StepsOpen(facts, facts.open),
  TK014: () => new SelfReview(),
  TK015: (facts) => new SupervisorRequired(facts),
  TK016: (facts) => new UserDeactivated(facts),
  TK017: (facts) => new NotYourWorkSession(facts),
  TK018: ({ named }) => new ActorUnknown(named),
  TK020: (facts) => new FlaggedChecksOpen(facts, facts.checkIds),
  TK021: (facts) => new NothingToOverride(facts),
  TK022: (facts) => new HazardsNotAcknowledged(facts, facts.stepId, facts.hazardIds),
  TK023: (facts) => new HazardNotAtThisStep({ id: facts.id, currentStepId: facts.stepId }, facts.hazardId),
  TK024: (facts) => {
    const verb = reasoned.find((known) => known === facts.verb) ?? 'reject'

    return new InvalidInput('reason', { code: 'reason_missing', verb })
  },
  TK025: ({ table }) => new InvalidInput('at', { code: 'times_out_of_order', table }),
  TK041: (facts) => new ResetNotAllowed(facts, { name: facts.of }),
  TK042: (facts) => new TokenForPerson(facts),
  TK026: ({ at, clock }) => new InvalidInput('at', { code: 'time_ahead', at, clock }),
  TK027: ({ field }) => new InvalidInput(field, { code: 'blank' }),
  TK028: (facts) => new AdminRequired(facts),
  TK029: (facts) => new OwnRole(facts),
  TK037: (facts) => new LastAdmin(facts),
  TK038: (facts) => new FirstUserRole(facts),
  TK039: (facts) => new AuditorActs(facts),
}

/** The domain's error for this SQLSTATE; undefined for one that has none. */
export function refusalOf(sqlState: string, detail: string | undefined): TenkenError | undefined {
  const refusal = refusals[sqlState]
  if (!refusal || !detail?.startsWith('{')) return undefined

  return refusal(JSON.parse(detail) as Facts)
}
