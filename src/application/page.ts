/** One page of a listing; `next` is what `after` takes for the page behind it, null at the end. */
export interface Page<Item> {
  items: Item[]
  next: string | null
}

/** Which page of a listing. */
export interface Paging {
  /** At most this many lines. */
  limit: number
  /** Behind the record that this refers to; the first page unless given. */
  after?: string | undefined
}

/** Lists one more than the page takes, so as to know whether there is a page behind it. */
export async function pageOf<Item extends { id: string }>(
  limit: number,
  list: (most: number) => Promise<Item[]>,
): Promise<Page<Item>> {
  const listed = await list(limit + 1)
  const items = listed.slice(0, limit)

  return { items, next: listed.length > limit ? (items.at(-1)?.id ?? null) : null }
}
