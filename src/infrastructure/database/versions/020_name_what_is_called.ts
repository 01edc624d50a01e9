import type { Operations } from '../../../migrations/revision.ts'

export const revision = '020_name_what_is_called'
export const downRevision = '019_judge_what_is_told'
export const message = 'Name all that a rule calls by its schema, and look nothing else up'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`-- lint: allow TL008 because it only says the schema of what the rules call
do $$
declare
  own text[] := '{users,sops,tasks,steps,hazards,work_sessions,safety_checks,hazard_acknowledgements,signatures,audit_events}';
  words text[] := '{any,array,coalesce,extract,greatest,least,nullif,row}';
  rule record;
  named text;
begin
  perform set_config('quote_all_identifiers', 'off', true);
  for rule in select oid, prosrc, prosecdef from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and proname like 'tk\\_%' loop
    -- Comments and strings as they are; then whole names, with the parenthesis that makes one a call.
    select string_agg(case
        when piece !~ '^[a-z_]\\w*\\(?$' then piece
        when piece like 'tk\\_%' or piece = any(own) then quote_ident(current_schema) || '.' || piece
        when piece like '%(' and rtrim(piece, '(') <> all(words) then 'pg_catalog.' || piece
        else piece end, '' order by place)
      into named
      from regexp_matches(rule.prosrc, '(--[^\\n]*|''[^'']*''|[\\w.]+\\(?|[^\\w.])', 'g') with ordinality matched (pieces, place),
           unnest(pieces) piece;
    execute replace(pg_get_functiondef(rule.oid), rule.prosrc, named);
    if rule.prosecdef then
      execute format('alter function %s set search_path = pg_catalog, pg_temp', rule.oid::regprocedure);
    end if;
  end loop;
end $$`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute(`-- lint: allow TL008 because it only leaves out the schema of what the rules call
do $$
declare
  own text;
  rule record;
  bare text;
begin
  perform set_config('quote_all_identifiers', 'off', true);
  own := regexp_replace(quote_ident(current_schema), '([^\\w ])', '\\\\\\1', 'g');
  for rule in select oid, prosrc, prosecdef from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and proname like 'tk\\_%' loop
    bare := regexp_replace(replace(rule.prosrc, 'pg_catalog.', ''), '(?<![\\w."])' || own || '\\.(?=(tk_\\w+'
      '|users|sops|tasks|steps|hazards|work_sessions|safety_checks|hazard_acknowledgements|signatures|audit_events)\\M)', '', 'g');
    if rule.prosecdef then
      execute format('alter function %s set search_path = %I, pg_temp', rule.oid::regprocedure, current_schema);
    end if;
    execute replace(pg_get_functiondef(rule.oid), rule.prosrc, bare);
  end loop;
end $$`)
}
