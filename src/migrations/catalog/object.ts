/** What a schema is made of, one shape per kind: all that PostgreSQL keeps of it and that a person can declare. */
export interface Shapes {
  table: TableShape
  column: ColumnShape
  /** A column's default, apart from the column, for it comes and goes on its own. */
  default: { expression: string }
  constraint: ConstraintShape
  index: { definition: string; valid: boolean }
  /** What a subscriber tells a table's rows by, where that is not the primary key. */
  replica: { identity: string; index: string | null; key: string | null }
  trigger: { definition: string; enabled: 'O' | 'D' | 'A' | 'R' }
  policy: PolicyShape
  routine: RoutineShape
  view: ViewShape
  sequence: SequenceShape & { unlogged: boolean }
  /** That a sequence belongs to a column and goes with it. */
  ownership: { sequence: string; column: string }
  enum: { labels: string[] }
  domain: DomainShape
  /** What is noticed and compared, but left to people: aggregates, operators, ranges, rules and the like. */
  other: { what: string; definition: string }
}

export type Kind = keyof Shapes

export interface Described<K extends Kind> {
  readonly kind: K
  /** The same for the same thing in every catalog: kind and quoted name. */
  readonly id: string
  /** Quoted where PostgreSQL needs it, ready for SQL. */
  readonly name: string
  /** The quoted name of the table or view that it is part of. */
  readonly table: string | null
  readonly shape: Shapes[K]
  readonly comment: string | null
  /** Who may do what, beyond the owner. */
  readonly grants: readonly Grant[]
  /** The order within a table; not part of what is compared, for no statement can change it. */
  readonly position: number
  /** The ids of what it cannot exist without, in the same catalog. */
  readonly needs: readonly string[]
}

export type CatalogObject = { [K in Kind]: Described<K> }[Kind]

/** A schema as PostgreSQL describes it, by id. Two schemas are equal when their objects are. */
export type Catalog = ReadonlyMap<string, CatalogObject>

export interface Grant {
  /** Quoted, or public. */
  role: string
  privilege: string
  grantable: boolean
}

export interface TableShape {
  unlogged: boolean
  rowSecurity: boolean
  forceRowSecurity: boolean
  options: string[]
  /** The tables that it inherits from, or is a partition of. */
  parents: string[]
  /** Partitioning, inheritance and the type of a typed table: compared, but left to people. */
  lineage: string | null
}

export interface ColumnShape {
  /** A table above has it, and what is changed there is changed here. */
  inherited: boolean
  type: string
  /** The type without length or precision. */
  base: string
  collation: string | null
  notNull: boolean
  generated: string | null
  virtual: boolean
  identity: Identity | null
  storage: Storage
  /** What a column of this type has unless it is set otherwise. */
  typeStorage: Storage
  /** What it is set to; null for what the server's default_toast_compression says. */
  compression: 'pglz' | 'lz4' | null
}

/** How values are kept: in the row, compressed, or apart from it. */
export type Storage = 'plain' | 'external' | 'main' | 'extended'

/** Its type is the column's. */
export interface Identity extends Omit<SequenceShape, 'type'> {
  always: boolean
  /** The name of the sequence within. */
  sequence: string
}

export interface ConstraintShape {
  type: 'p' | 'u' | 'f' | 'c' | 'x'
  /** Without NOT VALID. */
  definition: string
  valid: boolean
  /** By `disable trigger all`: PostgreSQL does not hold it while it is. */
  disabled: boolean
  /** What is said of the index of a key, apart from the key itself. */
  indexComment: string | null
}

export interface PolicyShape {
  permissive: boolean
  command: 'all' | 'select' | 'insert' | 'update' | 'delete'
  roles: string[]
  using: string | null
  check: string | null
}

export interface RoutineShape {
  procedure: boolean
  /** The types that tell it from others of its name. */
  signature: string
  /** Names, modes and types of all parameters: what `create or replace` cannot change. */
  parameters: string
  /** How many parameters have a default; `create or replace` cannot take one away. */
  defaults: number
  result: string
  /** Where its body names the schema that it is in, `ownSchema` of own-names.ts stands for that. */
  definition: string
  /**
   * The search_path that it sets for itself where that names its own schema, which null stands for; the definition
   * then says nothing of it. Otherwise empty, and what it sets is in the definition.
   */
  ownPath: (string | null)[]
  /** In a language whose body PostgreSQL looks into when it is made, kept as text. */
  checked: boolean
}

export interface ViewShape {
  materialized: boolean
  definition: string
  options: string[]
  columnComments: Record<string, string>
  columnDefaults: Record<string, string>
}

export interface SequenceShape {
  type: string
  start: string
  increment: string
  minimum: string
  maximum: string
  cache: string
  cycle: boolean
}

export interface DomainShape {
  type: string
  collation: string | null
  notNull: boolean
  default: string | null
  constraints: { name: string; definition: string; valid: boolean; comment: string | null }[]
}
