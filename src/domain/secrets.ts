import { InvalidInput, TenkenError } from './errors.ts'
import { NotLetIn } from './not-let-in.ts'
import { longest, mustBeKept } from './texts.ts'
import { type Actor, mustAct, type Naming, type User, UserDeactivated } from './user.ts'

/** What people know by heart: a password to sign in and to sign with, a PIN to sign in on an enrolled device. */
export const secretKinds = ['password', 'pin'] as const
export type SecretKind = (typeof secretKinds)[number]

/** Makes of a secret what may be stored. It is slow on purpose, so that whoever steals the hashes gains little. */
export interface SecretHashing {
  hash(secret: string): Promise<string>
  /** Whether the hash is of this secret. Of nobody, null, it never is, and takes as long to say so. */
  matches(hash: string | null, secret: string): Promise<boolean>
}

/** A one-time code that somebody is handed, so that they set a secret of their own with it. */
export interface SecretCode {
  code: string
  until: Date
}

/** Of all that can be wrong with name and password, or PIN, only this is told: not whether there is such an account. */
export class SignInRefused extends NotLetIn<{ kind: SecretKind }> {
  readonly code = 'sign_in_refused'
  readonly kind = 'forbidden'

  constructor(kind: SecretKind, tried: string | null) {
    super(
      `This is not the ${kind === 'pin' ? 'PIN' : 'password'} of an account that may sign in.`,
      { kind },
      tried,
    )
  }
}

/** Whoever signs, or changes a secret, shows once more who they are (21 CFR 11.200). */
export class NotProven extends TenkenError<{ kind: SecretKind }> {
  readonly code = 'not_proven'
  readonly kind = 'forbidden'

  constructor(kind: SecretKind) {
    super(`This is not your ${kind === 'pin' ? 'PIN' : 'password'}.`, { kind })
  }
}

/** More people sign in at once than this machine can prove in time. */
export class SignInBusy extends TenkenError {
  readonly code = 'sign_in_busy'
  readonly kind = 'unavailable'

  constructor() {
    super('Too many people are signing in at this moment.', {})
  }
}

const whyUnusable = {
  pin: 'The code is for a PIN, not for a password.',
  password: 'The code is for a password, not for a PIN.',
} as const satisfies Record<SecretKind, string>

/** A one-time code was used before, has expired, never was one, or is good for something else. */
export class CodeUnusable extends NotLetIn<{ for: SecretKind | null }> {
  readonly code = 'code_unusable'
  readonly kind = 'forbidden'

  /** `isFor` is what the code does set, where it is right and something else was to be set with it. */
  constructor(tried: string | null = null, isFor: SecretKind | null = null) {
    super(
      isFor === null ? 'The code was used before, has expired, or is not one.' : whyUnusable[isFor],
      { for: isFor },
      tried,
    )
  }
}

/** An admin resets anybody's secrets but their own, a supervisor those of workers. */
export class ResetNotAllowed extends TenkenError<{ name: string; of: string }> {
  readonly code = 'reset_not_allowed'
  readonly kind = 'forbidden'

  constructor({ name }: Pick<User, 'name'>, of: Pick<User, 'name'>) {
    super(`${name} may not reset a password or PIN of ${of.name}.`, { name, of: of.name })
  }
}

export const shortestPassword = 15
/** In the digits of a PIN. */
export const pinDigits = { from: 6, to: 12 } as const
/** How long somebody may take to come to a device or a screen with their code, in milliseconds. */
export const codeLasts = 24 * 60 * 60_000

/**
 * The secret as it is hashed: its letters in one form (NFKC), whichever keyboard they came from. Throws InvalidInput
 * for a password of fewer than 15 characters without the person's own names or of hardly any different ones, and for a
 * PIN that is not of 6 to 12 digits or that anybody tries first.
 */
export function newSecret(kind: SecretKind, secret: string, person: Naming): string {
  mustBeKept(secret, kind, longest.secret)
  const said = secretAsTyped(secret)
  if (kind === 'pin') mustBePin(said)
  else mustBePassword(said, person)

  return said
}

/** A secret that is tried, in the form in which it was hashed. */
export function secretAsTyped(secret: string): string {
  return secret.normalize('NFKC')
}

export function mustReset(by: Actor, user: Actor): void {
  mustAct(by)
  if (user.deactivatedAt) throw new UserDeactivated(user)
  mustBeResetBy(by, user)
}

/** Throws unless this person looks after what the user signs in with, whoever of the two has left. */
export function mustBeResetBy(by: Actor, user: Actor): void {
  const may = by.role === 'admin' || (by.role === 'supervisor' && user.role === 'worker')
  if (!may || by.id === user.id) throw new ResetNotAllowed(by, user)
}

function mustBePassword(password: string, { email, employeeNumber, name }: Naming): void {
  const length = [...password].length
  if (length < shortestPassword) {
    throw new InvalidInput('password', { code: 'too_short', least: shortestPassword, length })
  }
  if (isPattern(password.toLowerCase())) throw new InvalidInput('password', { code: 'easily_guessed' })
  const named = [email, email?.replace(/@.*$/, ''), employeeNumber, ...name.split(/\s+/)]
  const names = named.flatMap((own) => (own && [...own].length > 2 ? [own] : []))
  const own = names.reduce((left, own) => left.replaceAll(own.toLowerCase(), ''), password.toLowerCase())
  // What somebody is called says nothing; the rest must do as a password.
  if (own !== password.toLowerCase() && [...own].length < shortestPassword) {
    throw new InvalidInput('password', { code: 'own_name', least: shortestPassword })
  }
}

function mustBePin(pin: string): void {
  const { from, to } = pinDigits
  if (!/^\d+$/.test(pin) || pin.length < from || pin.length > to) {
    throw new InvalidInput('pin', { code: 'not_digits', from, to })
  }
  if (isPattern(pin)) throw new InvalidInput('pin', { code: 'easily_guessed' })
}

/** One character or a group of them again and again, or a row such as 123456. */
function isPattern(secret: string): boolean {
  const steps = [...secret].slice(1).map((character, at) => distance(secret[at] ?? '', character))

  return /^(.+?)\1+$/su.test(secret) || new Set(steps).size === 1
}

/** 0 comes behind 9. */
function distance(one: string, next: string): number {
  const apart = (next.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0)

  return /\d/.test(one) && /\d/.test(next) ? (apart + 10) % 10 : apart
}
