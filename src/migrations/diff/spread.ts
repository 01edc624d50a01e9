import type { Catalog, CatalogObject } from '../catalog/object.ts'
import { isRetyped } from './alter-columns.ts'
import type { Context } from './emitter.ts'
import type { Verbs } from './verb.ts'

interface Spreading extends Pick<Context, 'from' | 'to'> {
  /** The domains that are made of them are added. */
  readonly rebuilt: Set<string>
}

/** What depends on something that goes, is made anew or changes its type has to make way, and to come back. */
export function spread(verbs: Verbs, { from, to, rebuilt }: Spreading): void {
  const dependents = dependentsIn(from)
  const queue = [...from.keys()].filter((id) => isDisturbed(id))
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const dependent of dependents.get(id) ?? []) {
      if (!mustFall(dependent, id)) continue
      verbs.set(dependent.id, 'recreate')
      if (dependent.kind === 'domain' && rebuilt.has(id)) rebuilt.add(dependent.id)
      queue.push(dependent.id)
    }
  }

  function isDisturbed(id: string): boolean {
    const verb = verbs.get(id)

    return verb === 'drop' || verb === 'recreate' || retyped(id) !== 'no'
  }

  function mustFall(dependent: CatalogObject, id: string): boolean {
    const verb = verbs.get(dependent.id)
    if (verb === 'drop' || verb === 'recreate') return false
    if (dependent.kind === 'table') return false
    const cause = verbs.get(id)
    if (cause === 'drop') return verb === undefined || /^(constraint|trigger|view)$/.test(dependent.kind)
    if (cause === 'recreate' && rebuilt.has(id) && isPlainColumn(dependent)) return movesOver(dependent)
    if (cause === 'recreate') return true

    return fallsByRetyping(dependent, retyped(id))
  }

  /** A column of a type made anew is not dropped: its values move over, which disturbs what uses the column. */
  function movesOver(column: CatalogObject): false {
    verbs.set(column.id, 'alter')
    queue.push(column.id)

    return false
  }

  function retyped(id: string): 'no' | 'length' | 'type' {
    const [old, now] = [from.get(id), to.get(id)]
    if (old?.kind !== 'column' || now?.kind !== 'column') return 'no'
    if (!isRetyped({ from: old, to: now }, { rebuilt })) return 'no'
    const sameBase = old.shape.base === now.shape.base && old.shape.collation === now.shape.collation

    return sameBase && !old.needs.some((need) => rebuilt.has(need)) ? 'length' : 'type'
  }
}

function isPlainColumn(object: CatalogObject): boolean {
  return object.kind === 'column' && object.shape.generated === null
}

/** PostgreSQL rebuilds indexes, keys and checks by itself; a foreign key only as long as both sides fit. */
function fallsByRetyping(dependent: CatalogObject, retyped: 'no' | 'length' | 'type'): boolean {
  if (retyped === 'no') return false
  if (dependent.kind === 'column') return true
  if (dependent.kind === 'constraint') return dependent.shape.type === 'f' && retyped === 'type'

  return ['default', 'policy', 'routine', 'trigger', 'view'].includes(dependent.kind)
}

function dependentsIn(catalog: Catalog): Map<string, CatalogObject[]> {
  const dependents = new Map<string, CatalogObject[]>()
  for (const object of catalog.values()) {
    for (const need of object.needs) dependents.set(need, [...(dependents.get(need) ?? []), object])
  }

  return dependents
}
