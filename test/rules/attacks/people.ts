import type { Attack } from '../attack.ts'

/** Who somebody is never changes. */
export const people: Attack[] = [
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
