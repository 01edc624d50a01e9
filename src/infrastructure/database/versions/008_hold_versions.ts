import type { Operations } from '../../../migrations/revision.ts'

export const revision = '008_hold_versions'
export const downRevision = '007_keep_audit_trail'
export const message = 'Hold in the database that a published version never changes'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create function tk_refuse(state text, what text, facts json) returns void language plpgsql as $$
begin
  raise exception using errcode = state, message = what, detail = facts::text;
end $$`)
  await op.execute(`create function tk_must_act(who uuid) returns void language plpgsql as $$
declare
  person users;
begin
  if who is null or tk_actor() is null then
    perform tk_refuse('TK018', 'nobody is named as acting: set tenken.actor', json_build_object('named', who));
  end if;
  if who <> tk_actor() then
    perform tk_refuse('TK019', format('%s acts in the name of %s', tk_actor(), who),
      json_build_object('actor', tk_actor(), 'named', who));
  end if;
  select * into person from users where id = who;
  if not found then
    perform tk_refuse('TK018', format('there is no user %s', who), json_build_object('named', who));
  end if;
  if person.deactivated_at is not null then
    perform tk_refuse('TK016', format('%s has been deactivated', person.name), json_build_object('name', person.name));
  end if;
end $$`)
  await op.execute(`create function tk_must_own(session uuid, worker uuid) returns void language plpgsql as $$
begin
  if tk_actor() <> worker then
    perform tk_refuse('TK017', format('the work session %s belongs to another worker', session),
      json_build_object('id', session));
  end if;
  perform tk_must_act(worker);
end $$`)
  await op.execute(`create function tk_must_review(who uuid, worker uuid) returns void language plpgsql as $$
declare
  person users;
begin
  -- Held, so that nobody who decides is deactivated or loses the role meanwhile.
  select * into person from users where id = who for share;
  perform tk_must_act(who);
  if who = worker then
    perform tk_refuse('TK014', 'workers cannot review their own work session', '{}');
  end if;
  if person.role not in ('supervisor', 'admin') then
    perform tk_refuse('TK015', format('%s is a %s, not a supervisor', person.name, person.role),
      json_build_object('name', person.name, 'role', person.role));
  end if;
end $$`)
  await op.execute(`create function tk_must_be_in_order(tab text, id uuid, variadic times timestamptz[]) returns void
  language plpgsql as $$
declare
  before timestamptz;
  at timestamptz;
begin
  foreach at in array times loop
    if not isfinite(at) or at < before - interval '5 minutes' then
      perform tk_refuse('TK025', format('the times of %s %s are not real or not in order', tab, id),
        json_build_object('table', tab, 'id', id));
    end if;
    before := coalesce(at, before);
  end loop;
end $$`)
  await op.execute(`create function tk_must_be_new(tab text, made uuid) returns void language plpgsql as $$
begin
  if exists (select from users where id = made and tab <> 'users')
     or exists (select from sops where id = made and tab <> 'sops')
     or exists (select from work_sessions where id = made and tab <> 'work_sessions') then
    perform tk_refuse('TK036', format('the id %s is that of another record', made),
      json_build_object('table', tab, 'id', made));
  end if;
end $$`)
  await op.execute(`create function tk_tree_digest(sop uuid) returns bytea language sql stable set enable_seqscan = off as $$
  select sha256(convert_to(coalesce(string_agg(line, chr(10) order by task, step, hazard, id), ''), 'UTF8'))
    from (
      select t.order_index as task, -1 as step, -1 as hazard, t.id, json_build_array('task', t.id, t.title,
             t.description, t.order_index, extract(epoch from t.created_at), t.origin_id)::text as line
        from tasks t where t.sop_id = sop
      union all
      select t.order_index, s.order_index, -1, s.id, json_build_array('step', s.id, s.task_id, s.description,
             s.order_index, s.expected_action, s.expected_result, s.origin_id)::text
        from tasks t join steps s on s.task_id = t.id where t.sop_id = sop
      union all
      select t.order_index, s.order_index, 0, h.id, json_build_array('hazard', h.id, h.step_id, h.description,
             h.severity, h.mitigation, h.origin_id)::text
        from tasks t join steps s on s.task_id = t.id join hazards h on h.step_id = s.id where t.sop_id = sop
    ) lines
