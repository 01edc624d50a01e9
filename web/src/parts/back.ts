interface Open {
  /** Closes it, or asks whether it may be left. */
  close: () => void
  /** It is there still after that. */
  stays: boolean
}

const open: Open[] = []
let isEnding = false

addEventListener('popstate', () => {
  const last = open.at(-1)
  if (!last || isMarked()) return
  if (last.stays || open.length > 1) mark()
  last.close()
})

/** While something is open, the way back closes it, and leaves the page where it is. Returns what ends that. */
export function closeByBack(close: () => void): () => void {
  return hold({ close, stays: false })
}

/** Until what is returned ends that, the way back asks, and leaves the page where it is. */
export function askAtBack(ask: () => void): () => void {
  return hold({ close: ask, stays: true })
}

/** Goes where the way back led that was asked about: to what stands before the page and its mark. */
export function goOnBack(): void {
  history.replaceState(null, '')
  history.go(-2)
}

function hold(one: Open): () => void {
  open.push(one)
  if (!isMarked()) mark()

  return () => {
    const at = open.indexOf(one)
    if (at < 0) return
    open.splice(at, 1)
    if (isEnding) return
    isEnding = true
    // What opens in its stead is there by then; and whoever was led to another page has gone there.
    queueMicrotask(() => {
      isEnding = false
      if (open.length === 0 && isMarked()) history.back()
    })
  }
}

function isMarked(): boolean {
  return history.state?.sheet === true
}

/** A place in the history of its own, at the same address. */
function mark(): void {
  history.pushState({ sheet: true }, '')
}
