import type { Standing } from '../offline/standing.ts'
import type { Command, WorkRecord } from '../offline/work-on-record.ts'

/** What was found on the way: on record, and on top of it what this device has kept. */
export function countsOf(record: WorkRecord, standing: Standing, commands: readonly Command[]) {
  const recorded = new Set(record.checks.map(({ id }) => id))
  const kept = commands.flatMap((command) =>
    command.command === 'check' && !recorded.has(command.id) ? [command.finding] : [],
  )
  const resolved = new Set(record.checks.map(({ resolves }) => resolves))
  const having = (result: string) =>
    [...record.checks, ...kept].filter((check) => check.result === result).length

  return {
    passed: having('pass'),
    problems: having('fail'),
    overridden: having('override'),
    flagged:
      record.checks.filter(({ id, needsReview }) => needsReview && !resolved.has(id)).length +
      kept.filter(({ needsReview }) => needsReview).length,
    acknowledged: standing.acknowledged.size,
  }
}
