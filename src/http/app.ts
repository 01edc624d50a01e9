import { type Context, Hono } from 'hono'
import type { SignedIn } from '../domain/signed-in.ts'
import { acceptedLanguage } from '../languages/language.ts'
import { describeApi } from './description/description.ts'
import { MethodNotAllowed, NoSuchAddress } from './errors.ts'
import { answerOfEvents, eventStream } from './event-stream.ts'
import { lineStream } from './line-stream.ts'
import { problemOf } from './problems.ts'
import { requestIdOf } from './request-id.ts'
import type { Repeats, Route } from './route.ts'
import { routes } from './routes.ts'
import { carryOut, type Outcome } from './runner.ts'
import type { Server } from './server.ts'

export const prefix = '/api/v1'

/** What is told of a request besides how it was answered. */
interface Doing {
  requestId: string
  known(signedIn: SignedIn): void
}

/** The app: every route, and the same shape for whatever goes wrong. It needs no port to be asked. */
export function makeApp(server: Server): Hono {
  const app = new Hono()
  const served = routes.filter(({ only }) => only === undefined || server.demo !== undefined)
  for (const [path, here] of byPath(served)) {
    const pattern = prefix + path
    const methods = here.map(({ method }) => method.toUpperCase())
    // One handler a path: for two Hono makes a chain of promises.
    app.all(pathOf(pattern), (context) => {
      const { method } = context.req
      const route = here.find((one) => one.method.toUpperCase() === (method === 'HEAD' ? 'GET' : method))

      return answer(server, context, { pattern, repeats: route?.repeats }, ({ requestId, known }) => {
        if (!route) throw new MethodNotAllowed(method, methods)
        const asked = {
          request: context.req.raw,
          parameters: context.req.param(),
          requestId,
          secure: clientIn(context.env)?.secure ?? false,
        }

        return carryOut(route, asked, { server, known })
      })
    })
  }
  describeApi(app, { prefix, version: server.version })
  app.notFound((context) =>
    answer(server, context, { pattern: null }, () => {
      throw new NoSuchAddress(context.req.path)
    }),
  )

  return app
}

/** Who is at the other end, as the process around the app has found out; without one nothing is known. */
function clientIn(env: unknown): { secure: boolean; address: string } | undefined {
  const { client } = (env ?? {}) as { client?: { secure: boolean; address: string } }

  return client
}

/** Answers with what `work` comes to or with the problem that it throws, and tells the server of it. */
async function answer(
  { now, answered, beat }: Server,
  { req, env }: Context,
  { pattern, repeats = 'freely' }: { pattern: string | null; repeats?: Repeats | undefined },
  work: (doing: Doing) => Outcome | Promise<Outcome>,
): Promise<Response> {
  const began = performance.now()
  const requestId = requestIdOf(req.raw.headers, repeats)
  let userId: string | null = null
  const known = ({ user }: SignedIn) => {
    userId = user.id
  }
  const problem = (error: unknown) =>
    problemOf(error, { language: acceptedLanguage(req.header('accept-language') ?? null), requestId })
  const ended = (status: number, error: unknown) =>
    answered({
      requestId,
      at: now(),
      method: req.method,
      route: pattern,
      status,
      milliseconds: performance.now() - began,
      userId,
      address: clientIn(env)?.address ?? null,
      error,
    })
  try {
    const outcome = await work({ requestId, known })
    if ('events' in outcome) {
      const { status, events } = outcome
      const body = eventStream(events.all, {
        ...events,
        beat,
        ended: (error) => ended(status, error),
        lastOf: (error) => ({ event: 'problem', data: problem(error).details }),
      })

      return answerOfEvents(body, { status, headers: always(requestId) })
    }
    if ('lines' in outcome) {
      const { status, lines, headers } = outcome
      const { all, ...manner } = lines
      const body = lineStream(all, {
        ...manner,
        beat,
        patience: linePatience,
        ended: (error) => ended(status, error),
      })

      return new Response(body, { status, headers: { ...always(requestId), ...ofLines, ...headers } })
    }
    const { status, text, headers } = outcome
    const response = json(text, { status, requestId, headers })
    ended(status, null)

    return response
  } catch (error) {
    const { details, status, headers } = problem(error)
    ended(status, error)

    return json(JSON.stringify(details), { status, requestId, headers })
  }
}

const ofLines = { 'content-type': 'application/x-ndjson' }

/** In milliseconds; what is streamed holds a connection to the database. */
const linePatience = 30_000

function always(requestId: string): Record<string, string> {
  return {
    'cache-control': 'no-store',
    vary: 'accept-language, cookie, authorization',
    'request-id': requestId,
  }
}

function json(
  text: string,
  { status, requestId, headers }: { status: number; requestId: string; headers: Record<string, string> },
): Response {
  // A short text is written together with its head; a long one would be copied on its way into the socket.
  return new Response(text.length < 8_000 ? text : Buffer.from(text), {
    status,
    headers: {
      ...always(requestId),
      'content-type': 'application/json',
      ...headers,
    },
  })
}

function byPath(all: readonly Route[]): Map<string, Route[]> {
  const found = new Map<string, Route[]>()
  for (const route of all) found.set(route.path, [...(found.get(route.path) ?? []), route])

  return found
}

/** As Hono writes it: ':id' for '{id}'. */
function pathOf(pattern: string): string {
  return pattern.replaceAll(/\{(\w+)\}/g, ':$1')
}
