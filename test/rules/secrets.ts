import { makeToken } from '../../src/application/api-tokens.ts'
import { addDevice, enrolDevice } from '../../src/application/devices.ts'
import { newId } from '../../src/application/id.ts'
import { setOwnSecret } from '../../src/application/secrets.ts'
import type { User } from '../../src/domain/user.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { aWorker } from '../setup/records.ts'
import { hashing, password } from '../sign-in/people.ts'

const at = () => new Date()

/** What people and machines of the world sign in with. */
export async function secretsOfWorld(
  database: Database,
  { admin, supervisor, stranger }: { admin: User; supervisor: User; stranger: User },
) {
  for (const user of [admin, supervisor, stranger]) {
    const secret = { user, kind: 'password', secret: password, at: at() } as const
    await database.session((db) => setOwnSecret(db, secret, hashing))
  }
  const add = (name: string) =>
    database.session((db) => addDevice(db, { id: newId(), name, by: supervisor, at: at() }))
  const [{ device: newDevice }, { device, code }] = [await add('To come'), await add('Line 3')]
  await database.session((db) => enrolDevice(db, { code, at: at() }))
  const machine = await aWorker(database)
  const expiresAt = new Date(Date.now() + 86_400_000)
  const made = { id: newId(), userId: machine.id, name: 'bridge', scopes: ['read'], expiresAt } as const
  const { token } = await database.session((db) => makeToken(db, { ...made, by: admin, at: at() }))

  return { newDevice, device, machine, token }
}
