import type { Attack } from '../attack.ts'

const check = (work: string, step: string, more = '', values = '') =>
  `insert into safety_checks (session_id, step_id, result${more}) values (:${work}, :${step}, 'pass'${values})`
const fail = (work: string, step: string) =>
  `insert into safety_checks (session_id, step_id, result, feedback_text) values (:${work}, :${step}, 'fail', 'A')`
const override = (work: string, step: string, resolves: string, by = ':supervisor') =>
  `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
   values (:${work}, :${step}, 'override', 'A', ${by}, ${resolves})`

const outOfOrder: Attack[] = (
  [
    ['a later step', 'atFirst', 'step2'],
    ['the last step', 'atFirst', 'step3'],
    ['a step that is done', 'atHazard', 'step1'],
    ['the same step once all are done', 'done', 'step3'],
    ['the first step once all are done', 'done', 'step1'],
    ['a step of the draft', 'atFirst', 'draftStep1'],
    ['a step of the version before', 'atFirst', 'supersededStep1'],
    ['a step of another SOP', 'atFirst', 'foreignStep1'],
  ] as const
).flatMap(([what, work, step]) =>
  [check(work, step), fail(work, step)].map((sql) => ({
    what: `a ${sql.includes('fail') ? 'fail' : 'pass'} of ${what}`,
    state: 'TK012',
    as: `${work}Worker`,
    sql,
    names: work,
  })),
)

const closed: Attack[] = ['approved', 'rejected', 'aborted'].flatMap((work) => [
  {
    what: `a check of ${work} work`,
    state: 'TK010',
    as: `${work}Worker`,
    sql: check(work, 'step1'),
    names: work,
  },
  {
    what: `an override in ${work} work`,
    state: 'TK010',
    as: 'supervisor',
    sql: override(work, 'step1', ':newestFail'),
    names: work,
  },
])

const resting: Attack[] = ['paused', 'completed'].map((work) => ({
  what: `a check of ${work} work`,
  state: 'TK011',
  as: `${work}Worker`,
  sql: check(work, 'step1'),
  names: work,
}))

const acted: Attack[] = [
  { what: 'a check by nobody', state: 'TK018', sql: check('atFirst', 'step1') },
  { what: 'a failed check by nobody', state: 'TK018', sql: fail('atFirst', 'step1') },
  {
    what: 'a check by another worker',
    state: 'TK017',
    as: 'stranger',
    sql: check('atFirst', 'step1'),
    names: 'atFirst',
  },
  {
    what: 'a check by a supervisor',
    state: 'TK017',
    as: 'supervisor',
    sql: check('atFirst', 'step1'),
    names: 'atFirst',
  },
  {
    what: 'a check by somebody unknown',
    state: 'TK017',
    as: 'nobody',
    sql: check('atFirst', 'step1'),
    names: 'atFirst',
  },
  { what: 'a check by somebody who has left', state: 'TK016', as: 'leftWorker', sql: check('left', 'step1') },
  { what: 'an override by nobody', state: 'TK018', sql: override('atFirst', 'step1', ':newestFail') },
  {
    what: 'an override in another’s name',
    state: 'TK019',
    as: 'other',
    sql: override('atFirst', 'step1', ':newestFail'),
  },
  {
    what: 'an override in no name',
    state: '23514',
    as: 'supervisor',
    sql: override('atFirst', 'step1', ':newestFail', 'null'),
  },
  {
    what: 'an override by the worker in a supervisor’s name',
    state: 'TK019',
    as: 'atFirstWorker',
    sql: override('atFirst', 'step1', ':newestFail'),
  },
  {
    what: 'an override by the worker',
    state: 'TK014',
    as: 'atFirstWorker',
    sql: override('atFirst', 'step1', ':newestFail', ':atFirstWorker'),
  },
  {
    what: 'an override by the worker, who is a supervisor',
    state: 'TK014',
    as: 'ownFailedWorker',
    sql: override('ownFailed', 'step1', ':ownFail', ':ownFailedWorker'),
  },
  {
    what: 'an override by another worker',
    state: 'TK015',
    as: 'stranger',
    sql: override('atFirst', 'step1', ':newestFail', ':stranger'),
  },
  {
    what: 'an override by somebody who has left',
    state: 'TK016',
    as: 'gone',
    sql: override('atFirst', 'step1', ':newestFail', ':gone'),
  },
]

