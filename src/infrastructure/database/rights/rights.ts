import { keptIn, keptTables, records, recordTables } from '../../../domain/records.ts'

/** What a role is for: the application, or somebody who looks and changes nothing. */
export type Access = 'work' | 'read'

/** 'select on table users', 'update on column sops.title', 'connect on database': one right, in one form everywhere. */
export type Right = string

/** Everything that is kept of records, and where the schema stands. */
export const tables: readonly string[] = [...keptTables, 'alembic_version']

/** What the trail is verified with. */
const verifying: readonly string[] = [
  ...recordTables.map((table) => (table === 'users' ? 'tk_user_row(uuid)' : `tk_row(${table})`)),
  'tk_event_text(audit_events)',
  'tk_tree_digest(uuid)',
  'tk_signed_digest(signatures)',
]

/** What parts of a draft are removed with: the right to delete would be one to lock the table against its readers. */
const removing: readonly string[] = keptTables
  .filter((table) => records[table].remove === 'application')
  .map((table) => `tk_remove_${table}(uuid[])`)

/** Of the rules' functions, those that somebody may call. */
export const functions: readonly string[] = [...verifying, ...removing]

/** What PostgreSQL lets everybody make large objects with, which no rule looks after. */
export const makersOfLargeObjects: readonly string[] = ['lo_creat', 'lo_create', 'lo_from_bytea']

/** Of the rules' functions, those that the access calls. */
export function functionsFor(access: Access): readonly string[] {
  return access === 'work' ? functions : verifying
}

/** What may be done with each table: names of columns where not all of them are meant. */
export interface TableRights {
  readonly table: string
  readonly select: true | readonly string[]
  readonly insert: boolean
  readonly update: readonly string[]
}

/** The least that every verb of this access needs; what the tests prove by taking each away. */
export function tableRightsFor(access: Access): TableRights[] {
  return tables.map((table) => {
    const kept = keptIn(table)
    const works = access === 'work'

    return {
      table,
      select: kept?.read ?? true,
      insert: works && kept?.add === 'application',
      update: works ? (kept?.change ?? []) : [],
    }
  })
}

/** The same with what is around the tables, right by right, in order. */
export function rightsFor(access: Access): Right[] {
  return [
    'connect on database',
    'usage on schema',
    ...tableRightsFor(access).flatMap((of) => [
      ...(of.select === true
        ? [`select on table ${of.table}`]
        : of.select.map((column) => `select on column ${of.table}.${column}`)),
      ...(of.insert ? [`insert on table ${of.table}`] : []),
      ...of.update.map((column) => `update on column ${of.table}.${column}`),
    ]),
    ...functionsFor(access).map((name) => `execute on function ${name}`),
  ].sort()
}
