import { equal } from 'node:assert/strict'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { newId } from '../../src/application/id.ts'
import { overrideCheck, type Recorded, recordCheck } from '../../src/application/safety-checks.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkStatus } from '../../src/domain/work-session.ts'
import { type Attempt, brokenOf, type Draw, type Move, pick } from './attempt.ts'
import { type Check, currentStep, isLocked, isResolved, latestCheck, type Model, type Work } from './model.ts'
import { gone, nameOf, someone } from './version-moves.ts'

/** By a statement of one's own, it may also be tried in another worker's name. */
const start: Move = (model, draw) => {
  const version = pick(model.versions, draw.on)
  if (!version) return undefined
  const by = someone(model, draw)
  const worker = (draw.way !== 'verb' && draw.part > 0 && pick(model.people, draw.part)) || by
  const id = newId()

  return {
    by,
    told: `${by.name} starts work of ${worker.name} on ${nameOf(model, version)}`,
    broken: brokenOf({
      user_deactivated: gone(worker),
      not_your_work_session: worker !== by,
      sop_deleted: version.deleted,
      sop_not_effective: !version.deleted && version.status !== 'effective',
      active_work_session_exists: model.activeOf(worker.id) !== undefined,
    }),
    verb: (database) =>
      database.session((db) => startWorkSession(db, { sopId: version.id, worker, at: new Date(), id })),
    statement: {
      sql: 'insert into work_sessions (id, sop_id, worker_id) values ($1, $2, $3)',
      params: [id, version.id, worker.id],
    },
    done() {
      model.works.push({
        id,
        version,
        workerId: worker.id,
        status: 'in_progress',
        done: 0,
        checks: [],
        seen: new Set(),
        approvedBy: null,
        closedBy: null,
        reason: null,
      })
      model.tell(id, 'start', by)
    },
  }
}

const pause = onWork('pauses', (model, work, by) => ({
  broken: brokenOf({ ...notCarriedOnBy(work, by), illegal_move: work.status !== 'in_progress' }),
  verb: (database) => database.session((db) => pauseWorkSession(db, work.id, by)),
  statement: { sql: "update work_sessions set status = 'paused' where id = $1", params: [work.id] },
  done: () => move(model, work, 'pause', by),
}))

const resume = onWork('resumes', (model, work, by) => ({
  broken: brokenOf({
    ...notCarriedOnBy(work, by),
    illegal_move: work.status !== 'paused',
    active_work_session_exists: work.status === 'paused' && model.activeOf(work.workerId) !== undefined,
  }),
  verb: (database) => database.session((db) => resumeWorkSession(db, work.id, by)),
  statement: { sql: "update work_sessions set status = 'in_progress' where id = $1", params: [work.id] },
  done: () => move(model, work, 'resume', by),
}))

const complete = onWork('completes', (model, work, by) => ({
  broken: brokenOf({
    ...notCarriedOnBy(work, by),
    illegal_move: work.status !== 'in_progress',
    steps_open: currentStep(work) !== undefined,
  }),
  verb: (database) => database.session((db) => completeWorkSession(db, work.id, by, new Date())),
  statement: { sql: "update work_sessions set status = 'completed' where id = $1", params: [work.id] },
  done: () => move(model, work, 'complete', by),
}))

const approve = onWork('approves', (model, work, by) => ({
  broken: brokenOf({
    ...notReviewedBy(work, by),
    illegal_move: work.status !== 'completed',
    flagged_checks_open: work.checks.some((check) => check.flagged && !isResolved(work, check)),
  }),
  verb: (database) => database.session((db) => approveWorkSession(db, work.id, by, new Date())),
  statement: {
    sql: "update work_sessions set status = 'approved', approved_by = $2 where id = $1",
    params: [work.id, by.id],
  },
  done() {
    move(model, work, 'approve', by)
    work.approvedBy = by.id
    model.sign('approve', work.id, by)
  },
}))

const reject = onWork('rejects', (model, work, by, { words }) => ({
  broken: brokenOf({
    ...notReviewedBy(work, by),
    invalid_input: !words,
    illegal_move: work.status !== 'completed',
  }),
  verb: (database) =>
    database.session((db) =>
      rejectWorkSession(db, { id: work.id, by, reason: reasonIf(words), at: new Date() }),
    ),
  statement: {
    sql: "update work_sessions set status = 'rejected', closed_by = $2, rejection_reason = $3 where id = $1",
    params: [work.id, by.id, reasonIf(words)],
  },
  done() {
    move(model, work, 'reject', by)
    work.closedBy = by.id
    work.reason = reasonIf(words)
    model.sign('reject', work.id, by)
  },
}))

