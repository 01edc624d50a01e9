import { useEntranceWords } from '../languages/entrance-words.ts'
import { Notice } from '../parts/state.tsx'

/** Why somebody is here again, and how many answers on this device are not on record yet. */
export function WhatIsLeft({ isEnded, unsent }: { isEnded: boolean; unsent: number }) {
  const { left } = useEntranceWords()

  return (
    <Notice kind="waiting" icon="info">
      {isEnded && <p>{left.ended}</p>}
      {unsent > 0 && <p>{left.unsent(unsent)}</p>}
    </Notice>
  )
}
