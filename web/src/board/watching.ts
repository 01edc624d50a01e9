import { queries } from '../server/queries.ts'
import { isRefusedAs, tenken } from '../server/tenken.ts'
import { afterNews, nothingYet, type Watched } from './board.ts'

const name = 'tenken.board'

type Message = { says: 'hello' } | { says: 'watched'; watched: Watched }

/**
 * Tells what the board is, until the signal. Of a browser's tabs one asks the server and tells the others, as a browser
 * keeps but six connections open; when it closes or is hidden, another one takes over.
 */
export function watchBoard(signal: AbortSignal, tell: (watched: Watched) => void): void {
  // Both are only there where the page came by TLS or from this very machine.
  const locks: LockManager | undefined = navigator.locks
  if (!locks) {
    void ask(signal, tell)
    return
  }
  const channel = new BroadcastChannel(name)
  const say = (message: Message) => channel.postMessage(message)
  let latest: Watched | undefined
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.says === 'watched') tell(data.watched)
    else if (latest) say({ says: 'watched', watched: latest })
  }
  signal.addEventListener('abort', () => channel.close())
  say({ says: 'hello' })
  locks
    .request(name, { signal }, () =>
      ask(signal, (watched) => {
        latest = watched
        tell(watched)
        if (!signal.aborted) say({ says: 'watched', watched })
      }),
    )
    .catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
}

/** Longest time between two tries, in milliseconds. */
const longest = 15_000

/** Asks again and again where the connection ends, soon at first, and at once when the network is back. */
async function ask(signal: AbortSignal, tell: (watched: Watched) => void): Promise<void> {
  let watched = nothingYet
  const take = (news: Parameters<typeof afterNews>[1]) => {
    watched = afterNews(watched, news)
    tell(watched)
  }
  let wait = 500
  while (!signal.aborted) {
    const cut = new AbortController()
    const unplugged = () => cut.abort()
    addEventListener('offline', unplugged)
    try {
      for await (const news of tenken.board.watch({ signal: AbortSignal.any([signal, cut.signal]) })) {
        wait = 500
        take(news)
      }
    } catch (error) {
      // Whoever was signed out meanwhile is asked to sign in; anything else is said below, and asked again.
      if (isRefusedAs(error, 'not_signed_in')) return void queries.invalidateQueries({ queryKey: ['me'] })
    } finally {
      removeEventListener('offline', unplugged)
    }
    if (signal.aborted) return
    take({ event: 'lost' })
    await untilOnline(signal, wait)
    wait = Math.min(wait * 2, longest)
  }
}

function untilOnline(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
