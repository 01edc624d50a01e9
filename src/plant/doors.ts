import { randomInt } from 'node:crypto'
import { setOwnSecret } from '../application/secrets.ts'
import { othersOnRecord, usersNamed } from '../application/users.ts'
import type { SecretHashing } from '../domain/secrets.ts'
import type { Database } from '../infrastructure/database/database.ts'
import { people, theAdmin } from './people.ts'

/** The people of a plant who can be signed in as, by id in the order in which they are shown, and what all of them know. */
export interface Doors {
  people: string[]
  password: string
  pin: string
}

/** Whether the plant's admin is on record; on a database of any revision. */
export function isPlant(database: Database): Promise<boolean> {
  return database.session(
    async (db) => (await othersOnRecord(db, [])) > (await othersOnRecord(db, [theAdmin.id])),
    { readOnly: true },
  )
}

/** Gives the people of the plant who are active one new password and one new PIN. Whoever was signed in is signed out. */
export async function openDoors(
  database: Database,
  { hashing, at }: { hashing: SecretHashing; at: Date },
): Promise<Doors> {
  const secrets = { password: newPassword(), pin: newPin() }
  const once = hashedOnce(hashing)
  const ids = Object.values(people).map(({ id }) => id)

  return database.session(async (db) => {
    const users = await usersNamed(db, ids)
    const active = ids.filter((id) => users.get(id)?.deactivatedAt === null)
    for (const id of active) {
      const user = users.get(id)
      if (!user) continue
      await setOwnSecret(db, { user, kind: 'password', secret: secrets.password, at }, once)
      await setOwnSecret(db, { user, kind: 'pin', secret: secrets.pin, at }, once)
    }

    return { people: active, ...secrets }
  })
}

const words = (
  'lamp gate belt crane valve bolt spark wheel bridge river cloud stone maple cedar tiger heron otter ' +
  'apple melon lemon ginger copper silver amber violet indigo anchor harbor lantern window ladder hammer'
).split(' ')

/** Typed by hand again and again, and worth nothing but on this machine and until the server ends. */
function newPassword(): string {
  return Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-')
}

/** Six digits that are no row and no pattern. */
function newPin(): string {
  const pin = String(randomInt(100_000, 1_000_000))
  const apart = (at: number) => Number(pin[at + 1]) - Number(pin[at])

  return new Set(pin).size >= 4 && apart(0) !== apart(1) ? pin : newPin()
}

/** What is the same for all of them needs no hash of its own for each, which takes its time on purpose. */
function hashedOnce(hashing: SecretHashing): SecretHashing {
  const known = new Map<string, Promise<string>>()

  return {
    matches: (hash, secret) => hashing.matches(hash, secret),
    hash: (secret) => {
      const hash = known.get(secret) ?? hashing.hash(secret)
      known.set(secret, hash)

      return hash
    },
  }
}
