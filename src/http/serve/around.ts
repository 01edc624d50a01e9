import { Hono } from 'hono'
import { newId } from '../../application/id.ts'
import { acceptedLanguage } from '../../languages/language.ts'
import { problemOf } from '../problems.ts'
import type { Bindings, Fetch, ServeEnv } from './env.ts'
import type { Metrics } from './metrics.ts'
import { mayReadMetrics } from './metrics-access.ts'
import type { Readiness } from './readiness.ts'
import { MetricsClosed, NotReady } from './refusals.ts'
import type { MetricsReaders } from './settings.ts'
import { answerOfPage, type WebPage } from './web-page.ts'

interface Parts {
  readonly app: Fetch
  readonly readiness: Readiness
  readonly metrics: Metrics
  readonly readers: MetricsReaders
  readonly page: WebPage
}

/** What every server has around its app: what machines ask of it, and the page. */
export function around({ app, readiness, metrics, readers, page }: Parts): Fetch {
  const whole = new Hono<ServeEnv>()
  // Whether the process runs; it answers as long as it does, whatever becomes of the database.
  whole.get('/livez', (c) => c.json({ status: 'alive' }))
  whole.get('/readyz', async (c) => {
    const reason = await readiness.why()

    return reason ? problem(new NotReady(reason), c.req.raw) : c.json({ status: 'ready' })
  })
  whole.get('/metrics', async (c) =>
    mayReadMetrics(c.env.client, c.req.header('authorization'), readers)
      ? c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
      : problem(new MetricsClosed(), c.req.raw),
  )
  whole.all('/api/*', (c) => app(c.req.raw, c.env))
  whole.all('*', (c) => answerOfPage(page, c.req.raw) ?? app(c.req.raw, c.env))

  // What is nearly all of what is asked goes straight to the app.
  return (request: Request, bindings: Bindings) =>
    bindings.incoming.url?.startsWith('/api/') ? app(request, bindings) : whole.fetch(request, bindings)
}

function problem(error: unknown, { headers: asked }: Request): Response {
  const language = acceptedLanguage(asked.get('accept-language'))
  const requestId = newId()
  const { details, status, headers } = problemOf(error, { language, requestId })

  return new Response(JSON.stringify(details), { status, headers: { ...headers, 'request-id': requestId } })
}
