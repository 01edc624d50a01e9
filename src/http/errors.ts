import { TenkenError } from '../domain/errors.ts'
import type { Role } from '../domain/user.ts'

/** Nobody is signed in, or not any more. */
export class NotSignedIn extends TenkenError {
  readonly code = 'not_signed_in'
  readonly kind = 'forbidden'

  constructor() {
    super('Nobody is signed in.', {})
  }
}

/** What is asked for is not for people of this role, whoever they are; `roles` are those whom it is for. */
export class NotForThisRole extends TenkenError<{ role: Role; roles: Role[] }> {
  readonly code = 'not_for_this_role'
  readonly kind = 'forbidden'

  constructor(role: Role, roles: Role[]) {
    super(`This is not for the role ${role}, but for: ${roles.join(', ')}.`, { role, roles })
  }
}

export class NoSuchAddress extends TenkenError<{ path: string }> {
  readonly code = 'no_such_address'
  readonly kind = 'not_found'

  constructor(path: string) {
    super(`There is nothing at ${path}.`, { path })
  }
}

export class MethodNotAllowed extends TenkenError<{ method: string; allowed: string[] }> {
  readonly code = 'method_not_allowed'
  readonly kind = 'invalid'

  constructor(method: string, allowed: string[]) {
    super(`${method} is not for this address; it takes ${allowed.join(', ')}.`, { method, allowed })
  }
}

/** The body is larger than this server reads; `most` is how many bytes it may have. */
export class BodyTooLarge extends TenkenError<{ most: number }> {
  readonly code = 'body_too_large'
  readonly kind = 'invalid'

  constructor(most: number) {
    super(`The body may have ${most} bytes at most.`, { most })
  }
}

/** Bodies are JSON in UTF-8, and nothing else; `found` is what the request says that its body is. */
export class BodyNotJson extends TenkenError<{ found: string | null }> {
  readonly code = 'body_not_json'
  readonly kind = 'invalid'

  constructor(found: string | null) {
    super(`A body is application/json, and not compressed; this one says ${found ?? 'nothing'}.`, { found })
  }
}

/** The body calls itself JSON and is none; `says` is what reading it came to. */
export class BrokenBody extends TenkenError<{ says: string }> {
  readonly code = 'broken_body'
  readonly kind = 'invalid'

  constructor(says: string) {
    super(`The body cannot be read: ${says}.`, { says })
  }
}

/** What is changed is what was seen: the header If-Match says which state that was. */
export class PreconditionNeeded extends TenkenError {
  readonly code = 'precondition_needed'
  readonly kind = 'invalid'

  constructor() {
    super('This needs the header If-Match with the ETag of what is to be changed.', {})
  }
}

/** What changes a record and gives it no id carries a key, by which a repetition is known. */
export class IdempotencyKeyNeeded extends TenkenError<{ found: string | null }> {
  readonly code = 'idempotency_key_needed'
  readonly kind = 'invalid'

  constructor(found: string | null) {
    super('This needs the header Idempotency-Key with a UUID, the same for each repetition.', { found })
  }
}

/** A browser sends a write from a page of another origin. */
export class ForeignOrigin extends TenkenError<{ origin: string | null }> {
  readonly code = 'foreign_origin'
  readonly kind = 'forbidden'

  constructor(origin: string | null) {
    super(`This is for pages of this server alone, not for those of ${origin ?? 'another one'}.`, { origin })
  }
}

/** What is for people alone. */
export class MachineRefused extends TenkenError {
  readonly code = 'machine_refused'
  readonly kind = 'forbidden'

  constructor() {
    super('This is for people who have signed in themselves, not for a token.', {})
  }
}
