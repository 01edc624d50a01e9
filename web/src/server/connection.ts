import { useSyncExternalStore } from 'react'

let isReached = true
const watching = new Set<() => void>()

/** What was learned of the connection, by asking or of the browser. */
export function noteConnection(reached: boolean): void {
  if (reached === isReached) return
  isReached = reached
  for (const tell of watching) tell()
}

/** `fetch`, which notes whether the server answered. Who asked may have stopped waiting: that says nothing. */
export async function notedFetch(...request: Parameters<typeof fetch>): Promise<Response> {
  try {
    const answer = await fetch(...request)
    noteConnection(true)

    return answer
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) noteConnection(false)
    throw error
  }
}

/** Whether the server could not be reached when it was last asked. */
export function isOffline(): boolean {
  return !isReached
}

export function useIsOffline(): boolean {
  return useSyncExternalStore(watchConnection, isOffline)
}

export function watchConnection(tell: () => void): () => void {
  watching.add(tell)

  return () => watching.delete(tell)
}
