/**
 * What the branches of the query read: the schema's own objects, without an extension's. Oids below 16384 are
 * PostgreSQL's, and most of each catalog.
 */
export const sources = `
  with schema as (
    select oid, case when $2 then format('%I.', nspname) else '' end as prefix from pg_namespace where nspname = $1
  ), extended as materialized (
    select classid, objid from pg_depend where refclassid = 'pg_extension'::regclass::oid and deptype = 'e'
  ), relation as materialized (
    select c.*, schema.prefix || format('%I', c.relname) as ident, d.description as comment
    from pg_class c
    join schema on c.relnamespace = schema.oid
    left join pg_description d on d.classoid = 'pg_class'::regclass::oid and d.objoid = c.oid and d.objsubid = 0
    where c.oid >= '16384' and c.relname <> 'alembic_version'
      and not exists (select from extended e where e.classid = 'pg_class'::regclass::oid and e.objid = c.oid)
  ), tables as (
    select * from relation where relkind in ('r', 'p')
  ), attribute as materialized (
    select a.*, t.ident as "table", format('%I', a.attname) as ident, d.oid as default_oid,
      pg_get_expr(d.adbin, d.adrelid) as expression, y.typcollation, y.typstorage
    from tables t
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    join pg_type y on y.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
  ), numbers as materialized (
    select s.seqrelid, r.ident, jsonb_build_object(
      'type', format_type(s.seqtypid, null), 'start', s.seqstart::text, 'increment', s.seqincrement::text,
      'minimum', s.seqmin::text, 'maximum', s.seqmax::text, 'cache', s.seqcache::text, 'cycle', s.seqcycle) as shape
    from pg_sequence s join relation r on r.oid = s.seqrelid
  ), owned as materialized (
    select d.objid as sequence, d.refobjid as "table", d.refobjsubid as "column", d.deptype
    from pg_depend d join numbers n on n.seqrelid = d.objid
    where d.classid = 'pg_class'::regclass::oid and d.refclassid = 'pg_class'::regclass::oid and d.deptype in ('a', 'i')
  ), routine as materialized (
    select p.*, schema.prefix || format('%I', p.proname) as ident, format('(%s)', oidvectortypes(p.proargtypes)) as signature
    from pg_proc p join schema on p.pronamespace = schema.oid
    where p.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_proc'::regclass::oid and e.objid = p.oid)
  ), type as materialized (
    select y.*, schema.prefix || format('%I', y.typname) as ident
    from pg_type y join schema on y.typnamespace = schema.oid
    where y.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_type'::regclass::oid and e.objid = y.oid)
  )`
