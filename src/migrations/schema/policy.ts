import { is } from 'drizzle-orm'
import { getTableConfig, PgPolicy, PgRole, type PgTable } from 'drizzle-orm/pg-core'
import { qualified, quoted } from '../quote.ts'
import { expression } from './sql-text.ts'

/** Row-level security and policies; a table with policies has it enabled, as with drizzle-kit. */
export function policyTexts(table: PgTable, linked: readonly PgPolicy[]): string[] {
  const { schema, name, enableRLS, policies } = getTableConfig(table)
  const on = qualified(schema, name)
  const all = [...policies, ...linked]
  const enable = enableRLS || all.length > 0 ? [`alter table ${on} enable row level security`] : []

  return [...enable, ...all.map((policy) => policyText(on, policy))]
}

/** The policies that are declared apart from their table, with `.link(table)`. */
export function linkedPolicies(schema: Record<string, unknown>, table: PgTable): PgPolicy[] {
  return Object.values(schema).filter(
    (value): value is PgPolicy =>
      is(value, PgPolicy) && '_linkedTable' in value && value._linkedTable === table,
  )
}

function policyText(table: string, policy: PgPolicy): string {
  const { as: mode = 'permissive', for: command = 'all', using, withCheck } = policy

  return [
    `create policy ${quoted(policy.name)} on ${table} as ${mode} for ${command} to ${roleList(policy.to)}`,
    ...(using ? [`using (${expression(using)})`] : []),
    ...(withCheck ? [`with check (${expression(withCheck)})`] : []),
  ].join(' ')
}

function roleList(to: PgPolicy['to']): string {
  if (to === undefined) return 'public'
  if (Array.isArray(to)) return to.map(roleList).join(', ')
  if (is(to, PgRole)) return quoted(to.name)
  if (typeof to !== 'string') return 'public'

  return ['public', 'current_role', 'current_user', 'session_user'].includes(to) ? to : quoted(to)
}
