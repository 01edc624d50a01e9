import { DeviceNotEnrolled } from '../domain/devices.ts'
import { guessesForgottenAfter } from '../domain/guesses.ts'
import { type SecretHashing, type SecretKind, SignInRefused, secretAsTyped } from '../domain/secrets.ts'
import { type SignedIn, type SignedInPerson, type SignIn, signInLasts } from '../domain/signed-in.ts'
import { mustBeTime } from '../domain/times.ts'
import type { User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { accountOf, countTry, forgetTries } from './guessing.ts'
import { newId } from './id.ts'
import { digestOf, newToken } from './secret-texts.ts'
import type { Sessions } from './sessions.ts'

export interface SigningIn {
  /** Their email, employee number or id. */
  name: string
  kind: SecretKind
  secret: string
  /** The secret of an enrolled device; a PIN is good on one only. */
  device: string | null
  at: Date
}

export interface SignedInNow {
  signIn: SignIn
  user: User
  /** What every request carries from now on. It is told this once. */
  token: string
}

/**
 * Signs somebody in by their password, or on an enrolled device by their PIN. Whether there is such an account is told
 * neither by what is thrown nor by how long it takes. Throws SignInRefused, GuessedTooOften, DeviceNotEnrolled or
 * SignInBusy.
 */
export async function signIn(
  sessions: Sessions,
  signingIn: SigningIn,
  hashing: SecretHashing,
): Promise<SignedInNow> {
  const { name, kind, secret, at } = signingIn
  mustBeTime(at)
  const { known, account, deviceId } = await sessions.session((db) => tryAt(db, signingIn))
  const isTheirs = await hashing.matches(known?.hash ?? null, secretAsTyped(secret))
  if (!isTheirs || !known?.hash) throw new SignInRefused(kind, account.userId)
  const { user, hash } = known

  return sessions.session(async (db) => {
    if (!(await db.userSecrets.isStill(user.id, kind, hash))) throw new SignInRefused(kind, user.id)
    await forgetTries(db, account, at)
    await db.signIns.forget(new Date(at.getTime() - guessesForgottenAfter))

    return begin(db, { user, kind, deviceId, at })
  })

  async function tryAt(db: Session, { device }: SigningIn) {
    const enrolled = device === null ? undefined : await db.devices.findEnrolled(digestOf(device))
    if (kind === 'pin' && !enrolled) throw new DeviceNotEnrolled()
    const known = await db.userSecrets.findNamed(name.trim(), kind)
    const deviceId = enrolled?.id ?? null
    const account = accountOf({ tried: kind, userId: known?.user.id ?? null, name, deviceId })
    await countTry(db, account, at)

    return { known, account, deviceId }
  }
}

interface Beginning {
  user: User
  kind: SecretKind
  deviceId: string | null
  at: Date
}

async function begin(db: Session, { user, kind, deviceId, at }: Beginning): Promise<SignedInNow> {
  const token = newToken('tenken_signin')
  const until = new Date(at.getTime() + signInLasts.atMost)
  const signIn = { id: newId(), userId: user.id, by: kind, deviceId, signedInAt: at, until }
  await db.signIns.insert(signIn, digestOf(token))

  return { signIn, user, token }
}

/**
 * Who is behind a token, of a sign-in or a machine's, in one statement; undefined where nobody is, or not any more.
 * Asked on every request, so that what ends, ends at once.
 */
export async function whoIsBehind(db: Session, token: string, at: Date): Promise<SignedIn | undefined> {
  if (token.startsWith('tenken_api_')) return db.apiTokens.behind(digestOf(token), at)

  return db.signIns.behind(digestOf(token), { at, idle: signInLasts.idle })
}

/** Signs out here. */
export function signOut(db: Session, { id }: SignedInPerson, at: Date): Promise<void> {
  return db.signIns.end(id, at)
}

/** Signs somebody out wherever they are signed in. */
export function signOutEverywhere(db: Session, { id }: Pick<User, 'id'>, at: Date): Promise<void> {
  return db.signIns.endAllOf(id, at)
}
