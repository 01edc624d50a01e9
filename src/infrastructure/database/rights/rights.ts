import {
  keptIn,
  keptTables,
  records,
  recordTables,
  type SecretTable,
  secretTables,
} from '../../../domain/records.ts'

/** What a role is for: the application, or somebody who looks and changes nothing. */
export type Access = 'work' | 'read'

/** 'select on table users', 'update on column sops.title', 'connect on database': one right, in one form everywhere. */
export type Right = string

/** Everything that is kept of records, what people sign in with, and where the schema stands. */
export const tables: readonly string[] = [...keptTables, ...secretTables, 'alembic_version']

/** What the application changes of secrets. Nobody else sees anything of them, whatever they read of the records. */
const changeOfSecrets: Readonly<Record<SecretTable, readonly string[]>> = {
  user_secrets: ['hash', 'set_at', 'code_digest', 'code_until'],
  devices: ['code_digest', 'code_until', 'secret_digest', 'enrolled_at', 'revoked_at', 'revoked_by'],
  api_tokens: ['revoked_at', 'revoked_by', 'last_used_at'],
  sign_ins: ['seen_at', 'ended_at'],
  sign_in_guesses: ['failures', 'not_before'],
}

/** What the trail is verified with. */
const verifying: readonly string[] = [
  ...recordTables.map((table) => (table === 'users' ? 'tk_user_row(uuid)' : `tk_row(${table})`)),
  'tk_told_secrets(uuid[])',
  'tk_event_text(audit_events)',
  'tk_tree_digest(uuid)',
  'tk_signed_digest(signatures)',
]

/** What parts of a draft are removed with: the right to delete would be one to lock the table against its readers. */
const removing: readonly string[] = keptTables
  .filter((table) => records[table].remove === 'application')
  .map((table) => `tk_remove_${table}(uuid[])`)

/** What sign-ins that ended long ago are removed with, for the same reason. */
const forgetting: readonly string[] = ['tk_forget_sign_ins(timestamp with time zone)']

/** Of the rules' functions, those that somebody may call. */
export const functions: readonly string[] = [...verifying, ...removing, ...forgetting]

/** What PostgreSQL lets everybody make large objects with, which no rule looks after. */
export const makersOfLargeObjects: readonly string[] = ['lo_creat', 'lo_create', 'lo_from_bytea']

/** Of the rules' functions, those that the access calls. */
export function functionsFor(access: Access): readonly string[] {
  return access === 'work' ? functions : verifying
}

/** What may be done with each table: names of columns where not all of them are meant. */
export interface TableRights {
  readonly table: string
  readonly select: boolean | readonly string[]
  readonly insert: boolean
  readonly update: readonly string[]
}

/** The least that every verb of this access needs; what the tests prove by taking each away. */
export function tableRightsFor(access: Access): TableRights[] {
  return tables.map((table) => {
    const secret = secretTables.find((name) => name === table)
    if (secret) {
      const works = access === 'work'

      return { table, select: works, insert: works, update: works ? changeOfSecrets[secret] : [] }
    }
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
      ...(typeof of.select === 'boolean'
        ? of.select
          ? [`select on table ${of.table}`]
          : []
        : of.select.map((column) => `select on column ${of.table}.${column}`)),
      ...(of.insert ? [`insert on table ${of.table}`] : []),
      ...of.update.map((column) => `update on column ${of.table}.${column}`),
    ]),
    ...functionsFor(access).map((name) => `execute on function ${name}`),
  ].sort()
}
