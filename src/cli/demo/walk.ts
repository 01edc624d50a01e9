import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '../../application/id.ts'
import { overrideCheck, type Recorded, recordCheck } from '../../application/safety-checks.ts'
import {
  approveWorkSession,
  completeWorkSession,
  getWorkSession,
  showWorkSession,
} from '../../application/work-sessions.ts'
import type { CheckResult, Finding } from '../../domain/safety-check.ts'
import { stepsOf } from '../../domain/sop.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import type { Texts } from '../texts/en.ts'
import type { Cast } from './cast.ts'

interface Walk {
  context: Context
  database: Database
  cast: Cast
  work: WorkSession
  /** Milliseconds between two checks. */
  pace: number
}

/** What happens next at a step: the worker's finding, or the supervisor's reason for an override. */
type Act = { by: 'worker'; finding: Finding } | { by: 'supervisor'; reason: string }

/** Carries the work session from wherever it stands through its last step, completes and approves it. */
export async function walk(walking: Walk): Promise<void> {
  const { context, database, cast, work, pace } = walking
  const { terminal, texts } = context
  const { sop, checks } = await database.session((db) => showWorkSession(db, work.id), { readOnly: true })
  const numbers = new Map(stepsOf(sop).map(({ id }, index) => [id, index + 1]))
  let passes = 0
  let last = checks.findLast(({ stepId }) => stepId === work.currentStepId)?.result
  for (let stepId = work.currentStepId; stepId !== null; ) {
    const number = numbers.get(stepId) ?? 0
    const act = actAt(number, last, texts)
    const { check, nextStepId } = await carryOut(walking, stepId, act)
    const text = check.overrideReason ?? check.feedbackText ?? ''
    if (text || pace > 0)
      terminal.out(`${texts.demo.check(number, texts.words.result[check.result], text)}\n`)
    else passes++
    last = nextStepId === stepId ? check.result : undefined
    stepId = nextStepId
    if (pace > 0) await wait(pace)
  }
  if (passes > 0) terminal.out(`${texts.demo.passes(passes)}\n`)
  await finish(context, database, cast, work.id)
}

/** At the first step a check fails and the next one passes; at the third one the supervisor overrides a failure. */
function actAt(number: number, last: CheckResult | undefined, { demo }: Texts): Act {
  if (number === 1 && !last) return worker({ result: 'fail', feedback: demo.firstFailure })
  if (number === 1) return worker({ result: 'pass', feedback: demo.firstPass })
  if (number === 3 && last === 'fail') return { by: 'supervisor', reason: demo.overrideReason }
  if (number === 3) return worker({ result: 'fail', feedback: demo.secondFailure })

  return worker({ result: 'pass' })
}

function worker(finding: Finding): Act {
  return { by: 'worker', finding }
}

function carryOut({ context, database, cast, work }: Walk, stepId: string, act: Act): Promise<Recorded> {
  const [id, at, workSessionId] = [newId(), context.now(), work.id]
  if (act.by === 'supervisor') {
    const override = { workSessionId, supervisor: cast.supervisor, reason: act.reason, at, id }

    return database.session((db) => overrideCheck(db, override))
  }

  return database.single((db) =>
    recordCheck(db, { workSessionId, stepId, worker: cast.worker, finding: act.finding, at, id }),
  )
}

/** Each move on its own: what an interruption left undone is done the next time. */
async function finish(context: Context, database: Database, cast: Cast, id: string): Promise<void> {
  const { status } = await database.session((db) => getWorkSession(db, id), { readOnly: true })
  const [completedAt, approvedAt] = [context.now(), context.now()]
  if (status === 'in_progress') {
    await database.session((db) => completeWorkSession(db, id, cast.worker, completedAt))
  }
  await database.session((db) => approveWorkSession(db, id, cast.supervisor, approvedAt))
}
