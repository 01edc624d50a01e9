import { moves, type WorkStatus, workStatuses } from '../../../src/domain/work-session.ts'
import type { Attack } from '../attack.ts'

const start = (more = '', values = '', of = ':stranger', sop = ':idle') =>
  `insert into work_sessions (id, sop_id, worker_id${more}) values (:new, ${sop}, ${of}${values})`
const set = (id: string, what: string) => `update work_sessions set ${what} where id = :${id}`

/** All that a work session of this status must have, so that no constraint stands in the way of the rule. */
const become: Record<WorkStatus, string> = {
  in_progress: "status = 'in_progress'",
  paused: "status = 'paused'",
  completed: "status = 'completed', completed_at = now()",
  approved:
    "status = 'approved', completed_at = coalesce(completed_at, now()), approved_at = now(), approved_by = :supervisor, locked = true",
  rejected:
    "status = 'rejected', completed_at = coalesce(completed_at, now()), rejection_reason = 'A', closed_at = now(), closed_by = :supervisor, locked = true",
  aborted:
    "status = 'aborted', abort_reason = 'A', closed_at = now(), closed_by = :supervisor, locked = true",
}

const inStatus: Record<WorkStatus, string> = {
  in_progress: 'done',
  paused: 'paused',
  completed: 'completed',
  approved: 'approved',
  rejected: 'rejected',
  aborted: 'aborted',
}

const locked: readonly WorkStatus[] = ['approved', 'rejected', 'aborted']

function isLegal(from: WorkStatus, to: WorkStatus): boolean {
  const table: readonly { from: readonly WorkStatus[]; to: WorkStatus }[] = Object.values(moves)

  return table.some((move) => move.to === to && move.from.includes(from))
}

/** What is not in the table of moves cannot happen, whoever acts. */
const illegal: Attack[] = workStatuses.flatMap((from) =>
  workStatuses
    .filter((to) => !isLegal(from, to) && (from !== to || locked.includes(from)))
    .flatMap((to) =>
      [`${inStatus[from]}Worker`, 'supervisor'].map((as) => ({
        what: `${from} becomes ${to}, by ${as}`,
        state: locked.includes(from) ? 'TK010' : 'TK011',
        as,
        sql: set(inStatus[from], become[to]),
        names: inStatus[from],
      })),
    ),
)

const unknown: Attack[] = ["'forgotten'", 'null'].map((status) => ({
  what: `in progress becomes ${status}`,
  state: 'TK011',
  as: 'doneWorker',
  sql: set('done', `status = ${status}`),
  names: 'done',
}))

const started: Attack[] = [
  ...[
    ['a draft', ':foreign'],
    ['a superseded version', ':superseded'],
    ['a retired version', ':retired'],
    ['a deleted version', ':deleted'],
  ].map(([what, sop]) => ({
    what: `a start on ${what}`,
    state: 'TK003',
    as: 'stranger',
    sql: start('', '', ':stranger', sop),
    ...(sop ? { names: sop.slice(1) } : {}),
  })),
  ...workStatuses
    .filter((status) => status !== 'in_progress')
    .map((status) => ({
      what: `a start as ${status}`,
      state: 'TK011',
      as: 'stranger',
      sql: start(', status', `, '${status}'`),
      names: 'new',
    })),
  {
    what: 'a start on a later step',
    state: 'TK012',
    as: 'stranger',
    sql: start(', current_step_id', ', :step2', ':stranger', ':sop'),
    names: 'new',
  },
  {
    what: 'a start on a step of another version',
    state: 'TK012',
    as: 'stranger',
    sql: start(', current_step_id', ', :draftStep1', ':stranger', ':sop'),
    names: 'new',
  },
  ...["'1 hour'", "'-1 hour'", "'1 second'"].map((time) => ({
    what: `a start with a pause of ${time} behind it`,
    state: 'TK035',
    as: 'stranger',
    sql: start(', paused_for', `, interval ${time}`),
    names: 'new',
  })),
  { what: 'a start by nobody', state: 'TK018', sql: start() },
  { what: 'a start for nobody', state: 'TK018', as: 'stranger', sql: start('', '', 'null') },
  { what: 'a start for somebody else', state: 'TK017', as: 'supervisor', sql: start(), names: 'new' },
  {
    what: 'a start by somebody who has left',
    state: 'TK016',
    as: 'goneWorker',
    sql: start('', '', ':goneWorker'),
  },
  { what: 'a start by somebody unknown', state: 'TK018', as: 'nobody', sql: start('', '', ':nobody') },
  {
    what: 'a second work session in progress',
    state: '23505',
    as: 'doneWorker',
    sql: start('', '', ':doneWorker'),
  },
  {
    what: 'several starts in one statement, one of them for somebody else',
    state: 'TK017',
    as: 'stranger',
    sql: `insert into work_sessions (id, sop_id, worker_id)
          values (:new, :idle, :stranger), (:nobody, :idle, :pausedWorker)`,
    names: 'nobody',
  },
]

