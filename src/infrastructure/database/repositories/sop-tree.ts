import type { Severity } from '../../../domain/procedure.ts'
import type { Hazard, Sop, Step, Task } from '../../../domain/sop.ts'
import type { SopVersion } from '../../../domain/sop-version.ts'

/** A row of the tree: kind 0 is the version as JSON, 1 a task, 2 a step, 3 a hazard; the rest is what its kind needs. */
export type TreeRow = [
  kind: number,
  id: string,
  parent: string,
  /** Null where it is the row itself, as in every first version. */
  origin: string | null,
  a: string,
  b: string | null,
  c: string | null,
  n: number | null,
  at: Date | null,
]

/** Puts flat rows, parents before children, together into the SOP; undefined where there is no row. */
export function assembleSop(rows: readonly TreeRow[]): Sop | undefined {
  let sop: Sop | undefined
  const tasks = new Map<string, Task>()
  const steps = new Map<string, Step>()
  for (const [kind, id, parent, origin, a, b, c, n, at] of rows) {
    const originId = origin ?? id
    if (kind === 0) {
      sop = { ...versionIn(a), tasks: [] }
    } else if (kind === 1) {
      const task: Task = {
        id,
        originId,
        title: a,
        description: b,
        orderIndex: n ?? 0,
        createdAt: time(at),
        steps: [],
      }
      tasks.set(id, task)
      sop?.tasks.push(task)
    } else if (kind === 2) {
      const step: Step = {
        id,
        originId,
        description: a,
        orderIndex: n ?? 0,
        expectedAction: b,
        expectedResult: c,
        hazards: [],
      }
      steps.set(id, step)
      tasks.get(parent)?.steps.push(step)
    } else {
      const hazard: Hazard = { id, originId, description: a, severity: b as Severity, mitigation: c }
      steps.get(parent)?.hazards.push(hazard)
    }
  }
  sop?.tasks.sort(byOrder)
  for (const task of tasks.values()) task.steps.sort(byOrder)
  for (const step of steps.values()) step.hazards.sort(byId)

  return sop
}

const times = ['createdAt', 'updatedAt', 'deletedAt', 'publishedAt', 'retiredAt'] as const

/** Times travel as milliseconds in it. */
function versionIn(json: string): SopVersion {
  const version = JSON.parse(json)
  for (const time of times) {
    if (version[time] !== null) version[time] = new Date(version[time])
  }

  return version
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
    origin_id: task.originId,
  }))
  const steps = sop.tasks.flatMap((task) =>
    task.steps.map((step) => ({
      id: step.id,
      task_id: task.id,
      description: step.description,
      order_index: step.orderIndex,
      expected_action: step.expectedAction,
      expected_result: step.expectedResult,
      origin_id: step.originId,
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
        origin_id: hazard.originId,
      })),
    ),
  )

  return { tasks, steps, hazards }
}

export type SopRows = ReturnType<typeof flattenSop>

/** Those of the rows that have one of these ids. */
export function rowsWithin({ tasks, steps, hazards }: SopRows, ids: ReadonlySet<string>): SopRows {
  const has = ({ id }: { id: string }) => ids.has(id)

  return { tasks: tasks.filter(has), steps: steps.filter(has), hazards: hazards.filter(has) }
}

function byOrder(one: { orderIndex: number }, other: { orderIndex: number }): number {
  return one.orderIndex - other.orderIndex
}

/** Hazards have no position of their own; their ids grow in the order in which they were written. */
function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1
}

function time(value: Date | null): Date {
  if (!value) throw new TypeError('a task lacks its time')

  return value
}

/** The rows of a tree as they are sent: JSON, read by these columns. */
export const taskRow = `task(id uuid, sop_id uuid, title text, description text, order_index int, created_at timestamptz,
  origin_id uuid)`
export const stepRow = `step(id uuid, task_id uuid, description text, order_index int, expected_action text,
  expected_result text, origin_id uuid)`
export const hazardRow = `hazard(id uuid, step_id uuid, description text, severity text, mitigation text, origin_id uuid)`
