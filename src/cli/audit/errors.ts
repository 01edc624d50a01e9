import { TenkenError } from '../../domain/errors.ts'
import { counted } from '../../languages/en/cli/counted.ts'

/** `audit verify` found something, and has told it. */
export class TrailBroken extends TenkenError<{ count: number }> {
  readonly code = 'trail_broken'
  readonly kind = 'refused'

  constructor(count: number) {
    super(
      `The audit trail and the records disagree (${counted(count, 'finding')}). Keep everything as it is; docs/audit-trail.md tells what each means.`,
      { count },
    )
  }
}

/** The file holds no key of the kind that is needed. */
export class KeyUnusable extends TenkenError<{ path: string; reason: string }> {
  readonly code = 'key_unusable'
  readonly kind = 'invalid'

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path} ${reason}.`, { path, reason }, options)
  }
}

/** Ctrl+C: there is no half export. */
export class ExportInterrupted extends TenkenError<{ path: string }> {
  readonly code = 'export_interrupted'
  readonly kind = 'refused'

  constructor(path: string) {
    super(`The export was interrupted; ${path} was not written.`, { path })
  }
}
