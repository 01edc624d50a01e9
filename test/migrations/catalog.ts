import type { Catalog } from '../../src/migrations/catalog/object.ts'

/** A catalog for comparing, without what no statement can change: the order of columns. */
export function described(catalog: Catalog): Record<string, unknown> {
  return Object.fromEntries([...catalog].map(([id, { position: _, ...object }]) => [id, object]))
}
