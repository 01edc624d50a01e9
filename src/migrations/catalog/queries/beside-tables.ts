/** What stands beside tables. */
export const besideTables = `
  select 'routine', p.ident || p.signature, null, jsonb_build_object(
      'procedure', p.prokind = 'p', 'signature', p.signature,
      'parameters', concat_ws(' ', p.proargnames::text, p.proargmodes::text,
        (select string_agg(format_type(u.type, null), ', ' order by u.place)
         from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality u (type, place))),
      'defaults', p.pronargdefaults, 'result', coalesce(pg_get_function_result(p.oid), ''),
      'definition', pg_get_functiondef(p.oid),
      'ownPath', (select coalesce(jsonb_agg(coalesce(replace(e.entry[1], '""', '"'), lower(e.entry[2])) order by e.place), '[]')
        from unnest(p.proconfig) as setting,
          regexp_matches(substr(setting, 13), '"((?:[^"]|"")*)"|([^\\s,]+)', 'g') with ordinality e (entry, place)
        where setting like 'search\\_path=%'),
      'checked', p.prosqlbody is null and l.lanname in ('sql', 'plpgsql')),
    obj_description(p.oid, 'pg_proc'), p.proacl::text, 'f', p.proowner, 0,
    jsonb_build_array(jsonb_build_array('pg_proc', p.oid, null))
  from routine p join pg_language l on l.oid = p.prolang where p.prokind in ('f', 'p', 'w')

  union all
  select 'view', v.ident, null, jsonb_build_object(
      'materialized', v.relkind = 'm', 'definition', pg_get_viewdef(v.oid, true),
      'options', (select coalesce(jsonb_agg(o order by o), '[]') from unnest(v.reloptions) o),
      'columnComments', (select coalesce(jsonb_object_agg(format('%I', a.attname), d.description), '{}')
        from pg_attribute a join pg_description d on d.classoid = 'pg_class'::regclass::oid
          and d.objoid = a.attrelid and d.objsubid = a.attnum where a.attrelid = v.oid and a.attnum > 0),
      'columnDefaults', (select coalesce(jsonb_object_agg(format('%I', a.attname), pg_get_expr(d.adbin, d.adrelid)), '{}')
        from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = v.oid)),
    v.comment, v.relacl::text, 'r', v.relowner, 0,
    jsonb_build_array(
      jsonb_build_array('pg_class', v.oid, null),
      jsonb_build_array('pg_rewrite', (select oid from pg_rewrite where ev_class = v.oid and rulename = '_RETURN'), null),
      jsonb_build_array('pg_type', v.reltype, null),
      jsonb_build_array('pg_type', (select typarray from pg_type where oid = v.reltype), null))
    || (select coalesce(jsonb_agg(jsonb_build_array('pg_attrdef', d.oid, null)), '[]') from pg_attrdef d where d.adrelid = v.oid)
  from relation v where v.relkind in ('v', 'm')

  union all
  select 'sequence', s.ident, null, n.shape || jsonb_build_object('unlogged', s.relpersistence = 'u'), s.comment, s.relacl::text, 's', s.relowner, 0,
    jsonb_build_array(jsonb_build_array('pg_class', s.oid, null))
  from relation s join numbers n on n.seqrelid = s.oid
  where not exists (select from owned o where o.sequence = s.oid and o.deptype = 'i')

  union all
  select 'ownership', s.ident, null, jsonb_build_object(
      'sequence', s.ident, 'column', format('%s.%s', a."table", a.ident)),
    null, null, null, null, 0, '[]'
  from owned o join relation s on s.oid = o.sequence
  join attribute a on a.attrelid = o."table" and a.attnum = o."column"
  where o.deptype = 'a'

  union all
  select 'enum', y.ident, null, jsonb_build_object('labels',
      (select jsonb_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = y.oid)),
    obj_description(y.oid, 'pg_type'), y.typacl::text, 'T', y.typowner, 0,
    jsonb_build_array(jsonb_build_array('pg_type', y.oid, null), jsonb_build_array('pg_type', y.typarray, null))
  from type y where y.typtype = 'e'

  union all
  select 'domain', y.ident, null, jsonb_build_object(
      'type', format_type(y.typbasetype, y.typtypmod), 'notNull', y.typnotnull, 'default', y.typdefault,
      'collation', (select y.typcollation::regcollation::text from pg_type b
        where b.oid = y.typbasetype and b.typcollation <> y.typcollation),
      'constraints', (select coalesce(jsonb_agg(jsonb_build_object('name', format('%I', k.conname),
          'valid', k.convalidated, 'comment', obj_description(k.oid, 'pg_constraint'),
          'definition', regexp_replace(pg_get_constraintdef(k.oid, true), ' NOT VALID$', '')) order by k.conname), '[]')
        from pg_constraint k where k.contypid = y.oid and k.contype = 'c')),
    obj_description(y.oid, 'pg_type'), y.typacl::text, 'T', y.typowner, 0,
    jsonb_build_array(jsonb_build_array('pg_type', y.oid, null), jsonb_build_array('pg_type', y.typarray, null))
    || (select coalesce(jsonb_agg(jsonb_build_array('pg_constraint', k.oid, null)), '[]')
        from pg_constraint k where k.contypid = y.oid)
  from type y where y.typtype = 'd'`
