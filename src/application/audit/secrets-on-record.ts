import type { AuditFinding } from '../../domain/audit-finding.ts'
import { isRow } from '../../domain/audit-trail.ts'
import { parseExactly } from '../../domain/exact-json.ts'
import { toldSecretIn } from '../../domain/records.ts'
import { differenceOfSecret } from '../../domain/told-secrets.ts'
import type { AuditedSecret } from '../../infrastructure/database/repositories/audited-records.ts'
import type { AuditChain } from './chain.ts'

/** What differs between what people sign in with and what the trail of the user tells of it: the first of each secret. */
export function comparedSecrets(chain: AuditChain, secrets: readonly AuditedSecret[]): AuditFinding[] {
  const { stream, record, replay } = chain
  const of = (table: string, id: string) => ({ stream, record, table, id })
  const found = new Set(secrets.map(({ table, id }) => `${table} ${id}`))
  const missing = [...replay.rows()].filter(
    ({ table, id }) => toldSecretIn(table) && !found.has(`${table} ${id}`),
  )

  return [
    ...missing.map(({ table, id }) => ({ kind: 'record_missing', ...of(table, id) }) as const),
    ...secrets.flatMap((secret) => differing(chain, secret)),
  ]
}

function differing(
  { stream, record, replay, endedTokens }: AuditChain,
  secret: AuditedSecret,
): AuditFinding[] {
  const { table, id, text } = secret
  const of = { stream, record, table, id }
  const told = replay.find(table, id)
  if (!told) return [{ kind: 'record_unrecorded', ...of }]
  const row = parseExactly(text)
  const found = isRow(row) ? row : {}
  const column = differenceOfSecret(told, found, { isEnded: endedTokens.has(id) })
  if (column === undefined) return []

  return [
    { kind: 'record_altered', ...of, column, trail: told[column] ?? null, found: found[column] ?? null },
  ]
}
