import type { Severity } from '../../../domain/procedure.ts'
import type { Hazard, Sop, Step, Task } from '../../../domain/sop.ts'
import type { SopVersion } from '../../../domain/sop-version.ts'
import {
  columnsIn,
  idAt,
  joined,
  joinedIds,
  joinedTexts,
  joinedWords,
  orNull,
  textsIn,
  wordsIn,
} from './joined-columns.ts'

/** A version as JSON, and the columns of its tasks, steps and hazards. */
export type TreeRow = [version: string, tasks: string, steps: string, hazards: string]

/** What is its own origin, as all of a first version, does not name it. */
const origins = joinedWords(`coalesce(nullif(origin_id, id)::text, '')`)

export const joinedTasks = joined([
  ...[joinedIds('id'), origins, joinedWords('order_index'), joinedWords(milliseconds('created_at'))],
  ...['title', 'description'].map(joinedTexts),
])
export const joinedSteps = joined([
  ...[joinedIds('id'), joinedIds('task_id'), origins, joinedWords('order_index')],
  ...['description', 'expected_action', 'expected_result'].map(joinedTexts),
])
export const joinedHazards = joined([
  ...[joinedIds('id'), joinedIds('step_id'), origins, joinedWords('severity')],
  ...['description', 'mitigation'].map(joinedTexts),
])

/** Puts the columns of the tables together into the SOP. */
export function assembleSop([version, ...tables]: TreeRow): Sop {
  const [ofTasks, ofSteps, ofHazards] = [columnsIn(tables[0]), columnsIn(tables[1]), columnsIn(tables[2])]
  const [tasks, steps] = [tasksIn(ofTasks), stepsIn(ofSteps)]
  const [taskOf, stepOf] = [parentIn(tasks, ofSteps[1]), parentIn(steps, ofHazards[1])]
  for (const [place, step] of steps.entries()) taskOf(place)?.steps.push(step)
  for (const [place, hazard] of hazardsIn(ofHazards).entries()) stepOf(place)?.hazards.push(hazard)
  for (const task of tasks) sort(task.steps, byOrder)
  for (const step of steps) sort(step.hazards, byId)
  sort(tasks, byOrder)

  return { ...versionIn(version), tasks }
}

// Objects are written out property by property: with a spread, making them takes longer than all the rest of a load.

function tasksIn([ids = '', ...columns]: string[]): Task[] {
  if (ids === '') return []
  const [origins, order, times] = [wordsIn(columns[0]), wordsIn(columns[1]), wordsIn(columns[2])]
  const [titles, descriptions] = [textsIn(columns[3]), textsIn(columns[4])]

  return titles.map((title, place) => {
    const id = idAt(ids, place)

    return {
      id,
      originId: origins[place] || id,
      title,
      description: orNull(descriptions[place]),
      orderIndex: Number(order[place]),
      createdAt: new Date(Number(times[place])),
      steps: [],
    }
  })
}

function stepsIn([ids = '', , ...columns]: string[]): Step[] {
  if (ids === '') return []
  const [origins, order] = [wordsIn(columns[0]), wordsIn(columns[1])]
  const [descriptions, actions, results] = [textsIn(columns[2]), textsIn(columns[3]), textsIn(columns[4])]

  return descriptions.map((description, place) => {
    const id = idAt(ids, place)

    return {
      id,
      originId: origins[place] || id,
      description,
      orderIndex: Number(order[place]),
      expectedAction: orNull(actions[place]),
      expectedResult: orNull(results[place]),
      hazards: [],
    }
  })
}

function hazardsIn([ids = '', , ...columns]: string[]): Hazard[] {
  if (ids === '') return []
  const [origins, severities] = [wordsIn(columns[0]), wordsIn(columns[1])]
  const [descriptions, mitigations] = [textsIn(columns[2]), textsIn(columns[3])]

  return descriptions.map((description, place) => {
    const id = idAt(ids, place)

    return {
      id,
      originId: origins[place] || id,
      description,
      severity: severities[place] as Severity,
      mitigation: orNull(mitigations[place]),
    }
  })
}

/** Finds the parents of children by their places. Those of one parent mostly come one after the other. */
function parentIn<Parent extends { id: string }>(parents: readonly Parent[], ids = '') {
  const byId = new Map(parents.map((parent) => [parent.id, parent]))
  let last: Parent | undefined

  return (place: number): Parent | undefined => {
    const id = idAt(ids, place)
    if (id !== last?.id) last = byId.get(id)

    return last
  }
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

/** Most lists come in order, and then a look at each pair takes a tenth of sorting them. */
function sort<Item>(list: Item[], compare: (one: Item, other: Item) => number): void {
  for (let at = 1; at < list.length; at++) {
    const [one, other] = [list[at - 1], list[at]]
    if (one && other && compare(one, other) > 0) list.sort(compare)
  }
}

function byOrder(one: { orderIndex: number }, other: { orderIndex: number }): number {
  return one.orderIndex - other.orderIndex
}

/** Hazards have no position of their own; their ids grow in the order in which they were written. */
function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : 1
}
