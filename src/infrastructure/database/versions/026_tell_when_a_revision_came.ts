import type { Operations } from '../../../migrations/revision.ts'

export const revision = '026_tell_when_a_revision_came'
export const downRevision = '025_look_after_people'
export const message = 'Tell when a revision came'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`
-- lint: allow TL008 because it only names the schema in what is made here
do $do$ begin execute replace($rule$create function tk_revision_told()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'pg_catalog', 'pg_temp'
as $function$
declare
  stream constant uuid := 'e6890125-860e-4528-a97d-6f7119954c63';
  was text;
  made text;
begin
  if tg_op in ('INSERT', 'UPDATE') then
    made := new.version_num;
  end if;
  select changes -> 0 -> 3 ->> 'version_num' into was from "own schema".audit_events
   where stream_id = stream order by position desc limit 1;
  if not found and not exists (select from "own schema".audit_events) then
    return null;
  end if;
  if not found then
    -- What was told before this was told at the revision that the schema leaves, if that told revisions already.
    if tg_op = 'UPDATE' and old.version_num collate "C" >= '026_tell_when_a_revision_came' then
      was := old.version_num;
    end if;
    perform "own schema".tk_append(stream, case when was is null then 'adopt' when made collate "C" < was then 'downgrade' else 'upgrade' end,
      null, pg_catalog.json_build_array("own schema".tk_added('alembic_version', stream, pg_catalog.json_build_object('id', stream, 'version_num', made, 'before', was))));
  elsif was is distinct from made then
    perform "own schema".tk_append(stream, case when made is null or made collate "C" < was then 'downgrade' else 'upgrade' end, null, pg_catalog.json_build_array(
      pg_catalog.json_build_array('alembic_version', stream, pg_catalog.json_build_object('version_num', was), pg_catalog.json_build_object('version_num', made))));
  end if;

  return null;
end $function$$rule$, '"own schema"', quote_ident(current_schema)); end $do$`)
  await op.execute('revoke execute on function tk_revision_told() from public')
  // It tells of this revision first, and of each that follows.
  await op.execute(`create trigger tk_revision_told after insert or update or delete on alembic_version
  for each row execute function tk_revision_told()`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_revision_told on alembic_version')
  await op.execute('drop function tk_revision_told()')
  // The schema's own stream is no record, and nothing that a downgrade may not lose.
  await op.execute(`
-- lint: allow TL008 because it only removes the stream that the upgrade began
do $$ begin
  alter table audit_events disable trigger tk_kept;
  delete from audit_events where stream_id = 'e6890125-860e-4528-a97d-6f7119954c63';
  alter table audit_events enable trigger tk_kept;
end $$`)
}
