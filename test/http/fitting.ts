import { randomUUID } from 'node:crypto'
import { addDevice, enrolDevice } from '../../src/application/devices.ts'
import { draftStates, stateOf } from '../../src/application/draft-states.ts'
import { resetSecret, setOwnSecret } from '../../src/application/secrets.ts'
import { signIn } from '../../src/application/sign-ins.ts'
import { showSop } from '../../src/application/sops.ts'
import type { User } from '../../src/domain/user.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { password as theirs } from '../setup/http.ts'
import { aUser } from '../setup/records.ts'
import { cheapHashing } from '../sign-in/cheap-hashing.ts'
import { fittingRecords } from './fitting-records.ts'

/** What a request would have to say to get through as the record stands, by place and name: 'path.id', 'body.stepId'. */
export type Fitting = Readonly<Record<string, unknown>>

interface Asker {
  database: Database
  user: User
}

const hashing = cheapHashing()
const password = 'seven lamps at the gate'

/** For this route and whoever asks; only a part of it where nothing on record fits. */
export async function fitting(operation: string, asker: Asker): Promise<Fitting> {
  const { database, user } = asker
  const statement = fittingRecords[operation]
  const [record = {}] = statement
    ? await database.session((db) => db.rows<Fitting>(statement, [user.id, user.role]), { readOnly: true })
    : []

  return {
    'path.id': randomUUID(),
    'path.checkId': randomUUID(),
    'header.Idempotency-Key': randomUUID(),
    'body.password': theirs,
    'body.at': new Date().toISOString(),
    'body.id': randomUUID,
    'body.text': `# Fuse ${randomUUID()}\n\n## Isolate\n\n1. Switch off\n2. Hang the lock\n`,
    ...record,
    ...(await stateOfDraft(operation, String(record['path.id']), database)),
    ...(await knocking[operation]?.(asker)),
  }
}

/** For an edit, what the draft says now; for going back, what it said at first. */
async function stateOfDraft(operation: string, id: string, database: Database): Promise<Fitting> {
  if (id === 'undefined') return {}
  if (operation === 'sops.edit') {
    const now = stateOf(await database.session((db) => showSop(db, id)))

    return { 'header.If-Match': `"${now}"` }
  }
  if (operation !== 'sops.revert' && operation !== 'sops.write') return {}
  const [first] = await database.session((db) => draftStates(db, id))

  return { 'body.state': first?.state, 'query.state': first?.state }
}

/** Of each route by which people show who they are: somebody who can. */
const knocking: Readonly<Record<string, (asker: Asker) => Promise<Fitting>>> = {
  'signIns.signIn': async ({ database }) => {
    const { id } = await somebody(database)

    return { 'body.name': id, 'body.kind': 'password', 'body.secret': password }
  },
  'signIns.changeSecret': async ({ database }) => {
    const { id } = await somebody(database)
    const signingIn = { name: id, kind: 'password', secret: password, device: null, at: new Date() } as const
    const { token } = await signIn(database, signingIn, hashing)

    return {
      'header.authorization': `Bearer ${token}`,
      'body.current': password,
      'body.kind': 'password',
      'body.secret': randomUUID(),
    }
  },
  'signIns.redeem': async ({ database }) => {
    // An admin of its own: any other may have been given another role by what was asked before.
    const admin = await aUser(database, 'admin')
    const { id } = await aUser(database, 'worker')
    const reset = { userId: id, kind: 'pin', by: admin, at: new Date() } as const
    const { code } = await database.session((db) => resetSecret(db, reset))

    return {
      'header.cookie': `tenken-device=${await anEnrolledDevice(database, admin)}`,
      'body.name': id,
      'body.kind': 'pin',
      'body.code': code,
      'body.secret': '402817',
    }
  },
  'devices.enrol': async ({ database }) => ({
    'body.code': await aCode(database, await aUser(database, 'admin')),
  }),
}

/** Somebody with a password. */
async function somebody(database: Database): Promise<User> {
  const user = await aUser(database, 'worker')
  const at = new Date()
  await database.session((db) => setOwnSecret(db, { user, kind: 'password', secret: password, at }, hashing))

  return user
}

async function aCode(database: Database, by: User): Promise<string> {
  const device = { id: randomUUID(), name: 'Tablet', by, at: new Date() }

  return (await database.session((db) => addDevice(db, device))).code
}

/** Its secret. */
async function anEnrolledDevice(database: Database, by: User): Promise<string> {
  const code = await aCode(database, by)

  return (await database.session((db) => enrolDevice(db, { code, at: new Date() }))).secret
}
