/** What may be done by SQL of one's own, and what the trail then tells. */
export interface Change {
  what: string
  as: string
  sql: string
  /** The record whose chain tells it. */
  stream: string
  verbs: string[]
  /** The trigger that tells it, as name on table. */
  by: string
}

const why = "select set_config('tenken.reason', 'A', true)"
const startAnd = (move: string) => `
  select set_config('tenken.actor', :stranger, true);
  insert into work_sessions (id, sop_id, worker_id) values (:new, :idle, :stranger);
  update work_sessions set ${move} where id = :new;
  select set_config('tenken.actor', :supervisor, true)`
const publish = "update sops set status = 'effective', published_by = :supervisor where id = :draft"

/** Every kind of change of a record that the rules allow. */
export const changesOfRecords: Change[] = [
  {
    what: 'a new user',
    as: 'supervisor',
    sql: "insert into users (id, email, name, role) values (:new, 'new@example.com', 'New', 'worker')",
    stream: 'new',
    verbs: ['add'],
    by: 'tk_trail_added on users',
  },
  ...[
    ['a role', "role = 'admin'", 'change role', 'admin'],
    ['a name', "name = 'Other'", 'rename'],
    ['an employee number', "employee_number = '4711'", 'rename'],
    ['a password', "password_hash = 'x'", 'change'],
    ['a deactivation', 'deactivated_at = now()', 'deactivate'],
  ].map(([what, set, verb = '', as = 'supervisor']) => ({
    what: `${what} of a user`,
    as,
    sql: `update users set ${set} where id = :stranger`,
    stream: 'stranger',
    verbs: [verb],
    by: 'tk_trail_changed on users',
  })),
  {
    what: 'a new SOP',
    as: 'supervisor',
    sql: "insert into sops (id, lineage_id, title, created_by) values (:new, :new, 'A', :supervisor)",
    stream: 'new',
    verbs: ['create'],
    by: 'tk_trail_made on sops',
  },
  {
    what: 'a new SOP that begins its own lineage without naming it',
    as: 'supervisor',
    sql: "insert into sops (id, title, created_by) values (:new, 'A', :supervisor)",
    stream: 'new',
    verbs: ['create'],
    by: 'tk_trail_made on sops',
  },
  {
    what: 'a removed draft, with all below it',
    as: 'supervisor',
    sql: 'delete from sops where id = :foreign',
    stream: 'foreign',
    verbs: ['remove hazards', 'remove steps', 'remove steps', 'remove tasks', 'remove'],
    by: 'tk_trail_made on sops',
  },
  {
    what: 'another title of a draft',
    as: 'supervisor',
    sql: "update sops set title = 'B' where id = :foreign",
    stream: 'foreign',
    verbs: ['edit'],
    by: 'tk_trail_changed on sops',
  },
  ...[
    ['a deletion', `${why}; update sops set deleted_at = now() where id = :idle`, 'idle', 'delete'],
    [
      'a deletion of a version whose work is closed',
      `${startAnd("status = 'aborted', closed_by = :stranger, abort_reason = 'A'")};
       ${why}; update sops set deleted_at = now() where id = :idle`,
      'idle',
      'delete',
    ],
    ['a restoration', `${why}; update sops set deleted_at = null where id = :deleted`, 'deleted', 'restore'],
    ['a deletion of a draft', 'update sops set deleted_at = now() where id = :foreign', 'foreign', 'delete'],
    [
      'a restoration of a draft',
      'update sops set deleted_at = null where id = :deletedDraft',
      'deletedDraft',
      'restore',
    ],
    [
      'a retirement',
      "update sops set status = 'retired', retired_by = :supervisor where id = :idle",
      'idle',
      'retire',
    ],
  ].map(([what = '', sql = '', stream = '', verb = '']) => ({
    what,
    as: 'supervisor',
    sql,
    stream,
    verbs: [verb],
    by: 'tk_trail_changed on sops',
  })),
  {
    what: 'a worker’s deletion and restoration of their own draft',
    as: 'stranger',
    sql: `insert into sops (id, title, created_by) values (:new, 'A', :stranger);
          update sops set deleted_at = now() where id = :new;
          update sops set deleted_at = null where id = :new`,
    stream: 'new',
    verbs: ['create', 'delete', 'restore'],
    by: 'tk_trail_changed on sops',
  },
  {
    what: 'a publication, which supersedes the version before',
    as: 'supervisor',
    sql: publish,
    stream: 'superseded',
    verbs: ['supersede', 'publish'],
    by: 'tk_trail_changed on sops',
  },
  ...(
    [
      [
        'tasks',
        "insert into tasks (sop_id, title, order_index) values (:foreign, 'A', 8), (:foreign, 'B', 9)",
      ],
      ['steps', "insert into steps (task_id, description, order_index) values (:foreignTask, 'A', 9)"],
      ['hazards', "insert into hazards (step_id, description, severity) values (:foreignStep1, 'A', 'low')"],
    ] as const
  ).map(([table, sql]) => ({
    what: `new ${table} of a draft, one event a statement`,
    as: 'supervisor',
    sql,
    stream: 'foreign',
    verbs: [`add ${table}`],
    by: `tk_added on ${table}`,
  })),
  ...(
    [
      ['tasks', "update tasks set title = 'Other' where sop_id = :foreign"],
      ['steps', "update steps set description = 'Other' where task_id = :foreignTask"],
      ['hazards', "update hazards set severity = 'low' where id = :foreignHazard"],
    ] as const
  ).map(([table, sql]) => ({
    what: `changed ${table} of a draft`,
    as: 'supervisor',
    sql,
    stream: 'foreign',
    verbs: [`edit ${table}`],
    by: `tk_changed on ${table}`,
  })),
  {
    what: 'removed hazards of a draft',
    as: 'supervisor',
    sql: 'delete from hazards where id = :foreignHazard',
    stream: 'foreign',
    verbs: ['remove hazards'],
    by: 'tk_removed on hazards',
  },
  {
    what: 'removed steps of a draft, whose hazards go first',
    as: 'supervisor',
    sql: 'delete from steps where id = :foreignStep2',
    stream: 'foreign',
    verbs: ['remove hazards', 'remove steps'],
    by: 'tk_emptied on steps',
  },
  {
    what: 'removed steps of a draft',
    as: 'supervisor',
    sql: 'delete from steps where id = :foreignStep1',
    stream: 'foreign',
    verbs: ['remove steps'],
    by: 'tk_removed on steps',
  },
  {
    what: 'removed tasks of a draft, whose steps and hazards go first',
    as: 'supervisor',
    sql: 'delete from tasks where id = :foreignTask',
    stream: 'foreign',
    verbs: ['remove hazards', 'remove steps', 'remove tasks'],
    by: 'tk_emptied on tasks',
  },
  {
    what: 'removed tasks of a draft',
    as: 'supervisor',
    sql: 'delete from tasks where id = :foreignTask',
    stream: 'foreign',
    verbs: ['remove hazards', 'remove steps', 'remove tasks'],
    by: 'tk_removed on tasks',
  },
  {
    what: 'a start',
    as: 'stranger',
    sql: 'insert into work_sessions (id, sop_id, worker_id) values (:new, :idle, :stranger)',
    stream: 'new',
    verbs: ['start'],
    by: 'tk_trail_started on work_sessions',
  },
  ...(
    [
      ['atFirst', 'atFirstWorker', "status = 'paused'", 'pause'],
      ['paused', 'pausedWorker', "status = 'in_progress'", 'resume'],
      ['done', 'doneWorker', "status = 'completed'", 'complete'],
      ['completed', 'supervisor', "status = 'approved', approved_by = :supervisor", 'approve'],
      [
        'completed',
        'supervisor',
        "status = 'rejected', closed_by = :supervisor, rejection_reason = 'A'",
        'reject',
      ],
      [
        'paused',
        'pausedWorker',
        "status = 'aborted', closed_by = :pausedWorker, abort_reason = 'A'",
        'abort',
      ],
    ] as const
  ).map(([stream, as, set, verb]) => ({
    what: `a move: ${verb}`,
    as,
    sql: `update work_sessions set ${set} where id = :${stream}`,
    stream,
    verbs: [verb],
    by: 'tk_trail_moved on work_sessions',
  })),
  {
    what: 'passes of several steps in one statement',
    as: 'acknowledgedWorker',
    sql: `insert into safety_checks (session_id, step_id, result)
          values (:acknowledged, :step2, 'pass'), (:acknowledged, :step3, 'pass')`,
    stream: 'acknowledged',
    verbs: ['pass', 'pass'],
    by: 'tk_checked on safety_checks',
  },
  {
    what: 'a failed check',
    as: 'atFirstWorker',
    sql: `insert into safety_checks (session_id, step_id, result, feedback_text)
          values (:atFirst, :step1, 'fail', 'It hums')`,
    stream: 'atFirst',
    verbs: ['fail'],
    by: 'tk_checked on safety_checks',
  },
  {
    what: 'a failed check of a step with a critical hazard that nobody acknowledged',
    as: 'atHazardWorker',
    sql: `insert into safety_checks (session_id, step_id, result, feedback_text)
          values (:atHazard, :step2, 'fail', 'The bar hums')`,
    stream: 'atHazard',
    verbs: ['fail'],
    by: 'tk_checked on safety_checks',
  },
  {
    what: 'an override',
    as: 'supervisor',
    sql: `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
          values (:atFirst, :step1, 'override', 'Measured', :supervisor, :newestFail)`,
    stream: 'atFirst',
    verbs: ['override'],
    by: 'tk_checked on safety_checks',
  },
  {
    what: 'an acknowledgement',
    as: 'atHazardWorker',
    sql: `insert into hazard_acknowledgements (session_id, hazard_id, acknowledged_by)
          values (:atHazard, :hazard, :atHazardWorker)`,
    stream: 'atHazard',
    verbs: ['acknowledge'],
    by: 'tk_acknowledged on hazard_acknowledgements',
  },
]

