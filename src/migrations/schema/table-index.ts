import { is, SQL } from 'drizzle-orm'
import { getTableConfig, type Index, type PgTable } from 'drizzle-orm/pg-core'
import { qualified, quoted } from '../quote.ts'
import { ModelsNotDeclarable } from './errors.ts'
import { indexExpression } from './sql-text.ts'

type IndexColumn = Index['config']['columns'][number]

/**
 * A table's indexes. Orders mean what they mean to drizzle-kit: `desc()` alone is `desc nulls last`. An expression
 * stands as it is written, with parentheses of its own where PostgreSQL wants them.
 */
export function indexTexts(table: PgTable): string[] {
  const config = getTableConfig(table)

  return config.indexes.map((index) => indexText(config, index))
}

function indexText(table: { schema: string | undefined; name: string }, { config }: Index): string {
  const { columns, method = 'btree', unique, where, with: options } = config
  const name = config.name ?? defaultName(table.name, columns)

  return [
    `create ${unique ? 'unique ' : ''}index ${quoted(name)} on ${qualified(table.schema, table.name)}`,
    `using ${method} (${columns.map((column) => columnText(column)).join(', ')})`,
    ...(options && Object.keys(options).length > 0 ? [`with (${optionList(options)})`] : []),
    ...(where ? [`where ${indexExpression(where)}`] : []),
  ].join(' ')
}

function columnText(column: IndexColumn): string {
  if (is(column, SQL)) return indexExpression(column)
  if (!('name' in column) || !column.name) {
    throw new ModelsNotDeclarable('an index', { code: 'index_column_unknown' })
  }
  const { order, nulls, opClass } = column.indexConfig ?? {}
  const plain = order !== 'desc' && nulls !== 'first'

  return [
    quoted(column.name),
    ...(opClass ? [opClass] : []),
    ...(order === 'desc' ? ['desc'] : []),
    // Said only where it is not PostgreSQL's own choice: other methods than btree refuse to hear it.
    ...(plain ? [] : [`nulls ${nulls ?? 'last'}`]),
  ].join(' ')
}

function optionList(options: Record<string, unknown>): string {
  return Object.entries(options)
    .map(([option, value]) => `${option} = ${value}`)
    .join(', ')
}

/** The name drizzle-kit gives. */
function defaultName(table: string, columns: readonly IndexColumn[]): string {
  const names = columns.map((column) => {
    if (is(column, SQL) || !('name' in column) || !column.name) {
      throw new ModelsNotDeclarable(`an index of ${table}`, { code: 'expression_index_unnamed' })
    }

    return column.name
  })

  return `${table}_${names.join('_')}_index`
}
