import { createContext, type ReactNode, use, useLayoutEffect, useReducer, useState } from 'react'

/** So long what has just come into place takes no touch, in milliseconds: second taps of gloves came until 700. */
const settling = 800

/** When the finger went down, or the mouse; none has before it lets go of what a keyboard or a reader presses. */
let pressedAt = Number.POSITIVE_INFINITY

addEventListener('pointerdown', ({ timeStamp }) => {
  pressedAt = timeStamp
})
addEventListener('click', () => {
  pressedAt = Number.POSITIVE_INFINITY
})
// A key that is held down presses once.
addEventListener(
  'keydown',
  (event) => {
    if (event.repeat && event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault()
    }
  },
  true,
)

/** Told to the window when a sheet has gone: what is there now is not what was aimed at. */
export const sheetGone = 'sheetgone'

/** Since when what is around can be touched, in milliseconds of the page; infinite while it can't be. */
const LiveSince = createContext(0)

/**
 * What comes into place under a finger can't be pressed by the second tap of what went: its buttons take nothing that
 * was touched before they had been seen for a while. A keyboard is not held up.
 */
export function Settling({ children }: { children: ReactNode }) {
  const [place, move] = useReducer((before: number) => before + 1, 0)
  const [live, setLive] = useState<{ place: number; since: number }>()
  useLayoutEffect(() => {
    addEventListener(sheetGone, move)

    return () => removeEventListener(sheetGone, move)
  }, [])
  useLayoutEffect(() => {
    let timer = 0
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => setLive({ place, since: performance.now() }), settling)
    })

    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      setLive(undefined)
    }
  }, [place])

  return (
    <LiveSince value={live?.place === place ? live.since : Number.POSITIVE_INFINITY}>{children}</LiveSince>
  )
}

/** How a button says that it takes no touch yet, and whether it takes this one. */
export function useLive({ isBlocked = false }: { isBlocked?: boolean } = {}) {
  const since = use(LiveSince)
  const waits = since === Number.POSITIVE_INFINITY

  return {
    attributes: {
      'aria-disabled': isBlocked || waits || undefined,
      'data-waits': (waits && !isBlocked) || undefined,
    },
    takes: ({ detail }: { detail: number }) => !isBlocked && (detail === 0 || pressedAt >= since),
  }
}
