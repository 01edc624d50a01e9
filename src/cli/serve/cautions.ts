import { isLoopback } from '../../http/serve/networks.ts'
import type { ServeSettings } from '../../http/serve/settings.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Power } from '../../infrastructure/database/rights/errors.ts'
import { lackedRights } from '../../infrastructure/database/rights/lacked.ts'
import { ownPowers } from '../../infrastructure/database/rights/standing.ts'

/** What whoever runs a server should know before anybody relies on it. */
export type Caution =
  | { code: 'too_powerful'; role: string; powers: readonly Power[] }
  | { code: 'rights_missing'; rights: readonly string[] }
  | { code: 'embedded' }
  | { code: 'plain_http'; host: string }

/** Everything that does not stand against serving, and is better told than found out. */
export async function cautionsFor(
  database: Database,
  { tls, host }: Pick<ServeSettings, 'tls' | 'host'>,
): Promise<Caution[]> {
  const plain: Caution[] = tls || isLoopback(host) ? [] : [{ code: 'plain_http', host }]
  // The embedded engine has one role, which nothing holds back.
  if (database.engine.kind === 'embedded') return [...plain, { code: 'embedded' }]
  const { role, powers } = await database.connection(ownPowers)
  if (powers.length > 0) return [...plain, { code: 'too_powerful', role, powers }]
  const rights = await lackedRights(database)

  return rights.length > 0 ? [...plain, { code: 'rights_missing', rights }] : plain
}
