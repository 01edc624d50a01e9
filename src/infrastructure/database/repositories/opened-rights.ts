import type { GuardOff } from '../../../domain/audit-finding.ts'
import { keptTables } from '../../../domain/records.ts'
import type { Connection } from '../engine.ts'
import { rightsFor, tables } from '../rights/rights.ts'

/**
 * Rights that somebody has besides the owner, and that neither the application nor a reader needs: on the tables, on
 * what runs with their owner's rights, and around them. A superuser may everything anyway.
 */
export async function openedRights(sql: Connection): Promise<GuardOff[]> {
  return [...(await grantedBesides(sql)), ...(await powers(sql))]
}

/** What anybody may who only reads: every record, but of a user no password's hash. */
const reading: readonly string[] = keptTables
  .filter((table) => table !== 'users')
  .map((table) => `select on table ${table}`)

function grantedBesides(sql: Connection): Promise<GuardOff[]> {
  return sql.rows<GuardOff>(
    'audit_guards_opened',
    `with granted ("table", thing, owner, acl, is_read) as (
       select relname::text, 'table ' || relname, relowner, relacl, false from pg_class
        where oid = any(select to_regclass(quote_ident(tab))::oid from unnest($1::text[]) tab)
       union all
       select relname::text, format('column %s.%s', relname, attname), relowner, attacl,
              relname = any($3::text[]) and attname <> 'password_hash'
         from pg_class c join pg_attribute on attrelid = c.oid
        where c.oid = any(select to_regclass(quote_ident(tab))::oid from unnest($1::text[]) tab) and attacl is not null
       union all
       select null, 'function ' || oid::regprocedure::text, proowner, proacl, false from pg_proc
        where pronamespace = quote_ident(current_schema)::regnamespace::oid and starts_with(proname::text, 'tk_') and prosecdef
     )
     select distinct concat_ws(' ', lower(privilege_type), case when "table" is null then 'of ' || substr(thing, 10) end,
              'by', coalesce(rolname, 'public')) as guard, "table", 'opened' as state
       from granted cross join aclexplode(acl) left join pg_roles r on r.oid = grantee
      where grantee <> owner and not coalesce(rolsuper, false)
        and (is_grantable or lower(privilege_type) || ' on ' || thing <> all($2::text[]))
        and not (is_read and privilege_type = 'SELECT' and not is_grantable)
      order by 2 nulls last, 1`,
    [tables, [...rightsFor('work'), ...reading], keptTables],
  )
}

/** What reaches every table, or switches every rule off, and is no right on either. */
function powers(sql: Connection): Promise<GuardOff[]> {
  return sql.rows<GuardOff>(
    'audit_guards_powers',
    `select power || ' by ' || rolname as guard, null as "table", 'opened' as state
       from pg_roles r cross join unnest(array['pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program',
              'session_replication_role']) power
      where rolcanlogin and not rolsuper
        and not exists (select from pg_class where oid = to_regclass('audit_events')::oid and pg_has_role(r.oid, relowner, 'member'))
        and case power when 'session_replication_role' then has_parameter_privilege(r.oid, power, 'set')
              else pg_has_role(r.oid, power, 'member') end
      order by 1`,
  )
}
