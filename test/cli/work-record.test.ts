import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { ProvenRecord } from '../../src/application/work-records.ts'
import type { Context } from '../../src/cli/context.ts'
import { sayRecord } from '../../src/cli/work/record.ts'
import type { SafetyCheck } from '../../src/domain/safety-check.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import { en } from '../../src/languages/en/cli.ts'
import { ja } from '../../src/languages/ja/cli.ts'

const nine = new Date('2026-04-01T09:00:00Z')
const after = (seconds: number) => new Date(nine.getTime() + seconds * 1000)
const unbroken = { events: 9, records: 1, takenOver: null, count: 0, findings: [] }

function contextIn(texts: typeof en, now = after(7200)): Context {
  const terminal = {
    columns: 80,
    live: false,
    closed: false,
    out: () => {},
    err: () => {},
    flow: async () => {},
    paint: (_: string, text: string) => text,
  }

  return {
    terminal,
    stdin: Readable.from([]),
    texts,
    language: 'en',
    program: 'tenken',
    env: {},
    now: () => now,
    untilTold: async () => 'SIGTERM',
    interruptible: (work) => work(new AbortController().signal),
  }
}

const worker: User = {
  id: 'worker',
  email: 'aiko@example.com',
  employeeNumber: null,
  name: 'Aiko Sato',
  role: 'worker',
  createdAt: nine,
  updatedAt: nine,
  deactivatedAt: null,
}

const work: WorkSession = {
  id: 'work',
  sopId: 'sop',
  workerId: 'worker',
  status: 'in_progress',
  currentStepId: null,
  startedAt: nine,
  completedAt: null,
  approvedAt: null,
  approvedBy: null,
  locked: false,
  rejectionReason: null,
  closedAt: null,
  closedBy: null,
  abortReason: null,
  pausedAt: null,
  pausedSeconds: 0,
}

function step(id: string, severity?: 'medium' | 'critical') {
  const hazards = severity
    ? [
        {
          id: `${id} hazard`,
          originId: `${id} hazard`,
          description: 'Live terminal',
          severity,
          mitigation: null,
        },
      ]
    : []

  return {
    id,
    originId: id,
    orderIndex: 0,
    description: `Step ${id}`,
    expectedAction: null,
    expectedResult: null,
    hazards,
  }
}

const sop: Sop = {
  id: 'sop',
  lineageId: 'sop',
  version: 2,
  status: 'superseded',
  title: 'Change the fuse',
  createdBy: 'worker',
  createdAt: nine,
  updatedAt: nine,
  deletedAt: null,
  publishedAt: nine,
  publishedBy: 'worker',
  retiredAt: null,
  retiredBy: null,
  tasks: [
    {
      id: 'task',
      originId: 'task',
      orderIndex: 0,
      title: 'Isolate',
      description: null,
      createdAt: nine,
      steps: [step('one'), step('two', 'critical'), step('three', 'medium')],
    },
  ],
}

function passOf(stepId: string, seconds: number): SafetyCheck {
  return {
    id: `check of ${stepId}`,
    sessionId: 'work',
    stepId,
    result: 'pass',
    feedbackText: null,
    confidenceScore: null,
    needsReview: false,
    checkedAt: after(seconds),
    overrideReason: null,
    overrideBy: null,
    resolves: null,
  }
}

function shown(session: Partial<WorkSession>, more: Partial<ProvenRecord['record']> = {}): ProvenRecord {
  return {
    record: {
      work: { ...work, ...session },
      sop,
      checks: [],
      acknowledgements: [],
      signatures: [],
      pauses: [],
      recordedAt: new Map(),
      people: new Map([[worker.id, worker]]),
      ...more,
    },
    trail: { unbroken: true, work: unbroken, sop: unbroken, heads: [] },
  }
}

test('time at work leaves pauses out, one that lasts included', () => {
  const rested = shown({ status: 'completed', completedAt: after(3600), pausedSeconds: 605 })
  const resting = shown({ status: 'paused', pausedAt: after(600), pausedSeconds: 60 })

  const [english, japanese] = [en, ja].map((texts) => [
    sayRecord(rested, contextIn(texts), { steps: 'brief' }),
    sayRecord(resting, contextIn(texts), { steps: 'brief' }),
  ])

  expect(english?.[0]).toContain('Time at work  49 min 55 s, and paused for 10 min 5 s\n')
  expect(english?.[1]).toMatch(/Paused since +2026.*\n +Time at work +9 min 0 s, and paused for 1 h 51 min\n/)
  expect(japanese?.[0]).toContain('作業時間    49 分 55 秒、中断 10 分 5 秒\n')
  expect(japanese?.[1]).toMatch(/中断開始 +2026.*\n +作業時間 +9 分 0 秒、中断 1 時間 51 分\n/)
})

test('a serious hazard that nobody acknowledged is told at its step, which is never folded', () => {
  const checks = [passOf('one', 1), passOf('two', 2), passOf('three', 3)]

  const english = sayRecord(shown({}, { checks }), contextIn(en), { steps: 'brief' })
  const japanese = sayRecord(shown({}, { checks }), contextIn(ja), { steps: 'brief' })

  expect(english).toMatch(
    /Step 1: pass\n[\s\S]* 2 {2}Step two\n.* pass {10}Aiko Sato\n +not acknowledged: DANGER {2}Live terminal\n\nStep 3: pass\n/,
  )
  expect(english).toContain('0 of 1 serious ones acknowledged')
  expect(japanese).toContain('確認の記録なし: 【危険】  Live terminal')
})

test('the worker waits at the current step, but at none of work that is closed', () => {
  const waiting = sayRecord(shown({ currentStepId: 'one' }), contextIn(en), { steps: 'brief' })
  const aborted = shown({
    currentStepId: 'one',
    status: 'aborted',
    locked: true,
    closedAt: nine,
    closedBy: 'worker',
    abortReason: 'Fire',
  })
  const closed = sayRecord(aborted, contextIn(en), { steps: 'brief' })

  expect(waiting).toMatch(/Step one\n +waits for its check\n\nSteps 2 to 3: not checked\n/)
  expect(closed).toMatch(/Aborted +2026.* by Aiko Sato\n +"Fire"\n[\s\S]*\n\nSteps 1 to 3: not checked\n$/)
})

test('a broken trail is told at the top, in words', () => {
  const record = shown({})
  const finding = { kind: 'event_missing', stream: 'work', record: 'work session', position: 4 } as const
  record.trail = {
    unbroken: false,
    work: { events: 8, records: 1, takenOver: null, count: 1, findings: [finding] },
    sop: unbroken,
    heads: [],
  }

  const english = sayRecord(record, contextIn(en), { steps: 'brief' })
  const japanese = sayRecord(record, contextIn(ja), { steps: 'brief' })
  const whole = sayRecord(shown({}), contextIn(en), { steps: 'brief' })

  expect(english).toMatch(
    /Audit trail +8 events of the work, 9 of its SOP: BROKEN\n✗ work session work: .*\n\n/,
  )
  expect(japanese).toMatch(/監査証跡 +作業 8 件、作業手順書 9 件: 途切れや改変あり\n✗ 作業 work: /)
  expect(whole).toMatch(/Audit trail +9 events of the work, 9 of its SOP: unbroken\n\n/)
})
