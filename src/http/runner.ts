import { setImmediate as turn } from 'node:timers/promises'
import { newId } from '../application/id.ts'
import { encodeOwnDocument } from '../contract/documents.ts'
import type { SignedIn } from '../domain/signed-in.ts'
import { acceptedLanguage } from '../languages/language.ts'
import { mustHaveAccess, mustHaveScopeFor } from './access.ts'
import { jsonBody } from './body.ts'
import { NotSignedIn, PreconditionNeeded } from './errors.ts'
import type { ServerEvent } from './event-stream.ts'
import { decoded, queryValues } from './input.ts'
import { mustBeOfOurPages } from './origin.ts'
import { problemOf } from './problems.ts'
import { mustHaveKey } from './request-id.ts'
import { type Input, type Moment, nothing, type Route } from './route.ts'
import type { Server } from './server.ts'
import { cookieIn, cookies } from './sign-in.ts'

/** A request that a route fits, and what its path says. */
export interface Asked {
  request: Request
  parameters: Readonly<Record<string, string>>
  requestId: string
  /** Whether whoever asks speaks TLS. */
  secure: boolean
}

/** What a request came to: one document as JSON, or events for as long as somebody reads them. */
export type Outcome =
  | { status: number; text: string; headers: Record<string, string> }
  | { status: number; events: Events }
  | { status: number; lines: Lines; headers: Record<string, string> }

export interface Events {
  all: AsyncIterable<ServerEvent>
  /** Throws where whoever reads them may not any more. */
  mayGoOn: () => Promise<void>
  gone: AbortController
}

export interface Lines extends Omit<Events, 'all'> {
  all: AsyncIterator<string>
}

/**
 * Carries out what a route is for: who is behind the request and whether they may, what it says, then its verb in its
 * session. The commit precedes the answer, and whether the client still waits for it changes nothing. `known` is told
 * who it is. Throws what went wrong on the way.
 */
export async function carryOut(
  route: Route,
  asked: Asked,
  { server, known }: { server: Server; known: (signedIn: SignedIn) => void },
): Promise<Outcome> {
  const { database, authenticate, sign, hashing, differences, firstStart, demo, board, now } = server
  const { request, requestId, secure } = asked
  const mayAsk = async (told: (signedIn: SignedIn) => void) => {
    const signedIn = await authenticate(database, request.headers)
    if (signedIn) told(signedIn)
    if (route.may === 'anyone') return signedIn
    if (!signedIn) throw new NotSignedIn()
    mustHaveAccess(signedIn.user, route.may)
    mustHaveScopeFor(route.may, route.method, signedIn)

    return signedIn
  }
  mustBeOfOurPages(request)
  const signedIn = await mayAsk(known)
  mustHaveKey(request.headers, route.repeats)
  const input = await inputOf(route, asked, server)
  const problem = (error: unknown) =>
    problemOf(error, { language: acceptedLanguage(request.headers.get('accept-language')), requestId })
      .details
  const moment = { at: now(), newId: newId(), problem, secure }
  const idempotencyKey = route.repeats === 'by key' ? requestId : undefined
  const gone = new AbortController()
  const asking = {
    database,
    signedIn,
    requestId,
    idempotencyKey,
    sign,
    password: passwordIn(input.body),
    at: moment.at,
    board,
    hashing,
    differences,
    firstStart,
    demo,
    // What few routes ask for is made for them alone.
    get device() {
      return cookieIn(request.headers, cookies.device) ?? null
    },
    get signal() {
      return gone.signal
    },
  }
  const goingOn = { gone, mayGoOn: async () => void (await mayAsk(() => {})) }
  const { outcome } = await route.session.open(asking, async (scope) => {
    const result = await route.run({ ...(scope as object), ...moment }, input)
    const tell = () => outcomeOf(route, result, { request, moment, goingOn })

    return { outcome: route.session.commits ? meanwhile(tell) : tell() }
  })

  return outcome
}

/** Done while the commit is on its way: an answer is not given before it, but may be written down. */
function meanwhile<T>(work: () => T | Promise<T>): Promise<T> {
  const done = turn().then(work)
  // Where the commit fails nobody asks what became of it.
  done.catch(() => {})

  return done
}

interface Telling {
  request: Request
  moment: Moment
  goingOn: Pick<Events, 'gone' | 'mayGoOn'>
}

async function outcomeOf(
  route: Route,
  result: unknown,
  { request, moment, goingOn }: Telling,
): Promise<Outcome> {
  if (route.answers === 'with lines') {
    const all = await begun(result as AsyncIterable<string>)

    return { status: route.status, lines: { all, ...goingOn }, headers: route.headers(result, moment) }
  }
  if (route.answers === 'with events') {
    const all = eventsOf(result as AsyncIterable<unknown>, (item) =>
      encodeOwnDocument(route.document, route.value(item, moment)),
    )

    return { status: route.status, events: { all, ...goingOn } }
  }
  const document = encodeOwnDocument(route.document, route.value(result, moment))

  return {
    status: route.status,
    text: JSON.stringify(document),
    headers: { ...linkOf(document, request), ...etagOf(route, result), ...route.headers(result, moment) },
  }
}

function passwordIn(body: unknown): string {
  const password = typeof body === 'object' && body && 'password' in body ? body.password : ''

  return typeof password === 'string' ? password : ''
}

/** Strong: what has the same state is the same, to the letter. */
function etagOf({ etag }: Route, result: unknown): Record<string, string> {
  const state = etag(result)

  return state === undefined ? {} : { etag: `"${state}"` }
}

/** The state that If-Match names, without its quotes. Throws PreconditionNeeded. */
function stateIn(headers: Headers, { precondition }: Route): string {
  const tag = headers.get('if-match')
  if (precondition === 'needed' && tag === null) throw new PreconditionNeeded()

  return (tag ?? '').replace(/^"(.*)"$/, '$1')
}

/** Each item as its document, which says what event it is. */
async function* eventsOf(
  items: AsyncIterable<unknown>,
  encode: (item: unknown) => unknown,
): AsyncGenerator<ServerEvent, void, undefined> {
  for await (const item of items) yield encode(item) as ServerEvent
}

/** With the first piece made: what stands against it is thrown while the answer can still say so. */
async function begun(pieces: AsyncIterable<string>): Promise<AsyncIterator<string>> {
  const rest = pieces[Symbol.asyncIterator]()
  let made: IteratorResult<string> | undefined = await rest.next()

  return {
    next: async () => {
      const next = made ?? rest.next()
      made = undefined

      return next
    },
    return: async () => (await rest.return?.()) ?? { done: true, value: undefined },
  }
}

async function inputOf(
  route: Route,
  asked: Asked,
  { bodyLimit }: Server,
): Promise<Input<string, unknown, unknown>> {
  const { parameters, query, body } = route
  const { url } = asked.request
  const search = url.includes('?') ? url.slice(url.indexOf('?') + 1) : ''

  return {
    path: decoded(parameters, asked.parameters),
    query:
      query === nothing && search === ''
        ? {}
        : decoded(query, queryValues(query, new URLSearchParams(search))),
    body: body && decoded(body, await jsonBody(asked.request, bodyLimit)),
    ifMatch: stateIn(asked.request.headers, route),
  }
}

/** The page behind this one (RFC 8288), of a document that is one. */
function linkOf(document: unknown, { url }: Request): Record<string, string> {
  const next = typeof document === 'object' && document && 'next' in document ? document.next : null
  if (typeof next !== 'string') return {}
  const { pathname, searchParams } = new URL(url)
  searchParams.set('after', next)

  return { link: `<${pathname}?${searchParams}>; rel="next"` }
}