/** Its worker may, and a supervisor. */
const abort = onWork('aborts', (model, work, by, { words }) => ({
  broken: brokenOf({
    user_deactivated: gone(by),
    supervisor_required: by.id !== work.workerId && by.role === 'worker',
    invalid_input: !words,
    illegal_move: work.status !== 'in_progress' && work.status !== 'paused',
  }),
  verb: (database) =>
    database.session((db) =>
      abortWorkSession(db, { id: work.id, by, reason: reasonIf(words), at: new Date() }),
    ),
  statement: {
    sql: "update work_sessions set status = 'aborted', closed_by = $2, abort_reason = $3 where id = $1",
    params: [work.id, by.id, reasonIf(words)],
  },
  done() {
    move(model, work, 'abort', by)
    work.closedBy = by.id
    work.reason = reasonIf(words)
  },
}))

const pass = onWork('passes', (model, work, by, draw) =>
  aCheck(model, work, by, { ...draw, words: false }, 'pass'),
)

const fail = onWork('fails', (model, work, by, draw) => aCheck(model, work, by, draw, 'fail'))

function aCheck(model: Model, work: Work, by: User, draw: Draw, result: 'pass' | 'fail'): Trial {
  const { flagged, words } = draw
  const current = currentStep(work)
  const step = (draw.part === 0 && current) || pick(work.version.steps, draw.part)
  if (!step) throw new Error('work without steps')
  const [id, feedback, at] = [newId(), words ? 'The lamp is lit' : null, new Date()]

  return {
    broken: brokenOf({
      ...notCarriedOnBy(work, by),
      invalid_input: result === 'fail' && !words,
      work_session_locked: isLocked(work),
      illegal_move: !isLocked(work) && work.status !== 'in_progress',
      not_the_current_step: step !== current,
      hazards_not_acknowledged:
        result === 'pass' &&
        step === current &&
        step.hazards.some(({ id, serious }) => serious && !work.seen.has(id)),
    }),
    verb: (database) =>
      database.single((db) =>
        recordCheck(db, {
          id,
          workSessionId: work.id,
          stepId: step.id,
          worker: by,
          finding: { result, needsReview: flagged, ...(feedback === null ? {} : { feedback }) },
          at,
        }),
      ),
    statement: {
      sql: `insert into safety_checks (id, session_id, step_id, result, feedback_text, needs_review, checked_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      params: [id, work.id, step.id, result, feedback, flagged, at],
    },
    done(recorded) {
      if (result === 'pass') work.done++
      work.checks.push({ id, stepId: step.id, result, flagged, overrideBy: null, resolves: null })
      model.tell(work.id, result, by)
      isNext(recorded, work)
    },
  }
}

/** Part 0 is the check that is due; any other is one of all the checks on record, of this work session or another. */
const override = onWork('overrides', (model, work, by, { part, words }) => {
  const all = model.works.flatMap((one) => one.checks.map((check) => ({ one, check })))
  const named = part === 0 ? undefined : pick(all, part)
  const check = named ? named.check : latestCheck(work)
  const stepId = check?.stepId ?? work.version.steps[0]?.id
  const astray = named !== undefined && named.one !== work
  const [id, at] = [newId(), new Date()]
  const movesOn = check?.result === 'fail' && check === latestCheck(work)
  // Of the current step it is the newest failure that may be overridden, of any other one a check that is flagged.
  const isOpen = ({ stepId, flagged }: Check) => (stepId === currentStep(work)?.id ? movesOn : flagged)

  return {
    broken: brokenOf({
      ...notReviewedBy(work, by),
      invalid_input: !words,
      work_session_locked: isLocked(work),
      not_found: astray,
      nothing_to_override: !astray && !(check && isOpen(check) && !isResolved(work, check)),
    }),
    verb: (database) =>
      database.session((db) =>
        overrideCheck(db, {
          id,
          workSessionId: work.id,
          ...(named ? { checkId: named.check.id } : {}),
          supervisor: by,
          reason: reasonIf(words),
          at,
        }),
      ),
    statement: {
      sql: `insert into safety_checks (id, session_id, step_id, result, override_by, override_reason, resolves, checked_at)
        values ($1, $2, $3, 'override', $4, $5, $6, $7)`,
      params: [id, work.id, stepId, by.id, reasonIf(words), check?.id ?? null, at],
    },
    done(recorded) {
      if (!check) throw new Error('nothing was overridden')
      if (movesOn) work.done++
      work.checks.push({
        id,
        stepId: check.stepId,
        result: 'override',
        flagged: false,
        overrideBy: by.id,
        resolves: check.id,
      })
      model.tell(work.id, 'override', by)
      model.sign('override', id, by)
      isNext(recorded, work)
    },
  }
})

/** Part 0 are the serious hazards of the current step; any other is one of all the hazards of the version. */
const acknowledge = onWork('acknowledges hazards in', (model, work, by, { part, way }) => {
  const here = currentStep(work)?.hazards ?? []
  const everywhere = work.version.steps.flatMap(({ hazards }) => hazards)
  const named = part === 0 ? undefined : pick(everywhere, part)
  const hazards = named ? [named] : here.filter(({ serious }) => serious)
  const unseen = hazards.filter(({ id }) => !work.seen.has(id))
  const astray = hazards.filter((hazard) => !here.includes(hazard))
  const none = way === 'statement' && unseen.length === 0

  return {
    broken: none
      ? []
      : brokenOf({
          ...notCarriedOnBy(work, by),
          illegal_move: work.status !== 'in_progress',
          hazard_not_at_this_step: astray.length > 0,
        }),
    verb: (database) =>
      database.session((db) =>
        acknowledgeHazards(db, {
          workSessionId: work.id,
          worker: by,
          ...(named ? { hazardIds: [named.id] } : {}),
          at: new Date(),
        }),
      ),
    statement: {
      sql: `insert into hazard_acknowledgements (session_id, hazard_id, acknowledged_by)
        select $1, unnest($2::uuid[]), $3`,
      params: [work.id, unseen.map(({ id }) => id), by.id],
    },
    done() {
      for (const { id } of unseen) {
        work.seen.add(id)
        model.tell(work.id, 'acknowledge', by)
      }
    },
  }
})

/** What is on record never changes by itself, whatever is tried. */
const tamperings = [
  'update work_sessions set locked = not locked where id = $1',
  'update work_sessions set current_step_id = null where id = $1 and current_step_id is not null',
  "update work_sessions set started_at = started_at - interval '1 day' where id = $1",
  "update work_sessions set paused_for = paused_for + interval '1 hour' where id = $1",
  "update work_sessions set completed_at = now() where id = $1 and status <> 'completed'",
  'delete from work_sessions where id = $1',
  "update safety_checks set result = 'pass', needs_review = false where session_id = $1",
  'delete from safety_checks where session_id = $1',
  "update hazard_acknowledgements set acknowledged_at = now() - interval '1 day' where session_id = $1",
  'delete from hazard_acknowledgements where session_id = $1',
  "insert into signatures (session_id, meaning, signer_id, signer_name, signed_at, digest) select $1, 'approve', id, name, now(), sha256('') from users limit 1",
  'delete from signatures where session_id = $1',
  "update audit_events set reason = 'Another' where stream_id = $1",
  'delete from audit_events where stream_id = $1',
]

const tamper: Move = (model, draw) => {
  const work = pick(model.works, draw.on)
  const sql = pick(tamperings, draw.part)
  if (!work || !sql) return undefined
  const by = someone(model, draw)

  return {
    by,
    told: `${by.name} tampers with work ${model.works.indexOf(work) + 1} (${work.status}): ${sql}`,
    broken: [],
    never: true,
    statement: { sql, params: [work.id] },
    done() {},
  }
}

export const workMoves = {
  start,
  acknowledge,
  pass,
  fail,
  override,
  pause,
  resume,
  complete,
  approve,
  reject,
  abort,
  'tamper with work': tamper,
}

type Trial = Omit<Attempt, 'by' | 'told'>

/** A statement that would set the status that it has already is no move: it changes nothing, for whomever. */
function onWork(verb: string, judge: (model: Model, work: Work, by: User, draw: Draw) => Trial): Move {
  return (model, draw) => {
    const work = pick(model.works, draw.on)
    if (!work) return undefined
    const by = someone(model, draw)
    const told = `${by.name} ${verb} work ${model.works.indexOf(work) + 1} (${work.status}, ${work.done} of ${work.version.steps.length} steps)`
    const attempt = { by, told, ...judge(model, work, by, draw) }
    const stays =
      draw.way === 'statement' && attempt.statement?.sql.includes(`set status = '${work.status}' where`)

    return stays ? { ...attempt, broken: [], done() {} } : attempt
  }
}

function notCarriedOnBy({ workerId }: Work, by: User): Record<string, boolean> {
  return { user_deactivated: gone(by), not_your_work_session: workerId !== by.id }
}

function notReviewedBy({ workerId }: Work, by: User): Record<string, boolean> {
  return {
    user_deactivated: gone(by),
    supervisor_required: by.role === 'worker',
    self_review: workerId === by.id,
  }
}

const after: Record<string, WorkStatus> = {
  pause: 'paused',
  resume: 'in_progress',
  complete: 'completed',
  approve: 'approved',
  reject: 'rejected',
  abort: 'aborted',
}

function move(model: Model, work: Work, verb: string, by: User): void {
  work.status = after[verb] ?? work.status
  model.tell(work.id, verb, by)
}

function reasonIf(words: boolean): string {
  return words ? 'Measured and found dead' : ' '
}

/** The verb, where there was one, says which step waits now. */
function isNext(recorded: unknown, work: Work): void {
  if (recorded) equal((recorded as Recorded).nextStepId, currentStep(work)?.id ?? null)
}
