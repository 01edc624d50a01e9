import type { Json, JsonObject } from './exact-json.ts'
import { grouped } from './grouped.ts'
import { type Severity, severities } from './procedure.ts'
import type { ReplayedRow } from './record-replay.ts'
import type { Hazard, Step, Task, VersionContent } from './sop.ts'

/** Puts the rows that a SOP's events have left together; undefined where this version is not among them. */
export function replayedVersion(rows: Iterable<ReplayedRow>, id: string): VersionContent | undefined {
  const tables = grouped([...rows], ({ table }) => table)
  const version = tables.get('sops')?.find(({ row }) => row['id'] === id)?.row
  if (!version) return undefined
  const below = (table: string, column: string, parent: string) =>
    (tables.get(table) ?? []).map(({ row }) => row).filter((row) => row[column] === parent)

  return {
    title: text(version['title']),
    tasks: below('tasks', 'sop_id', id)
      .map((task) => ({
        ...taskIn(task),
        steps: below('steps', 'task_id', text(task['id']))
          .map((step) => ({
            ...stepIn(step),
            hazards: below('hazards', 'step_id', text(step['id'])).map(hazardIn).sort(byId),
          }))
          .sort(byOrder),
      }))
      .sort(byOrder),
  }
}

function taskIn(row: JsonObject): Omit<Task, 'steps'> {
  return {
    ...identityIn(row),
    title: text(row['title']),
    description: words(row['description']),
    orderIndex: Number(row['order_index'] ?? 0),
    createdAt: new Date(Number(row['created_at'] ?? 0) * 1000),
  }
}

function stepIn(row: JsonObject): Omit<Step, 'hazards'> {
  return {
    ...identityIn(row),
    description: text(row['description']),
    orderIndex: Number(row['order_index'] ?? 0),
    expectedAction: words(row['expected_action']),
    expectedResult: words(row['expected_result']),
  }
}

function hazardIn(row: JsonObject): Hazard {
  return {
    ...identityIn(row),
    description: text(row['description']),
    severity: severityIn(row['severity']),
    mitigation: words(row['mitigation']),
  }
}

function severityIn(value: Json | undefined): Severity {
  return severities.find((severity) => severity === value) ?? 'medium'
}

function identityIn(row: JsonObject): { id: string; originId: string } {
  return { id: text(row['id']), originId: text(row['origin_id']) }
}

function text(value: Json | undefined): string {
  return words(value) ?? ''
}

function words(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function byOrder(a: { orderIndex: number }, b: { orderIndex: number }): number {
  return a.orderIndex - b.orderIndex
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
