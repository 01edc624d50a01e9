import type { Attack } from '../attack.ts'

const strangers = [
  ['nobody', 'TK018', undefined],
  ['somebody unknown', 'TK018', 'nobody'],
  ['somebody who has left', 'TK016', 'gone'],
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

/** Who acts is known, and who somebody is never changes. */
export const people: Attack[] = [
  ...acting,
  ...creating,
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
    as: 'supervisor',
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
