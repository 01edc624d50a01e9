import type { Severity } from '../../../domain/procedure.ts'
import type { Sop, Step, Task } from '../../../domain/sop.ts'

/** A row of the tree: kind 0 is the SOP, 1 a task, 2 a step, 3 a hazard; the rest means what its kind needs. */
export type SopRow = [
  kind: number,
  id: string,
  parent: string,
  a: string,
  b: string | null,
  c: string | null,
  n: number | null,
  t1: Date | null,
  t2: Date | null,
  t3: Date | null,
]

/** Puts flat rows, parents before children, together into the SOP; undefined where there is no row. */
export function assembleSop(rows: readonly SopRow[]): Sop | undefined {
  let sop: Sop | undefined
  const tasks = new Map<string, Task>()
  const steps = new Map<string, Step>()
  for (const [kind, id, parent, a, b, c, n, t1, t2, t3] of rows) {
    if (kind === 0) {
      sop = {
        id,
        title: a,
        createdBy: parent,
        createdAt: time(t1),
        updatedAt: time(t2),
        deletedAt: t3,
        tasks: [],
      }
    } else if (kind === 1) {
      const task = { id, title: a, description: b, orderIndex: n ?? 0, createdAt: time(t1), steps: [] }
      tasks.set(id, task)
      sop?.tasks.push(task)
    } else if (kind === 2) {
      const step = {
        id,
        description: a,
        orderIndex: n ?? 0,
        expectedAction: b,
        expectedResult: c,
        hazards: [],
      }
      steps.set(id, step)
      tasks.get(parent)?.steps.push(step)
    } else {
      steps.get(parent)?.hazards.push({ id, description: a, severity: b as Severity, mitigation: c })
    }
  }
  sop?.tasks.sort(byOrder)
  for (const task of tasks.values()) task.steps.sort(byOrder)
  for (const step of steps.values()) step.hazards.sort(byId)

  return sop
}

/** The rows of each table, keyed by column name, ready to be sent as one JSON text each. */
export function flattenSop(sop: Sop) {
  const tasks = sop.tasks.map((task) => ({
    id: task.id,
    sop_id: sop.id,
    title: task.title,
    description: task.description,
    order_index: task.orderIndex,
    created_at: task.createdAt,
  }))
  const steps = sop.tasks.flatMap((task) =>
    task.steps.map((step) => ({
      id: step.id,
      task_id: task.id,
      description: step.description,
      order_index: step.orderIndex,
      expected_action: step.expectedAction,
      expected_result: step.expectedResult,
    })),
  )
  const hazards = sop.tasks.flatMap((task) =>
    task.steps.flatMap((step) =>
      step.hazards.map((hazard) => ({
        id: hazard.id,
        step_id: step.id,
        description: hazard.description,
        severity: hazard.severity,
        mitigation: hazard.mitigation,
      })),
    ),
  )

  return { tasks, steps, hazards }
}

function byOrder(one: { orderIndex: number }, other: { orderIndex: number }): number {
  return one.orderIndex - other.orderIndex
}

/** Hazards have no position of their own; their ids grow in the order in which they were written. */
function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1
}

function time(value: Date | null): Date {
  if (!value) throw new TypeError('a row of the SOP tree lacks its time')

  return value
}
