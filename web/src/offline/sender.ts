import { Refused } from 'tenken/client'
import { isOffline, noteConnection, watchConnection } from '../server/connection.ts'
import { queries } from '../server/queries.ts'
import { isRefusedAs, tenken } from '../server/tenken.ts'
import { noteHeldBack } from './held-back.ts'
import { reload } from './outbox.ts'
import { SomebodyElse, sendAll } from './sending.ts'

const firstWait = 2_000
const longestWait = 20_000

let userId: string | undefined
let wait = firstWait
let timer: ReturnType<typeof setTimeout> | undefined
let sending: Promise<void> = Promise.resolve()

/** From now on what this person did on this device is sent whenever the server can be reached; until what it returns is called. */
export function sendFor(person: string): () => void {
  userId = person
  const onOffline = () => noteConnection('offline')
  const onVisible = () => {
    if (document.visibilityState === 'visible') void sendAnew()
  }
  const unwatch = watchConnection(() => {
    if (isOffline()) tryLater()
    else void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
  })
  addEventListener('online', sendAnew)
  addEventListener('offline', onOffline)
  document.addEventListener('visibilitychange', onVisible)
  void reload().then(send)

  return () => {
    userId = undefined
    clearTimeout(timer)
    unwatch()
    removeEventListener('online', sendAnew)
    removeEventListener('offline', onOffline)
    document.removeEventListener('visibilitychange', onVisible)
  }
}

/** Sends what waits, one attempt after the other; tries again by itself while it fails. */
export function send(): Promise<void> {
  sending = sending.then(attempt)

  return sending
}

/** The same where there is news of the network: whatever was tried in vain before says nothing of now. */
function sendAnew(): Promise<void> {
  wait = firstWait

  return send()
}

async function attempt(): Promise<void> {
  const person = userId
  if (person === undefined) return
  try {
    await aloneInThisBrowser(() => sendAll(person))
    if (isOffline()) await tenken.me.show({ signal: AbortSignal.timeout(firstWait) })
    wait = firstWait
    noteHeldBack(false)
  } catch (error) {
    if (isRefusedAs(error, 'not_signed_in') || error instanceof SomebodyElse) {
      await queries.invalidateQueries({ queryKey: ['me'] })

      return
    }
    noteHeldBack(error instanceof Refused)
    if (!(error instanceof Refused || isOffline())) noteConnection('offline')
    tryLater()
    wait = Math.min(wait * 2, longestWait)
  }
}

function tryLater(): void {
  clearTimeout(timer)
  timer = setTimeout(send, wait)
}

/** One tab sends. Where a browser can't see to that, several may: the server does each once all the same. */
async function aloneInThisBrowser(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request('tenken.sending', work)
  else await work()
}
