/**
 * Whether the schema ($1) has anything of the kinds below, which few have: to plan the reading of them takes PostgreSQL
 * longer than everything else. What is in no catalog of its own depends on the schema all the same.
 */
export const ofOthers = `
  with schema as (select oid from pg_namespace where nspname = $1)
  select exists (
      select from schema join pg_depend d on d.refclassid = 'pg_namespace'::regclass::oid and d.refobjid = schema.oid
      where d.classid not in ('pg_class'::regclass::oid, 'pg_proc'::regclass::oid, 'pg_type'::regclass::oid))
    or exists (select from schema join pg_proc p on p.pronamespace = schema.oid where p.prokind = 'a')
    or exists (select from schema join pg_type y on y.typnamespace = schema.oid
      where y.typtype = 'r' or y.typtype = 'b' and y.typcategory <> 'A')
    or exists (select from schema join pg_class c on c.relnamespace = schema.oid
      where c.relkind in ('c', 'f')
        or c.relhasrules and exists (select from pg_rewrite w where w.ev_class = c.oid and w.rulename <> '_RETURN'))`

/** What is compared, but left to people; a comment on it is part of what it is. */
export const others = `
  select 'other', format('%s %s', o.what, o.name), null,
    jsonb_build_object('what', o.what, 'definition', concat_ws(' -- ', o.definition, obj_description(o.oid, o.class))),
    null, null, null, null, 0, jsonb_build_array(jsonb_build_array(o.class, o.oid, null))
  from (
    select 'aggregate' as what, p.oid::regprocedure::text as name, concat_ws(' ', pg_get_function_arguments(p.oid),
      a.aggkind, a.aggnumdirectargs, a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn,
      a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn, a.aggfinalextra, a.aggmfinalextra, a.aggfinalmodify,
      a.aggmfinalmodify, a.aggsortop::regoperator, a.aggtranstype::regtype, a.aggtransspace, a.aggmtranstype::regtype,
      a.aggmtransspace, a.agginitval, a.aggminitval, p.proparallel) as definition, 'pg_proc' as class, p.oid
    from routine p join pg_aggregate a on a.aggfnoid = p.oid
    union all
    select 'operator', o.oid::regoperator::text, concat_ws(' ', o.oprcode, o.oprresult::regtype, o.oprcom::regoperator,
      o.oprnegate::regoperator, o.oprrest, o.oprjoin, o.oprcanmerge, o.oprcanhash), 'pg_operator', o.oid
    from pg_operator o join schema on o.oprnamespace = schema.oid
    where o.oprcode::oid <> '0' and o.oid >= '16384'
      and not exists (select from extended e where e.classid = 'pg_operator'::regclass::oid and e.objid = o.oid)
    union all
    select 'operator family', schema.prefix || format('%I using %s', f.opfname, m.amname), (
        select string_agg(concat_ws(' ', a.amopstrategy, a.amopopr::regoperator, a.amoppurpose,
          nullif(a.amopsortfamily, 0)), ', ' order by a.amoplefttype, a.amoprighttype, a.amopstrategy)
        from pg_amop a where a.amopfamily = f.oid)
      || (select string_agg(concat_ws(' ', '', a.amprocnum, a.amproc::oid::regprocedure), ', '
          order by a.amproclefttype, a.amprocrighttype, a.amprocnum) from pg_amproc a where a.amprocfamily = f.oid),
      'pg_opfamily', f.oid
    from pg_opfamily f join schema on f.opfnamespace = schema.oid join pg_am m on m.oid = f.opfmethod
    where f.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_opfamily'::regclass::oid and e.objid = f.oid)
    union all
    select 'operator class', schema.prefix || format('%I using %s', c.opcname, m.amname), concat_ws(' ', f.opfname,
      c.opcintype::regtype, c.opcdefault, nullif(c.opckeytype, 0)::regtype), 'pg_opclass', c.oid
    from pg_opclass c join schema on c.opcnamespace = schema.oid join pg_am m on m.oid = c.opcmethod
    join pg_opfamily f on f.oid = c.opcfamily
    where c.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_opclass'::regclass::oid and e.objid = c.oid)
    union all
    select 'range type', y.ident, concat_ws(' ', r.rngsubtype::regtype, r.rngmultitypid::regtype,
      r.rngcollation::regcollation, (select opcname from pg_opclass where oid = r.rngsubopc), r.rngcanonical,
      r.rngsubdiff), 'pg_type', y.oid
    from type y join pg_range r on r.rngtypid = y.oid
    union all
    select 'composite type', c.ident, (select string_agg(concat_ws(' ', quote_ident(a.attname),
      format_type(a.atttypid, a.atttypmod), nullif(a.attcollation, 0)::regcollation, col_description(c.oid, a.attnum)),
      ', ' order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), 'pg_type', c.reltype
    from relation c where c.relkind = 'c'
    union all
    select 'foreign table', c.ident, (select string_agg(concat_ws(' ', quote_ident(a.attname),
        format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
        nullif(a.attcollation, 0)::regcollation, a.attfdwoptions::text, pg_get_expr(d.adbin, d.adrelid),
        col_description(c.oid, a.attnum)), ', ' order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
      || (select concat_ws(' ', '', s.srvname, f.ftoptions::text) from pg_foreign_table f
          join pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = c.oid)
      || coalesce((select string_agg(concat_ws(' ', '', quote_ident(k.conname), pg_get_constraintdef(k.oid)), ','
          order by k.conname) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'), ''), 'pg_class', c.oid
    from relation c where c.relkind = 'f'
    union all
    select 'rule', format('%I on %s', w.rulename, r.ident), concat_ws(' ', pg_get_ruledef(w.oid, true), w.ev_enabled),
      'pg_rewrite', w.oid
    from relation r join pg_rewrite w on w.ev_class = r.oid where w.rulename <> '_RETURN'
    union all
    select 'statistics', schema.prefix || format('%I', s.stxname), concat_ws(' ', s.stxrelid::regclass, s.stxkind::text,
      s.stxkeys::text, pg_get_statisticsobjdef_expressions(s.oid)::text), 'pg_statistic_ext', s.oid
    from pg_statistic_ext s join schema on s.stxnamespace = schema.oid
    union all
    select 'collation', schema.prefix || format('%I', c.collname), (to_jsonb(c)
      - '{oid,collname,collnamespace,collowner,collversion,collencoding}'::text[])::text, 'pg_collation', c.oid
    from pg_collation c join schema on c.collnamespace = schema.oid
    where c.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_collation'::regclass::oid and e.objid = c.oid)
    union all
    select 'text search configuration', schema.prefix || format('%I', c.cfgname), concat_ws(' ', p.prsname, (
        select string_agg(concat_ws(' ', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), ', '
          order by m.maptokentype, m.mapseqno) from pg_ts_config_map m where m.mapcfg = c.oid)), 'pg_ts_config', c.oid
    from pg_ts_config c join schema on c.cfgnamespace = schema.oid join pg_ts_parser p on p.oid = c.cfgparser
    where c.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_ts_config'::regclass::oid and e.objid = c.oid)
    union all
    select 'text search dictionary', schema.prefix || format('%I', d.dictname), concat_ws(' ', t.tmplname, d.dictinitoption),
      'pg_ts_dict', d.oid
    from pg_ts_dict d join schema on d.dictnamespace = schema.oid join pg_ts_template t on t.oid = d.dicttemplate
    where d.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_ts_dict'::regclass::oid and e.objid = d.oid)
    union all
    select 'text search template', schema.prefix || format('%I', t.tmplname), concat_ws(' ', t.tmplinit, t.tmpllexize),
      'pg_ts_template', t.oid
    from pg_ts_template t join schema on t.tmplnamespace = schema.oid
    where t.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_ts_template'::regclass::oid and e.objid = t.oid)
    union all
    select 'text search parser', schema.prefix || format('%I', p.prsname), concat_ws(' ', p.prsstart, p.prstoken, p.prsend,
      p.prsheadline, p.prslextype), 'pg_ts_parser', p.oid
    from pg_ts_parser p join schema on p.prsnamespace = schema.oid
    where p.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_ts_parser'::regclass::oid and e.objid = p.oid)
    union all
    select 'conversion', schema.prefix || format('%I', c.conname), concat_ws(' ', c.conforencoding, c.contoencoding,
      c.conproc, c.condefault), 'pg_conversion', c.oid
    from pg_conversion c join schema on c.connamespace = schema.oid
    where c.oid >= '16384' and not exists (select from extended e where e.classid = 'pg_conversion'::regclass::oid and e.objid = c.oid)
    union all
    select 'base type', y.ident, concat_ws(' ', y.typlen, y.typbyval, y.typcategory, y.typispreferred, y.typdelim,
      y.typinput, y.typoutput, y.typreceive, y.typsend, y.typmodin, y.typmodout, y.typanalyze, y.typalign, y.typstorage,
      y.typdefault, y.typcollation), 'pg_type', y.oid
    from type y where y.typtype = 'b' and y.typcategory <> 'A'
  ) o`
