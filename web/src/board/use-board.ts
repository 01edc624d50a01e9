import { useEffect, useState } from 'react'
import { nothingYet } from './board.ts'
import { watchBoard } from './watching.ts'

/** The board as it changes; while the page is hidden nothing is asked. */
export function useBoard() {
  const [watched, setWatched] = useState(nothingYet)

  useEffect(() => {
    let watching: AbortController | undefined
    const follow = () => {
      watching?.abort()
      watching = undefined
      if (document.hidden) return
      watching = new AbortController()
      watchBoard(watching.signal, setWatched)
    }
    follow()
    document.addEventListener('visibilitychange', follow)

    return () => {
      document.removeEventListener('visibilitychange', follow)
      watching?.abort()
    }
  }, [])

  return watched
}