const identity: Record<string, string> = {
  id: ':new',
  sop_id: ':idle',
  worker_id: ':stranger',
  started_at: "'2001-01-01'",
}

const renamed: Attack[] = Object.entries(identity).map(([column, value]) => ({
  what: `another ${column}`,
  state: 'TK033',
  as: 'atFirstWorker',
  sql: set('atFirst', `${column} = ${value}`),
  names: 'atFirst',
}))

/** What a move does not set by itself, with a value that only another move gives it. */
const foreignColumns: Record<string, string> = {
  completed_at: "'2001-01-01'",
  approved_at: "'2001-01-01'",
  approved_by: ':supervisor',
  rejection_reason: "'A'",
  closed_at: "'2001-01-01'",
  closed_by: ':supervisor',
  abort_reason: "'A'",
}

const stray = (id: string, as: string, to: WorkStatus, own: readonly string[]): Attack[] =>
  Object.entries(foreignColumns)
    .filter(([column]) => !own.includes(column))
    .map(([column, value]) => ({
      what: `${to} with ${column}`,
      state: 'TK035',
      as,
      sql: set(id, `${become[to]}, ${column} = ${value}`.replace(/, locked = true/, '')),
      names: id,
    }))

const closedOwn = ['closed_at', 'closed_by']
const strays: Attack[] = [
  ...stray('atFirst', 'atFirstWorker', 'in_progress', []),
  ...stray('atFirst', 'atFirstWorker', 'paused', []),
  ...stray('paused', 'pausedWorker', 'in_progress', []),
  ...stray('done', 'doneWorker', 'completed', ['completed_at']),
  ...stray('completed', 'supervisor', 'approved', ['completed_at', 'approved_at', 'approved_by']),
  ...stray('completed', 'supervisor', 'rejected', ['completed_at', 'rejection_reason', ...closedOwn]),
  ...stray('atFirst', 'supervisor', 'aborted', ['abort_reason', ...closedOwn]),
  ...['approved', 'rejected'].map((status) => ({
    what: `${status} with another time of completion`,
    state: 'TK035',
    as: 'supervisor',
    sql: set(
      'completed',
      become[status as WorkStatus].replace(/completed_at = [^)]*\)\)/, "completed_at = '2001-01-01'"),
    ),
    names: 'completed',
  })),
]

const measured: Attack[] = (
  [
    ['atFirst', 'locked = true'],
    ['atFirst', "paused_for = interval '1 hour'"],
    ['atFirst', "paused_at = '2001-01-01'"],
    ['paused', "paused_at = '2001-01-01'"],
    ['paused', "paused_for = interval '1 hour'"],
    ['completed', 'locked = true'],
    ['completed', "completed_at = '2001-01-01'"],
  ] as const
).map(([id, what]) => ({
  what: `${id} with ${what}`,
  state: 'TK035',
  as: `${id}Worker`,
  sql: set(id, what),
  names: id,
}))

const carriedOn: [to: WorkStatus, id: string][] = [
  ['paused', 'atFirst'],
  ['in_progress', 'paused'],
  ['completed', 'done'],
]

