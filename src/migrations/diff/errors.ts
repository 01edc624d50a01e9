import { MigrationsError } from '../migrations-error.ts'
import { type Sentences, sayReason } from '../reason.ts'

/** One difference that no generated statement can be trusted with. */
export interface Refusal {
  what: string
  reason: WhyRefused
}

/** Why no statement is written for a difference. */
export type WhyRefused =
  | { code: 'not_generated'; kind: string }
  | { code: 'tables_in_lineage' }
  | { code: 'triggers_all_switched'; enabled: boolean }
  | { code: 'domain_type'; from: string; to: string }
  | { code: 'inherited_type' }
  | { code: 'made_again' }
  | { code: 'values_lost' }
  | { code: 'circle' }
  | { code: 'extension_otherwise'; version: string; schema: string }

const whyRefused: Sentences<WhyRefused> = {
  not_generated: ({ kind }) => `a ${kind} is compared, but not generated`,
  tables_in_lineage: () => 'partitioned, inheriting and typed tables are compared, but not generated',
  triggers_all_switched: ({ enabled }) =>
    `it is switched ${enabled ? 'on' : 'off'} by "${enabled ? 'enable' : 'disable'} trigger all", which concerns the table's other triggers as well`,
  domain_type: ({ from, to }) => `no statement changes a domain's type from ${from} to ${to}`,
  inherited_type: () => 'it is inherited, and its type is that of the table above',
  made_again: () => 'it uses something that has to be dropped and made again, and cannot be itself',
  values_lost: () => 'its type has to be dropped and made again, which would lose its values',
  circle: () => 'it is part of a circle in which each needs another first',
  extension_otherwise: ({ version, schema }) =>
    `it is there in version ${version}, in schema ${schema}, and the models say otherwise`,
}

/** The schemas differ in a way that only a person can bridge; nothing was generated. */
export class ChangeRefused extends MigrationsError<{ refusals: readonly Refusal[] }> {
  readonly code = 'change_refused'
  readonly kind = 'refused'

  constructor(refusals: readonly Refusal[]) {
    const list = refusals.map(({ what, reason }) => `${what}: ${sayReason(reason, whyRefused)}`).join('; ')
    super(`These differences need a revision written by hand (${list}).`, { refusals })
  }
}