$$`)
  await op.execute(`create function tk_signed_digest(signature signatures) returns bytea language sql stable as $$
  select sha256(convert_to(json_build_array(signature.meaning, signature.signer_id, signature.signer_name,
      extract(epoch from signature.signed_at), case
    when signature.meaning = 'publish' then (
      select json_build_array(s.id, s.lineage_id, s.version, s.title, s.created_by, extract(epoch from s.created_at),
             extract(epoch from s.published_at), s.published_by, s.step_ids, encode(tk_tree_digest(s.id), 'hex'))
        from sops s where s.id = signature.sop_id)
    when signature.meaning in ('approve', 'reject') then (
      select json_build_array(w.id, w.sop_id, encode(s.tree_digest, 'hex'), w.worker_id, w.status,
             extract(epoch from w.started_at), extract(epoch from w.completed_at), extract(epoch from w.approved_at),
             w.approved_by, w.rejection_reason, extract(epoch from w.closed_at), w.closed_by,
             extract(epoch from w.paused_for), (
               select json_agg(json_build_array(c.id, c.step_id, c.result, c.feedback_text,
                      encode(float8send(c.confidence_score), 'hex'), c.needs_review, extract(epoch from c.checked_at),
                      c.override_reason, c.override_by, c.resolves) order by c.checked_at, c.id)
                 from safety_checks c where c.session_id = w.id), (
               select json_agg(json_build_array(a.id, a.hazard_id, a.acknowledged_by,
                      extract(epoch from a.acknowledged_at)) order by a.id)
                 from hazard_acknowledgements a where a.session_id = w.id))
        from work_sessions w join sops s on s.id = w.sop_id where w.id = signature.session_id)
    else (
      select json_build_array(o.id, o.session_id, o.step_id, extract(epoch from o.checked_at), o.override_reason,
             o.override_by, c.id, c.result, c.feedback_text, encode(float8send(c.confidence_score), 'hex'),
             c.needs_review, extract(epoch from c.checked_at))
        from safety_checks o join safety_checks c on c.id = o.resolves where o.id = signature.check_id)
    end)::text, 'UTF8'))
$$`)
  await op.execute(`create function tk_sign(meaning text, signer uuid, sop uuid, session uuid, checked uuid) returns json
  language plpgsql as $$
declare
  made signatures;
begin
  made.id := gen_random_uuid();
  made.sop_id := sop;
  made.session_id := session;
  made.check_id := checked;
  made.meaning := meaning;
  made.signer_id := signer;
  select name into made.signer_name from users where id = signer;
  made.signed_at := clock_timestamp();
  made.digest := tk_signed_digest(made);
  insert into signatures values (made.*);

  return tk_added('signatures', made.id, tk_row(made));
end $$`)
  await op.execute(`create function tk_user_changed() returns trigger language plpgsql security definer as $$
begin
  if new.id <> old.id or new.created_at <> old.created_at then
    perform tk_refuse('TK033', format('who user %s is never changes', old.id),
      json_build_object('table', 'users', 'id', old.id));
  end if;

  return new;
end $$`)
  await op.execute(
    `create trigger tk_changed before update on users for each row execute function tk_user_changed()`,
  )
  await op.execute(`create function tk_user_trail() returns trigger language plpgsql security definer as $$
