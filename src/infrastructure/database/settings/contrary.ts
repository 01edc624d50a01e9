import { withBuiltInsNamed } from '../../../migrations/built-in-names.ts'
import { failureOf } from '../../../migrations/failure.ts'
import type { Connection } from '../engine.ts'
import { ContrarySetting, type SettingScope, type WhyContrary } from '../errors.ts'

/** How a connection stands: what its role, its database and the server have set that is not this program's to set. */
export interface Standing {
  readonly role: string
  readonly database: string
  readonly searchPath: string
  readonly searchPathFor: SettingScope
  /** Whether transactions are read-only from their beginning, other than on a standby. */
  readonly readOnly: boolean
  readonly readOnlyFor: SettingScope
  /** Where names are looked up, in order; with pg_catalog where PostgreSQL puts it. */
  readonly schemas: readonly string[]
  /** The schemas that hold Tenken's tables. */
  readonly homes: readonly string[]
}

/** Asked once a connection, for what a role or a database sets holds for connections that begin after it. */
export async function standingOf(sql: Connection): Promise<Standing> {
  const [row] = await sql.rows<Standing>(
    '',
    withBuiltInsNamed(`with chosen as (
       select distinct on (name) name, case when setrole = 0 then 'database' when setdatabase = 0 then 'role'
                else 'role_in_database' end as scope
         from pg_catalog.pg_db_role_setting, unnest(setconfig) setting, split_part(setting, '=', 1) name
        where setrole in (0, (select oid from pg_catalog.pg_roles where rolname = session_user))
          and setdatabase in (0, (select oid from pg_catalog.pg_database where datname = current_database()))
        order by name, setrole = 0, setdatabase = 0
     )
     select session_user::text as role, current_database()::text as database,
            current_setting('search_path') as "searchPath",
            coalesce((select scope from chosen where name = 'search_path'), 'elsewhere') as "searchPathFor",
            current_setting('default_transaction_read_only')::boolean and not pg_catalog.pg_is_in_recovery()
              as "readOnly",
            coalesce((select scope from chosen where name = 'default_transaction_read_only'), 'elsewhere')
              as "readOnlyFor",
            array(select name::text from unnest(current_schemas(true)) name where name not like 'pg\\_temp%') as schemas,
            array(select nspname::text
                    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = relnamespace
                   where relname in ('alembic_version', 'sops') and relkind = 'r'
                   group by 1 having count(*) = 2 order by 1) as homes`),
  )
  if (!row) throw new Error('the connection does not say how it stands')

  return row
}

/** Throws ContrarySetting where a name could lead elsewhere than to Tenken's tables and PostgreSQL's own functions. */
export function mustLeadHome(standing: Standing): void {
  const { schemas, homes } = standing
  const home = schemas.find((schema) => homes.includes(schema))
  if (home === undefined) return
  if (schemas[0] !== 'pg_catalog') throw ledBy(standing, { code: 'catalog_later', home })
  const [, first = home] = schemas
  if (first !== home) throw ledBy(standing, { code: 'another_before', another: first, home })
}

/** What the statement failed with, or the setting that stood against it. */
export function blame(standing: Standing, error: unknown): unknown {
  const code = failureOf(error)?.code
  if (code === '25006' && standing.readOnly) {
    const { role, database, readOnlyFor: setFor } = standing
    const set = { setting: 'default_transaction_read_only', value: 'on', setFor, role, database } as const

    return new ContrarySetting({ ...set, reason: { code: 'read_only' } }, { cause: error })
  }
  if (code !== '42P01' && code !== '3F000') return error
  const { schemas, homes } = standing
  if (homes.length > 0 && !schemas.some((schema) => homes.includes(schema))) {
    return ledBy(standing, { code: 'tables_elsewhere', homes }, error)
  }

  return schemas.length > 1 ? error : ledBy(standing, { code: 'no_schema' }, error)
}

function ledBy(standing: Standing, reason: WhyContrary, cause?: unknown): ContrarySetting {
  const { role, database, searchPath: value, searchPathFor: setFor } = standing

  return new ContrarySetting({ setting: 'search_path', value, setFor, role, database, reason }, { cause })
}
