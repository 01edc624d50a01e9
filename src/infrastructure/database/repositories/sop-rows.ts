import type { Sop } from '../../../domain/sop.ts'

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

/** The rows of a tree as they are sent: JSON, read by these columns. */
export const taskRow = `task(id uuid, sop_id uuid, title text, description text, order_index int, created_at timestamptz,
  origin_id uuid)`
export const stepRow = `step(id uuid, task_id uuid, description text, order_index int, expected_action text,
  expected_result text, origin_id uuid)`
export const hazardRow = `hazard(id uuid, step_id uuid, description text, severity text, mitigation text, origin_id uuid)`
