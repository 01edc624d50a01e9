import { useSyncExternalStore } from 'react'
import { noted } from './noted.ts'

const reached = noted(true)

/** What was learned of the connection, by asking or of the browser. */
export const noteConnection = reached.note
export const watchConnection = reached.watch

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
  return !reached.isSo()
}

export function useIsOffline(): boolean {
  return useSyncExternalStore(watchConnection, isOffline)
}
