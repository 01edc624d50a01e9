interface Last {
  place: string
  before: string
  from: string
}

const lastEvent: Last = {
  place: 'position + 1',
  before: 'hash',
  from: 'from audit_events where stream_id = stream order by position desc limit 1',
}

const noEvent: Last = { place: '1', before: "''::bytea", from: 'limit 1' }

/** Appends an event behind the last one of its chain. Its time is read once, for it is told and hashed. */
function appendedTo({ place, before, from }: Last): string {
  return `insert into audit_events (stream_id, position, at, actor, db_user, request_id, verb, reason, changes, hash)
  select stream, place, now, who, session_user, request, what, reason, changed,
         sha256(before || convert_to(
           tk_event_text(stream, place, now, who, session_user, request, what, reason, changed), 'UTF8'))
    from (
      select ${place} as place, ${before} as before, clock_timestamp() as now, tk_actor() as who,
             nullif(current_setting('tenken.request', true), '') as request,
             coalesce(why, nullif(current_setting('tenken.reason', true), '')) as reason
        ${from}) event`
}

/**
 * The audit trail: events in one chain a record (SOP lineage, work session, user), each holding the hash of the one
 * before it and of its own text, and the changes of every row it is about (21 CFR 11.10 (e)). A change is
 * [table, id, from, to]: from is null for a new row, to for one that is gone, and else both hold what changed. Where
 * id is null, from or to is a list of whole rows.
 */
export const trail: readonly string[] = [
  // Compressing a whole tree would cost more than all the rest of putting it on record.
  'alter table audit_events alter column changes set storage external',

  // The text that an event's hash covers. It may never come out otherwise for an event on record.
  `create function tk_event_text(stream uuid, place integer, at timestamptz, who uuid, role text, request text, verb text,
  why text, changed json) returns text language sql stable as $$
  select json_build_array(stream, place, extract(epoch from at), who, role, request, verb, why, changed)::text
$$`,

  `create function tk_event_text(e audit_events) returns text language sql stable as $$
  select tk_event_text(e.stream_id, e.position, e.at, e.actor, e.db_user, e.request_id, e.verb, e.reason, e.changes)
$$`,

  `create function tk_added(tab text, id uuid, made json) returns json language sql stable as $$
  select json_build_array(tab, id, null, made)
$$`,

  `create function tk_rows_added(tab text, made json) returns json language sql stable as $$
  select json_build_array(tab, null, null, made)
$$`,

  `create function tk_rows_removed(tab text, gone json) returns json language sql stable as $$
  select json_build_array(tab, null, gone, null)
$$`,

  `create function tk_removed(tab text, id uuid, gone json) returns json language sql stable as $$
  select json_build_array(tab, id, gone, null)
$$`,

  `create function tk_changed(tab text, id uuid, was json, made json) returns json language sql stable as $$
  select json_build_array(tab, id, json_object_agg(key, w.value order by key), json_object_agg(key, m.value order by key))
    from jsonb_each(was::jsonb) w join jsonb_each(made::jsonb) m using (key)
   where w.value <> m.value
$$`,

  // Appends an event and tells its position. The caller holds the stream: the record's own row, or a lineage's first
  // version. The first of a chain has a statement of its own: an outer join to the last event would cost all others.
  `create function tk_append(stream uuid, what text, why text, changed json) returns integer language plpgsql as $$
declare
  appended integer;
begin
  ${appendedTo(lastEvent)}
  returning position into appended;
  if not found then
    ${appendedTo(noEvent)}
    returning position into appended;
  end if;

  return appended;
end $$`,

  // A lineage's first version is the lineage: whoever appends to its trail holds that row.
  `create function tk_append_to_lineage(lineage uuid, what text, changed json) returns void language plpgsql as $$
begin
  perform from sops where id = lineage for no key update;
  perform tk_append(lineage, what, null, changed);
end $$`,
]
