import { randomUUID } from 'node:crypto'
import { publishSop } from '../../src/application/sop-versions.ts'
import { createSop, showSop } from '../../src/application/sops.ts'
import { addUser } from '../../src/application/users.ts'
import { startWorkSession } from '../../src/application/work-sessions.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { Procedure, ProcedureStep } from '../../src/domain/procedure.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { Role, User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { openEmbeddedEngine } from '../../src/infrastructure/database/embedded/engine.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { aDatabaseAtHead, anEmptyDatabase, type TestDatabase } from './database.ts'

export interface OpenTestDatabase {
  database: Database
  url: string
  close(): Promise<void>
}

/** An empty database, opened; further variables of the environment may be given. */
export async function anOpenDatabase(env: Record<string, string> = {}): Promise<OpenTestDatabase> {
  const empty = await anEmptyDatabase()

  return opened(empty, await Database.open(configOf(empty, env)))
}

/** The same at head: a copy of what the revisions made, once for the whole run. */
export async function aMigratedDatabase(env: Record<string, string> = {}): Promise<OpenTestDatabase> {
  const atHead = await aDatabaseAtHead()
  const config = configOf(atHead, env)
  const { snapshot } = atHead

  return opened(
    atHead,
    snapshot
      ? new Database(await openEmbeddedEngine(config, { contents: async () => snapshot }), config)
      : await Database.open(config),
  )
}

function configOf({ url }: TestDatabase, env: Record<string, string>): Config {
  return readConfig({ DATABASE_URL: url, ...env })
}

function opened({ url, drop }: TestDatabase, database: Database): OpenTestDatabase {
  const close = async () => {
    await database.close()
    await drop()
  }

  return { database, url, close }
}

/** Added by an admin or a supervisor who is on record; where nobody is, they are the first, or an admin is before them. */
export async function addPerson(db: Session, person: NewPerson, at = new Date()): Promise<User> {
  const active = (await db.users.list()).filter(({ deactivatedAt }) => deactivatedAt === null)
  const keeper = (role: Role) => active.find((user) => user.role === role)
  const isFirst = person.role === 'supervisor' || person.role === 'admin'
  const by =
    keeper('admin') ??
    keeper('supervisor') ??
    (isFirst ? null : await addUser(db, { ...theFirst, email: `${randomUUID()}@example.com`, by: null, at }))

  return addUser(db, { ...person, by, at })
}

const theFirst = { name: 'The first', role: 'admin' } as const

type NewPerson = Omit<Parameters<typeof addUser>[1], 'by' | 'at'>

export async function aUser(
  database: Database,
  role: Role,
  name: string = role,
): Promise<User & { email: string }> {
  const email = `${name.replaceAll(' ', '.').toLowerCase()}.${randomUUID()}@example.com`

  return { ...(await database.session((db) => addPerson(db, { email, name, role }))), email }
}

export const aWorker = (database: Database) => aUser(database, 'worker')
export const aSupervisor = (database: Database) => aUser(database, 'supervisor')

export function aStep(description: string, more: Partial<ProcedureStep> = {}): ProcedureStep {
  return { description, expectedAction: null, expectedResult: null, hazards: [], ...more }
}

/** Two tasks with two steps and one step; the second step has a hazard. */
export const aProcedure: Procedure = {
  title: 'Change the fuse',
  tasks: [
    {
      title: 'Isolate',
      description: 'Nobody works on a live panel.',
      steps: [
        aStep('Switch the main breaker off', {
          expectedAction: 'Main breaker, off!',
          expectedResult: 'Lamp is dark',
        }),
        aStep('Hang your own lock', {
          hazards: [
            {
              description: 'Somebody switches on',
              severity: 'critical',
              mitigation: 'Your own lock and key',
            },
          ],
        }),
      ],
    },
    { title: 'Change', description: null, steps: [aStep('Pull the old fuse')] },
  ],
}

/** On record and published. */
export async function aSop(database: Database, procedure = aProcedure): Promise<Sop> {
  const author = await aSupervisor(database)

  return database.session(async (db) => {
    const { id } = await createSop(db, { procedure, author, at: new Date() })
    await publishSop(db, { id, supervisor: author, at: new Date() })

    return showSop(db, id)
  })
}

/** The same, not published yet. */
export async function aDraft(database: Database, procedure = aProcedure): Promise<Sop> {
  const author = await aSupervisor(database)

  return database.session((db) => createSop(db, { procedure, author, at: new Date() }))
}

/** Work in progress on a new SOP, on its first step. */
export async function someWork(
  database: Database,
  procedure = aProcedure,
): Promise<{ work: WorkSession; worker: User & { email: string }; sop: Sop }> {
  const sop = await aSop(database, procedure)
  const worker = await aWorker(database)
  const work = await database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: new Date() }))

  return { work, worker, sop }
}
