import type { Entry } from '../../../web/src/offline/kept.ts'
import type { Command, WorkRecord, WorkStep } from '../../../web/src/offline/work-on-record.ts'

/** So many minutes after eight. */
export const at = (minute: number) => `2026-01-05T08:${String(minute).padStart(2, '0')}:00.000Z`

const aStep = (id: string, hazards: WorkStep['hazards'] = []): WorkStep => ({
  id,
  originId: id,
  orderIndex: 0,
  description: id,
  expectedAction: null,
  expectedResult: null,
  hazards,
})

const aHazard = (id: string, severity: 'critical' | 'low') => ({
  id,
  originId: id,
  description: id,
  severity,
  mitigation: null,
})

const aTask = (id: string, steps: WorkStep[]) => ({
  id,
  originId: id,
  orderIndex: 0,
  title: id,
  description: null,
  createdAt: at(0),
  steps,
})

type Check = WorkRecord['checks'][number]

export function aCheck(stepId: string, result: Check['result']): Check {
  return {
    id: `${result}-${stepId}`,
    sessionId: 'work',
    stepId,
    result,
    feedbackText: result === 'fail' ? 'Wrong' : null,
    confidenceScore: null,
    needsReview: false,
    checkedAt: at(0),
    overrideReason: null,
    overrideBy: null,
    resolves: null,
    recordedAt: at(0),
  }
}

/** Work on three steps in two tasks, the second of which has a serious hazard; at the first unless said otherwise. */
export function aRecord(
  work: Partial<WorkRecord['work']> = {},
  checks: Check[] = [],
  acknowledged: string[] = [],
): WorkRecord {
  const acknowledgements = acknowledged.map((hazardId) => ({
    id: `ack-${hazardId}`,
    sessionId: 'work',
    hazardId,
    acknowledgedBy: 'worker',
    acknowledgedAt: at(0),
    recordedAt: at(0),
  }))
  const tasks = [
    aTask('isolate', [aStep('off')]),
    aTask('change', [aStep('lock', [aHazard('live', 'critical'), aHazard('noise', 'low')]), aStep('pull')]),
  ]

  // Only what the page reads of it.
  return {
    work: { id: 'work', status: 'in_progress', currentStepId: 'off', pausedAt: null, ...work },
    sop: { id: 'sop', title: 'Change the fuse', version: 1, tasks },
    checks,
    acknowledgements,
  } as WorkRecord
}

export function anEntry(command: Command, more: Partial<Entry> = {}): Entry {
  return { userId: 'worker', workId: 'work', command, state: 'waiting', changedAt: 0, problem: null, ...more }
}
