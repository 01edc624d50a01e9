import type { Operations } from '../../../migrations/revision.ts'

export const revision = '011_report_dangers'
export const downRevision = '010_keep_records'
export const message = 'Let a danger be reported before it is acknowledged'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`create or replace function tk_must_take_check(c safety_checks, w work_sessions) returns void language plpgsql as $$
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
  perform tk_must_be_in_order('safety_checks', c.id, c.checked_at);
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
end $$`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute(`create or replace function tk_must_take_check(c safety_checks, w work_sessions) returns void language plpgsql as $$
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
  perform tk_must_be_in_order('safety_checks', c.id, c.checked_at);
  select array_agg(id order by id) into unseen from hazards h
   where step_id = c.step_id and severity in ('high', 'critical') and not exists (
     select from hazard_acknowledgements where session_id = w.id and hazard_id = h.id);
  if unseen is not null then
    perform tk_refuse('TK022', format('hazards of step %s are not acknowledged', c.step_id),
      json_build_object('id', w.id, 'stepId', c.step_id, 'hazardIds', unseen));
  end if;
end $$`)
}
