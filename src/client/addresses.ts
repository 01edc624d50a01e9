import type { Table } from '../http/routes.ts'

export interface WithEvents {
  readonly answers: 'with events'
}

/**
 * The address of each call, with EVENTS for a GET that is answered with a stream of them; the compiler holds it to the
 * server's own table, to the letter.
 */
type Addresses = {
  readonly [Noun in keyof Table]: {
    readonly [Name in keyof Table[Noun]]: Table[Noun][Name] extends {
      method: infer Method extends string
      path: infer Path extends string
    }
      ? `${Table[Noun][Name] extends WithEvents ? 'EVENTS' : Uppercase<Method>} ${Path}`
      : never
  }
}

export const addresses: Addresses = {
  board: {
    show: 'GET /board',
    watch: 'EVENTS /board/events',
  },
  me: {
    show: 'GET /me',
    work: 'GET /me/work',
  },
  sops: {
    list: 'GET /sops',
    show: 'GET /sops/{id}',
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
  },
}
