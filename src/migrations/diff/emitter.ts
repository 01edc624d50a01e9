import type { Catalog, CatalogObject, Described, Kind } from '../catalog/object.ts'
import type { WhyRefused } from './errors.ts'
import type { Statement } from './statement.ts'

/** How values get from one type to another: by themselves, by a cast that is asked for, or only as text. */
export type CastKind = 'assignment' | 'explicit' | 'text'
export type Casts = (source: string, target: string) => CastKind

/** What a statement's wording depends on beyond its own object. */
export interface Context {
  readonly from: Catalog
  readonly to: Catalog
  readonly casts: Casts
  /** Types whose values all go through text, for the type is made anew. */
  readonly rebuilt: ReadonlySet<string>
  /** What is made or dropped together with the object, in order. */
  parts(id: string): readonly CatalogObject[]
}

/** One kind's SQL. */
export interface Emitter<K extends Kind> {
  create(object: Described<K>, context: Context): Statement[]
  drop(object: Described<K>, context: Context): Statement[]
  /** Undefined where only dropping it and making it again leads from one to the other. */
  alter(from: Described<K>, to: Described<K>, context: Context): Statement[] | undefined
  /** Why a change is left to people; `from` or `to` is undefined where it is made or dropped. */
  refuse?(from: Described<K> | undefined, to: Described<K> | undefined): WhyRefused | undefined
}

/** True where the table was there before, so that it may hold rows. */
export function mayHoldRows(context: Context, table: string | null): boolean {
  return context.from.has(`table ${table}`)
}
