import { TenkenError } from './errors.ts'
import type { Procedure, ProcedureHazard, ProcedureStep, ProcedureTask } from './procedure.ts'
import { isSerious } from './serious.ts'
import { SopIncomplete, SopNotEffective, type SopVersion } from './sop-version.ts'

/** One version of a Standard Operating Procedure on record (spec db-001): a procedure whose every part has an id. */
export interface Sop extends Procedure, SopVersion {
  tasks: Task[]
}

/** What a version says, whichever it is. */
export type VersionContent = Pick<Sop, 'title' | 'tasks'>

/** `originId` is the same for what is the same across versions. */
export interface Task extends ProcedureTask {
  id: string
  originId: string
  orderIndex: number
  createdAt: Date
  steps: Step[]
}

export interface Step extends ProcedureStep {
  id: string
  originId: string
  orderIndex: number
  hazards: Hazard[]
}

export interface Hazard extends ProcedureHazard {
  id: string
  originId: string
}

/** A line of the list of SOPs. */
export interface SopSummary extends SopVersion {
  taskCount: number
  stepCount: number
  hazardCount: number
  highHazards: number
  criticalHazards: number
}

export class SopDeleted extends TenkenError<{ id: string; title: string }> {
  readonly code = 'sop_deleted'
  readonly kind = 'refused'

  constructor({ id, title }: { id: string; title: string }) {
    super(`The SOP '${title}' is deleted.`, { id, title })
  }
}

export class SopInUse extends TenkenError<{ id: string; workSessionIds: string[] }> {
  readonly code = 'sop_in_use'
  readonly kind = 'refused'

  constructor(id: string, workSessionIds: string[]) {
    const list = workSessionIds.join(', ')
    super(`The SOP has active work sessions and cannot be deleted: ${list}.`, { id, workSessionIds })
  }
}

/** Throws unless work can start on the version; `effectiveId` is the version of the same SOP that it could start on. */
export function mustTakeWork(
  version: Pick<SopVersion, 'id' | 'title' | 'status' | 'deletedAt'>,
  effectiveId?: string | null,
): void {
  if (version.deletedAt) throw new SopDeleted(version)
  if (version.status !== 'effective') throw new SopNotEffective(version, effectiveId)
}

/** Throws unless the version carries workers from a first step to a last, with no task that asks nothing of them. */
export function mustHaveSteps(version: Pick<SopVersion, 'id'> & VersionContent): void {
  if (version.tasks.length === 0 || version.tasks.some(({ steps }) => steps.length === 0))
    throw new SopIncomplete(version)
}

/** All steps in the order in which the worker carries them out. */
export function stepsOf(sop: VersionContent): Step[] {
  return sop.tasks.flatMap((task) => task.steps)
}

export function seriousHazardsOf<H extends Pick<Hazard, 'severity'>>(step: { hazards: readonly H[] }): H[] {
  return step.hazards.filter(isSerious)
}