begin
  perform tk_must_be_in_order('users', new.id, new.created_at, new.updated_at);
  perform tk_must_be_in_order('users', new.id, new.created_at, new.deactivated_at);
  if tg_op = 'INSERT' then
    perform tk_must_be_new('users', new.id);
    perform tk_append(new.id, 'add', null, json_build_array(tk_added('users', new.id, tk_row(new))));
  else
    perform tk_append(new.id, case
        when new.deactivated_at is not null and old.deactivated_at is null then 'deactivate'
        when new.deactivated_at is null and old.deactivated_at is not null then 'reactivate'
        else 'change' end,
      null, json_build_array(tk_changed('users', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $$`)
  await op.execute(
    `create trigger tk_trail_added after insert on users for each row execute function tk_user_trail()`,
  )
  await op.execute(`create trigger tk_trail_changed after update on users for each row
  when (old is distinct from new) execute function tk_user_trail()`)
  await op.execute(`create function tk_version_made() returns trigger language plpgsql security definer as $$
declare
  last integer;
begin
  new.lineage_id := coalesce(new.lineage_id, new.id);
  if new.status <> 'draft' or new.step_ids is not null then
    perform tk_refuse('TK002', 'a version begins as a draft',
      json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
  end if;
  if tk_actor() <> new.created_by then
    perform tk_refuse('TK019', format('%s acts in the name of %s', tk_actor(), new.created_by),
      json_build_object('actor', tk_actor(), 'named', new.created_by));
  end if;
  perform tk_must_be_new('sops', new.id);
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.updated_at);
  if new.lineage_id <> new.id then
    perform from sops where id = new.lineage_id for no key update;
    select max(version) into last from sops where lineage_id = new.lineage_id;
    if new.version <> last + 1 then
      perform tk_refuse('TK002', format('version %s does not follow version %s', new.version, last),
        json_build_object('id', new.id, 'verb', 'create', 'status', new.status));
    end if;
  end if;

  return new;
end $$`)
  await op.execute(
    `create trigger tk_made before insert on sops for each row execute function tk_version_made()`,
  )
  await op.execute(`create function tk_version_changed() returns trigger language plpgsql security definer
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
    if old.status = 'draft' then must.title := new.title; end if;
  elsif old.status = 'draft' and new.status = 'effective' and new.deleted_at is null then
    perform tk_must_review(new.published_by, null);
    must.published_by := new.published_by;
    must.published_at := coalesce(new.published_at, clock_timestamp());
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
    update sops set status = 'superseded', updated_at = new.updated_at
     where lineage_id = new.lineage_id and status = 'effective';
  elsif old.status = 'effective' and new.status = 'retired' then
    perform tk_must_review(new.retired_by, null);
    must.retired_by := new.retired_by;
    must.retired_at := coalesce(new.retired_at, clock_timestamp());
    new.retired_at := must.retired_at;
  elsif old.status <> 'effective' or new.status <> 'superseded' then
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
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.published_at, new.retired_at);
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.updated_at);
  perform tk_must_be_in_order('sops', new.id, new.created_at, new.deleted_at);
  if new.deleted_at is not null and old.deleted_at is null then
    select array_agg(id order by started_at, id) into working from work_sessions
     where sop_id = new.id and status in ('in_progress', 'paused');
    if working is not null then
      perform tk_refuse('TK005', format('version %s has active work sessions', new.id),
        json_build_object('id', new.id, 'workSessionIds', working));
    end if;
    -- Of a moment before, work that has begun meanwhile could not be seen.
    if current_setting('transaction_isolation') <> 'read committed' then
      perform tk_refuse('TK006', format('version %s is deleted in a transaction that is read committed', old.id),
        json_build_object('table', 'sops', 'id', old.id));
    end if;
  end if;

  return new;
end $$`)
  await op.execute(
    `create trigger tk_changed before update on sops for each row execute function tk_version_changed()`,
  )
  await op.execute(`create function tk_published(version sops) returns sops language plpgsql as $$
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
  version.tree_digest := tk_tree_digest(version.id);

  return version;
end $$`)
  await op.execute(`create function tk_superseded() returns trigger language plpgsql security definer as $$
begin
  if not exists (select from sops where lineage_id = new.lineage_id
                    and (status = 'effective' or status <> 'draft' and version > new.version)) then
    perform tk_refuse('TK002', format('no other version takes the place of %s', new.id),
      json_build_object('id', new.id, 'verb', 'supersede', 'status', old.status));
  end if;

  return null;
end $$`)
  await op.execute(`create constraint trigger tk_superseded after update on sops deferrable initially deferred for each row
  when (new.status = 'superseded' and old.status <> 'superseded') execute function tk_superseded()`)
  await op.execute(`create function tk_version_removed() returns trigger language plpgsql security definer as $$
begin
  if old.status <> 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never removed', old.id, old.status),
      json_build_object('id', old.id, 'version', old.version, 'status', old.status));
  end if;
  delete from tasks where sop_id = old.id;

  return old;
