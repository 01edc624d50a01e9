import { literal } from '../../../migrations/quote.ts'

/**
 * What Tenken relies on, in reading and in what it sends, and what `alter database … set`, `alter role … set` or the
 * server's own configuration could set otherwise. Which schema the tables are in is theirs to say (`search_path`), and
 * so is whether the database may be written to.
 */
const reliedOn: Readonly<Record<string, string>> = {
  // Every text that is read back as a value has one form.
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  xmlbinary: 'base64',
  xmloption: 'content',
  quote_all_identifiers: 'off',
  // Every text that is sent means what it says.
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  // What a policy hides is left out, as on every other connection, and is no error.
  row_security: 'on',
  // Nobody acts, and nothing is a reason or a request, because a database or a role says so.
  'tenken.actor': '',
  'tenken.reason': '',
  'tenken.request': '',
}

/** How a statement runs that stands alone; every BEGIN says it for itself. */
const alone: Readonly<Record<string, string>> = {
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
}

/** For a connection that keeps what is set on it. */
export const sessionSettings = statements('set', { ...reliedOn, ...alone })

/** For each transaction behind a pooler, where the next may run on another connection. */
export const localSettings = statements('set local', reliedOn)

function statements(command: 'set' | 'set local', settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${command} ${name} to ${literal(value)}`)
    .join('; ')
}
