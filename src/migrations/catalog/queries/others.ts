/** What is compared, but left to people. */
export const others = `
  select 'other', format('%s %s', o.what, o.name), null,
    jsonb_build_object('what', o.what, 'definition', coalesce(o.definition, '')), null, null, null, null, 0,
    jsonb_build_array(jsonb_build_array(o.class, o.oid, null))
  from (
    select 'aggregate' as what, p.oid::regprocedure::text as name, concat_ws(' ', a.aggtransfn, a.aggfinalfn,
      a.aggcombinefn, a.aggtranstype::regtype, a.agginitval) as definition, 'pg_proc' as class, p.oid
    from routine p join pg_aggregate a on a.aggfnoid = p.oid
    union all
    select 'operator', o.oid::regoperator::text, concat_ws(' ', o.oprcode, o.oprresult::regtype), 'pg_operator', o.oid
    from pg_operator o join schema on o.oprnamespace = schema.oid
    where o.oid >= 16384 and not exists (select from extended e where e.classid = 'pg_operator'::regclass and e.objid = o.oid)
    union all
    select 'range type', y.ident, r.rngsubtype::regtype::text, 'pg_type', y.oid
    from type y join pg_range r on r.rngtypid = y.oid
    union all
    select 'composite type', c.ident, (select string_agg(format('%I %s', a.attname,
      format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), 'pg_type', c.reltype
    from relation c where c.relkind = 'c'
    union all
    select 'foreign table', c.ident, null, 'pg_class', c.oid from relation c where c.relkind = 'f'
    union all
    select 'rule', format('%I on %s', w.rulename, r.ident), pg_get_ruledef(w.oid, true), 'pg_rewrite', w.oid
    from relation r join pg_rewrite w on w.ev_class = r.oid where w.rulename <> '_RETURN'
    union all
    select 'statistics', schema.prefix || format('%I', s.stxname), concat_ws(' ', s.stxrelid::regclass, s.stxkind::text,
      s.stxkeys::text, pg_get_statisticsobjdef_expressions(s.oid)::text), 'pg_statistic_ext', s.oid
    from pg_statistic_ext s join schema on s.stxnamespace = schema.oid
    union all
    select 'collation', schema.prefix || format('%I', c.collname), concat_ws(' ', c.collprovider, c.collcollate), 'pg_collation', c.oid
    from pg_collation c join schema on c.collnamespace = schema.oid
    where c.oid >= 16384 and not exists (select from extended e where e.classid = 'pg_collation'::regclass and e.objid = c.oid)
  ) o`
