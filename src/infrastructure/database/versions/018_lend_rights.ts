import type { Operations } from '../../../migrations/revision.ts'

export const revision = '018_lend_rights'
export const downRevision = '017_know_titles'
export const message =
  'Read people without their passwords, and remove parts of drafts without a right to lock them'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create function tk_user_row(person uuid) returns json language sql stable security definer as $$
  select tk_row(u) from users u where u.id = person
$$`)
  await op.execute(`create function tk_remove_tasks(ids uuid[]) returns void language sql security definer as $$
  delete from tasks where id = any(ids)
$$`)
  await op.execute(`create function tk_remove_steps(ids uuid[]) returns void language sql security definer as $$
  delete from steps where id = any(ids)
$$`)
  await op.execute(`create function tk_remove_hazards(ids uuid[]) returns void language sql security definer as $$
  delete from hazards where id = any(ids)
$$`)
  await op.execute(`-- lint: allow TL008 because it only sets the search_path of the functions above, and who may execute them
do $$
declare
  lent text;
begin
  foreach lent in array array['tk_user_row(uuid)', 'tk_remove_tasks(uuid[])', 'tk_remove_steps(uuid[])',
                              'tk_remove_hazards(uuid[])'] loop
    execute format('alter function %s set search_path = %I, pg_temp', lent, current_schema);
    execute format('revoke execute on function %s from public', lent);
  end loop;
end $$`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop function tk_remove_hazards(uuid[])')
  await op.execute('drop function tk_remove_steps(uuid[])')
  await op.execute('drop function tk_remove_tasks(uuid[])')
  await op.execute('drop function tk_user_row(uuid)')
}
