import type { Attack } from '../attack.ts'

/** An id is that of one record, or two would share a chain of the trail. */
export const ids: Attack[] = [
  ...['atFirst', 'foreign'].map((taken) => ({
    what: `a user with the id of another record: ${taken}`,
    state: 'TK036',
    as: 'supervisor',
    sql: `insert into users (id, email, name, role) values (:${taken}, 'a@example.com', 'A', 'worker')`,
    names: taken,
  })),
  ...['foreign', 'supervisor'].map((taken) => ({
    what: `a work session with the id of another record: ${taken}`,
    state: 'TK036',
    as: 'stranger',
    sql: `insert into work_sessions (id, sop_id, worker_id) values (:${taken}, :idle, :stranger)`,
    names: taken,
  })),
  ...['stranger', 'atFirst'].map((taken) => ({
    what: `a SOP with the id of another record: ${taken}`,
    state: 'TK036',
    as: 'supervisor',
    sql: `insert into sops (id, lineage_id, title, created_by) values (:${taken}, :${taken}, 'A', :supervisor)`,
    names: taken,
  })),
  ...Object.entries({
    'a user': ["insert into users (id, email, name, role) values (?, 'a@example.com', 'A', 'worker')"],
    'a work session': ['insert into work_sessions (id, sop_id, worker_id) values (?, :idle, :supervisor)'],
    'a SOP': ["insert into sops (id, title, created_by) values (?, 'A', :supervisor)"],
  }).flatMap(([what, [sql = '']]) => [
    {
      what: `${what} with the id of a draft that was removed`,
      state: 'TK036',
      as: 'supervisor',
      before:
        "insert into sops (id, title, created_by) values (:new, 'A', :supervisor); delete from sops where id = :new",
      sql: sql.replace('?', ':new'),
      names: 'new',
    },
    {
      what: `${what} with the nil UUID`,
      state: 'TK036',
      as: 'supervisor',
      sql: sql.replace('?', "'00000000-0000-0000-0000-000000000000'"),
    },
  ]),
]
