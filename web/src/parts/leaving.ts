import type { AroundNavHandler } from 'wouter'

type Ask = (leave: () => void) => void

let ask: Ask | undefined

/** Asked, from now on, before another page is gone to; what is given back ends that. */
export function askBeforeLeaving(asks: Ask): () => void {
  ask = asks

  return () => {
    if (ask === asks) ask = undefined
  }
}

/** Goes to another page: at once, or once whoever would lose something by it agrees. */
export const aroundNav: AroundNavHandler = (navigate, to, options) => {
  const leave = () => navigate(to, options)
  if (ask) ask(leave)
  else leave()
}
