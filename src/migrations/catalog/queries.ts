import { withBuiltInsNamed } from '../built-in-names.ts'
import { besideTables } from './queries/beside-tables.ts'
import { ofOthers, others } from './queries/others.ts'
import { sources } from './queries/sources.ts'
import { ofTables } from './queries/tables.ts'

export const hasOthersQuery = withBuiltInsNamed(ofOthers)

/** One row for each object of the branches, with the addresses pg_depend knows it by. */
function objectsOf(...branches: readonly string[]): string {
  return withBuiltInsNamed(`${sources}
  select o.kind, o.name, o."table", o.shape, o.comment, o.position, o.addresses, case when o.acl_kind is null then '[]' else (
    select coalesce(jsonb_agg(jsonb_build_object(
      'role', case g.grantee when 0 then 'public' else g.grantee::regrole::text end,
      'privilege', lower(g.privilege_type), 'grantable', g.is_grantable)
      order by g.grantee, g.privilege_type, g.is_grantable), '[]')
    from aclexplode(coalesce(o.acl::aclitem[], acldefault(o.acl_kind::"char", o.owner))) g
    where g.grantee <> o.owner) end as grants
  from (${branches.join(`

  union all`)}
  ) o (kind, name, "table", shape, comment, acl, acl_kind, owner, position, addresses)`)
}

/** Everything of one schema ($1) that statements are written for; $2 says whether names are qualified. */
export const objectsQuery = objectsOf(ofTables, besideTables)

/** Together with what is left to people. */
export const allObjectsQuery = objectsOf(ofTables, besideTables, others)

/** What depends on what, by address; $1 and $2 list the catalogs and oids of the dependents, with commas. */
export const dependenciesQuery = withBuiltInsNamed(`
  select d.classid::regclass::text, d.objid::text, d.objsubid, d.refclassid::regclass::text, d.refobjid::text,
    d.refobjsubid
  from unnest(string_to_array($1, ',')::regclass[], string_to_array($2, ',')::oid[]) dependent (class, oid)
  join pg_depend d on d.classid = dependent.class and d.objid = dependent.oid
  where d.deptype in ('n', 'a', 'i')`)
