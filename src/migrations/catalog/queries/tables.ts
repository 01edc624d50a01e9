function storageName(letter: string): string {
  return `case ${letter} when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end`
}

/** Tables and what is part of them. */
export const ofTables = `
  select 'table', t.ident, null, jsonb_build_object(
      'unlogged', t.relpersistence = 'u', 'rowSecurity', t.relrowsecurity,
      'forceRowSecurity', t.relforcerowsecurity, 'options', (
        select coalesce(jsonb_agg(o order by o), '[]') from (
          select unnest(t.reloptions) union all
          select 'toast.' || unnest(s.reloptions) from pg_class s where s.oid = t.reltoastrelid) options (o)),
      'parents', (select coalesce(jsonb_agg(i.inhparent::regclass::text order by i.inhseqno), '[]')
        from pg_inherits i where i.inhrelid = t.oid),
      'lineage', nullif(concat_ws(' ', pg_get_partkeydef(t.oid),
        (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
         from pg_inherits i where i.inhrelid = t.oid),
        pg_get_expr(t.relpartbound, t.oid),
        case when t.reloftype <> 0 then 'of ' || t.reloftype::regtype end), '')),
    t.comment, t.relacl::text, 'r', t.relowner, 0,
    jsonb_build_array(
      jsonb_build_array('pg_class', t.oid, 0),
      jsonb_build_array('pg_type', t.reltype, null),
      jsonb_build_array('pg_type', (select typarray from pg_type where oid = t.reltype), null))
  from tables t

  union all
  select 'column', a.ident, a."table", jsonb_build_object(
      'inherited', a.attinhcount > 0,
      'type', format_type(a.atttypid, a.atttypmod), 'base', format_type(a.atttypid, null),
      'collation', case when a.attcollation <> a.typcollation then a.attcollation::regcollation::text end,
      'notNull', a.attnotnull,
      'generated', case when a.attgenerated <> '' then a.expression end, 'virtual', a.attgenerated = 'v',
      'identity', case when a.attidentity <> '' then (
        select n.shape - 'type' || jsonb_build_object('always', a.attidentity = 'a', 'sequence', n.ident) from numbers n join owned o
        on o.sequence = n.seqrelid and o.deptype = 'i' where o."table" = a.attrelid and o."column" = a.attnum) end,
      'storage', ${storageName('a.attstorage')}, 'typeStorage', ${storageName('a.typstorage')},
      'compression', case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end),
    col_description(a.attrelid, a.attnum), a.attacl::text, 'c',
    (select relowner from tables where oid = a.attrelid), a.attnum,
    jsonb_build_array(jsonb_build_array('pg_class', a.attrelid, a.attnum),
      jsonb_build_array('pg_attrdef', case when a.attgenerated <> '' then a.default_oid end, null))
  from attribute a

  union all
  select 'default', a.ident, a."table", jsonb_build_object('expression', a.expression),
    null, null, null, null, a.attnum, jsonb_build_array(jsonb_build_array('pg_attrdef', a.default_oid, null))
  from attribute a where a.default_oid is not null and a.attgenerated = ''

  union all
  select 'constraint', format('%I', k.conname), t.ident, jsonb_build_object(
      'type', k.contype, 'valid', k.convalidated,
      'disabled', exists (select from pg_trigger g where g.tgconstraint = k.oid and g.tgisinternal and g.tgenabled <> 'O'),
      'indexComment', case when k.contype in ('p', 'u', 'x') then obj_description(k.conindid, 'pg_class') end,
      'definition', regexp_replace(pg_get_constraintdef(k.oid, true), ' NOT VALID$', '')),
    obj_description(k.oid, 'pg_constraint'), null, null, null,
    case k.contype when 'p' then 0 when 'u' then 1 when 'x' then 2 when 'c' then 3 else 4 end,
    jsonb_build_array(jsonb_build_array('pg_constraint', k.oid, null),
      jsonb_build_array('pg_class', case when k.contype in ('p', 'u', 'x') then k.conindid end, null))
  from tables t join pg_constraint k on k.conrelid = t.oid
  where k.contype in ('p', 'u', 'f', 'c', 'x') and k.conparentid = 0 and (k.conislocal or k.coninhcount = 0)

  union all
  select 'index', i.ident, t.ident, jsonb_build_object(
      'definition', pg_get_indexdef(i.oid, 0, true), 'valid', x.indisvalid and x.indisready and x.indislive),
    i.comment, null, null, null, 0, jsonb_build_array(jsonb_build_array('pg_class', i.oid, null))
  from relation i join pg_index x on x.indexrelid = i.oid join relation t on t.oid = x.indrelid
  where i.relkind in ('i', 'I') and not i.relispartition and not exists (
    select from pg_constraint k
    where k.conrelid = x.indrelid and k.conindid = i.oid and k.contype in ('p', 'u', 'x'))

  union all
  select 'replica', 'identity', t.ident, jsonb_build_object('index', x.ident, 'key', x.key, 'identity',
      case t.relreplident when 'f' then 'full' when 'n' then 'nothing' else concat('using index ', x.name) end),
    null, null, null, null, 0, '[]'
  from tables t left join lateral (
    select i.ident, format('%I', i.relname) as name, (select format('%I', k.conname) from pg_constraint k
      where k.conindid = i.oid and k.conrelid = t.oid and k.contype in ('p', 'u', 'x')) as key
    from pg_index x join relation i on i.oid = x.indexrelid where x.indrelid = t.oid and x.indisreplident) x on true
  where t.relreplident in ('f', 'n') or x.ident is not null

  union all
  select 'trigger', format('%I', g.tgname), t.ident, jsonb_build_object(
      'definition', pg_get_triggerdef(g.oid, true), 'enabled', g.tgenabled),
    obj_description(g.oid, 'pg_trigger'), null, null, null, 0,
    jsonb_build_array(jsonb_build_array('pg_trigger', g.oid, null),
      jsonb_build_array('pg_constraint', nullif(g.tgconstraint, 0), null))
  from relation t join pg_trigger g on g.tgrelid = t.oid
  where not g.tgisinternal and g.tgparentid = 0

  union all
  select 'policy', format('%I', p.polname), t.ident, jsonb_build_object(
      'permissive', p.polpermissive,
      'command', case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert'
        when 'w' then 'update' else 'delete' end,
      'roles', (select jsonb_agg(case role when 0 then 'public' else role::regrole::text end order by role::regrole::text)
        from unnest(p.polroles) role),
      'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)),
    obj_description(p.oid, 'pg_policy'), null, null, null, 0,
    jsonb_build_array(jsonb_build_array('pg_policy', p.oid, null))
  from tables t join pg_policy p on p.polrelid = t.oid`
