/** Something that was learned outside of what is shown, and is shown wherever it matters. */
export function noted<Known>(atFirst: Known) {
  let known = atFirst
  const watching = new Set<() => void>()

  return {
    now: () => known,
    note: (now: Known) => {
      if (now === known) return
      known = now
      for (const tell of watching) tell()
    },
    /** Until what it returns is called. */
    watch: (tell: () => void) => {
      watching.add(tell)

      return () => {
        watching.delete(tell)
      }
    },
  }
}
