import { MigrationsError } from '../migrations-error.ts'

/** One difference that no generated statement can be trusted with. */
export interface Refusal {
  what: string
  reason: string
}

/** The schemas differ in a way that only a person can bridge; nothing was generated. */
export class ChangeRefused extends MigrationsError<{ refusals: readonly Refusal[] }> {
  readonly code = 'change_refused'
  readonly kind = 'refused'

  constructor(refusals: readonly Refusal[]) {
    const list = refusals.map(({ what, reason }) => `${what}: ${reason}`).join('; ')
    super(`These differences need a revision written by hand (${list}).`, { refusals })
  }
}
