import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { countedIn, eventsOf, needsEyes, stepsIn, timelineOf } from '../../web/src/records/timeline.ts'
import { countsOf, type WorkRecord } from '../../web/src/records/work-record.ts'
import { mattersOf } from '../../web/src/review/matters.ts'

const worker = randomUUID()
const supervisor = randomUUID()
const steps = ['Switch off', 'Hang your lock', 'Test for zero volts', 'Fit the die'].map((description) => ({
  id: randomUUID(),
  description,
}))
const hazard = randomUUID()

/** So many seconds after nine o'clock. */
const at = (seconds: number) => new Date(Date.parse('2026-11-26T09:00:00Z') + seconds * 1000).toISOString()

type Check = WorkRecord['checks'][number]

function aCheck(step: number, seconds: number, more: Partial<Check> = {}): Check {
  return {
    id: randomUUID(),
    sessionId: randomUUID(),
    stepId: steps[step]?.id ?? '',
    result: 'pass',
    feedbackText: null,
    confidenceScore: null,
    needsReview: false,
    checkedAt: at(seconds),
    recordedAt: at(seconds),
    overrideReason: null,
    overrideBy: null,
    resolves: null,
    ...more,
  }
}

function aRecord(
  checks: Check[],
  work: Partial<WorkRecord['work']> = {},
  pauses: WorkRecord['pauses'] = [],
): WorkRecord {
  const its = (from: number, to: number) =>
    steps.slice(from, to).map((step, index) => ({
      ...step,
      originId: step.id,
      orderIndex: index,
      expectedAction: null,
      expectedResult: null,
      hazards:
        step.description === 'Hang your lock'
          ? [
              {
                id: hazard,
                originId: hazard,
                description: 'Live',
                severity: 'critical' as const,
                mitigation: null,
              },
            ]
          : [],
    }))
  const tasks = [its(0, 2), its(2, 4)].map((steps, index) => ({
    id: randomUUID(),
    originId: randomUUID(),
    orderIndex: index,
    title: index === 0 ? 'Isolate' : 'Change',
    description: null,
    createdAt: at(-1000),
    steps,
  }))

  // Only what a timeline reads is there.
  return {
    work: {
      id: randomUUID(),
      workerId: worker,
      status: 'in_progress',
      startedAt: at(0),
      completedAt: null,
      approvedAt: null,
      approvedBy: null,
      closedAt: null,
      closedBy: null,
      pausedAt: null,
      rejectionReason: null,
      abortReason: null,
      currentStepId: null,
      ...work,
    },
    sop: { tasks },
    checks,
    acknowledgements: [
      {
        id: randomUUID(),
        hazardId: hazard,
        acknowledgedBy: worker,
        acknowledgedAt: at(15),
        recordedAt: at(15),
      },
    ],
    recordedAt: { started: at(0), completed: null, closed: null, published: null },
    pauses,
    people: [],
  } as unknown as WorkRecord
}

