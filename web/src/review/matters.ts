import { answerTo, type WorkRecord } from '../records/work-record.ts'

type Check = WorkRecord['checks'][number]

/** A failed or a flagged check, and what became of it. */
export interface Matter {
  /** `holds up`: nothing after it at the step that waits; `flag`: nobody has settled it; else it is settled. */
  kind: 'holds up' | 'flag' | 'settled'
  check: Check
  /** The override that answers for it. */
  answer: Check | undefined
}

/** What a supervisor has to have looked at, the open ones first. */
export function mattersOf(record: WorkRecord): Matter[] {
  const { checks, work } = record
  const holdsUp = checks.findLast(({ stepId }) => stepId === work.currentStepId)
  const matters = checks
    .filter(({ result, needsReview }) => result === 'fail' || needsReview)
    .map((check): Matter => {
      const answer = answerTo(record, check.id)
      if (answer) return { kind: 'settled', check, answer }
      if (check.result === 'fail' && check === holdsUp) return { kind: 'holds up', check, answer }

      return { kind: check.needsReview ? 'flag' : 'settled', check, answer }
    })

  return matters.sort((one, other) => Number(one.kind === 'settled') - Number(other.kind === 'settled'))
}
