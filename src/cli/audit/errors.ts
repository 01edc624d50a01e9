import { TenkenError } from '../../domain/errors.ts'
import { counted } from '../../languages/en/cli/counted.ts'
import { Interruption } from '../errors.ts'

/** `audit verify` found something, and has told it. */
export class TrailBroken extends TenkenError<{ count: number }> {
  readonly code = 'trail_broken'
  readonly kind = 'refused'

  constructor(count: number) {
    super(`The audit trail and the records disagree (${counted(count, 'finding')}).`, { count })
  }
}

/** The file holds no key of the kind that is needed. */
export class KeyUnusable extends TenkenError<{ path: string; needed: 'private' | 'public' }> {
  readonly code = 'key_unusable'
  readonly kind = 'invalid'

  constructor(path: string, needed: 'private' | 'public', options?: ErrorOptions) {
    super(`${path} is not an Ed25519 ${needed} key in PEM form.`, { path, needed }, options)
  }
}

/** Ctrl+C: there is no half file; what went into a pipe until then has gone. */
export class ExportInterrupted extends Interruption<{ path: string; left: 'nothing' | 'a part' }> {
  readonly code = 'export_interrupted'
  readonly kind = 'refused'

  constructor(path: string, left: 'nothing' | 'a part') {
    const what = left === 'nothing' ? `${path} was not written` : `${path} has a part of it`
    super(`The export was interrupted; ${what}.`, { path, left })
  }
}
