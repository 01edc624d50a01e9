import { keptIn, keptTables, recordTables } from '../../../domain/records.ts'

/** What a role is for: the application, or somebody who looks and changes nothing. */
export type Access = 'work' | 'read'

/** 'select on table users', 'update on column sops.title', 'connect on database': one right, in one form everywhere. */
export type Right = string

/** Everything that is kept of records, and where the schema stands. */
export const tables: readonly string[] = [...keptTables, 'alembic_version']

/** What the trail is verified with, as whoever asks. */
export const functions: readonly string[] = [
  ...recordTables.map((table) => `tk_row(${table})`),
  'tk_event_text(audit_events)',
  'tk_tree_digest(uuid)',
  'tk_signed_digest(signatures)',
]

/** What may be done with each table: names of columns where not all of them are meant. */
export interface TableRights {
  readonly table: string
  readonly select: true
  readonly insert: boolean
  readonly update: readonly string[]
  readonly delete: boolean
}

/** The least that every verb of this access needs; what the tests prove by taking each away. */
export function tableRightsFor(access: Access): TableRights[] {
  return tables.map((table) => {
    const kept = access === 'work' ? keptIn(table) : undefined

    return {
      table,
      select: true,
      insert: kept?.add === 'application',
      update: kept?.change ?? [],
      delete: kept?.remove === 'application',
    }
  })
}

/** The same with what is around the tables, right by right, in order. */
export function rightsFor(access: Access): Right[] {
  return [
    'connect on database',
    'usage on schema',
    ...tableRightsFor(access).flatMap((of) => [
      `select on table ${of.table}`,
      ...(of.insert ? [`insert on table ${of.table}`] : []),
      ...of.update.map((column) => `update on column ${of.table}.${column}`),
      ...(of.delete ? [`delete on table ${of.table}`] : []),
    ]),
    ...functions.map((name) => `execute on function ${name}`),
  ].sort()
}
