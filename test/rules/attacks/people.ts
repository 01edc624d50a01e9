import type { Attack } from '../attack.ts'

const strangers = [
  ['nobody', 'TK018', undefined],
  ['somebody unknown', 'TK018', 'nobody'],
  ['somebody who has left', 'TK016', 'gone'],
  ['an auditor', 'TK039', 'auditor'],
] as const

/** Whoever changes what is on record is on record, and has not left. */
const acting: Attack[] = Object.entries({
  'adding a user': "insert into users (id, email, name, role) values (:new, 'a@example.com', 'A', 'worker')",
  'adding users from others':
    "insert into users (email, name, role) select 'a' || email, name, role from users where id = :stranger",
  'renaming a user': "update users set name = 'Other' where id = :stranger",
  'deactivating a user': 'update users set deactivated_at = now() where id = :stranger',
  'renaming a draft': "update sops set title = 'Other' where id = :foreign",
  'touching a draft': 'update sops set updated_at = now() where id = :foreign',
  'removing a draft': 'delete from sops where id = :foreign',
  'deleting a draft': 'update sops set deleted_at = now() where id = :foreign',
  'restoring a draft': 'update sops set deleted_at = null where id = :deletedDraft',
  'a new task of a draft': "insert into tasks (sop_id, title, order_index) values (:foreign, 'A', 99)",
  'a changed task of a draft': "update tasks set title = 'Other' where id = :foreignTask",
  'a removed task of a draft': 'delete from tasks where id = :foreignOtherTask',
  'a new step of a draft':
    "insert into steps (task_id, description, order_index) values (:foreignTask, 'A', 99)",
  'a changed step of a draft': "update steps set description = 'Other' where id = :foreignStep1",
  'a removed step of a draft': 'delete from steps where id = :foreignStep1',
  'a new hazard of a draft':
    "insert into hazards (step_id, description, severity) values (:foreignStep1, 'A', 'low')",
  'a changed hazard of a draft': "update hazards set severity = 'low' where id = :foreignHazard",
  'a removed hazard of a draft': 'delete from hazards where id = :foreignHazard',
}).flatMap(([what, sql]) =>
  strangers.map(([who, state, as]) => ({ what: `${what} by ${who}`, state, ...(as ? { as } : {}), sql })),
)

const creating: Attack[] = (
  [
    ['nobody', 'TK018', undefined, ':supervisor'],
    ['somebody unknown', 'TK018', 'nobody', ':nobody'],
    ['somebody who has left', 'TK016', 'gone', ':gone'],
    ['another in somebody’s name', 'TK019', 'other', ':supervisor'],
  ] as const
).map(([who, state, as, author]) => ({
  what: `a new SOP by ${who}`,
  state,
  ...(as ? { as } : {}),
  sql: `insert into sops (id, title, created_by) values (:new, 'A', ${author})`,
}))

const add = (role: string, more = '') =>
  `insert into users (id, email, name, role) values (:new, 'a@example.com', 'A', '${role}')${more}`
const set = (who: string, what: string) => `update users set ${what} where id = :${who}`

