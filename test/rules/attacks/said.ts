import type { Attack } from '../attack.ts'

/** Texts of which nobody can see anything. What every PostgreSQL takes for a blank is a CHECK's affair (db-007). */
const unseen: Readonly<Record<string, string>> = {
  'no-break spaces around nothing': '\u00a0\u200b\u202f',
  'zero-width spaces and joiners': '\u200b\u200c\u200d\u2060\ufeff',
  'soft hyphens': '\u00ad',
  'fillers of Hangul': '\u115f\u1160\u3164\uffa0',
  'the blank of Braille': '\u2800',
  'a mark of vowels in Mongolian': '\u180e',
  'variation selectors': '\ufe0f\u{e0100}',
  tags: '\u{e0041}\u{e007f}',
  'marks of direction': '\u200e\u2066\u061c',
  'blanks of Japanese around nothing': '\u3000\u200d \t\n',
}

const texts = Object.entries(unseen)
const supervisor = 'supervisor'

interface Saying {
  what: string
  state?: string
  as: string
  before?: string
  /** A blank that PostgreSQL knows would be refused for itself. */
  isOneWord?: true
  sql: string
}

/** A statement for each column that says something, with `?` for what it says. */
const statements: Saying[] = [
  {
    what: 'an address',
    as: supervisor,
    sql: "insert into users (id, email, name, role) values (:new, '?', 'A', 'worker')",
  },
  {
    what: 'a name',
    as: supervisor,
    sql: "insert into users (id, email, name, role) values (:new, 'a', '?', 'worker')",
  },
  {
    what: 'an employee number',
    as: supervisor,
    isOneWord: true,
    sql: "insert into users (id, employee_number, name, role) values (:new, '?', 'A', 'worker')",
  },
  {
    what: 'another employee number',
    as: supervisor,
    isOneWord: true,
    sql: "update users set employee_number = '?' where id = :stranger",
  },
  { what: 'another name', as: supervisor, sql: "update users set name = '?' where id = :stranger" },
  {
    what: 'a title',
    as: supervisor,
    sql: "insert into sops (id, title, created_by) values (:new, '?', :supervisor)",
  },
  { what: 'another title', as: supervisor, sql: "update sops set title = '?' where id = :foreign" },
  {
    what: 'a title of a task',
    as: supervisor,
    sql: "insert into tasks (id, sop_id, title, order_index) values (:new, :foreign, '?', 99)",
  },
  {
    what: 'another description of a task',
    as: supervisor,
    sql: "update tasks set description = '?' where id = :foreignTask",
  },
  {
    what: 'a step',
    as: supervisor,
    sql: "insert into steps (id, task_id, description, order_index) values (:new, :foreignTask, '?', 99)",
  },
  {
    what: 'another step',
    as: supervisor,
    sql: "update steps set description = '?' where id = :foreignStep1",
  },
  {
    what: 'a hazard',
    as: supervisor,
    sql: "insert into hazards (id, step_id, description, severity) values (:new, :foreignStep1, '?', 'low')",
  },
  {
    what: 'another hazard',
    as: supervisor,
    sql: "update hazards set description = '?' where id = :foreignHazard",
  },
  {
    what: 'the feedback of a failure',
    as: 'atFirstWorker',
    sql: "insert into safety_checks (id, session_id, step_id, result, feedback_text) values (:new, :atFirst, :step1, 'fail', '?')",
  },
  {
    what: 'the reason of an override',
    as: supervisor,
    sql: `insert into safety_checks (id, session_id, step_id, result, override_reason, override_by, resolves)
          values (:new, :atFirst, :step1, 'override', '?', :supervisor, :newestFail)`,
  },
  {
    what: 'the reason of an abortion',
    state: 'TK024',
    as: supervisor,
    sql: "update work_sessions set status = 'aborted', closed_by = :supervisor, abort_reason = '?' where id = :atFirst",
  },
  {
    what: 'the reason of a rejection',
    state: 'TK024',
    as: supervisor,
    sql: "update work_sessions set status = 'rejected', closed_by = :supervisor, rejection_reason = '?' where id = :completed",
  },
  {
    what: 'the reason of a deletion',
    state: 'TK024',
    as: supervisor,
    before: "select set_config('tenken.reason', '?', true)",
    sql: 'update sops set deleted_at = now() where id = :idle',
  },
]

/** Nobody can see what is said: some kind of unseen text for each column, so that each kind has its turn. */
export const said: Attack[] = statements.flatMap(
  ({ what, state = 'TK027', as, before, isOneWord, sql }, place) =>
    [0, 3, 7].map((turn) => {
      const [kind, whole] = texts[(place + turn) % texts.length] ?? ['nothing', '']
      const text = isOneWord ? whole.replace(/\s/gu, '') : whole
      const attack = { what: `${what} of ${kind}`, state, as, sql: sql.replace('?', text) }

      return before === undefined ? attack : { ...attack, before: before.replace('?', text) }
    }),
)
