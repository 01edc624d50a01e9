import { setOwnSecret } from '../../../src/application/secrets.ts'
import type { Procedure } from '../../../src/domain/procedure.ts'
import type { Sop } from '../../../src/domain/sop.ts'
import type { Role, User } from '../../../src/domain/user.ts'
import { makeLog } from '../../../src/http/serve/log.ts'
import { readServeSettings } from '../../../src/http/serve/settings.ts'
import { startWebServer } from '../../../src/http/serve/web-server.ts'
import { authenticateBy, signBy } from '../../../src/http/sign-in.ts'
import type { Database } from '../../../src/infrastructure/database/database.ts'
import { lackedRights } from '../../../src/infrastructure/database/rights/lacked.ts'
import { en } from '../../../src/languages/en/cli.ts'
import { type Doors, openDoors } from '../../../src/plant/doors.ts'
import { noSettings } from '../../http/serve/a-server.ts'
import { aPlantDatabase } from '../../setup/demo-plant.ts'
import { aMigratedDatabase, aSop, aUser, type OpenTestDatabase } from '../../setup/records.ts'
import { cheapHashing } from '../../sign-in/cheap-hashing.ts'

const hashing = cheapHashing()

/** Everybody's, in a plant under test. */
export const password = 'correct horse battery staple'

/** Somebody who can sign in by password. */
export type Person = User & { email: string }

/** A plant whose record is served as `tenken serve` does, with nobody and nothing on record but what a test puts there. */
export interface Plant {
  readonly url: string
  readonly database: Database
  aPerson(role: Role, name: string): Promise<Person>
  /** A published procedure. */
  aSop(procedure?: Procedure): Promise<Sop>
  /** The server goes away, as in a restart or with the network; `serve` brings it back at the same address. */
  stop(): Promise<void>
  serve(page?: URL): Promise<void>
  close(): Promise<void>
}

export async function aPlant(): Promise<Plant> {
  return plantOn(await aMigratedDatabase())
}

/**
 * The plant of `tenken serve --demo`: twelve people, and three weeks of work. Anybody may sign in as its people; they sign
 * with `password`.
 */
export async function aDemoPlant(): Promise<Plant & Doors> {
  const opened = await aPlantDatabase()
  const doors = await openDoors(opened.database, { hashing, at: new Date() })

  return { ...(await plantOn(opened, doors)), ...doors }
}

async function plantOn({ database, close }: OpenTestDatabase, demo?: Doors): Promise<Plant> {
  let server = await served(database, { port: '0', demo })
  const { port } = new URL(server.url)

  return {
    url: server.url,
    database,
    aPerson: (role, name) => aPersonOf(database, role, name),
    aSop: (procedure) => aSop(database, procedure),
    stop: () => server.stop(),
    serve: async (page) => {
      server = await served(database, { port, demo, page })
    },
    close: async () => {
      await server.stop()
      await close()
    },
  }
}

async function aPersonOf(database: Database, role: Role, name: string): Promise<Person> {
  const user = await aUser(database, role, name)
  await database.session((db) =>
    setOwnSecret(db, { user, kind: 'password', secret: password, at: new Date() }, hashing),
  )

  return user
}

interface Served {
  port: string
  demo: Doors | undefined
  /** The folder of another page than the one that was built. */
  page?: URL | undefined
}

function served(database: Database, { port, demo, page }: Served) {
  return startWebServer({
    database,
    settings: readServeSettings({ ...noSettings, port, stopTimeout: '1' }, {}),
    lacked: () => lackedRights(database),
    authenticate: authenticateBy(() => new Date()),
    sign: signBy(hashing),
    hashing,
    differences: async () => [],
    firstStart: undefined,
    demo,
    log: makeLog({ level: 'silent', secrets: [] }, () => {}),
    advise: en.sayNext,
    now: () => new Date(),
    version: '0.0.0',
    ...(page ? { page } : {}),
  })
}
