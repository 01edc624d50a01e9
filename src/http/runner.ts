import { newId } from '../application/id.ts'
import { encodeDocument } from '../contract/documents.ts'
import { mustHaveAccess } from './access.ts'
import { jsonBody } from './body.ts'
import { NotSignedIn } from './errors.ts'
import { decoded, queryValues } from './input.ts'
import { mustHaveKey } from './request-id.ts'
import type { Input, Route } from './route.ts'
import type { Server } from './server.ts'
import type { SignedIn } from './sign-in.ts'

/** A request that a route fits, and what its path says. */
export interface Asked {
  request: Request
  parameters: Readonly<Record<string, string>>
  requestId: string
}

export interface Outcome {
  status: number
  document: unknown
  headers: Record<string, string>
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
  const { database, authenticate, now } = server
  const { request, requestId } = asked
  const signedIn = await authenticate(database, request.headers)
  if (signedIn) known(signedIn)
  if (route.may !== 'anyone') {
    if (!signedIn) throw new NotSignedIn()
    mustHaveAccess(signedIn.user, route.may)
  }
  mustHaveKey(request.headers, route.repeats)
  const input = await inputOf(route, asked, server)
  const moment = { at: now(), newId: newId() }
  const idempotencyKey = route.repeats === 'by key' ? requestId : undefined
  const result = await route.session.open({ database, signedIn, requestId, idempotencyKey }, async (scope) =>
    route.run({ ...(scope as object), ...moment }, input),
  )
  const document = encodeDocument(route.document, route.value(result, moment))

  return { status: route.status, document, headers: linkOf(document, request) }
}

async function inputOf(
  { parameters, query, body }: Route,
  asked: Asked,
  { bodyLimit }: Server,
): Promise<Input<string, unknown, unknown>> {
  const { searchParams } = new URL(asked.request.url)

  return {
    path: decoded(parameters, asked.parameters),
    query: decoded(query, queryValues(query, searchParams)),
    body: body && decoded(body, await jsonBody(asked.request, bodyLimit)),
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
