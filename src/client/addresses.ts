import type { Table } from '../http/routes.ts'

export interface WithEvents {
  readonly answers: 'with events'
}

export interface WithLines {
  readonly answers: 'with lines'
}

type Verb<Route, Method extends string> = Route extends WithEvents
  ? 'EVENTS'
  : Route extends WithLines
    ? 'LINES'
    : Uppercase<Method>

/**
 * The address of each call, with EVENTS or LINES for a GET that is answered with a stream of them; the compiler holds it
 * to the server's own table, to the letter.
 */
type Addresses = {
  readonly [Noun in keyof Table]: {
    readonly [Name in keyof Table[Noun]]: Table[Noun][Name] extends {
      method: infer Method extends string
      path: infer Path extends string
    }
      ? `${Verb<Table[Noun][Name], Method>} ${Path}`
      : never
  }
}

export const addresses: Addresses = {
  auditEvents: {
    timeline: 'GET /audit-events',
    verify: 'EVENTS /audit-events/verification',
    export: 'LINES /audit-events/export',
  },
  apiTokens: {
    list: 'GET /api-tokens',
    make: 'PUT /api-tokens/{id}',
    revoke: 'POST /api-tokens/{id}/revoke',
  },
  board: {
    show: 'GET /board',
    watch: 'EVENTS /board/events',
  },
  demo: {
    show: 'GET /demo',
    signIn: 'POST /demo/sign-ins',
  },
  devices: {
    list: 'GET /devices',
    add: 'PUT /devices/{id}',
    enrol: 'POST /device-enrolments',
    revoke: 'POST /devices/{id}/revoke',
  },
  signIns: {
    signIn: 'POST /sign-ins',
    signOut: 'DELETE /sign-ins/current',
    signOutEverywhere: 'DELETE /sign-ins',
    changeSecret: 'POST /me/secret',
    reset: 'POST /users/{id}/reset-secret',
    redeem: 'POST /secret-codes',
    addFirstAdmin: 'PUT /first-admin/{id}',
  },
  me: {
    show: 'GET /me',
    work: 'GET /me/work',
  },
  sops: {
    list: 'GET /sops',
    show: 'GET /sops/{id}',
    inUse: 'GET /sops/{id}/in-use',
    versions: 'GET /sops/{id}/versions',
    difference: 'GET /sops/{id}/difference',
    states: 'GET /sops/{id}/states',
    write: 'GET /sops/{id}/procedure',
    create: 'PUT /sops/{id}',
    edit: 'PUT /sops/{id}/procedure',
    revert: 'POST /sops/{id}/revert',
    revise: 'POST /sops/{id}/revise',
    publish: 'POST /sops/{id}/publish',
    retire: 'POST /sops/{id}/retire',
    delete: 'POST /sops/{id}/delete',
    restore: 'POST /sops/{id}/restore',
  },
  sopImports: {
    preview: 'POST /sop-imports',
    import: 'PUT /sop-imports/{id}',
  },
  users: {
    list: 'GET /users',
    show: 'GET /users/{id}',
    add: 'PUT /users/{id}',
    rename: 'POST /users/{id}/rename',
    changeRole: 'POST /users/{id}/change-role',
    deactivate: 'POST /users/{id}/deactivate',
    reactivate: 'POST /users/{id}/reactivate',
  },
  workSessions: {
    list: 'GET /work-sessions',
    start: 'PUT /work-sessions/{id}',
    show: 'GET /work-sessions/{id}',
    situation: 'GET /work-sessions/{id}/situation',
    acknowledge: 'POST /work-sessions/{id}/acknowledge',
    recordCheck: 'PUT /work-sessions/{id}/checks/{checkId}',
    pause: 'POST /work-sessions/{id}/pause',
    resume: 'POST /work-sessions/{id}/resume',
    complete: 'POST /work-sessions/{id}/complete',
    carryOut: 'POST /work-sessions/{id}/commands',
    abort: 'POST /work-sessions/{id}/abort',
    override: 'PUT /work-sessions/{id}/overrides/{checkId}',
    approve: 'POST /work-sessions/{id}/approve',
    reject: 'POST /work-sessions/{id}/reject',
  },
}
