/** Something that is so or is not, learned outside of what is shown, and shown wherever it matters. */
export function noted(isSoAtFirst: boolean) {
  let isSo = isSoAtFirst
  const watching = new Set<() => void>()

  return {
    isSo: () => isSo,
    note: (now: boolean) => {
      if (now === isSo) return
      isSo = now
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
