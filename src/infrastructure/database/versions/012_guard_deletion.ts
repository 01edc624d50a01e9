import type { Operations } from '../../../migrations/revision.ts'

export const revision = '012_guard_deletion'
export const downRevision = '011_report_dangers'
export const message = 'Delete and restore what was published as a supervisor, with a reason'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create function tk_version_hidden() returns trigger language plpgsql security definer as $$
begin
  if old.status = 'draft' and tk_actor() = old.created_by then
    perform tk_must_act(tk_actor());

    return new;
  end if;
  if old.status = 'draft' and exists (select from users where id = tk_actor() and role = 'worker') then
    perform tk_refuse('TK007', format('draft %s is deleted and restored by its author or a supervisor', old.id),
      json_build_object('id', old.id));
  end if;
  perform tk_must_review(tk_actor(), null);
  if old.status <> 'draft' then
    perform tk_reason(current_setting('tenken.reason', true),
      case when new.deleted_at is null then 'restore' else 'delete' end);
  end if;

  return new;
end $$`)
  await op.execute(`-- lint: allow TL008 because it only sets the search_path of the function above, and who may execute it
do $$
begin
  execute format('alter function tk_version_hidden() set search_path = %I, pg_temp', current_schema);
  revoke execute on function tk_version_hidden() from public;
end $$`)
  await op.execute(`create trigger tk_allowed before update on sops for each row
  when (old.deleted_at is distinct from new.deleted_at) execute function tk_version_hidden()`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_allowed on sops')
  await op.execute('drop function tk_version_hidden()')
}
