import { type RecordTable, records } from '../../../domain/records.ts'

/** How rows find the stream of the trail that tells of them, in SQL made from what is said of each table. */

/** The stream of the row called `row`; null where what it is part of is gone. */
export function streamOf(table: RecordTable, row: string): string {
  const { is, partOf } = records[table]
  if (is) return `${row}.${is.stream}`
  const streams = partOf.map(({ column, of }) => streamOfId(of, `${row}.${column}`))

  return streams.length === 1 ? streams.join() : `coalesce(${streams.join(', ')})`
}

/** An indexed column of the table that keeps rows of one stream together, and the stream of a value of it. */
export function keyOf(table: RecordTable): { key: string; stream: (value: string) => string } {
  const { is, partOf } = records[table]
  if (is) return { key: is.stream, stream: (value) => value }
  const [link, other] = partOf
  if (link && !other) return { key: link.column, stream: (value) => streamOfId(link.of, value) }

  return { key: 'id', stream: (value) => streamOfId(table, value) }
}

/**
 * Conditions on the table that together meet every row of the streams in $1. Lists of ids are found before the rows
 * themselves, so that each is looked up by its index.
 */
export function inStreams(table: RecordTable): string[] {
  const { is, partOf } = records[table]
  if (is) return [`${is.stream} = any($1)`]

  return partOf.flatMap(({ column, of }) =>
    namesItsStream(of)
      ? [`${column} = any($1)`]
      : inStreams(of).map((condition) => `${column} = any(array(select id from ${of} where ${condition}))`),
  )
}

function streamOfId(table: RecordTable, id: string): string {
  return namesItsStream(table)
    ? id
    : `(select ${streamOf(table, table)} from ${table} where ${table}.id = ${id})`
}

/** Whether its ids are streams, so that nothing needs to be looked up. */
function namesItsStream(table: RecordTable): boolean {
  return records[table].is?.stream === 'id'
}
