/**
 * Electronic signatures (21 CFR 11.50, 11.70): who, when, what it means, and the hash of exactly what was signed.
 * What these texts hold may never change for a signature on record: a new column needs a new meaning, not a new text.
 */
export const signing: readonly string[] = [
  `create function tk_tree_digest(sop uuid) returns bytea language sql stable set enable_seqscan = off as $$
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
$$`,

  `create function tk_signed_digest(signature signatures) returns bytea language sql stable as $$
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
$$`,

  // Signs what is on record at this moment and returns the change for the trail.
  `create function tk_sign(meaning text, signer uuid, sop uuid, session uuid, checked uuid) returns json
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
end $$`,
]
