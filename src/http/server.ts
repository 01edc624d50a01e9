import type { ExpectedCode } from '../domain/first-start.ts'
import type { SecretHashing } from '../domain/secrets.ts'
import type { Database } from '../infrastructure/database/database.ts'
import type { BoardFeed } from './board-feed.ts'
import type { Authenticate, Sign } from './sign-in.ts'

/** What a request came to, for a log and for counting. */
export interface Answered {
  requestId: string
  method: string
  at: Date
  /** The pattern of the route, such as /api/v1/sops/{id}; null where none fits. */
  route: string | null
  status: number
  milliseconds: number
  userId: string | null
  /** Where it came from, as far as the process around the app knows. */
  address: string | null
  /** What went wrong; null where nothing did. */
  error: unknown
}

/** Whom anybody may sign in as, by id in the order in which they are shown, and what all of them know by heart. */
export interface Demo {
  readonly people: readonly string[]
  readonly password: string
  readonly pin: string
}

/** All that the app needs of the process around it. */
export interface Server {
  database: Database
  authenticate: Authenticate
  sign: Sign
  hashing: SecretHashing
  /** Finds out what separates the schema from its models, as statements. */
  differences(): Promise<readonly string[]>
  /** The digest of the code for the first admin; undefined where somebody is on record. */
  firstStart: ExpectedCode | undefined
  /** Undefined where real records are kept. */
  demo: Demo | undefined
  now(): Date
  /** Of Tenken. */
  version: string
  /** Told of every answer, once it is made. */
  answered(request: Answered): void
  /** What goes on now, for all who watch it. */
  board: BoardFeed
  /** How often a stream of events shows that it goes on, and asks whether its reader still may. In milliseconds. */
  beat: number
  /** The largest body that is read, in bytes. */
  bodyLimit: number
}
