import { headingIn } from '../parts/texts.ts'
import type { tenken } from '../server/tenken.ts'

/** The whole record of a work session, as the server tells it. */
export type WorkRecord = Awaited<ReturnType<typeof tenken.workSessions.show>>
export type Check = WorkRecord['checks'][number]

/** A step with its place, counted from 1 among all of the version. */
export interface Place {
  id: string
  number: number
  heading: string
  /** What else the version says of it. */
  says: { body: string; call: string | null; seen: string | null }
  task: { number: number; title: string }
}

/** The steps of the version in their order, by their ids. */
export function placesOf({ sop }: Pick<WorkRecord, 'sop'>): ReadonlyMap<string, Place> {
  const steps = sop.tasks.flatMap(({ title, steps }, at) =>
    steps.map(({ id, description, expectedAction, expectedResult }) => ({
      id,
      heading: headingIn(description).heading,
      says: { body: headingIn(description).body, call: expectedAction, seen: expectedResult },
      task: { number: at + 1, title },
    })),
  )

  return new Map(steps.map((step, at) => [step.id, { ...step, number: at + 1 }]))
}

/** What a record comes to. An override that settles a flag counts there, and not among those of failures. */
export interface Counts {
  steps: number
  ok: number
  problems: number
  overrides: number
  flagged: number
  openFlags: number
  dangers: number
}

export function countsOf(record: WorkRecord): Counts {
  const { checks, acknowledgements } = record
  const flagged = checks.filter(({ needsReview }) => needsReview)
  const failed = checks.filter(({ result }) => result === 'fail')

  return {
    steps: placesOf(record).size,
    ok: new Set(checks.filter(({ result }) => result === 'pass').map(({ stepId }) => stepId)).size,
    problems: failed.length,
    overrides: failed.filter(({ id }) => answerTo(record, id)).length,
    flagged: flagged.length,
    openFlags: flagged.filter(({ id }) => !answerTo(record, id)).length,
    dangers: new Set(acknowledgements.map(({ hazardId }) => hazardId)).size,
  }
}

/** The override that answers for a failed or flagged check. */
export function answerTo({ checks }: Pick<WorkRecord, 'checks'>, checkId: string): Check | undefined {
  return checks.find(({ resolves }) => resolves === checkId)
}

export function nameOf({ people }: Pick<WorkRecord, 'people'>, id: string | null): string {
  return people.find((person) => person.id === id)?.name ?? ''
}
