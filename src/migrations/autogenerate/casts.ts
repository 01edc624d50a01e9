import type { Catalog } from '../catalog/object.ts'
import type { Connection } from '../connection.ts'
import type { CastKind, Casts } from '../diff/emitter.ts'

/** Asks the database how values get from the one catalog's column types to the other's, in both directions. */
export async function readCasts(sql: Connection, one: Catalog, other: Catalog): Promise<Casts> {
  const pairs = changedTypes(one, other)
  if (pairs.length === 0) return sameType
  const both = [...pairs, ...pairs.map(([source, target]) => [target, source] as const)]
  const rows = await sql.tuples<[CastKind]>('', castsQuery, [
    JSON.stringify(both.map(([source, target]) => ({ source, target }))),
  ])
  const kinds = new Map(both.map((pair, place) => [pair.join(' to '), rows[place]?.[0] ?? 'text']))

  return (source, target) =>
    source === target ? 'assignment' : (kinds.get(`${source} to ${target}`) ?? 'text')
}

const sameType: Casts = (source, target) => (source === target ? 'assignment' : 'text')

/** Arrays are cast to arrays as their elements are; every type is cast to and from strings by its text. */
const castsQuery = `
  select case
      when k.castcontext in ('i', 'a') or target.typcategory = 'S' then 'assignment'
      when k.castcontext = 'e' or source.typcategory = 'S' then 'explicit'
      else 'text' end
  from rows from (jsonb_to_recordset($1::jsonb) as (source text, target text)) with ordinality p (source, target, place)
  cross join lateral (select case when p.source like '%[]' and p.target like '%[]' then '(\\[\\])+$' else '^$' end) as arrays (pattern)
  left join pg_type source on source.oid = to_regtype(regexp_replace(p.source, arrays.pattern, ''))
  left join pg_type target on target.oid = to_regtype(regexp_replace(p.target, arrays.pattern, ''))
  left join pg_cast k on k.castsource = source.oid and k.casttarget = target.oid
  order by p.place`

function changedTypes(one: Catalog, other: Catalog): (readonly [string, string])[] {
  return [...one.values()].flatMap((column) => {
    const twin = other.get(column.id)
    if (column.kind !== 'column' || twin?.kind !== 'column') return []

    return column.shape.base === twin.shape.base ? [] : [[column.shape.base, twin.shape.base] as const]
  })
}
