const open: (() => void)[] = []

addEventListener('popstate', () => {
  const close = open.at(-1)
  if (!close || isMarked()) return
  if (open.length > 1) mark()
  close()
})

/** While something is open, the way back closes it, and leaves the page where it is. Returns what ends that. */
export function closeByBack(close: () => void): () => void {
  open.push(close)
  if (!isMarked()) mark()

  return () => {
    open.splice(open.indexOf(close), 1)
    // What opens in its stead is there by then; and whoever was led to another page has gone there.
    queueMicrotask(() => {
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