const nothingToOverride: Attack[] = (
  [
    ['no check', 'atFirst', 'step1', 'null'],
    ['a check that is not there', 'atFirst', 'step1', ':nobody', '23503'],
    ['an older failure than the newest', 'atFirst', 'step1', ':olderFail'],
    ['a pass that is not flagged', 'acknowledged', 'step1', ':plainPass'],
    ['a check of another work session', 'atHazard', 'step2', ':newestFail'],
    ['a check of another step', 'atFirst', 'step2', ':newestFail'],
    ['a check that is resolved already', 'overridden', 'step1', ':resolvedFail', '23505'],
    ['an override', 'overridden', 'step1', ':override'],
    ['a failure that a pass has followed', 'overridden', 'step1', ':override'],
  ] as const
).map(([what, work, step, resolves, state = 'TK021']) => ({
  what: `an override of ${what}`,
  state,
  as: 'supervisor',
  sql: override(work, step, resolves),
  ...(state === 'TK021' ? { names: work } : {}),
}))

const others: Attack[] = [
  {
    what: 'an override of a flagged check in aborted work',
    state: 'TK010',
    as: 'supervisor',
    sql: override('aborted', 'step1', ':abortedFlag'),
    names: 'aborted',
  },
  {
    what: 'an override of a failure that a pass has followed',
    state: 'TK021',
    as: 'supervisor',
    before: `select set_config('tenken.actor', :atFirstWorker, true);
             ${check('atFirst', 'step1')}; select set_config('tenken.actor', :supervisor, true)`,
    sql: override('atFirst', 'step1', ':newestFail'),
    names: 'atFirst',
  },
  {
    what: 'an override of itself',
    state: 'TK021',
    as: 'supervisor',
    sql: `insert into safety_checks (id, session_id, step_id, result, override_reason, override_by, resolves)
          values (:new, :atFirst, :step1, 'override', 'A', :supervisor, :new)`,
    names: 'atFirst',
  },
  {
    what: 'an override that is flagged',
    state: '23514',
    as: 'supervisor',
    sql: `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves, needs_review)
          values (:atFirst, :step1, 'override', 'A', :supervisor, :newestFail, true)`,
  },
  {
    what: 'a pass that resolves',
    state: '23514',
    as: 'atFirstWorker',
    sql: check('atFirst', 'step1', ', resolves', ', :newestFail'),
  },
  {
    what: 'a pass of a step with a critical hazard that nobody acknowledged',
    state: 'TK022',
    as: 'atHazardWorker',
    sql: check('atHazard', 'step2'),
    names: 'hazard',
  },
  {
    what: 'passes of all steps in one statement, over a hazard that nobody acknowledged',
    state: 'TK022',
    as: 'atFirstWorker',
    sql: `insert into safety_checks (session_id, step_id, result)
          values (:atFirst, :step1, 'pass'), (:atFirst, :step2, 'pass'), (:atFirst, :step3, 'pass')`,
    names: 'hazard',
  },
  {
    what: 'two passes of one step in one statement',
    state: 'TK012',
    as: 'atFirstWorker',
    sql: `insert into safety_checks (session_id, step_id, result)
          values (:atFirst, :step1, 'pass'), (:atFirst, :step1, 'pass')`,
    names: 'atFirst',
  },
  {
    what: 'passes of two work sessions in one statement, one of them another’s',
    state: 'TK017',
    as: 'atFirstWorker',
    sql: `insert into safety_checks (session_id, step_id, result)
          values (:atFirst, :step1, 'pass'), (:acknowledged, :step2, 'pass')`,
    names: 'acknowledged',
  },
  {
    what: 'a pass while the same statement moves the work on',
    state: 'TK012',
    as: 'atFirstWorker',
    sql: `with passed as (${check('atFirst', 'step1')})
          update work_sessions set current_step_id = null where id = :atFirst`,
    names: 'atFirst',
  },
]

/** Checks come in the order of the steps, by the worker; overrides by a supervisor, and of what needs one only. */
export const safetyChecks: Attack[] = [
  ...outOfOrder,
  ...closed,
  ...resting,
  ...acted,
  ...nothingToOverride,
  ...others,
]
