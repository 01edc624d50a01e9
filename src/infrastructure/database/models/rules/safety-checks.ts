import { clocksApart } from './times.ts'

/** How the work session of the check in "new" went on, as the trail has it. */
const stepMoved = `json_build_array('work_sessions', new.session_id,
          json_build_object('current_step_id', new.step_id), json_build_object('current_step_id', next_step))`

/** Checks come in the order of the steps; one trigger holds the work session, judges, moves it on and tells it. */
export const safetyCheckRules: readonly string[] = [
  `create function tk_checked() returns trigger language plpgsql security definer as $$
declare
  w work_sessions;
  next_step uuid;
  moves boolean;
  added json;
  signed json;
begin
  -- The usual case in two statements; the rules of the work session say which step is next.
  if new.result = 'pass' then
    update work_sessions set current_step_id = null
     where id = new.session_id and status = 'in_progress' and current_step_id = new.step_id
       and worker_id = tk_actor() and new.checked_at between started_at - ${clocksApart} and clock_timestamp() + ${clocksApart}
       and (select deactivated_at from users where id = worker_id for share) is null
       and not exists (select from hazards where step_id = new.step_id and severity in ('high', 'critical'))
    returning current_step_id into next_step;
    if found then
      perform tk_append(new.session_id, new.result, null, array_to_json(array[
        tk_added('safety_checks', new.id, tk_row(new)), ${stepMoved}]));

      return null;
    end if;
  end if;

  select * into w from work_sessions where id = new.session_id for no key update;
  if new.result = 'override' then
    moves := tk_overrides(new, w);
    signed := tk_sign('override', new.override_by, null::uuid, null::uuid, new.id);
  else
    perform tk_must_take_check(new, w);
    moves := new.result = 'pass';
  end if;
  if moves then
    update work_sessions set current_step_id = null where id = w.id returning current_step_id into next_step;
  end if;
  added := tk_added('safety_checks', new.id, tk_row(new));
  perform tk_append(new.session_id, new.result, new.override_reason, array_to_json(
    array[added] || case when signed is not null then array[signed] end || case when moves then array[${stepMoved}] end));

  return null;
end $$`,
  `create trigger tk_checked after insert on safety_checks for each row execute function tk_checked()`,

  // One rule after the other, each with its own refusal.
  `create function tk_must_take_check(c safety_checks, w work_sessions) returns void language plpgsql as $$
declare
  unseen uuid[];
begin
  perform tk_must_be_open(w);
  perform tk_must_own(w.id, w.worker_id);
  perform tk_must_be_in_progress(w, 'record a check');
  if c.step_id is distinct from w.current_step_id then
    perform tk_refuse('TK012', format('step %s is not the current one of work session %s', c.step_id, w.id),
      json_build_object('id', w.id, 'stepId', c.step_id, 'currentStepId', w.current_step_id));
  end if;
  perform tk_must_be_timely('safety_checks', c.id, c.checked_at, w.started_at);
  -- Nobody acknowledges a danger in order to report it.
  if c.result = 'pass' then
    select array_agg(id order by id) into unseen from hazards h
     where step_id = c.step_id and severity in ('high', 'critical') and not exists (
       select from hazard_acknowledgements where session_id = w.id and hazard_id = h.id);
    if unseen is not null then
      perform tk_refuse('TK022', format('hazards of step %s are not acknowledged', c.step_id),
        json_build_object('id', w.id, 'stepId', c.step_id, 'hazardIds', unseen));
    end if;
  end if;
end $$`,

  `create function tk_must_be_open(w work_sessions) returns void language plpgsql as $$
begin
  if w.locked is distinct from false then
    perform tk_refuse('TK010', format('work session %s is %s and locked', w.id, w.status),
      json_build_object('id', w.id, 'status', w.status));
  end if;
end $$`,

  `create function tk_must_be_in_progress(w work_sessions, verb text) returns void language plpgsql as $$
begin
  if w.status is distinct from 'in_progress' then
    perform tk_refuse('TK011', format('work session %s is %s', w.id, w.status),
      json_build_object('id', w.id, 'verb', verb, 'status', w.status));
  end if;
end $$`,

  // As the trail has them, for a check's own time is whatever its sender's clock says. Before the trail there was
  // nothing else to go by.
  `create function tk_newest_check(o safety_checks) returns uuid language sql stable as $$
  select coalesce((
    select (changes -> 0 ->> 1)::uuid from audit_events
     where stream_id = o.session_id and verb in ('pass', 'fail') order by position desc limit 1), (
    select id from safety_checks
     where session_id = o.session_id and step_id = o.step_id and result <> 'override'
     order by checked_at desc, id desc limit 1))
$$`,

  // Whether the trail tells that the work went on from this step. The table alone would also have checks of the very
  // statement that is judged, which moves the step on beside them.
  `create function tk_went_on(session uuid, step uuid) returns boolean language sql stable as $$
  select exists (select from audit_events e cross join json_array_elements(e.changes) change
    where e.stream_id = session and change ->> 0 = 'safety_checks' and change -> 3 ->> 'step_id' = step::text
      and change -> 3 ->> 'result' in ('pass', 'override'))
$$`,

  // Whether the override moves the work on; it names the newest failure of the current step, or a flagged check
  // of another one.
  `create function tk_overrides(o safety_checks, w work_sessions) returns boolean language plpgsql as $$
declare
  c safety_checks;
begin
  perform tk_must_be_open(w);
  perform tk_must_review(o.override_by, w.worker_id);
  select * into c from safety_checks
   where id = o.resolves and session_id = w.id and step_id = o.step_id and result <> 'override';
  perform tk_must_be_timely('safety_checks', o.id, o.checked_at, greatest(w.started_at, c.checked_at));
  if c.step_id is distinct from w.current_step_id and c.needs_review and tk_went_on(w.id, c.step_id) then
    return false;
  end if;
  if c.step_id = w.current_step_id and c.result = 'fail' and c.id = tk_newest_check(o) then
    return true;
  end if;
  perform tk_refuse('TK021', format('work session %s has no such failed or flagged check to override', w.id),
    json_build_object('id', w.id));
end $$`,

  // The worker of the step in front of them has seen what is dangerous about it (ISO 45001 8.1.2).
  `create function tk_acknowledged() returns trigger language plpgsql security definer as $$
declare
  w work_sessions;
begin
  select * into w from work_sessions where id = new.session_id for no key update;
  perform tk_must_be_open(w);
  perform tk_must_own(w.id, w.worker_id);
  if new.acknowledged_by is distinct from w.worker_id then
    perform tk_refuse('TK019', format('%s acts in the name of %s', w.worker_id, new.acknowledged_by),
      json_build_object('actor', w.worker_id, 'named', new.acknowledged_by));
  end if;
  perform tk_must_be_in_progress(w, 'acknowledge a hazard');
  perform tk_must_be_timely('hazard_acknowledgements', new.id, new.acknowledged_at, w.started_at);
  if not exists (select from hazards where id = new.hazard_id and step_id = w.current_step_id) then
    perform tk_refuse('TK023', format('hazard %s is not one of the current step', new.hazard_id),
      json_build_object('id', w.id, 'hazardId', new.hazard_id, 'stepId', w.current_step_id));
  end if;
  perform tk_append(w.id, 'acknowledge', null,
    json_build_array(tk_added('hazard_acknowledgements', new.id, tk_row(new))));

  return null;
end $$`,
  `create trigger tk_acknowledged after insert on hazard_acknowledgements
  for each row execute function tk_acknowledged()`,
]
