import { TenkenError } from './errors.ts'
import type { Procedure, ProcedureHazard, ProcedureStep, ProcedureTask } from './procedure.ts'

/** A Standard Operating Procedure on record (spec db-001): a procedure whose every part has an id. */
export interface Sop extends Procedure {
  id: string
  createdBy: string
  createdAt: Date
  updatedAt: Date
  /** Set while the SOP is soft-deleted (spec db-006). */
  deletedAt: Date | null
  tasks: Task[]
}

export interface Task extends ProcedureTask {
  id: string
  orderIndex: number
  createdAt: Date
  steps: Step[]
}

export interface Step extends ProcedureStep {
  id: string
  orderIndex: number
  hazards: Hazard[]
}

export interface Hazard extends ProcedureHazard {
  id: string
}

/** A line of the list of SOPs. */
export interface SopSummary {
  id: string
  title: string
  createdAt: Date
  updatedAt: Date
  deletedAt: Date | null
  taskCount: number
  stepCount: number
  hazardCount: number
}

export class SopDeleted extends TenkenError<{ id: string; title: string }> {
  readonly code = 'sop_deleted'
  readonly kind = 'refused'

  constructor({ id, title }: { id: string; title: string }) {
    super(`The SOP '${title}' is deleted. Restore it first: tenken sop restore ${id}`, { id, title })
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

/** Nobody can be carried through a procedure that has no step. */
export class SopWithoutSteps extends TenkenError<{ id: string; title: string }> {
  readonly code = 'sop_without_steps'
  readonly kind = 'refused'

  constructor({ id, title }: { id: string; title: string }) {
    super(`The SOP '${title}' has no steps, so no work can start on it.`, { id, title })
  }
}

/** All steps in the order in which the worker carries them out. */
export function stepsOf(sop: Sop): Step[] {
  return sop.tasks.flatMap((task) => task.steps)
}
