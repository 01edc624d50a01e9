import type { Severity } from '../../../domain/procedure.ts'
import type { Hazard, Sop, Step, Task } from '../../../domain/sop.ts'
import type { SopVersion } from '../../../domain/sop-version.ts'
import { idIn, joined, orNull, type Row, separated } from './joined-rows.ts'

/** A version as JSON, and its tasks, steps and hazards as joined rows. */
export type TreeRow = [version: string, tasks: string | null, steps: string | null, hazards: string | null]

const origin = 'nullif(origin_id, id)'

export const joinedTasks = joined({
  ids: ['id', 'sop_id', origin],
  values: ['title', 'description', 'order_index', milliseconds('created_at')],
})
export const joinedSteps = joined({
  ids: ['id', 'task_id', origin],
  values: ['description', 'order_index', 'expected_action', 'expected_result'],
})
export const joinedHazards = joined({
  ids: ['id', 'step_id', origin],
  values: ['description', 'severity', 'mitigation'],
})

/** Puts the rows of the tables together into the SOP. */
export function assembleSop([version, ...rows]: TreeRow): Sop {
  const tasks = new Map<string, Task>()
  const steps = new Map<string, Step>()
  for (const row of separated(rows[0], 4)) {
    const task = taskIn(row)
    tasks.set(task.id, task)
  }
  for (const row of separated(rows[1], 4)) {
    const step = stepIn(row)
    steps.set(step.id, step)
    tasks.get(parentIn(row))?.steps.push(step)
  }
  for (const row of separated(rows[2], 3)) steps.get(parentIn(row))?.hazards.push(hazardIn(row))
  for (const task of tasks.values()) task.steps.sort(byOrder)
  for (const step of steps.values()) step.hazards.sort(byId)

  return { ...versionIn(version), tasks: [...tasks.values()].sort(byOrder) }
}

// Objects are written out property by property: with a spread, making them takes longer than all the rest of a load.

function taskIn([ids = '', title = '', description = '', order, at]: Row): Task {
  return {
    id: idIn(ids, 0),
    originId: originIn(ids),
    title,
    description: orNull(description),
    orderIndex: Number(order),
    createdAt: new Date(Number(at)),
    steps: [],
  }
}

function stepIn([ids = '', description = '', order, action = '', result = '']: Row): Step {
  return {
    id: idIn(ids, 0),
    originId: originIn(ids),
    description,
    orderIndex: Number(order),
    expectedAction: orNull(action),
    expectedResult: orNull(result),
    hazards: [],
  }
}

function hazardIn([ids = '', description = '', severity, mitigation = '']: Row): Hazard {
  return {
    id: idIn(ids, 0),
    originId: originIn(ids),
    description,
    severity: severity as Severity,
    mitigation: orNull(mitigation),
  }
}

function parentIn([ids = '']: Row): string {
  return idIn(ids, 1)
}

/** What is its own origin, as all of a first version, does not name it. */
function originIn(ids: string): string {
  return idIn(ids, 2) || idIn(ids, 0)
}

/** A time as JSON has it here: whole milliseconds since 1970. */
export function milliseconds(column: string): string {
  return `floor(extract(epoch from ${column}) * 1000)`
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

/** The rows of a tree as they are sent: JSON, read by these columns. */
export const taskRow = `task(id uuid, sop_id uuid, title text, description text, order_index int, created_at timestamptz,
  origin_id uuid)`
export const stepRow = `step(id uuid, task_id uuid, description text, order_index int, expected_action text,
  expected_result text, origin_id uuid)`
export const hazardRow = `hazard(id uuid, step_id uuid, description text, severity text, mitigation text, origin_id uuid)`
