import { isSerious } from '../../../src/domain/serious.ts'
import type { Entry } from './kept.ts'
import {
  type Command,
  type Hazard,
  type PlacedStep,
  stepsOf,
  type WorkKept,
  type WorkRecord,
} from './work-on-record.ts'

/** Where the work stands for whoever does it: what is on record, and on top of it what this device has kept. */
export interface Standing {
  status: WorkRecord['work']['status']
  /** The step that waits; null once every step is done. */
  step: PlacedStep | null
  /** The newest failure of that step, which holds the work up. */
  failure: { says: string | null; at: string } | null
  /** Since when it is paused; null while it is not. */
  pausedAt: string | null
  /** When each hazard was acknowledged, by its id. */
  acknowledged: ReadonlyMap<string, string>
}

/**
 * Where the work stands with the commands. One that no longer fits, since another device was first or it is on record
 * by now, changes nothing: the server judges it.
 */
export function standingOf(record: WorkRecord, commands: readonly Command[]): Standing {
  const steps = stepsOf(record.sop)

  return commands.reduce(
    (standing, command) => (fits(standing, command) ? after(standing, command, steps) : standing),
    onRecord(record, steps),
  )
}

/** Of the commands, in their order, those that can still be carried out, each after those before it. */
export function fittingOf(record: WorkRecord, commands: readonly Command[]): Command[] {
  const steps = stepsOf(record.sop)
  let standing = onRecord(record, steps)

  return commands.filter((command) => {
    const isFitting = fits(standing, command)
    if (isFitting) standing = after(standing, command, steps)

    return isFitting
  })
}

/** What the device has kept of this work that the record does not have yet. */
export function commandsAfter({ record, askedAt }: WorkKept, entries: readonly Entry[]): Command[] {
  return entries
    .filter(({ workId, state, changedAt }) => {
      if (workId !== record.work.id) return false

      return state === 'waiting' || (state === 'done' && changedAt >= askedAt)
    })
    .map(({ command }) => command)
}

/** The serious hazards of the step that waits which its pass waits for. */
export function unacknowledgedIn({ step, acknowledged }: Standing): Hazard[] {
  return step?.hazards.filter((hazard) => isSerious(hazard) && !acknowledged.has(hazard.id)) ?? []
}

export function fits(standing: Standing, command: Command): boolean {
  const { status, step, acknowledged } = standing
  if (command.command === 'resume') return status === 'paused'
  if (status !== 'in_progress') return false
  switch (command.command) {
    case 'pause':
      return true
    case 'complete':
      return step === null
    case 'acknowledge':
      return command.hazardIds.every(
        (id) => !acknowledged.has(id) && step?.hazards.some((hazard) => hazard.id === id),
      )
    case 'check':
      return (
        command.stepId === step?.id &&
        (command.finding.result === 'fail' || unacknowledgedIn(standing).length === 0)
      )
  }
}

function onRecord({ work, checks, acknowledgements }: WorkRecord, steps: readonly PlacedStep[]): Standing {
  const latest = checks.findLast(({ stepId }) => stepId === work.currentStepId)

  return {
    status: work.status,
    pausedAt: work.pausedAt,
    step: steps.find(({ id }) => id === work.currentStepId) ?? null,
    failure: latest?.result === 'fail' ? { says: latest.feedbackText, at: latest.checkedAt } : null,
    acknowledged: new Map(acknowledgements.map(({ hazardId, acknowledgedAt }) => [hazardId, acknowledgedAt])),
  }
}

function after(standing: Standing, command: Command, steps: readonly PlacedStep[]): Standing {
  switch (command.command) {
    case 'pause':
      return { ...standing, status: 'paused', pausedAt: command.at }
    case 'resume':
      return { ...standing, status: 'in_progress', pausedAt: null }
    case 'complete':
      return { ...standing, status: 'completed' }
    case 'acknowledge': {
      const now = command.hazardIds.map((id) => [id, command.at] as const)

      return { ...standing, acknowledged: new Map([...standing.acknowledged, ...now]) }
    }
    case 'check': {
      const { finding, at } = command
      if (finding.result === 'fail') {
        return { ...standing, failure: { says: finding.feedback ?? null, at } }
      }

      return { ...standing, failure: null, step: steps[standing.step?.number ?? steps.length] ?? null }
    }
  }
}
