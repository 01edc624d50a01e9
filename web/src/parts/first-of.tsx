import { Fragment, type ReactNode, useState } from 'react'
import { useWords } from '../languages/words.tsx'
import { Button } from './button.tsx'

/** A page of thousands would stand still until all of them are there. */
const atOnce = 200

/** The first items of a list, and the way to more of them. */
export function FirstOf<Item>(props: { items: readonly Item[]; children: (item: Item) => ReactNode }) {
  const { items, children } = props
  const { most, more } = useMost(items.length)

  return (
    <>
      {items.slice(0, most).map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place.
        <Fragment key={at}>{children(item)}</Fragment>
      ))}
      {more && <li>{more}</li>}
    </>
  )
}

/** How many of so many are shown, and the button that shows as many again; undefined once all are. */
export function useMost(count: number): { most: number; more: ReactNode; showAll: () => void } {
  const { common } = useWords()
  const [most, setMost] = useState(atOnce)

  return {
    most,
    showAll: () => setMost(Number.POSITIVE_INFINITY),
    more: count > most && (
      <Button icon="plus" onPress={() => setMost(most * 2)}>
        {common.more} ({most}/{count})
      </Button>
    ),
  }
}
