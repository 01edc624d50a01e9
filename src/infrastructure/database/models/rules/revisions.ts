import { schemaStream, schemaTable } from '../../../../domain/schema-stream.ts'

/** The revision by which revisions are told. */
const tells = '026_tell_when_a_revision_came'

/**
 * The schema's own stream: each revision that it comes to, or goes back to, when and by whom. While nothing else is told
 * there is nothing to judge by that, and nothing to lose with it. The trigger that runs
 * this hangs on Alembic's table, which is no part of the models; its revision makes it.
 */
export const revisions: readonly string[] = [
  `create function tk_revision_told() returns trigger language plpgsql security definer as $$
declare
  stream constant uuid := '${schemaStream}';
  was text;
  made text;
begin
  if tg_op in ('INSERT', 'UPDATE') then
    made := new.version_num;
  end if;
  select changes -> 0 -> 3 ->> 'version_num' into was from audit_events
   where stream_id = stream order by position desc limit 1;
  if not found and not exists (select from audit_events) then
    return null;
  end if;
  if not found then
    -- What was told before this was told at the revision that the schema leaves, if that told revisions already.
    if tg_op = 'UPDATE' and old.version_num collate "C" >= '${tells}' then
      was := old.version_num;
    end if;
    perform tk_append(stream, case when was is null then 'adopt' when made collate "C" < was then 'downgrade' else 'upgrade' end,
      null, json_build_array(tk_added('${schemaTable}', stream, json_build_object('id', stream, 'version_num', made, 'before', was))));
  elsif was is distinct from made then
    perform tk_append(stream, case when made is null or made collate "C" < was then 'downgrade' else 'upgrade' end, null, json_build_array(
      json_build_array('${schemaTable}', stream, json_build_object('version_num', was), json_build_object('version_num', made))));
  end if;

  return null;
end $$`,
]
