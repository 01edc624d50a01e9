/** A row of `sops` is one version. A published one never changes again, nor does anything below it. */
export const versions: readonly string[] = [
  `create function tk_version_made() returns trigger language plpgsql security definer as $$
declare
  first sops;
  last integer;
  published timestamptz;
begin
  new.lineage_id := coalesce(new.lineage_id, new.id);
  if new.status is distinct from 'draft' or new.step_ids is not null then
    perform tk_refuse('TK002', 'a version begins as a draft',
      json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
  end if;
  perform tk_must_act(new.created_by);
  perform tk_must_be_new('sops', new.id);
  perform tk_must_be_timely('sops', new.id, new.updated_at, new.created_at);
  if new.lineage_id is distinct from new.id then
    select * into first from sops where id = new.lineage_id for no key update;
    if first.version is distinct from 1 then
      perform tk_refuse('TK008', format('version %s is of no SOP: %s is not a first version', new.id, new.lineage_id),
        json_build_object('table', 'sops', 'id', new.id));
    end if;
    select max(version), max(published_at) into last, published from sops where lineage_id = new.lineage_id;
    if published is null then
      perform tk_refuse('TK002', format('nothing of SOP %s has been published', first.id),
        json_build_object('id', first.id, 'verb', 'revise', 'status', first.status));
    end if;
    if new.version is distinct from last + 1 then
      perform tk_refuse('TK002', format('version %s does not follow version %s', new.version, last),
        json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
    end if;
  end if;
  perform tk_must_be_timely('sops', new.id, new.created_at, published);

  return new;
end $$`,
  `create trigger tk_made before insert on sops for each row execute function tk_version_made()`,

  // What a move may set is built up in "must"; a row that differs from it is refused.
  `create function tk_version_changed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  must sops := old;
  working uuid[];
begin
  if old.status = 'draft' or new.status <> old.status or new.deleted_at is distinct from old.deleted_at then
    must.updated_at := new.updated_at;
  end if;
  must.deleted_at := new.deleted_at;
  must.status := new.status;
  if (new.id, new.lineage_id, new.version, new.created_by, new.created_at)
     is distinct from (old.id, old.lineage_id, old.version, old.created_by, old.created_at) then
    perform tk_refuse('TK033', format('which version %s is never changes', old.id),
      json_build_object('table', 'sops', 'id', old.id));
  end if;

  if new.status = old.status then
    if old.status = 'draft' then
      perform tk_must_act(tk_actor());
      must.title := new.title;
    end if;
  elsif old.status = 'draft' and new.status = 'effective' and new.deleted_at is null then
    perform tk_must_review(new.published_by, null::uuid);
    must.published_by := new.published_by;
    must.published_at := coalesce(new.published_at, clock_timestamp());
    perform tk_must_be_timely('sops', new.id, must.published_at, old.created_at);
    must := tk_published(must);
    -- The rules set these themselves, whatever the statement says of them.
    new.published_at := must.published_at;
    new.step_ids := must.step_ids;
    new.task_count := must.task_count;
    new.step_count := must.step_count;
    new.low_hazards := must.low_hazards;
    new.medium_hazards := must.medium_hazards;
    new.high_hazards := must.high_hazards;
    new.critical_hazards := must.critical_hazards;
    new.tree_digest := must.tree_digest;
    update sops set status = 'superseded', updated_at = new.published_at
     where lineage_id = new.lineage_id and status = 'effective';
  elsif old.status = 'effective' and new.status = 'retired' then
    perform tk_must_review(new.retired_by, null::uuid);
    must.retired_by := new.retired_by;
    must.retired_at := coalesce(new.retired_at, clock_timestamp());
    perform tk_must_be_timely('sops', new.id, must.retired_at, old.published_at);
    new.retired_at := must.retired_at;
  elsif old.status <> 'effective' or new.status is distinct from 'superseded' then
    perform tk_refuse('TK002', format('version %s is %s and cannot become %s', old.id, old.status, new.status),
      json_build_object('id', old.id, 'status', old.status, 'verb', case
          when new.status <> 'effective' then 'retire'
          when old.status = 'draft' then 'publish what is deleted' else 'publish' end));
  end if;

  if new is distinct from must and old.status = 'draft' then
    perform tk_refuse('TK035', format('only publishing sets that of version %s', old.id),
      json_build_object('table', 'sops', 'id', old.id));
  elsif new is distinct from must then
    perform tk_refuse('TK001', format('version %s is %s and never changes', old.id, old.status),
      json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  if new.updated_at is distinct from old.updated_at then
    perform tk_must_be_timely('sops', new.id, new.updated_at, new.created_at);
  end if;
  if new.deleted_at is not null and new.deleted_at is distinct from old.deleted_at then
    perform tk_must_be_timely('sops', new.id, new.deleted_at, greatest(new.created_at, old.published_at));
  end if;
  if new.deleted_at is not null and old.deleted_at is null then
    select array_agg(id order by started_at, id) into working from work_sessions
     where sop_id = new.id and status in ('in_progress', 'paused');
    if working is not null then
      perform tk_refuse('TK005', format('version %s has active work sessions', new.id),
        json_build_object('id', new.id, 'workSessionIds', working));
    end if;
    -- Of a moment before, work that has begun meanwhile could not be seen.
    if current_setting('transaction_isolation') is distinct from 'read committed' then
      perform tk_refuse('TK006', format('version %s is deleted in a transaction that is read committed', old.id),
        json_build_object('table', 'sops', 'id', old.id));
    end if;
  end if;

  return new;
end $$`,
  `create trigger tk_changed before update on sops for each row execute function tk_version_changed()`,

  // What has been published is deleted and restored by a supervisor, who says why: select set_config('tenken.reason', …).
  `create function tk_version_hidden() returns trigger language plpgsql security definer as $$
begin
  if old.status = 'draft' and tk_actor() = old.created_by then
    perform tk_must_act(tk_actor());

    return new;
  end if;
  if old.status = 'draft' and exists (select from users where id = tk_actor() and role = 'worker') then
    perform tk_refuse('TK007', format('draft %s is deleted and restored by its author or a supervisor', old.id),
      json_build_object('id', old.id));
  end if;
  perform tk_must_review(tk_actor(), null::uuid);
  if old.status <> 'draft' then
    perform tk_reason(current_setting('tenken.reason', true),
      case when new.deleted_at is null then 'restore' else 'delete' end);
  end if;

  return new;
end $$`,
  `create trigger tk_allowed before update on sops for each row
  when (old.deleted_at is distinct from new.deleted_at) execute function tk_version_hidden()`,
  // And again right before it is told, for who acts and why may have been set anew since.
  `create trigger tk_still_allowed after update on sops for each row
  when (old.deleted_at is distinct from new.deleted_at) execute function tk_version_hidden()`,

  // What is stored of a version at its publishing: the way through it, its counts, its digest.
  `create function tk_published(version sops) returns sops language plpgsql as $$
begin
  select array_agg(s.id order by t.order_index, s.order_index), count(distinct t.id), count(s.id)
    into version.step_ids, version.task_count, version.step_count
    from tasks t left join steps s on s.task_id = t.id where t.sop_id = version.id;
  if version.step_count = 0 or array_position(version.step_ids, null) is not null then
    perform tk_refuse('TK004', format('version %s needs steps in every task', version.id),
      json_build_object('id', version.id, 'title', version.title));
  end if;
  select count(*) filter (where severity = 'low'), count(*) filter (where severity = 'medium'),
         count(*) filter (where severity = 'high'), count(*) filter (where severity = 'critical')
    into version.low_hazards, version.medium_hazards, version.high_hazards, version.critical_hazards
    from hazards where step_id = any(version.step_ids);
  if exists (select from tasks where sop_id = version.id group by origin_id having count(*) > 1)
     or exists (select from steps where id = any(version.step_ids) group by origin_id having count(*) > 1)
     or exists (select from hazards where step_id = any(version.step_ids) group by origin_id having count(*) > 1) then
    perform tk_refuse('TK009', format('two rows of version %s are of one origin', version.id),
      json_build_object('table', 'sops', 'id', version.id));
  end if;
  version.tree_digest := tk_tree_digest(version.id);

  return version;
end $$`,

  // Only a version that takes its place supersedes another.
  `create function tk_superseded() returns trigger language plpgsql security definer as $$
begin
  if not exists (select from sops where lineage_id = new.lineage_id
                    and (status = 'effective' or status <> 'draft' and version > new.version)) then
    perform tk_refuse('TK002', format('no other version takes the place of %s', new.id),
      json_build_object('id', new.id, 'verb', 'supersede', 'status', old.status));
  end if;

  return null;
end $$`,
  `create constraint trigger tk_superseded after update on sops deferrable initially deferred for each row
  when (new.status = 'superseded' and old.status <> 'superseded') execute function tk_superseded()`,

  `create function tk_version_removed() returns trigger language plpgsql security definer as $$
begin
  if old.status <> 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never removed', old.id, old.status),
      json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  perform tk_must_act(tk_actor());
  delete from tasks where sop_id = old.id;

  return old;
end $$`,
  `create trigger tk_removed before delete on sops for each row execute function tk_version_removed()`,

  `create function tk_version_trail() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'INSERT' then
    perform tk_must_still_act(new.created_by);
  elsif tg_op = 'UPDATE' and new.status = 'effective' and old.status = 'draft' then
    perform tk_must_still_act(new.published_by);
  elsif tg_op = 'UPDATE' and new.status = 'retired' and old.status <> 'retired' then
    perform tk_must_still_act(new.retired_by);
  else
    perform tk_must_act(tk_actor());
  end if;
  if tg_op = 'INSERT' then
    perform tk_append_to_lineage(new.lineage_id, case new.version when 1 then 'create' else 'revise' end,
      json_build_array(tk_added('sops', new.id, tk_row(new))));
  elsif tg_op = 'DELETE' then
    perform tk_append_to_lineage(old.lineage_id, 'remove',
      json_build_array(tk_removed('sops', old.id, tk_row(old))));
  elsif new.status = 'effective' and old.status = 'draft' then
    perform tk_append_to_lineage(new.lineage_id, 'publish', json_build_array(
      tk_changed('sops', new.id, tk_row(old), tk_row(new)),
      tk_sign('publish', new.published_by, new.id, null::uuid, null::uuid)));
  else
    perform tk_append_to_lineage(new.lineage_id, case
        when new.status <> old.status then case new.status when 'retired' then 'retire' else 'supersede' end
        when new.deleted_at is not null and old.deleted_at is null then 'delete'
        when new.deleted_at is null and old.deleted_at is not null then 'restore'
        else 'edit' end,
      json_build_array(tk_changed('sops', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $$`,
  `create trigger tk_trail_made after insert or delete on sops for each row execute function tk_version_trail()`,
  `create trigger tk_trail_changed after update on sops for each row
  when (old is distinct from new) execute function tk_version_trail()`,
]
