import type { Attack } from '../attack.ts'

/** How each level of a tree can be touched; `of` names the version's parts, such as `supersededTask`. */
const touches: Record<string, (of: (part: string) => string) => string> = {
  'a new task': (of) => `insert into tasks (sop_id, title, order_index) values (${of('sop')}, 'A', 99)`,
  'a changed task': (of) => `update tasks set description = 'Other' where id = ${of('task')}`,
  'a removed task': (of) => `delete from tasks where id = ${of('task')}`,
  'a task changed by ON CONFLICT': (of) =>
    `insert into tasks (id, sop_id, title, order_index) values (${of('task')}, ${of('sop')}, 'A', 98)
     on conflict (id) do update set title = 'Other'`,
  'a new step': (of) =>
    `insert into steps (task_id, description, order_index) values (${of('task')}, 'A', 99)`,
  'a changed step': (of) => `update steps set expected_result = 'Nothing' where id = ${of('step1')}`,
  'a removed step': (of) => `delete from steps where id = ${of('step2')}`,
  'a step changed by MERGE': (of) =>
    `merge into steps s using (select 1) x on s.id = ${of('step1')} when matched then update set description = 'Other'`,
  'steps in another order': (of) =>
    `update steps set order_index = 1 - order_index where id in (${of('step1')}, ${of('step2')})`,
  'a step under another task': (of) =>
    `update steps set task_id = ${of('otherTask')}, order_index = 9 where id = ${of('step1')}`,
  'a new hazard': (of) =>
    `insert into hazards (step_id, description, severity) values (${of('step1')}, 'A', 'critical')`,
  'a changed hazard': (of) => `update hazards set severity = 'low' where id = ${of('hazard')}`,
  'a removed hazard': (of) => `delete from hazards where id = ${of('hazard')}`,
  'a hazard at another step': (of) =>
    `update hazards set step_id = ${of('step1')} where id = ${of('hazard')}`,
  'a hazard changed in a CTE': (of) =>
    `with other as (update hazards set mitigation = null where id = ${of('hazard')} returning *) select count(*) from other`,
  'rows of two versions in one statement': (of) =>
    `update tasks set description = 'Other' where id in (${of('task')}, :draftTask)`,
}

const partOf = (version: string) => (part: string) => {
  if (part === 'sop') return `:${version}`

  return version === 'sop' ? `:${part}` : `:${version}${part.charAt(0).toUpperCase()}${part.slice(1)}`
}

const published: Attack[] = ['sop', 'superseded', 'retired'].flatMap((version) =>
  Object.entries(touches).map(([what, sql]) => ({
    what: `${what} in a version: ${version}`,
    as: 'supervisor',
    sql: sql(partOf(version)),
    // What work has been done on is held by its foreign keys, too, which are asked first.
    ...(version === 'sop' && what.startsWith('a removed')
      ? { state: '23503' }
      : { state: 'TK001', names: version }),
  })),
)

const moved: Attack[] = (
  [
    ['a task into another version', 'tasks', 'draftTask', 'sop_id = :foreign, order_index = 99'],
    ['a task out of a published version', 'tasks', 'task', 'sop_id = :draft, order_index = 99'],
    ['a task into a published version', 'tasks', 'draftTask', 'sop_id = :sop, order_index = 99'],
    ['a task of another origin', 'tasks', 'foreignOtherTask', 'origin_id = :new'],
    ['a step into another version', 'steps', 'draftStep1', 'task_id = :foreignTask, order_index = 99'],
    ['a step out of a published version', 'steps', 'step1', 'task_id = :draftTask, order_index = 99'],
    ['a step into a published version', 'steps', 'draftStep1', 'task_id = :task, order_index = 99'],
    ['a step with another id', 'steps', 'draftStep1', 'id = :new'],
    ['a step of another origin', 'steps', 'draftStep1', 'origin_id = :new'],
    ['a hazard into another version', 'hazards', 'draftHazard', 'step_id = :foreignStep1'],
    ['a hazard out of a published version', 'hazards', 'hazard', 'step_id = :draftStep1'],
    ['a hazard into a published version', 'hazards', 'draftHazard', 'step_id = :step1'],
    ['a hazard with another id', 'hazards', 'draftHazard', 'id = :new'],
    ['a hazard of another origin', 'hazards', 'draftHazard', 'origin_id = :new'],
  ] as const
).map(([what, table, id, set]) => ({
  what,
  state: 'TK033',
  as: 'supervisor',
  sql: `update ${table} set ${set} where id = :${id}`,
  names: id,
}))

const others: Attack[] = [
  {
    what: 'a task with another id',
    state: 'TK033',
    as: 'supervisor',
    before: "insert into tasks (id, sop_id, title, order_index) values (:new, :foreign, 'A', 98)",
    sql: 'update tasks set id = :nobody where id = :new',
    names: 'new',
  },
  {
    what: 'a step into a published version, whose own task goes in the same statement',
    state: 'TK033',
    as: 'supervisor',
    sql: `with gone as (delete from tasks where id = :draftTask)
          update steps set task_id = :task, order_index = 99 where id = :draftStep1`,
    names: 'draftStep1',
  },
  {
    what: 'a step into a published version by ON CONFLICT',
    state: 'TK033',
    sql: `insert into steps (id, task_id, description, order_index) values (:draftStep1, :draftTask, 'A', 98)
          on conflict (id) do update set task_id = :task, order_index = 99`,
    names: 'draftStep1',
  },
  {
    what: 'a step that two data-changing CTEs carry over: gone there, new here',
    state: 'TK001',
    as: 'supervisor',
    sql: `with gone as (delete from steps where id = :draftStep1 returning *)
          insert into steps (id, task_id, description, order_index) select id, :task, description, 99 from gone`,
    names: 'sop',
  },
]

/** The tree below a published version never changes, and what a row is stays what it is. */
export const trees: Attack[] = [...published, ...moved, ...others]