/** Admins look after everybody, supervisors after workers. */
const lookingAfter: Attack[] = (
  [
    ...(['supervisor', 'admin', 'auditor'] as const).flatMap((role) => [
      [`a new ${role} by a supervisor`, 'TK028', 'supervisor', add(role)],
      [`a new ${role} by a worker`, 'TK028', 'stranger', add(role)],
      [
        `a worker whom a supervisor makes ${role}`,
        'TK028',
        'supervisor',
        set('stranger', `role = '${role}'`),
      ],
      [`a worker whom a worker makes ${role}`, 'TK028', 'pausedWorker', set('stranger', `role = '${role}'`)],
    ]),
    ['a supervisor whom a supervisor makes a worker', 'TK028', 'supervisor', set('other', "role = 'worker'")],
    ['another name of a supervisor by a supervisor', 'TK028', 'supervisor', set('other', "name = 'B'")],
    [
      'another email of an admin by a supervisor',
      'TK028',
      'supervisor',
      set('admin', "email = 'b@example.com'"),
    ],
    ['another name of an auditor by a worker', 'TK028', 'stranger', set('auditor', "name = 'B'")],
    ['another name of one’s own by a supervisor', 'TK028', 'supervisor', set('supervisor', "name = 'B'")],
    [
      'a deactivation of a supervisor by another',
      'TK028',
      'supervisor',
      set('other', 'deactivated_at = now()'),
    ],
    [
      'a deactivation of the admin by a supervisor',
      'TK028',
      'supervisor',
      set('admin', 'deactivated_at = now()'),
    ],
    [
      'a reactivation of a supervisor by another',
      'TK028',
      'supervisor',
      set('gone', 'deactivated_at = null'),
    ],
    ['a new worker by a worker', 'TK015', 'stranger', add('worker')],
    ['another name of a worker by a worker', 'TK015', 'pausedWorker', set('stranger', "name = 'B'")],
    ['another name of one’s own by a worker', 'TK015', 'stranger', set('stranger', "name = 'B'")],
    [
      'an employee number of one’s own by a worker',
      'TK015',
      'stranger',
      set('stranger', "employee_number = '1'"),
    ],
    [
      'a deactivation of a worker by another',
      'TK015',
      'pausedWorker',
      set('stranger', 'deactivated_at = now()'),
    ],
    [
      'a name that a worker takes as they leave',
      'TK015',
      'stranger',
      set('stranger', "deactivated_at = now(), name = 'B'"),
    ],
    [
      'a reactivation of a worker by another',
      'TK015',
      'stranger',
      set('goneWorker', 'deactivated_at = null'),
    ],
    [
      'a worker who makes a supervisor of themself',
      'TK029',
      'stranger',
      set('stranger', "role = 'supervisor'"),
    ],
    [
      'a supervisor who makes an admin of themself',
      'TK029',
      'supervisor',
      set('supervisor', "role = 'admin'"),
    ],
    ['an admin who makes a worker of themself', 'TK029', 'admin', set('admin', "role = 'worker'")],
    [
      'a worker who makes an admin of everybody',
      'TK029',
      'stranger',
      "update users set role = 'admin' where role = 'worker' and id = :stranger or id = :supervisor",
    ],
    ['the last admin who leaves', 'TK037', 'admin', set('admin', 'deactivated_at = now()')],
    [
      'a new admin by a worker, told as their own',
      'TK018',
      'stranger',
      add('admin', " returning set_config('tenken.actor', :new, true)"),
    ],
  ] as [string, string, string, string][]
).map(([what, state, as, sql]) => ({ what, state, as, sql }))

const first: Attack[] = ['worker', 'auditor'].map((role) => ({
  what: `a first user who is ${role}`,
  state: 'TK038',
  isolation: 'read committed',
  before: `set local session_replication_role = replica; delete from users;
           set local session_replication_role = origin`,
  sql: add(role),
}))

const auditing: Attack[] = Object.entries({
  'a start by an auditor': 'insert into work_sessions (sop_id, worker_id) values (:idle, :auditor)',
  'an approval by an auditor':
    "update work_sessions set status = 'approved', approved_by = :auditor where id = :completed",
  'an override by an auditor': `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
    values (:atFirst, :step1, 'override', 'A', :auditor, :newestFail)`,
  'a new SOP by an auditor': "insert into sops (title, created_by) values ('A', :auditor)",
  'a publication by an auditor':
    "update sops set status = 'effective', published_by = :auditor where id = :draft",
  'a deactivation of one’s own by an auditor': 'update users set deactivated_at = now() where id = :auditor',
}).map(([what, sql]) => ({ what, state: 'TK039', as: 'auditor', sql }))

/** Who acts is known, and who somebody is never changes. */
export const people: Attack[] = [
  ...acting,
  ...creating,
  ...lookingAfter,
  ...first,
  ...auditing,
  {
    what: 'another id of a user',
    state: 'TK033',
    as: 'supervisor',
    sql: 'update users set id = :new where id = :goneWorker',
    names: 'goneWorker',
  },
  {
    what: 'another beginning of a user',
    state: 'TK033',
    as: 'admin',
    sql: "update users set created_at = '2001-01-01' where id = :supervisor",
    names: 'supervisor',
  },
  {
    what: 'another beginning of a user by ON CONFLICT',
    state: 'TK033',
    as: 'supervisor',
    sql: `insert into users (id, email, name, role) values (:supervisor, 'a@example.com', 'A', 'worker')
          on conflict (id) do update set created_at = '2001-01-01'`,
    names: 'supervisor',
  },
]
