import { TenkenError } from '../../domain/errors.ts'
import type { SecretKind } from '../../domain/secrets.ts'
import { Interruption } from '../errors.ts'

const names: Readonly<Record<SecretKind, string>> = { password: 'password', pin: 'PIN' }

/** What cannot be seen is entered twice, so that nobody is kept out by a slip. */
export class EntriesDiffer extends TenkenError<{ kind: SecretKind }> {
  readonly code = 'entries_differ'
  readonly kind = 'invalid'

  constructor(kind: SecretKind) {
    super(`The ${names[kind]} was entered in two different ways, and none was set.`, { kind })
  }
}

/** Ctrl+C or Ctrl+D: nothing was set. */
export class EntryAbandoned extends Interruption<{ kind: SecretKind }> {
  readonly code = 'entry_abandoned'
  readonly kind = 'refused'

  constructor(kind: SecretKind) {
    super(`No ${names[kind]} was entered, and none was set.`, { kind })
  }
}
