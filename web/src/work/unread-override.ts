import type { Standing } from '../offline/standing.ts'
import type { WorkRecord } from '../offline/work-on-record.ts'

/** Those that took the work on from a step that failed; a flag that is settled takes it nowhere. */
export function overridesIn({ checks }: Pick<WorkRecord, 'checks'>) {
  return checks.filter(({ resolves }) =>
    checks.some(({ id, result }) => id === resolves && result === 'fail'),
  )
}

/** The override that took the work to where it stands; none once its worker has gone on. */
export function unreadOverrideIn(record: Pick<WorkRecord, 'work' | 'checks'>, standing: Standing) {
  const { step, failure, acknowledged } = standing
  const overrides = overridesIn(record)
  const last = record.checks.findLast((check) => !check.resolves || overrides.includes(check))
  const hasGoneOn =
    failure ||
    step?.hazards.some(({ id }) => acknowledged.has(id)) ||
    step?.id !== (record.work.currentStepId ?? undefined)

  return last?.resolves && !hasGoneOn ? last : undefined
}
