import { useSyncExternalStore } from 'react'
import { noted } from './noted.ts'

const reached = noted(true)

/** What was learned of the connection, by asking or of the browser. */
export const noteConnection = reached.note
export const watchConnection = reached.watch

/** So long does the page wait for the beginning of an answer, in milliseconds: a connection can die without a word. */
const patience = 30_000

/** `fetch`, which notes whether the server answered, in time. Who asked may have stopped waiting: that says nothing. */
export async function notedFetch(...[address, how]: Parameters<typeof fetch>): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DOMException('No answer came.', 'TimeoutError')), patience)
  try {
    const signal = AbortSignal.any([late.signal, ...(how?.signal ? [how.signal] : [])])
    const answer = await fetch(address, { ...how, signal })
    noteConnection(true)

    return answer
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) noteConnection(false)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Whether the server could not be reached when it was last asked. */
export function isOffline(): boolean {
  return !reached.isSo()
}

export function useIsOffline(): boolean {
  return useSyncExternalStore(watchConnection, isOffline)
}