/** What may be done with what people sign in with: told, and no record that verification compares. */
const changesOfSecrets: Change[] = [
  ...[
    [
      'a reset password',
      'supervisor',
      `update user_secrets set hash = null, set_at = null, code_digest = 'x',
      code_until = now() where user_id = :stranger`,
      'stranger',
      'reset password',
      'user_secrets',
    ],
    [
      'a changed password',
      'stranger',
      `update user_secrets set hash = hash || 'x', set_at = now()
      where user_id = :stranger`,
      'stranger',
      'set password',
      'user_secrets',
    ],
    [
      'an enrolled device',
      'supervisor',
      `update devices set secret_digest = 'x', enrolled_at = now(), code_digest = null,
      code_until = null where id = :newDevice`,
      'supervisor',
      'enrol device',
      'devices',
    ],
    [
      'a revoked device',
      'other',
      `update devices set revoked_at = now(), revoked_by = :other where id = :device`,
      'supervisor',
      'revoke device',
      'devices',
    ],
    [
      'a revoked token',
      'admin',
      `update api_tokens set revoked_at = now(), revoked_by = :admin where id = :token`,
      'machine',
      'revoke token',
      'api_tokens',
    ],
  ].map(([what = '', as = '', sql = '', stream = '', verb = '', table = '']) => ({
    what,
    as,
    sql,
    stream,
    verbs: [verb],
    by: `tk_trail_changed on ${table}`,
  })),
  ...[
    [
      'a PIN of one’s own',
      'other',
      `insert into user_secrets (user_id, kind, hash, set_at)
      values (:other, 'pin', '$argon2id$x', now())`,
      'other',
      'set PIN',
      'user_secrets',
    ],
    [
      'a PIN that is reset before there is one',
      'admin',
      `insert into user_secrets (user_id, kind, code_digest, code_until)
      values (:other, 'pin', 'x', now())`,
      'other',
      'reset PIN',
      'user_secrets',
    ],
    [
      'a new device',
      'other',
      `insert into devices (name, added_by, added_at) values ('A', :other, now())`,
      'other',
      'add device',
      'devices',
    ],
    [
      'a new token',
      'admin',
      `insert into api_tokens (user_id, name, scopes, token_digest, made_by, made_at, expires_at)
      values (:machine, 'A', '{read}', 'x', :admin, now(), now() + interval '1 day')`,
      'machine',
      'make token',
      'api_tokens',
    ],
  ].map(([what = '', as = '', sql = '', stream = '', verb = '', table = '']) => ({
    what,
    as,
    sql,
    stream,
    verbs: [verb],
    by: `tk_trail_added on ${table}`,
  })),
]

/** Every kind of change that the rules allow. */
export const changes: Change[] = [...changesOfRecords, ...changesOfSecrets]
