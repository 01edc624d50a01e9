import { isUnseen } from './said.ts'

/** The state machine of a work session (docs/state-machine.md). */
export const workSessionRules: readonly string[] = [
  // Work starts on the first step of an effective version, and stays on that version for ever.
  `create function tk_work_started() returns trigger language plpgsql security definer as $$
declare
  s sops;
begin
  select * into s from sops where id = new.sop_id for share;
  if s.status is distinct from 'effective' or s.deleted_at is not null then
    perform tk_refuse('TK003', format('version %s is not effective', s.id), json_build_object('id', s.id,
      'title', s.title, 'lineageId', s.lineage_id, 'status', s.status, 'deleted', s.deleted_at is not null));
  end if;
  perform tk_must_own(new.id, new.worker_id);
  perform tk_must_be_new('work_sessions', new.id);
  perform tk_must_be_timely('work_sessions', new.id, new.started_at, s.published_at);
  new.current_step_id := coalesce(new.current_step_id, s.step_ids[1]);
  if new.status is distinct from 'in_progress' then
    perform tk_refuse('TK011', 'work starts in progress',
      json_build_object('id', new.id, 'verb', 'start', 'status', new.status));
  end if;
  if new.current_step_id is distinct from s.step_ids[1] then
    perform tk_refuse('TK012', 'work starts on the first step',
      json_build_object('id', new.id, 'stepId', new.current_step_id, 'currentStepId', s.step_ids[1]));
  end if;
  if new.paused_for is distinct from interval '0' then
    perform tk_refuse('TK035', format('only pausing sets the paused time of work session %s', new.id),
      json_build_object('table', 'work_sessions', 'id', new.id));
  end if;

  return new;
end $$`,
  `create trigger tk_started before insert on work_sessions for each row execute function tk_work_started()`,

  // What a move may set is built up in "must"; a row that differs from it is refused. With a check of it the step
  // alone moves on, to the one that follows, whichever the statement names.
  `create function tk_work_moved() returns trigger language plpgsql security definer as $$
declare
  must work_sessions := old;
  step_ids uuid[];
  open uuid[];
  ended timestamptz;
begin
  if new.status = old.status and not old.locked then
    must.current_step_id := new.current_step_id;
    if new is distinct from must then
      perform tk_refuse_change(old, new);
    end if;
    if new.current_step_id is distinct from old.current_step_id then
      select s.step_ids[array_position(s.step_ids, old.current_step_id) + 1] into new.current_step_id
        from sops s where s.id = old.sop_id and exists (
          select from safety_checks where session_id = old.id and step_id = old.current_step_id and result <> 'fail');
      if not found then
        perform tk_refuse('TK012', format('the steps of work session %s cannot be skipped', old.id),
          json_build_object('id', old.id, 'stepId', must.current_step_id, 'currentStepId', old.current_step_id));
      end if;
    end if;

    return new;
  end if;

  if old.locked then
    perform tk_refuse('TK010', format('work session %s is %s and locked', old.id, old.status),
      json_build_object('id', old.id, 'status', old.status));
  end if;
  must.status := new.status;

  case old.status || ' to ' || new.status
    when 'in_progress to paused' then
      perform tk_must_own(old.id, old.worker_id);
      must.paused_at := clock_timestamp();
    when 'paused to in_progress' then
      perform tk_must_own(old.id, old.worker_id);
      must := tk_unpaused(must);
    when 'in_progress to completed' then
      perform tk_must_own(old.id, old.worker_id);
      select s.step_ids into step_ids from sops s where id = old.sop_id;
      select array_agg(step) into open from unnest(step_ids) step where not exists (
        select from safety_checks where session_id = old.id and step_id = step and result <> 'fail');
      if open is not null then
        perform tk_refuse('TK013', format('%s steps of work session %s are open', cardinality(open), old.id),
          json_build_object('id', old.id, 'open', cardinality(open)));
      end if;
      must.completed_at := coalesce(new.completed_at, clock_timestamp());
    when 'completed to approved' then
      perform tk_must_review(new.approved_by, old.worker_id);
      select array_agg(id order by checked_at, id) into open from safety_checks c
       where session_id = old.id and needs_review
         and not exists (select from safety_checks where resolves = c.id);
      if open is not null then
        perform tk_refuse('TK020', format('work session %s has flagged checks that nobody resolved', old.id),
          json_build_object('id', old.id, 'checkIds', open));
      end if;
      must.approved_by := new.approved_by;
      must.approved_at := coalesce(new.approved_at, clock_timestamp());
      must.locked := true;
    when 'completed to rejected' then
      perform tk_must_review(new.closed_by, old.worker_id);
      must := tk_closed(must, new);
      must.rejection_reason := tk_reason(new.rejection_reason, 'reject');
    when 'in_progress to aborted', 'paused to aborted' then
      if new.closed_by = old.worker_id then
        perform tk_must_act(new.closed_by);
      else
        perform tk_must_review(new.closed_by, old.worker_id);
      end if;
      must := tk_closed(tk_unpaused(must), new);
      must.abort_reason := tk_reason(new.abort_reason, 'abort');
    else
      perform tk_refuse('TK011', format('work session %s is %s and cannot become %s', old.id, old.status, new.status),
        json_build_object('id', old.id, 'verb', case new.status when 'paused' then 'pause' when 'in_progress' then 'resume'
          when 'completed' then 'complete' when 'approved' then 'approve' when 'rejected' then 'reject' else 'abort' end,
          'status', old.status));
  end case;

  -- The rules set these themselves, whatever the statement says of them.
  new.completed_at := coalesce(new.completed_at, must.completed_at);
  new.approved_at := coalesce(new.approved_at, must.approved_at);
  new.closed_at := coalesce(new.closed_at, must.closed_at);
  new.locked := must.locked;
  new.paused_at := must.paused_at;
  new.paused_for := must.paused_for;
  if new is distinct from must then
    perform tk_refuse_change(old, new);
  end if;
  ended := coalesce(new.approved_at, new.closed_at, new.completed_at);
  if ended is not null then
    perform tk_must_be_timely('work_sessions', new.id, ended, greatest(new.started_at, old.completed_at, (
      select max(checked_at) from safety_checks where session_id = new.id)));
  end if;

  return new;
end $$`,
  `create trigger tk_moved before update on work_sessions for each row execute function tk_work_moved()`,

  `create function tk_refuse_change(was work_sessions, wanted work_sessions) returns void language plpgsql as $$
begin
  if (wanted.id, wanted.sop_id, wanted.worker_id, wanted.started_at)
     is distinct from (was.id, was.sop_id, was.worker_id, was.started_at) then
    perform tk_refuse('TK033', format('whose work session %s is, and on what, never changes', was.id),
      json_build_object('table', 'work_sessions', 'id', was.id));
  end if;
  perform tk_refuse('TK035', format('a move of work session %s may set only what belongs to it', was.id),
    json_build_object('table', 'work_sessions', 'id', was.id));
end $$`,

  `create function tk_unpaused(w work_sessions) returns work_sessions language plpgsql as $$
begin
  if w.paused_at is not null then
    w.paused_for := w.paused_for + greatest(clock_timestamp() - w.paused_at, interval '0');
    w.paused_at := null;
  end if;

  return w;
end $$`,
  `create function tk_closed(must work_sessions, wanted work_sessions) returns work_sessions language plpgsql as $$
begin
  must.closed_by := wanted.closed_by;
  must.closed_at := coalesce(wanted.closed_at, clock_timestamp());
  must.locked := true;

  return must;
end $$`,
  `create function tk_reason(reason text, verb text) returns text language plpgsql as $$
begin
  if ${isUnseen("coalesce(reason, '')")} then
    perform tk_refuse('TK024', format('say why, to %s', verb), json_build_object('verb', verb));
  end if;

  return reason;
end $$`,

  `create function tk_work_trail() returns trigger language plpgsql security definer as $$
begin
  perform tk_must_still_act(coalesce(new.approved_by, new.closed_by, new.worker_id));
  if tg_op = 'INSERT' then
    perform tk_append(new.id, 'start', null, json_build_array(tk_added('work_sessions', new.id, tk_row(new))));
  elsif new.status in ('approved', 'rejected') then
    perform tk_append(new.id, case new.status when 'approved' then 'approve' else 'reject' end, new.rejection_reason,
      json_build_array(tk_changed('work_sessions', new.id, tk_row(old), tk_row(new)),
        tk_sign(case new.status when 'approved' then 'approve' else 'reject' end,
          coalesce(new.approved_by, new.closed_by), null::uuid, new.id, null::uuid)));
  else
    perform tk_append(new.id, case new.status when 'paused' then 'pause' when 'in_progress' then 'resume'
        when 'completed' then 'complete' else 'abort' end, new.abort_reason,
      json_build_array(tk_changed('work_sessions', new.id, tk_row(old), tk_row(new))));
  end if;

  return null;
end $$`,
  `create trigger tk_trail_started after insert on work_sessions for each row execute function tk_work_trail()`,
  // The step alone moves on with a check, whose event tells it.
  `create trigger tk_trail_moved after update of status on work_sessions for each row
  when (old.status <> new.status) execute function tk_work_trail()`,
]
