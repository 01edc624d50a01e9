import { useSyncExternalStore } from 'react'
import { noted } from './noted.ts'
import { noteTimeOf } from './right-time.ts'

/** Silent: something answers in the server's place, as a proxy does while the server starts again. */
type Connection = 'there' | 'offline' | 'silent'

const known = noted<Connection>('there')

/** What was learned of the connection, by asking or of the browser. */
export const noteConnection = known.note
export const watchConnection = known.watch

/** So long does the page wait for the beginning of an answer, in milliseconds: a connection can die without a word. */
const patience = 30_000

/** What came was not said by the server. Whoever shows it knows it by its name. */
export class Silence extends Error {
  override name = 'Silence'
}

/** Of the server's own answers none is a page, and each that refuses says so in a form of its own. */
function isTheServers({ ok, headers }: Response): boolean {
  const type = headers.get('content-type') ?? ''

  return ok ? !type.includes('html') : type.includes('problem')
}

/** `fetch`, which notes whether the server answered, in time, and throws Silence where something else did. Who asked may have stopped waiting: that says nothing. */
export async function notedFetch(...[address, how]: Parameters<typeof fetch>): Promise<Response> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DOMException('No answer came.', 'TimeoutError')), patience)
  try {
    const signal = AbortSignal.any([late.signal, ...(how?.signal ? [how.signal] : [])])
    const answer = await fetch(address, { ...how, signal })
    if (!isTheServers(answer)) throw new Silence()
    noteConnection('there')
    noteTimeOf(answer)

    return answer
  } catch (error) {
    if (error instanceof Silence) noteConnection('silent')
    else if (!(error instanceof DOMException && error.name === 'AbortError')) noteConnection('offline')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** Whether the server did not answer when it was last asked. */
export function isOffline(): boolean {
  return known.now() !== 'there'
}

export function useIsOffline(): boolean {
  return useConnection() !== 'there'
}

export function useConnection(): Connection {
  return useSyncExternalStore(watchConnection, known.now)
}
