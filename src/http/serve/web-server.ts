import { setTimeout as pause } from 'node:timers/promises'
import type { ExpectedCode } from '../../domain/first-start.ts'
import type { SecretHashing } from '../../domain/secrets.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { makeApp } from '../app.ts'
import { boardOf } from '../board-feed.ts'
import type { Demo } from '../server.ts'
import type { Authenticate, Sign } from '../sign-in.ts'
import { around } from './around.ts'
import { Listener } from './listener.ts'
import type { Log } from './log.ts'
import { Metrics } from './metrics.ts'
import { Readiness } from './readiness.ts'
import { type Advise, nextOf, noteAnswer } from './request-log.ts'
import type { ServeSettings } from './settings.ts'
import { readTlsPair } from './tls.ts'
import { TlsRenewal } from './tls-renewal.ts'
import { readWebPage } from './web-page.ts'

interface Parts {
  readonly database: Database
  readonly settings: ServeSettings
  /** What the role of the database lacks for the work; throws what stands against work at all. */
  readonly lacked: () => Promise<readonly string[]>
  readonly authenticate: Authenticate
  readonly sign: Sign
  readonly hashing: SecretHashing
  /** Finds out what separates the schema from its models, as statements. */
  readonly differences: () => Promise<readonly string[]>
  /** The digest of the code for the first admin; undefined where somebody is on record. */
  readonly firstStart: ExpectedCode | undefined
  /** Undefined where real records are kept. */
  readonly demo: Demo | undefined
  readonly log: Log
  /** Told in the log beside an error. */
  readonly advise: Advise
  readonly now: () => Date
  /** Of Tenken. */
  readonly version: string
  /** The folder of the page; what was built with the server unless given. */
  readonly page?: URL
}

/** The record over HTTP, while it takes requests. */
export interface WebServer {
  /** Where it is found. */
  readonly url: string
  /** Looks at the certificate at once; what is served already stays where the new one cannot be. */
  reload(): Promise<void>
  /**
   * Says that it is not ready, takes no request any more after the time to drain, and resolves when what is in flight
   * has been answered, or has had its time.
   */
  stop(): Promise<void>
}

/** Of streams of events, in milliseconds. */
const beat = 10_000

/** How often a certificate is looked at, in milliseconds. */
const renewalInterval = 10_000

/** Begins to take requests. Throws TlsUnusable, PortInUse or CannotListen, and then holds nothing. */
export async function startWebServer(parts: Parts): Promise<WebServer> {
  const {
    database,
    settings,
    authenticate,
    sign,
    hashing,
    differences,
    firstStart,
    demo,
    log,
    now,
    version,
  } = parts
  const { tls, limits, stopping } = settings
  const pair = tls && (await readTlsPair(tls))
  const readiness = new Readiness(parts.lacked, (why, error) => {
    if (why) log.warn({ why, error, ...nextOf(error, parts.advise) }, 'not ready')
    else log.info('ready again')
  })
  const metrics = new Metrics(database.engine, () => listener.inFlight.count)
  const app = makeApp({
    database,
    authenticate,
    sign,
    hashing,
    differences,
    firstStart,
    demo,
    now,
    version,
    board: boardOf(database),
    beat,
    bodyLimit: limits.body,
    // Once the answer is on its way: nobody waits for the log.
    answered: (request) =>
      setImmediate(() => {
        metrics.count(request)
        noteAnswer(parts, request)
      }),
  })
  const page = await readWebPage(parts.page)
  const served = around({ app: app.fetch, readiness, metrics, readers: settings.metrics, page })
  const listener: Listener = new Listener(served, settings, pair)
  const port = await listener.listen(settings)
  const renewal =
    tls &&
    pair &&
    new TlsRenewal(tls, pair, {
      renewed: (fresh) => {
        listener.serveWith(fresh)
        log.info({ validTo: fresh.validTo }, 'certificate renewed')
      },
      refused: (error) => log.error({ error }, 'certificate not renewed: the one before it is still served'),
    })
  void renewal?.watch(renewalInterval)

  return {
    url: urlOf(settings, port),
    reload: async () => renewal?.reload(),
    stop: async () => {
      readiness.stop()
      await pause(stopping.drain)
      renewal?.end()
      if (!(await listener.close(stopping.patience))) log.warn('requests in flight were cut off')
    },
  }
}

function urlOf({ host, tls }: ServeSettings, port: number): string {
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