describe('a timeline', () => {
  test('has plain passes of one task in one line, with the dangers that were acknowledged', () => {
    const entries = timelineOf(aRecord([aCheck(0, 10), aCheck(1, 20), aCheck(2, 30)]))

    expect(entries.map(({ kind }) => kind)).toEqual(['started', 'run', 'run'])
    expect(entries[1]).toMatchObject({ checks: { length: 2 }, dangers: 1 })
  })

  test('never folds a failure, a repeated check, a flag or an override, and keeps their order', () => {
    const failed = aCheck(1, 20, { result: 'fail', feedbackText: 'Bent' })
    const entries = timelineOf(
      aRecord([
        aCheck(0, 10),
        failed,
        aCheck(1, 30),
        aCheck(2, 40, { needsReview: true }),
        aCheck(3, 50, { result: 'fail' }),
        aCheck(3, 60, { result: 'override', overrideBy: supervisor }),
      ]),
    )

    expect(entries.map((entry) => (entry.kind === 'check' ? entry.check.result : entry.kind))).toEqual([
      'started',
      'run',
      'fail',
      'pass',
      'pass',
      'fail',
      'override',
    ])
    expect(entries[3]).toMatchObject({ nth: 2 })
    expect(entries.filter(needsEyes)).toHaveLength(5)
  })

  test('says how long each check took, less what was paused', () => {
    const entries = eventsOf(aRecord([aCheck(0, 10), aCheck(1, 100)], {}, [{ from: at(20), to: at(80) }]))

    expect(entries.map(({ kind }) => kind)).toEqual(['started', 'check', 'paused', 'check'])
    expect(entries[1]).toMatchObject({ seconds: 10 })
    expect(entries[2]).toMatchObject({ seconds: 60 })
    expect(entries[3]).toMatchObject({ seconds: 30 })
  })

  test('has a pause that goes on without a length', () => {
    const entries = eventsOf(aRecord([], { status: 'paused' }, [{ from: at(20), to: null }]))

    expect(entries.at(-1)).toMatchObject({ kind: 'paused', seconds: null })
  })

  test('tells once of checks that came together long after they were made', () => {
    const late = (step: number, seconds: number) => aCheck(step, seconds, { recordedAt: at(900 + step) })
    const entries = eventsOf(aRecord([aCheck(0, 10), late(1, 60), late(2, 90)]))

    expect(entries.filter(({ kind }) => kind === 'offline')).toMatchObject([{ checks: 2, seconds: 841 }])
    expect(entries.map(({ kind }) => kind)).toEqual(['started', 'check', 'offline', 'check', 'check'])
  })

  test('has what a supervisor settles after the work was handed in below it, and says that it is a flag', () => {
    const flagged = aCheck(2, 40, { needsReview: true })
    const answer = aCheck(2, 80, { result: 'override', overrideBy: supervisor, resolves: flagged.id })
    const entries = eventsOf(aRecord([flagged, answer], { completedAt: at(60) }))

    expect(entries.map(({ kind }) => kind)).toEqual(['started', 'check', 'completed', 'check'])
    expect(entries.at(-1)).toMatchObject({ answers: 'flag' })
  })

  test('ends with who closed it, and why', () => {
    const work = {
      status: 'rejected',
      closedAt: at(99),
      closedBy: supervisor,
      rejectionReason: 'Too fast',
    } as const

    expect(eventsOf(aRecord([], work)).at(-1)).toMatchObject({
      kind: 'closed',
      outcome: 'rejected',
      reason: 'Too fast',
    })
  })
})

test('of a flag that was settled one thing happened, at one step', () => {
  const flagged = aCheck(2, 40, { needsReview: true })
  const entries = eventsOf(
    aRecord([
      aCheck(0, 10),
      aCheck(1, 20, { result: 'fail' }),
      aCheck(1, 30),
      flagged,
      aCheck(2, 80, { result: 'override', resolves: flagged.id }),
    ]),
  )
  const checks = entries.filter((entry) => entry.kind === 'check')

  expect(checks.map(({ answers }) => answers)).toEqual([undefined, undefined, undefined, undefined, 'flag'])
  expect(countedIn(entries.filter(needsEyes))).toBe(3)
  expect(stepsIn(checks)).toBe(3)
})

test('counts are of steps, of flags that nobody has settled, and of overrides of failures alone', () => {
  const flagged = aCheck(2, 40, { needsReview: true })
  const settled = aCheck(3, 41, { needsReview: true })
  const [failed, failedAgain] = [aCheck(1, 20, { result: 'fail' }), aCheck(1, 25, { result: 'fail' })]
  const record = aRecord([
    failed,
    failedAgain,
    aCheck(1, 30, { result: 'override', resolves: failedAgain.id }),
    aCheck(1, 31),
    flagged,
    settled,
    aCheck(3, 50, { result: 'override', resolves: settled.id }),
  ])

  expect(countsOf(record)).toEqual({
    steps: 4,
    ok: 3,
    problems: 2,
    overrides: 1,
    flagged: 2,
    openFlags: 1,
    dangers: 1,
  })
})

describe('what a supervisor has to have looked at', () => {
  test('a failure holds the work up only at the step that waits, and while nothing came after it', () => {
    const failed = aCheck(1, 20, { result: 'fail' })
    const current = { currentStepId: steps[1]?.id ?? null }

    expect(mattersOf(aRecord([failed], current))).toMatchObject([{ kind: 'holds up' }])
    expect(
      mattersOf(aRecord([failed, aCheck(1, 30)], { currentStepId: steps[2]?.id ?? null })),
    ).toMatchObject([{ kind: 'settled' }])
  })

  test('what is open stands first', () => {
    const settled = aCheck(0, 10, { needsReview: true })
    const open = aCheck(2, 40, { needsReview: true })
    const answer = aCheck(0, 41, { result: 'override', resolves: settled.id })

    expect(mattersOf(aRecord([settled, open, answer])).map(({ kind, check }) => [kind, check.id])).toEqual([
      ['flag', open.id],
      ['settled', settled.id],
    ])
  })
})
