import { type ForeignKey, getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { qualified, quoted } from '../quote.ts'
import { columnText } from './column.ts'
import { expression, quotedList } from './sql-text.ts'

type TableConfig = ReturnType<typeof getTableConfig>

/** `create table` for each, then the foreign keys to tables that come later; PostgreSQL is faster at the others. */
export function tableTexts(tables: readonly PgTable[]): string[] {
  const isLater = (key: ForeignKey) =>
    tables.indexOf(key.reference().foreignTable) > tables.indexOf(key.table)
  const keys = tables.flatMap((table) => getTableConfig(table).foreignKeys)
  const later = keys.filter(isLater)

  return [
    ...tables.map((table) => tableText(table, (key) => !isLater(key))),
    ...later.map((key) => `alter table ${nameOf(key.table)} add ${foreignKeyText(key)}`),
  ]
}

function nameOf(table: PgTable): string {
  const { schema, name } = getTableConfig(table)

  return qualified(schema, name)
}

function tableText(table: PgTable, isOwnLine: (key: ForeignKey) => boolean): string {
  const config = getTableConfig(table)
  const lines = [
    ...config.columns.map(columnText),
    ...keyLines(config),
    ...checkLines(config),
    ...config.foreignKeys.filter(isOwnLine).map(foreignKeyText),
  ]

  return `create table ${qualified(config.schema, config.name)} (\n  ${lines.join(',\n  ')}\n)`
}

function keyLines({ name, columns, primaryKeys, uniqueConstraints }: TableConfig): string[] {
  const primary = columns.filter((column) => column.primary)
  const unique = columns.filter((column) => column.isUnique)

  return [
    // Unnamed, as drizzle-kit leaves it: PostgreSQL names it after the table.
    ...(primary.length > 0 ? [`primary key (${quotedList(primary)})`] : []),
    ...primaryKeys.map(
      (key) => `constraint ${quoted(key.getName())} primary key (${quotedList(key.columns)})`,
    ),
    ...unique.map((column) => uniqueLine(column.uniqueName, [column], column.uniqueType === 'not distinct')),
    ...uniqueConstraints.map((key) =>
      uniqueLine(key.getName() ?? `${name}_unique`, key.columns, key.nullsNotDistinct),
    ),
  ]
}

function uniqueLine(
  name: string | undefined,
  columns: readonly { name: string }[],
  nullsNotDistinct: boolean,
): string {
  const named = name ? `constraint ${quoted(name)} ` : ''

  return `${named}unique${nullsNotDistinct ? ' nulls not distinct' : ''} (${quotedList(columns)})`
}

function checkLines({ checks }: TableConfig): string[] {
  return checks.map(({ name, value }) => `constraint ${quoted(name)} check (${expression(value)})`)
}

function foreignKeyText(key: ForeignKey): string {
  const { columns, foreignTable, foreignColumns } = key.reference()

  return [
    `constraint ${quoted(key.getName())} foreign key (${quotedList(columns)})`,
    `references ${nameOf(foreignTable)} (${quotedList(foreignColumns)})`,
    `on delete ${key.onDelete ?? 'no action'} on update ${key.onUpdate ?? 'no action'}`,
  ].join(' ')
}
