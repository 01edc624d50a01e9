import { DeviceNotEnrolled } from '../domain/devices.ts'
import {
  CodeUnusable,
  codeLasts,
  mustReset,
  NotProven,
  newSecret,
  type SecretCode,
  type SecretHashing,
  type SecretKind,
} from '../domain/secrets.ts'
import { mustBeTime } from '../domain/times.ts'
import { type User, UserDeactivated } from '../domain/user.ts'
import type { Known } from '../infrastructure/database/repositories/user-secrets.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { accountOf, countTry, forgetTries } from './guessing.ts'
import { prove } from './proofs.ts'
import { codeAsTyped, digestOf, newCode } from './secret-texts.ts'
import type { Sessions } from './sessions.ts'

export interface NewSecret {
  user: User
  kind: SecretKind
  secret: string
  at: Date
}

export interface SecretChange extends NewSecret {
  /** What they are signed in by: a PIN is changed by PIN or password, a password by password only. */
  provenBy: { kind: SecretKind; secret: string }
  /** The sign-in that goes on; every other one ends. */
  signIn: { id: string; deviceId: string | null }
}

/**
 * Sets somebody's own password or PIN, once they have shown that they know what they signed in by, and signs them out
 * everywhere else. Throws NotProven, GuessedTooOften, SignInBusy or InvalidInput.
 */
export async function changeSecret(
  sessions: Sessions,
  change: SecretChange,
  hashing: SecretHashing,
): Promise<void> {
  const { user, kind, secret, at, provenBy, signIn } = change
  mustBeTime(at)
  if (kind === 'password' && provenBy.kind !== 'password') throw new NotProven('password')
  const typed = newSecret(kind, secret, user)
  await prove(sessions, { user, ...provenBy, deviceId: signIn.deviceId, at }, hashing)
  const hash = await hashing.hash(typed)
  await sessions.session(async (db) => {
    await keep(db, { user, kind, at, hash })
    await db.signIns.endAllOf(user.id, at, signIn.id)
  })
}

/**
 * Sets somebody's own password or PIN where they need not show who they are: at the terminal of whoever runs Tenken.
 * Signs them out everywhere. Throws InvalidInput or UserDeactivated.
 */
export async function setOwnSecret(
  db: Session,
  { user, kind, secret, at }: NewSecret,
  hashing: SecretHashing,
): Promise<void> {
  mustBeTime(at)
  if (user.deactivatedAt) throw new UserDeactivated(user)
  const hash = await hashing.hash(newSecret(kind, secret, user))
  await keep(db, { user, kind, at, hash })
  await db.signIns.endAllOf(user.id, at)
}

export interface Reset {
  userId: string
  kind: SecretKind
  by: User
  at: Date
}

/**
 * Takes somebody's password or PIN away and signs them out everywhere; with the code that is returned, told this once,
 * they set a new one within a day. It is also how somebody who was added gets their first. Throws ResetNotAllowed,
 * UserDeactivated or NotFound.
 */
export async function resetSecret(db: Session, { userId, kind, by, at }: Reset): Promise<SecretCode> {
  mustBeTime(at)
  mustReset(by, await db.users.get(userId))
  const code = newCode()
  const until = new Date(at.getTime() + codeLasts)
  db.actAs(by)
  await db.userSecrets.reset(userId, kind, { digest: digestOf(code), until })
  await db.signIns.endAllOf(userId, at)

  return { code, until }
}

export interface Redemption {
  /** Their email, employee number or id. */
  name: string
  kind: SecretKind
  code: string
  secret: string
  /** The secret of an enrolled device, where a PIN is set. */
  device: string | null
  at: Date
}

/**
 * Sets a password, or on an enrolled device a PIN, with a one-time code. Throws CodeUnusable, also where there is no such
 * account, which says so where the code is right but sets the other of the two; GuessedTooOften; InvalidInput, which
 * leaves the code as it was; or DeviceNotEnrolled.
 */
export async function redeemCode(
  sessions: Sessions,
  redemption: Redemption,
  hashing: SecretHashing,
): Promise<User> {
  const { kind, secret, at } = redemption
  mustBeTime(at)
  const { known, account, codeDigest } = await sessions.session((db) => tryCode(db, redemption))
  if (!known || !isGood(known, codeDigest, at)) {
    const other = { ...redemption, kind: otherThan[kind] }
    const isOfOther = await sessions.session((db) => isGoodOf(db, other, codeDigest))
    throw new CodeUnusable(account.userId, isOfOther ? other.kind : null)
  }
  const { user } = known
  await sessions.session((db) => forgetTries(db, account, at))
  const hash = await hashing.hash(newSecret(kind, secret, user))

  return sessions.session(async (db) => {
    db.actAs(user)
    if (!(await db.userSecrets.redeem(user.id, kind, { codeDigest, hash, at }))) {
      throw new CodeUnusable(user.id)
    }

    return user
  })
}

async function tryCode(db: Session, { name, kind, code, device, at }: Redemption) {
  const enrolled = device === null ? undefined : await db.devices.findEnrolled(digestOf(device))
  if (kind === 'pin' && !enrolled) throw new DeviceNotEnrolled()
  const known = await db.userSecrets.findNamed(name.trim(), kind)
  const account = accountOf({
    tried: `code of ${kind}`,
    userId: known?.user.id ?? null,
    name,
    deviceId: enrolled?.id ?? null,
  })
  await countTry(db, account, at)

  return { known, account, codeDigest: digestOf(codeAsTyped(code)) }
}

const otherThan = { password: 'pin', pin: 'password' } as const satisfies Record<SecretKind, SecretKind>

async function isGoodOf(db: Session, { name, kind, at }: Redemption, codeDigest: string): Promise<boolean> {
  const known = await db.userSecrets.findNamed(name.trim(), kind)

  return known !== undefined && isGood(known, codeDigest, at)
}

function isGood({ codeDigest, codeUntil }: Known, digest: string, at: Date): boolean {
  return codeDigest === digest && codeUntil !== null && codeUntil > at
}

async function keep(
  db: Session,
  { user, kind, at, hash }: Omit<NewSecret, 'secret'> & { hash: string },
): Promise<void> {
  db.actAs(user)
  await db.userSecrets.set(user.id, kind, { hash, at })
}
