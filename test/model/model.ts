import type { Procedure } from '../../src/domain/procedure.ts'
import type { CheckResult } from '../../src/domain/safety-check.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { SopStatus } from '../../src/domain/sop-version.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkStatus } from '../../src/domain/work-session.ts'

export interface Version {
  readonly id: string
  readonly lineageId: string
  readonly authorId: string
  readonly number: number
  readonly procedure: Procedure
  readonly steps: readonly Step[]
  status: SopStatus
  deleted: boolean
  publishedBy: string | null
  retiredBy: string | null
}

export interface Step {
  readonly id: string
  readonly hazards: readonly { readonly id: string; readonly serious: boolean }[]
}

export interface Work {
  readonly id: string
  readonly version: Version
  readonly workerId: string
  status: WorkStatus
  /** How many of the version's steps are behind the worker. */
  done: number
  readonly checks: Check[]
  /** Hazards that the worker has acknowledged. */
  readonly seen: Set<string>
  approvedBy: string | null
  closedBy: string | null
  reason: string | null
}

export interface Check {
  readonly id: string
  readonly stepId: string
  readonly result: CheckResult
  readonly flagged: boolean
  readonly overrideBy: string | null
  readonly resolves: string | null
}

/**
 * What ought to be on record, kept in memory: written from the requirement and docs/state-machine.md, without a call
 * of the product's own rules, so that the two can disagree.
 */
export class Model {
  readonly people: User[]
  readonly versions: Version[] = []
  readonly works: Work[] = []
  /** What is signed: the meaning, the record and the signer. */
  readonly signatures: string[] = []
  /** The verbs and the actors of each record's trail, oldest first. */
  readonly trail = new Map<string, string[]>()

  constructor(people: User[]) {
    this.people = people
  }

  tell(streamId: string, verb: string, by: User): void {
    this.trail.set(streamId, [...(this.trail.get(streamId) ?? []), `${verb} by ${by.name}`])
  }

  sign(meaning: string, id: string, by: User): void {
    this.signatures.push(`${meaning} ${id} by ${by.name}`)
  }

  /** A new draft, with the ids that its parts were given. */
  addDraft(sop: Sop, procedure: Procedure, by: User): void {
    const steps = sop.tasks.flatMap((task) => task.steps)
    this.versions.push({
      id: sop.id,
      lineageId: sop.lineageId,
      authorId: by.id,
      number: sop.version,
      procedure,
      steps: steps.map(({ id, hazards }) => ({
        id,
        hazards: hazards.map((hazard) => ({
          id: hazard.id,
          serious: hazard.severity === 'high' || hazard.severity === 'critical',
        })),
      })),
      status: 'draft',
      deleted: false,
      publishedBy: null,
      retiredBy: null,
    })
    if (steps.some(({ hazards }) => hazards.length > 0)) this.tell(sop.lineageId, 'add hazards', by)
    if (steps.length > 0) this.tell(sop.lineageId, 'add steps', by)
    if (sop.tasks.length > 0) this.tell(sop.lineageId, 'add tasks', by)
    this.tell(sop.lineageId, sop.version === 1 ? 'create' : 'revise', by)
  }

  /** Every version of the same SOP. */
  lineage({ lineageId }: Version): Version[] {
    return this.versions.filter((version) => version.lineageId === lineageId)
  }

  draftOf(version: Version): Version | undefined {
    return this.lineage(version).find(({ status, deleted }) => status === 'draft' && !deleted)
  }

  effectiveOf(version: Version): Version | undefined {
    return this.lineage(version).find(({ status }) => status === 'effective')
  }

  activeOf(workerId: string): Work | undefined {
    return this.works.find((work) => work.workerId === workerId && work.status === 'in_progress')
  }
}

export function currentStep({ version, done }: Work): Step | undefined {
  return version.steps[done]
}

export function isLocked({ status }: Work): boolean {
  return status === 'approved' || status === 'rejected' || status === 'aborted'
}

/** The newest check of the current step that is no override. */
export function latestCheck(work: Work): Check | undefined {
  return work.checks.findLast(
    ({ stepId, result }) => stepId === currentStep(work)?.id && result !== 'override',
  )
}

export function isResolved(work: Work, { id }: Check): boolean {
  return work.checks.some(({ resolves }) => resolves === id)
}
