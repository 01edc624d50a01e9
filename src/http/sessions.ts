import type { ExpectedCode } from '../domain/first-start.ts'
import type { SecretHashing } from '../domain/secrets.ts'
import type { SignedIn } from '../domain/signed-in.ts'
import type { User } from '../domain/user.ts'
import type { Database, SessionOptions } from '../infrastructure/database/database.ts'
import type { Session } from '../infrastructure/database/session.ts'
import type { BoardFeed } from './board-feed.ts'
import { NoSuchAddress, NotSignedIn } from './errors.ts'
import type { Demo } from './server.ts'
import type { Sign } from './sign-in.ts'

/** What a request asks of its session. */
export interface Asking {
  database: Database
  signedIn: SignedIn | undefined
  requestId: string
  /** The request's id where a repetition has the same. */
  idempotencyKey?: string | undefined
  board: BoardFeed
  /** Ends what goes on for ever, once nobody reads it any more. */
  signal: AbortSignal
  sign: Sign
  /** What somebody signs with, where the request has it. */
  password: string
  at: Date
  hashing: SecretHashing
  /** Finds out what separates the schema from its models, as statements. */
  differences: () => Promise<readonly string[]>
  /** The secret of an enrolled device; null where the request comes from none. */
  device: string | null
  /** The digest of the code for the first admin; undefined where somebody is on record. */
  firstStart: ExpectedCode | undefined
  /** Undefined where real records are kept. */
  demo: Demo | undefined
}

/** What a route needs of the database, and what it gets of it. */
export interface Mode<Scope> {
  /** Whether a commit comes after `use`. */
  readonly commits?: true
  open<T>(asking: Asking, use: (scope: Scope) => Promise<T>): Promise<T>
}

/** Whoever acts, and how they have signed in. */
interface Acting {
  actor: User
  signedIn: SignedIn
}

interface InSession {
  db: Session
}

/** One transaction, whose commit precedes the answer; tried again after a passing failure. */
export const writing = acting(session({}))

/** One transaction that changes nothing. */
export const reading = acting(session({ readOnly: true }))

/** One that sees one moment. */
export const snapshot = acting(session({ isolation: 'repeatable read', readOnly: true }))

/** The same, of somebody who signs what is done in it: by the `password` of the request's body. */
export const signing: Mode<InSession & Acting> = {
  commits: true,
  open: ({ sign, signedIn, password, at, ...asking }, use) => {
    if (!signedIn) throw new NotSignedIn()
    const sessions = {
      session: <T>(work: (db: Session) => Promise<T>) => asking.database.session(work, optionsOf(asking)),
    }

    return sign({ sessions, signedIn, password, at }, (db) => use({ db, signedIn, actor: signedIn.user }))
  },
}

/** Exactly one statement, which is its own transaction: one round trip. */
export const single = acting<InSession>({
  open: ({ database, requestId }, use) => database.single((db) => use({ db }), { requestId }),
})

/** A session for each of several things. */
export const often = acting<Pick<Asking, 'database' | 'hashing'>>({
  open: ({ database, hashing }, use) => use({ database, hashing }),
})

/** The same for whoever has not signed in yet. */
export const knocking: Mode<Pick<Asking, 'database' | 'hashing' | 'device' | 'firstStart'>> = {
  open: ({ database, hashing, device, firstStart }, use) => use({ database, hashing, device, firstStart }),
}

/** Of whoever looks at a demo. Throws NoSuchAddress where real records are kept. */
export const demonstrating: Mode<Pick<Asking, 'database' | 'hashing' | 'device'> & { demo: Demo }> = {
  open: ({ database, hashing, device, demo }, use) => {
    if (!demo) throw new NoSuchAddress('/demo')

    return use({ database, hashing, device, demo })
  },
}

/** A session of its own for what goes on, until nobody reads it any more. */
export const following = acting<Pick<Asking, 'database' | 'signal' | 'differences'>>({
  open: ({ database, signal, differences }, use) => use({ database, signal, differences }),
})

/** The board as it changes, until nobody reads it any more. */
export const watching = acting<Pick<Asking, 'board' | 'signal'>>({
  open: ({ board, signal }, use) => use({ board, signal }),
})

/** No database is needed. */
export const none = acting<object>({ open: (_asking, use) => use({}) })

function session(options: SessionOptions): Mode<InSession> {
  return {
    commits: true,
    open: (asking, use) => asking.database.session((db) => use({ db }), { ...options, ...optionsOf(asking) }),
  }
}

/** The same for somebody who is signed in. Throws NotSignedIn. */
function acting<Scope extends object>(mode: Mode<Scope>): Mode<Scope & Acting> {
  return {
    ...mode,
    open: (asking, use) => {
      const { signedIn } = asking
      if (!signedIn) throw new NotSignedIn()

      return mode.open(asking, (scope) => use({ ...scope, signedIn, actor: signedIn.user }))
    },
  }
}

function optionsOf({
  requestId,
  idempotencyKey,
}: Pick<Asking, 'requestId' | 'idempotencyKey'>): SessionOptions {
  return { requestId, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }
}
