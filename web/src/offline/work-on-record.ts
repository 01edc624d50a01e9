import type { tenken } from '../server/tenken.ts'

/** The whole record of a work session, as the server tells it. */
export type WorkRecord = Awaited<ReturnType<typeof tenken.workSessions.show>>

/** What a worker did, as the server takes it; its id is made once and sent again with each repetition. */
export type Command = Parameters<typeof tenken.workSessions.carryOut>[0]['body']['commands'][number]

/** A work record as this device last read it. */
export interface WorkKept {
  record: WorkRecord
  /** When that was asked for, by the device's clock in milliseconds: what was on record then is in it. */
  askedAt: number
}

type Sop = WorkRecord['sop']
export type WorkTask = Sop['tasks'][number]
export type WorkStep = WorkTask['steps'][number]
export type Hazard = WorkStep['hazards'][number]

/** A step with its place, counted from 1. */
export interface PlacedStep extends WorkStep {
  number: number
  task: { number: number; title: string }
}

export function stepsOf({ tasks }: { tasks: readonly WorkTask[] }): PlacedStep[] {
  return tasks
    .flatMap(({ title, steps }, at) => steps.map((step) => ({ ...step, task: { number: at + 1, title } })))
    .map((step, at) => ({ ...step, number: at + 1 }))
}