const acted: Attack[] = [
  ...carriedOn.flatMap(([to, id]) => [
    { what: `${to} by nobody`, state: 'TK018', sql: set(id, become[to]) },
    { what: `${to} by another worker`, state: 'TK017', as: 'stranger', sql: set(id, become[to]), names: id },
    { what: `${to} by a supervisor`, state: 'TK017', as: 'supervisor', sql: set(id, become[to]), names: id },
    { what: `${to} by somebody unknown`, state: 'TK017', as: 'nobody', sql: set(id, become[to]), names: id },
  ]),
  {
    what: 'paused by somebody who has left',
    state: 'TK016',
    as: 'leftWorker',
    sql: set('left', become.paused),
  },
  ...(
    [
      ['approved', 'completed', 'approved_by'],
      ['rejected', 'completed', 'closed_by'],
      ['aborted', 'atFirst', 'closed_by'],
      ['aborted', 'paused', 'closed_by'],
    ] as const
  ).flatMap(([to, id, column]) => {
    const sql = (who: string) => set(id, become[to].replace(':supervisor', who))

    return [
      { what: `${id} ${to} by nobody`, state: 'TK018', sql: sql(':supervisor') },
      { what: `${id} ${to} in no name`, state: 'TK018', as: 'supervisor', sql: sql('null') },
      { what: `${id} ${to} in another’s name`, state: 'TK019', as: 'other', sql: sql(':supervisor') },
      { what: `${id} ${to} by another worker`, state: 'TK015', as: 'stranger', sql: sql(':stranger') },
      { what: `${id} ${to} by somebody unknown`, state: 'TK018', as: 'nobody', sql: sql(':nobody') },
      { what: `${id} ${to} by somebody who has left`, state: 'TK016', as: 'gone', sql: sql(':gone') },
      {
        what: `${id} ${to}, ${column} as a worker says of a supervisor`,
        state: 'TK019',
        as: 'stranger',
        sql: sql(':supervisor'),
      },
    ]
  }),
  ...(['approved', 'rejected'] as const).flatMap((to) => [
    {
      what: `${to} by the worker`,
      state: 'TK014',
      as: 'completedWorker',
      sql: set('completed', become[to].replace(':supervisor', ':completedWorker')),
    },
    {
      what: `${to} by the worker, who is a supervisor`,
      state: 'TK014',
      as: 'ownWorker',
      sql: set('own', become[to].replace(':supervisor', ':ownWorker')),
    },
  ]),
  {
    what: 'aborted by the worker, who has left',
    state: 'TK016',
    as: 'leftWorker',
    sql: set('left', become.aborted.replace(':supervisor', ':leftWorker')),
  },
]

const skipped: Attack[] = (
  [
    ['the step is skipped', 'atFirst', ':step2'],
    ['all steps are skipped', 'atFirst', 'null'],
    ['a failed step is skipped, though an older failure is flagged', 'atFirst', ':step2'],
    ['the step is skipped while paused', 'paused', ':step2'],
    ['a step is gone back to', 'atHazard', ':step1'],
    ['a step is gone back to after the last', 'done', ':step1'],
    ['a step is gone back to after completion', 'completed', ':step1'],
    ['a step of another version comes next', 'atFirst', ':draftStep1'],
  ] as const
).map(([what, id, step]) => ({
  what,
  state: 'TK012',
  as: `${id}Worker`,
  sql: set(id, `current_step_id = ${step}`),
  names: id,
}))

const others: Attack[] = [
  ...skipped,
  ...['atFirst', 'atHazard'].map((id) => ({
    what: `completed with open steps: ${id}`,
    state: 'TK013',
    as: `${id}Worker`,
    sql: set(id, become.completed),
    names: id,
  })),
  {
    what: 'approved with a flagged check that nobody resolved',
    state: 'TK020',
    as: 'supervisor',
    sql: set('flagged', become.approved),
    names: 'openFlag',
  },
  ...(
    [
      ['rejected', 'completed'],
      ['aborted', 'atFirst'],
      ['aborted', 'paused'],
    ] as const
  ).flatMap(([to, id]) =>
    ["' '", 'null', "E'\\t\\n'", "''"].map((reason) => ({
      what: `${id} ${to} for ${reason}`,
      state: 'TK024',
      as: 'supervisor',
      sql: set(id, become[to].replace("reason = 'A'", `reason = ${reason}`)),
    })),
  ),
  {
    what: 'two work sessions moved in one statement, one of them another’s',
    state: 'TK017',
    as: 'atFirstWorker',
    sql: "update work_sessions set status = 'paused' where id in (:atFirst, :atHazard)",
    names: 'atHazard',
  },
  {
    what: 'a closed work session touched by ON CONFLICT',
    state: 'TK010',
    as: 'stranger',
    sql: `insert into work_sessions (id, sop_id, worker_id) values (:approved, :idle, :stranger)
          on conflict (id) do update set rejection_reason = null`,
    names: 'approved',
  },
  {
    what: 'a closed work session touched by MERGE',
    state: 'TK010',
    sql: 'merge into work_sessions w using (select 1) x on w.id = :rejected when matched then update set locked = true',
    names: 'rejected',
  },
  {
    what: 'a closed work session touched in a CTE',
    state: 'TK010',
    sql: `with other as (update work_sessions set approved_by = :other where id = :approved returning *)
          select count(*) from other`,
    names: 'approved',
  },
  {
    what: 'two moves in one transaction, the second illegal',
    state: 'TK011',
    as: 'atFirstWorker',
    before: set('atFirst', become.paused),
    sql: set('atFirst', become.completed),
    names: 'atFirst',
  },
]

/** A work session moves along its state machine only, by whoever may move it. */
export const workSessions: Attack[] = [
  ...illegal,
  ...unknown,
  ...started,
  ...renamed,
  ...strays,
  ...measured,
  ...acted,
  ...others,
]
