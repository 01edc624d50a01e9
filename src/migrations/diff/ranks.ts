import type { CatalogObject } from '../catalog/object.ts'

/** The order a person would write the statements in: out of the way, types, tables, keys, indexes, then what uses them. */
const dropRanks: Record<CatalogObject['kind'], number> = {
  view: 10,
  trigger: 11,
  policy: 12,
  constraint: 13,
  index: 14,
  replica: 12.5,
  default: 15,
  ownership: 16,
  column: 50,
  table: 51,
  routine: 80,
  sequence: 81,
  domain: 82,
  enum: 83,
  other: 84,
}

const createRanks: Record<CatalogObject['kind'], number> = {
  enum: 20,
  domain: 21,
  sequence: 22,
  table: 30,
  column: 31,
  ownership: 41,
  default: 42,
  constraint: 60,
  index: 61,
  replica: 64,
  routine: 65,
  view: 70,
  trigger: 71,
  policy: 72,
  other: 73,
}

export const alterColumnsRank = 40
export const aboutRank = 90

export function dropRank(object: CatalogObject): number {
  return dropRanks[object.kind] - (isForeignKey(object) ? 0.5 : 0)
}

/** Also where an object is altered. */
export function createRank(object: CatalogObject): number {
  return createRanks[object.kind] + (isForeignKey(object) ? 2 : 0)
}

function isForeignKey(object: CatalogObject): boolean {
  return object.kind === 'constraint' && object.shape.type === 'f'
}
