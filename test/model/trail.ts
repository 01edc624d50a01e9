import type { Database } from '../../src/infrastructure/database/database.ts'

/**
 * What is wrong with the trail of all records and with their signatures; nothing in a database that was left alone.
 * Each check is a statement of its own kind, so that it does not share a mistake with the product's own verification.
 */
export async function faultsOfTrail(database: Database): Promise<string[]> {
  const faults = await database.single((db) => db.rows<{ fault: string }>(looking))

  return faults.map(({ fault }) => fault)
}

const looking = `
  with link as (
    select e, row_number() over stream as place, lag(e.hash) over stream as before
      from audit_events e window stream as (partition by e.stream_id order by e.position)
  ), change as materialized (
    select stream_id, position, c ->> 0 as tab, c ->> 1 as id, c -> 2 as gone, c -> 3 as made
      from audit_events cross join json_array_elements(changes) c
  ), latest as materialized (
    -- What each row's columns are by their events: the last value told of each.
    select tab, id, key, (array_agg(value::text order by position desc))[1] as value
      from change cross join json_each(case when id is not null and json_typeof(made) = 'object' then made else '{}' end)
     group by tab, id, key
  ), present as materialized (
    select 'sops' as tab, id::text, tk_row(s) as row from sops s
    union all select 'work_sessions', id::text, tk_row(w) from work_sessions w
    union all select 'safety_checks', id::text, tk_row(c) from safety_checks c
    union all select 'hazard_acknowledgements', id::text, tk_row(a) from hazard_acknowledgements a
    union all select 'signatures', id::text, tk_row(s) from signatures s
    union all select 'users', id::text, tk_row(u) from users u
    union all select 'user_secrets', id::text, tk_row(s) from user_secrets s
    union all select 'devices', id::text, tk_row(d) from devices d
    union all select 'api_tokens', id::text, tk_row(t) from api_tokens t
  ), columns as materialized (
    select tab, id, key, value::text as value from present cross join json_each(row)
  )
  select format('event %s of %s breaks the chain', (e).position, (e).stream_id) as fault
    from link where (e).position <> place
      or (e).hash <> sha256(coalesce(before, '') || convert_to(tk_event_text(e), 'UTF8'))
  union all
  select format('%s of %s %s is %s on record and %s by its events', coalesce(c.key, l.key), coalesce(c.tab, l.tab),
         coalesce(c.id, l.id), c.value, l.value)
    from columns c full join latest l using (tab, id, key)
   where c.value::jsonb is distinct from l.value::jsonb
  union all
  select format('signature %s does not match what it signs', id) from signatures s where digest <> tk_signed_digest(s)`
