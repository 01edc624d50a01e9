import { userReferredTo } from '../application/references.ts'
import { addingUser } from '../application/users.ts'
import type { User } from '../domain/user.ts'
import type { Database, SessionOptions } from '../infrastructure/database/database.ts'
import { actingEmail } from './acting-user.ts'
import type { Context } from './context.ts'
import { type Opened, type Session, withDatabase, withRecords } from './database.ts'

/** What a command that runs asks of its session. */
export interface Asking {
  context: Context
  /** The e-mail of --as. */
  as: string | undefined
  /** Tells a person what an error needs besides its sentence, in a session of its own. */
  explain(error: unknown, database: Database): Promise<void>
}

/** What a command needs of the database, and what it gets of it. */
export interface Mode<Scope> {
  /** Whether somebody must act: --as, else TENKEN_USER. */
  readonly acts: boolean
  open<T>(asking: Asking, use: (scope: Scope) => Promise<T>): Promise<T>
}

interface Reading {
  db: Session
}

interface Acting extends Reading {
  actor: User
}

interface Asked extends Reading {
  /** Whoever acts, for a command that needs to know only at times. Throws ActingUserNeeded or NotFound. */
  whoActs(): Promise<User>
}

/** No database is opened. */
export const none: Mode<unknown> = {
  acts: false,
  open: (_asking, use) => use({}),
}

/** One transaction that changes nothing. */
export const reading = session({ readOnly: true })

/** One transaction that sees one moment. */
export const snapshot = session({ isolation: 'repeatable read', readOnly: true })

/** One that changes nothing and may ask who acts. */
export const readingFor = asked(reading)

/** One that sees one moment and may ask who acts. */
export const snapshotFor = asked(snapshot)

/** The same for what cannot be read, or taken back, a second time: it is never tried again. */
export const stream = session({ isolation: 'repeatable read', readOnly: true, retries: 0 })

/**
 * Sessions of one's own, and what separates the schema from its models. Where nothing does, the schema is this
 * program's, and what `alembic_version` says otherwise is for the verification to tell.
 */
export const verifying: Mode<{ database: Database; differences: () => Promise<string[]> }> = {
  acts: false,
  open: async ({ context }, use) => {
    const { differencesFromModels } = await import('../infrastructure/database/own-difference.ts')

    const { mustBeAtHead } = await import('../infrastructure/database/at-head.ts')

    return withDatabase(context, async (database) => {
      const differences = await database.connection(differencesFromModels)
      if (differences.length > 0) await database.session(mustBeAtHead, { readOnly: true })

      return use({ database, differences: async () => differences })
    })
  },
}

/** One transaction in which nobody in particular acts. */
export const writing = session({})

/** One transaction of the acting user. Throws ActingUserNeeded before anything is opened. */
export const acting: Mode<Acting> = {
  acts: true,
  open: async ({ as, ...asking }, use) => {
    const email = actingEmail(as, asking.context)

    return writing.open({ ...asking, as }, async ({ db }) =>
      use({ db, actor: await userReferredTo(db, email) }),
    )
  },
}

/** The same for adding a user: while nobody is on record nobody acts. */
export const adding: Mode<Reading & { by: User | null }> = {
  acts: true,
  open: async ({ as, ...asking }, use) => {
    const reference = as ?? (asking.context.env['TENKEN_USER'] || undefined)

    return writing.open({ ...asking, as }, async ({ db }) => use({ db, by: await addingUser(db, reference) }))
  },
}

/** A session for each of many things, of the acting user. Throws ActingUserNeeded before anything is opened. */
export const actingOften: Mode<{ database: Database; email: string }> = {
  acts: true,
  open: async ({ as, context }, use) => {
    const email = actingEmail(as, context)

    return withRecords(context, (database) => use({ database, email }))
  },
}

/** A session for each of several things, in which nobody in particular acts. */
export const often: Mode<{ database: Database }> = {
  acts: false,
  open: ({ context }, use) => withRecords(context, (database) => use({ database })),
}

/** The command opens the database itself, if it needs one at all. */
export const onDemand: Mode<{ open: Opening }> = {
  acts: false,
  open: ({ context }, use) => use({ open: (work, opened) => withDatabase(context, work, opened) }),
}

/** Opens the database that the configuration names for as long as `work` runs. */
export type Opening = <T>(work: (database: Database) => Promise<T>, opened?: Opened) => Promise<T>

function asked(mode: Mode<Reading>): Mode<Asked> {
  return {
    acts: true,
    open: (asking, use) =>
      mode.open(asking, ({ db }) =>
        use({ db, whoActs: async () => userReferredTo(db, actingEmail(asking.as, asking.context)) }),
      ),
  }
}

function session(options: SessionOptions): Mode<Reading> {
  return {
    acts: false,
    open: ({ context, explain }, use) =>
      withDatabase(context, async (database) => {
        const { mustBeAtHead } = await import('../infrastructure/database/at-head.ts')
        try {
          return await database.session(async (db) => {
            await mustBeAtHead(db)

            return use({ db })
          }, options)
        } catch (error) {
          await explain(error, database)
          throw error
        }
      }),
  }
}
