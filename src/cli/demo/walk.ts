import { setTimeout as wait } from 'node:timers/promises'
import { acknowledgeHazards } from '../../application/hazard-acknowledgements.ts'
import { newId } from '../../application/id.ts'
import { overrideCheck, type Recorded, recordCheck } from '../../application/safety-checks.ts'
import {
  approveWorkSession,
  completeWorkSession,
  getWorkSession,
  showWorkSession,
} from '../../application/work-sessions.ts'
import type { CheckResult, Finding, SafetyCheck } from '../../domain/safety-check.ts'
import { openFlags } from '../../domain/safety-check.ts'
import { type Step, stepsOf } from '../../domain/sop.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Texts } from '../../languages/en/cli.ts'
import type { Context } from '../context.ts'
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
  const { context, database, work, pace } = walking
  const { terminal, texts } = context
  const { sop, checks } = await database.session((db) => showWorkSession(db, work.id), { readOnly: true })
  const steps = stepsOf(sop)
  let passes = 0
  let last = checks.findLast(({ stepId }) => stepId === work.currentStepId)?.result
  for (let at = steps.findIndex(({ id }) => id === work.currentStepId); at >= 0; ) {
    const step = steps[at]
    if (!step) break
    const number = at + 1
    const act = actAt(number, last, texts)
    if (act.by === 'worker' && act.finding.result === 'pass') await acknowledge(walking, step, number)
    const { check, nextStepId } = await carryOut(walking, step.id, act)
    const text = check.overrideReason ?? check.feedbackText ?? ''
    if (text || pace > 0) {
      terminal.out(`${texts.demo.check(number, texts.words.result[check.result], text)}\n`)
    } else passes++
    last = nextStepId === step.id ? check.result : undefined
    at = steps.findIndex(({ id }) => id === nextStepId)
    if (pace > 0) await wait(pace)
  }
  if (passes > 0) terminal.out(`${texts.demo.passes(passes)}\n`)
  await finish(walking)
}

/** The worker has seen every hazard of the step, the serious ones among them, before it passes. */
async function acknowledge({ context, database, cast, work }: Walk, { hazards }: Step, number: number) {
  if (hazards.length === 0) return
  const { terminal, texts } = context
  const seen = {
    workSessionId: work.id,
    worker: cast.worker,
    hazardIds: hazards.map(({ id }) => id),
    at: context.now(),
  }
  await database.session((db) => acknowledgeHazards(db, seen))
  terminal.out(`${texts.demo.seen(number, hazards.length)}\n`)
}

/**
 * At the first step a check fails and the next one passes; at the third one the supervisor overrides a failure; at
 * the fifth one the worker wants the supervisor to look at a pass.
 */
function actAt(number: number, last: CheckResult | undefined, { demo }: Texts): Act {
  if (number === 1 && !last) return worker({ result: 'fail', feedback: demo.firstFailure })
  if (number === 1) return worker({ result: 'pass', feedback: demo.firstPass })
  if (number === 3 && last === 'fail') return { by: 'supervisor', reason: demo.overrideReason }
  if (number === 3) return worker({ result: 'fail', feedback: demo.secondFailure })
  if (number === 5) return worker({ result: 'pass', feedback: demo.flaggedPass, needsReview: true })

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
async function finish({ context, database, cast, work }: Walk): Promise<void> {
  const { status } = await database.session((db) => getWorkSession(db, work.id), { readOnly: true })
  const completedAt = context.now()
  if (status === 'in_progress') {
    await database.session((db) => completeWorkSession(db, work.id, cast.worker, completedAt))
  }
  const { sop, checks } = await database.session((db) => showWorkSession(db, work.id), { readOnly: true })
  const numbers = new Map(stepsOf(sop).map(({ id }, index) => [id, index + 1]))
  for (const check of openFlags(checks)) {
    await resolve({ context, database, cast, work }, check, numbers.get(check.stepId) ?? 0)
  }
  const approvedAt = context.now()
  await database.session((db) => approveWorkSession(db, work.id, cast.supervisor, approvedAt))
}

/** The supervisor looks at what was flagged, whoever flagged it, before anything is approved. */
async function resolve(
  { context, database, cast, work }: Omit<Walk, 'pace'>,
  { id: checkId }: SafetyCheck,
  number: number,
): Promise<void> {
  const { terminal, texts } = context
  const [id, at, reason] = [newId(), context.now(), texts.demo.reviewReason]
  const override = { workSessionId: work.id, checkId, supervisor: cast.supervisor, reason, at, id }
  await database.session((db) => overrideCheck(db, override))
  terminal.out(`${texts.demo.check(number, texts.words.result.override, reason)}\n`)
}
