import { withBuiltInsNamed } from '../../../migrations/built-in-names.ts'
import type { Connection } from '../engine.ts'
import { OwnerNeeded, type Power, RoleNotFound, RoleTooPowerful } from './errors.ts'
import { functions, makersOfLargeObjects, type Right, tables } from './rights.ts'

/** What the role, or everybody ('public'), was granted by name on Tenken's own objects and around them. */
export async function grantedTo(sql: Connection, role: string): Promise<Right[]> {
  const rows = await sql.tuples<[Right]>(
    '',
    withBuiltInsNamed(`select lower(privilege_type) || ' on ' || thing || case when is_grantable then ' with grant option' else '' end
       from (
         select 'database' as thing, coalesce(datacl, acldefault('d', datdba)) as acl
           from pg_database where datname = current_database()
         union all
         select 'schema', coalesce(nspacl, acldefault('n', nspowner))
           from pg_namespace where nspname = current_schema
         union all
         select 'table ' || relname, relacl from pg_class
          where relnamespace = quote_ident(current_schema)::regnamespace and relname = any($2::text[])
         union all
         select format('column %s.%s', relname, attname), attacl from pg_attribute a join pg_class c on c.oid = attrelid
          where relnamespace = quote_ident(current_schema)::regnamespace and relname = any($2::text[]) and attacl is not null
         union all
         select 'function ' || oid::regprocedure::text, proacl from pg_proc
          where pronamespace = quote_ident(current_schema)::regnamespace and proname like 'tk\\_%'
         union all
         select 'function ' || oid::regprocedure::text, coalesce(proacl, acldefault('f', proowner)) from pg_proc
          where pronamespace = 'pg_catalog'::regnamespace and proname = any($3::text[])
       ) acls cross join aclexplode(acl)
      where grantee = case $1 when 'public' then 0 else (select oid from pg_roles where rolname = $1) end
      order by 1`),
    [role, tables, makersOfLargeObjects],
  )

  return rows.map(([right]) => right)
}

/**
 * What the role can do to Tenken's own objects and around them, whichever way it came to that. Of functions, what it
 * needs and what it must not have: those that run with their owner's rights.
 */
export async function rightsOf(sql: Connection, role: string): Promise<Right[]> {
  const rows = await sql.tuples<[Right]>(
    '',
    withBuiltInsNamed(`with tab as materialized (
       select oid, relname from pg_class where relnamespace = quote_ident(current_schema)::regnamespace and relname = any($2::text[])
     ), whole as materialized (
       select oid, relname, privilege, has_table_privilege($1, oid, privilege) as had
         from tab, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']
           || case when current_setting('server_version_num')::int >= 170000 then array['maintain'] end) privilege
     )
     select privilege || ' on database' from unnest(array['connect', 'temporary', 'create']) privilege
      where has_database_privilege($1, current_database(), privilege)
     union all
     select privilege || ' on schema' from unnest(array['usage', 'create']) privilege
      where has_schema_privilege($1, current_schema, privilege)
     union all
     select format('%s on table %s', privilege, relname) from whole where had
     union all
     select format('%s on column %s.%s', privilege, relname, attname)
       from whole join pg_attribute on attrelid = oid and attnum > 0 and not attisdropped
      where not had and privilege in ('select', 'insert', 'update', 'references')
        and has_column_privilege($1, oid, attnum, privilege)
     union all
     select 'execute on function ' || oid::regprocedure::text from pg_proc
      where pronamespace = quote_ident(current_schema)::regnamespace and proname like 'tk\\_%'
        and (prosecdef or oid::regprocedure::text = any($3::text[])) and has_function_privilege($1, oid, 'execute')
      order by 1`),
    [role, tables, functions],
  )

  return rows.map(([right]) => right)
}

/** Throws RoleNotFound, RoleTooPowerful, or OwnerNeeded where it is not the owner who asks. */
export async function mustBeHeldByGrants(sql: Connection, role: string): Promise<void> {
  const { powers, me, owner, mine } = await towardsTheTables(sql, role)
  if (powers.length > 0) throw new RoleTooPowerful(role, powers)
  if (!mine) throw new OwnerNeeded(me, owner)
}

/** The role that the connection signed in with, and what it can switch the rules off by. */
export async function ownPowers(sql: Connection): Promise<{ role: string; powers: readonly Power[] }> {
  const [[role] = ['']] = await sql.tuples<[string]>('', 'select session_user::text')
  const { powers } = await towardsTheTables(sql, role)

  return { role, powers }
}

interface TowardsTables {
  powers: Power[]
  me: string
  owner: string
  mine: boolean
}

/** Throws RoleNotFound. */
async function towardsTheTables(sql: Connection, role: string): Promise<TowardsTables> {
  const [found] = await sql.rows<TowardsTables>(
    '',
    withBuiltInsNamed(`with owner as (
       select datdba as oid from pg_database where datname = current_database()
       union select nspowner from pg_namespace where nspname = current_schema
       union select relowner from pg_class
              where relnamespace = quote_ident(current_schema)::regnamespace and relname = any($2::text[])
       union select proowner from pg_proc
              where pronamespace = quote_ident(current_schema)::regnamespace and proname like 'tk\\_%'
     )
     select current_user as me, pg_get_userbyid(relowner) as owner, pg_has_role(relowner, 'usage') as mine,
            array_to_json(array_remove(array[
              case when r.rolsuper then 'superuser' end,
              case when exists (select from owner where pg_has_role(r.oid, owner.oid, 'member')) and not r.rolsuper
                then 'owner' end,
              case when r.rolcreaterole and not r.rolsuper then 'role_maker' end,
              case when not r.rolsuper and exists (
                  select from pg_roles s where pg_has_role(r.oid, s.oid, 'member')
                     and s.rolname in ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program'))
                then 'server_role' end,
              case when not r.rolsuper and has_parameter_privilege(r.oid, 'session_replication_role', 'set')
                then 'replication_role_setter' end], null)) as powers
       from pg_roles r left join pg_class on pg_class.oid = to_regclass('audit_events') where rolname = $1`),
    [role, tables],
  )
  if (!found) throw new RoleNotFound(role)

  return found
}
