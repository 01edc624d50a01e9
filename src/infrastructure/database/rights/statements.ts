import { dollarQuoted, literal, quoted } from '../../../migrations/quote.ts'
import { RoleNotFound } from './errors.ts'
import { type Access, functionsFor, makersOfLargeObjects, tableRightsFor, tables } from './rights.ts'

/**
 * Takes every right from the role, and from everybody those that would open a way around the rules; then grants what
 * the access needs. To be run in one transaction. No statement names a schema or a database: it is the first of the
 * search path, and the current one. Throws RoleNotFound for a word that PostgreSQL takes for everybody or nobody.
 */
export function grantStatements(role: string, access: Access): string[] {
  if (/^(public|none)?$/.test(role)) throw new RoleNotFound(role)

  return [
    ...revocations(role),
    around(role, ['grant connect on database %1$I to %3$I', 'grant usage on schema %2$I to %3$I']),
    ...grants(quoted(role), access),
  ]
}

/** The SQL for review, or for a database that this machine cannot reach. */
export function offlineGrantSql(role: string, access: Access): string {
  return ['begin', ...grantStatements(role, access), 'commit']
    .map((statement) => `${statement};\n\n`)
    .join('')
}

function revocations(role: string): string[] {
  return [
    // Objects of one's own in a temporary schema, or in this one, are what functions with the owner's rights could trip over.
    around(role, [
      'revoke temporary on database %1$I from public',
      'revoke create on schema %2$I from public',
      'revoke all on database %1$I from %3$I cascade',
      'revoke all on schema %2$I from %3$I cascade',
    ]),
    // No rule looks after large objects; a superuser alone may take these from everybody.
    `do ${dollarQuoted(`declare
  maker regprocedure;
begin
  for maker in select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace
     and proname in (${makersOfLargeObjects.map(literal).join(', ')}) and pg_has_role(proowner, 'usage') loop
    execute format('revoke execute on function %s from public, %I', maker, ${literal(role)});
  end loop;
end`)}`,
    `revoke all on ${tables.join(', ')} from ${quoted(role)} cascade`,
    `do ${dollarQuoted(`declare
  rule regprocedure;
begin
  for rule in select oid from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and proname like 'tk\\_%' loop
    execute format('revoke all on function %s from %I cascade', rule, ${literal(role)});
  end loop;
end`)}`,
  ]
}

function grants(role: string, access: Access): string[] {
  const rights = tableRightsFor(access)
  const onTables = (right: string, having: readonly { table: string }[]) =>
    having.length > 0 ? [`grant ${right} on ${having.map(({ table }) => table).join(', ')} to ${role}`] : []
  const onColumns = (right: string, table: string, columns: readonly string[] | boolean) =>
    typeof columns === 'boolean' || columns.length === 0
      ? []
      : [`grant ${right} (${columns.join(', ')}) on ${table} to ${role}`]

  return [
    ...onTables(
      'select',
      rights.filter(({ select }) => select === true),
    ),
    ...rights.flatMap(({ table, select }) => onColumns('select', table, select)),
    ...onTables(
      'insert',
      rights.filter(({ insert }) => insert),
    ),
    ...rights.flatMap(({ table, update }) => onColumns('update', table, update)),
    `grant execute on function ${functionsFor(access).join(', ')} to ${role}`,
  ]
}

/** Statements about the current database (1) and schema (2), and the role (3). */
function around(role: string, templates: readonly string[]): string {
  const lines = templates.map(
    (template) =>
      `  execute format(${literal(template)}, current_database(), current_schema, ${literal(role)});`,
  )

  return `do ${dollarQuoted(`begin\n${lines.join('\n')}\nend`)}`
}