end $$`)
  await op.execute(
    `create trigger tk_removed before delete on sops for each row execute function tk_version_removed()`,
  )
  await op.execute(`create function tk_version_trail() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'INSERT' then
    perform tk_append_to_lineage(new.lineage_id, case new.version when 1 then 'create' else 'revise' end,
      json_build_array(tk_added('sops', new.id, tk_row(new))));
  elsif tg_op = 'DELETE' then
    perform tk_append_to_lineage(old.lineage_id, 'remove',
      json_build_array(tk_removed('sops', old.id, tk_row(old))));
  elsif new.status = 'effective' and old.status = 'draft' then
    perform tk_append_to_lineage(new.lineage_id, 'publish', json_build_array(
      tk_changed('sops', new.id, tk_row(old), tk_row(new)),
      tk_sign('publish', new.published_by, new.id, null, null)));
  else
    perform tk_append_to_lineage(new.lineage_id, case
        when new.status <> old.status then case new.status when 'retired' then 'retire' else 'supersede' end
        when new.deleted_at is not null and old.deleted_at is null then 'delete'
        when new.deleted_at is null and old.deleted_at is not null then 'restore'
        else 'edit' end,
      json_build_array(tk_changed('sops', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $$`)
  await op.execute(
    `create trigger tk_trail_made after insert or delete on sops for each row execute function tk_version_trail()`,
  )
  await op.execute(`create trigger tk_trail_changed after update on sops for each row
  when (old is distinct from new) execute function tk_version_trail()`)
  await op.execute(`create function tk_draft(sop uuid) returns uuid language plpgsql as $$
declare
  v sops;
begin
  select * into v from sops where id = sop for no key update;
  if v.status <> 'draft' then
    perform tk_refuse('TK001', format('version %s is %s and never changes', v.id, v.status),
      json_build_object('id', v.id, 'version', v.version, 'status', v.status));
  end if;

  return v.lineage_id;
end $$`)
  await op.execute(`create function tk_tasks_added() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'add tasks', (
      select json_build_array(tk_rows_added('tasks', json_agg(json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id) order by n.id)))
        from n where cardinality(ids) = 1 or n.sop_id = sop));
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_added after insert on tasks referencing new table as n
  for each statement execute function tk_tasks_added()`)
  await op.execute(`create function tk_tasks_changed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(select distinct sop_id from n order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id <> o.origin_id or n.sop_id <> o.sop_id limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of tasks is never changes', astray),
      json_build_object('table', 'tasks', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit tasks', changed) from (
      select json_agg(tk_changed('tasks', n.id, json_build_object('id', o.id, 'sop_id', o.sop_id, 'title', o.title,
    'description', o.description, 'order_index', o.order_index,
    'created_at', extract(epoch from o.created_at), 'origin_id', o.origin_id), json_build_object('id', n.id, 'sop_id', n.sop_id, 'title', n.title,
    'description', n.description, 'order_index', n.order_index,
    'created_at', extract(epoch from n.created_at), 'origin_id', n.origin_id)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.sop_id = sop) edit where changed is not null;
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_changed after update on tasks referencing old table as o new table as n
  for each statement execute function tk_tasks_changed()`)
  await op.execute(`create function tk_tasks_removed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  sop uuid;
begin
  for sop in select distinct o.sop_id from o order by 1 loop
    perform tk_append_to_lineage(tk_draft(sop), 'remove tasks', (
      select json_build_array(tk_rows_removed('tasks', json_agg(json_build_object('id', o.id, 'sop_id', o.sop_id, 'title', o.title,
    'description', o.description, 'order_index', o.order_index,
    'created_at', extract(epoch from o.created_at), 'origin_id', o.origin_id) order by o.id)))
        from o where o.sop_id = sop));
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_removed after delete on tasks referencing old table as o
  for each statement execute function tk_tasks_removed()`)
  await op.execute(`create function tk_tasks_emptied() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
begin
  delete from steps where task_id = old.id;

  return old;
end $$`)
  await op.execute(
    `create trigger tk_emptied before delete on tasks for each row execute function tk_tasks_emptied()`,
  )
  await op.execute(`create function tk_steps_added() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'add steps', (
      select json_build_array(tk_rows_added('steps', json_agg(row_to_json(n) order by n.id)))
        from n where cardinality(ids) = 1 or n.task_id = any(array(select id from tasks where sop_id = sop))));
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_added after insert on steps referencing new table as n
  for each statement execute function tk_steps_added()`)
  await op.execute(`create function tk_steps_changed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(select distinct task_id from n)) order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id <> o.origin_id or (select t.sop_id from tasks t where t.id = n.task_id) <> (select t.sop_id from tasks t where t.id = o.task_id) limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of steps is never changes', astray),
      json_build_object('table', 'steps', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit steps', changed) from (
      select json_agg(tk_changed('steps', n.id, row_to_json(o), row_to_json(n)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.task_id = any(array(select id from tasks where sop_id = sop))) edit where changed is not null;
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_changed after update on steps referencing old table as o new table as n
  for each statement execute function tk_steps_changed()`)
  await op.execute(`create function tk_steps_removed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  sop uuid;
begin
  for sop in select distinct (select t.sop_id from tasks t where t.id = o.task_id) from o order by 1 loop
    perform tk_append_to_lineage(tk_draft(sop), 'remove steps', (
      select json_build_array(tk_rows_removed('steps', json_agg(row_to_json(o) order by o.id)))
        from o where (select t.sop_id from tasks t where t.id = o.task_id) = sop));
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_removed after delete on steps referencing old table as o
  for each statement execute function tk_steps_removed()`)
  await op.execute(`create function tk_steps_emptied() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
begin
  delete from hazards where step_id = old.id;

  return old;
end $$`)
  await op.execute(
    `create trigger tk_emptied before delete on steps for each row execute function tk_steps_emptied()`,
  )
  await op.execute(`create function tk_hazards_added() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(
           select task_id from steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
begin
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'add hazards', (
      select json_build_array(tk_rows_added('hazards', json_agg(row_to_json(n) order by n.id)))
        from n where cardinality(ids) = 1 or n.step_id = any(array(
           select s.id from tasks t join steps s on s.task_id = t.id where t.sop_id = sop))));
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_added after insert on hazards referencing new table as n
  for each statement execute function tk_hazards_added()`)
  await op.execute(`create function tk_hazards_changed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  ids uuid[] := array(select distinct sop_id from tasks where id = any(array(
           select task_id from steps where id = any(array(select distinct step_id from n)))) order by 1);
  sop uuid;
  astray uuid;
begin
  select o.id into astray from o left join n using (id)
   where n.id is null or n.origin_id <> o.origin_id or (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = n.step_id) <> (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = o.step_id) limit 1;
  if found then
    perform tk_refuse('TK033', format('what row %s of hazards is never changes', astray),
      json_build_object('table', 'hazards', 'id', astray));
  end if;
  foreach sop in array ids loop
    perform tk_append_to_lineage(tk_draft(sop), 'edit hazards', changed) from (
      select json_agg(tk_changed('hazards', n.id, row_to_json(o), row_to_json(n)) order by n.id) as changed
        from o join n using (id)
       where o is distinct from n and n.step_id = any(array(
           select s.id from tasks t join steps s on s.task_id = t.id where t.sop_id = sop))) edit where changed is not null;
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_changed after update on hazards referencing old table as o new table as n
  for each statement execute function tk_hazards_changed()`)
  await op.execute(`create function tk_hazards_removed() returns trigger language plpgsql security definer
set enable_seqscan = off as $$
declare
  sop uuid;
begin
  for sop in select distinct (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = o.step_id) from o order by 1 loop
    perform tk_append_to_lineage(tk_draft(sop), 'remove hazards', (
      select json_build_array(tk_rows_removed('hazards', json_agg(row_to_json(o) order by o.id)))
        from o where (select t.sop_id from steps s join tasks t on t.id = s.task_id where s.id = o.step_id) = sop));
  end loop;

  return null;
end $$`)
  await op.execute(`create trigger tk_removed after delete on hazards referencing old table as o
  for each statement execute function tk_hazards_removed()`)
  await op.execute(`-- lint: allow TL008 because it only pins and revokes what this revision has made
do $$
declare
  rule regprocedure;
begin
  for rule in select oid from pg_proc
     where pronamespace = quote_ident(current_schema)::regnamespace and prosecdef and proname like 'tk\\_%' loop
    execute format('alter function %s set search_path = %I, pg_temp', rule, current_schema);
    execute format('revoke execute on function %s from public', rule);
  end loop;
end $$`)

  // What came before the trail begins it; the triggers hold the tables from here on.
  await op.execute(
    `select tk_append(id, 'adopt', null, json_build_array(tk_added('users', id, tk_row(u)))) from users u order by id`,
  )
  await op.execute(`select tk_append(l.id, 'adopt', null, (
  select json_agg(change order by level, id) from (
    select 0 as level, s.id, tk_added('sops', s.id, tk_row(s)) as change from sops s where s.lineage_id = l.id
    union all
    select 1, t.id, tk_added('tasks', t.id, tk_row(t)) from sops s join tasks t on t.sop_id = s.id where s.lineage_id = l.id
    union all
    select 2, p.id, tk_added('steps', p.id, tk_row(p))
      from sops s join tasks t on t.sop_id = s.id join steps p on p.task_id = t.id where s.lineage_id = l.id
    union all
    select 3, h.id, tk_added('hazards', h.id, tk_row(h))
      from sops s join tasks t on t.sop_id = s.id join steps p on p.task_id = t.id join hazards h on h.step_id = p.id
     where s.lineage_id = l.id
    union all
    select 4, g.id, tk_added('signatures', g.id, tk_row(g))
      from sops s join signatures g on g.sop_id = s.id where s.lineage_id = l.id) rows))
  from sops l where l.id = l.lineage_id order by l.id`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop trigger tk_removed on hazards')
  await op.execute('drop trigger tk_changed on hazards')
  await op.execute('drop trigger tk_added on hazards')
  await op.execute('drop trigger tk_emptied on steps')
  await op.execute('drop trigger tk_removed on steps')
  await op.execute('drop trigger tk_changed on steps')
  await op.execute('drop trigger tk_added on steps')
  await op.execute('drop trigger tk_emptied on tasks')
  await op.execute('drop trigger tk_removed on tasks')
  await op.execute('drop trigger tk_changed on tasks')
  await op.execute('drop trigger tk_added on tasks')
  await op.execute('drop trigger tk_trail_changed on sops')
  await op.execute('drop trigger tk_trail_made on sops')
  await op.execute('drop trigger tk_removed on sops')
  await op.execute('drop trigger tk_superseded on sops')
  await op.execute('drop trigger tk_changed on sops')
  await op.execute('drop trigger tk_made on sops')
  await op.execute('drop trigger tk_trail_changed on users')
  await op.execute('drop trigger tk_trail_added on users')
  await op.execute('drop trigger tk_changed on users')
  await op.execute('drop function tk_hazards_removed()')
  await op.execute('drop function tk_hazards_changed()')
  await op.execute('drop function tk_hazards_added()')
  await op.execute('drop function tk_steps_emptied()')
  await op.execute('drop function tk_steps_removed()')
  await op.execute('drop function tk_steps_changed()')
  await op.execute('drop function tk_steps_added()')
  await op.execute('drop function tk_tasks_emptied()')
  await op.execute('drop function tk_tasks_removed()')
  await op.execute('drop function tk_tasks_changed()')
  await op.execute('drop function tk_tasks_added()')
  await op.execute('drop function tk_draft(uuid)')
  await op.execute('drop function tk_version_trail()')
  await op.execute('drop function tk_version_removed()')
  await op.execute('drop function tk_superseded()')
  await op.execute('drop function tk_published(sops)')
  await op.execute('drop function tk_version_changed()')
  await op.execute('drop function tk_version_made()')
  await op.execute('drop function tk_user_trail()')
  await op.execute('drop function tk_user_changed()')
  await op.execute('drop function tk_sign(text, uuid, uuid, uuid, uuid)')
  await op.execute('drop function tk_signed_digest(signatures)')
  await op.execute('drop function tk_tree_digest(uuid)')
  await op.execute('drop function tk_must_be_new(text, uuid)')
  await op.execute('drop function tk_must_be_in_order(text, uuid, times timestamptz[])')
  await op.execute('drop function tk_must_review(uuid, uuid)')
  await op.execute('drop function tk_must_own(uuid, uuid)')
  await op.execute('drop function tk_must_act(uuid)')
  await op.execute('drop function tk_refuse(text, text, json)')
  await op.execute(
    '-- lint: allow TL112 because a trail without its rules has to begin anew\ndelete from audit_events',
  )
}
