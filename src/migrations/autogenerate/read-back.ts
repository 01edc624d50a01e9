import type { Catalog, CatalogObject } from '../catalog/object.ts'
import { refusesToMake } from '../diff/refusals.ts'
import { statementsFor } from './clone.ts'
import type { Catalogs } from './scratch.ts'

/** How often what PostgreSQL prints is read back; it has been seen to say the same from the second time on. */
const rounds = 3

/**
 * The declared schema in the words of the live one, where both mean the same. PostgreSQL prints some expressions in
 * words that it reads back as others: a list of varchar, a domain over it, addresses. What was made by a statement that
 * it printed then differs from what was declared for ever. `describe` makes a schema by its statements and describes it.
 */
export async function readBack(
  { live, declared }: Catalogs,
  describe: (statements: readonly string[]) => Promise<Catalog>,
): Promise<Catalog> {
  let settled = declared
  for (let round = 0; round < rounds && differsInWords(live, settled); round++) {
    const again = await describe(statementsFor(withoutRefused(settled)))
    const next = new Map([...settled].map(([id, object]) => [id, inWordsOf(live, object, again.get(id))]))
    if (isSame(next, settled)) return next
    settled = next
  }

  return settled
}

function inWordsOf(live: Catalog, object: CatalogObject, again: CatalogObject | undefined): CatalogObject {
  const there = live.get(object.id)
  if (again?.kind !== object.kind || (there && shapeText(there) === shapeText(object))) return object

  return { ...object, shape: again.shape } as CatalogObject
}

/** Only what holds expressions can be printed otherwise than it was written. */
function differsInWords(live: Catalog, declared: Catalog): boolean {
  return [...declared.values()].some((object) => {
    const there = live.get(object.id)
    if (!there || !/^(column|constraint|default|domain|index|policy|routine|trigger|view)$/.test(object.kind))
      return false

    return shapeText(there) !== shapeText(object)
  })
}

/** Without what no statement is written for, and what cannot be made without that. */
function withoutRefused(catalog: Catalog): Catalog {
  const kept = new Map(catalog)
  for (let before = 0; before !== kept.size; ) {
    before = kept.size
    for (const [id, object] of kept) {
      const lacks = object.needs.some((need) => catalog.has(need) && !kept.has(need))
      if (lacks || refusesToMake(object)) kept.delete(id)
    }
  }

  return kept
}

function isSame(one: Catalog, other: Catalog): boolean {
  return [...one.values()].every((object) => other.get(object.id) === object)
}

function shapeText({ shape }: CatalogObject): string {
  return JSON.stringify(shape)
}
