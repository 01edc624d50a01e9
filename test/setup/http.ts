import { randomUUID } from 'node:crypto'
import { decode, type ZodType } from 'zod'
import { documents } from '../../src/contract/documents.ts'
import { type ProblemDetails, problemDetails } from '../../src/contract/problem.ts'
import { TenkenError } from '../../src/domain/errors.ts'
import type { ExpectedCode } from '../../src/domain/first-start.ts'
import type { Role, User } from '../../src/domain/user.ts'
import { makeApp, prefix } from '../../src/http/app.ts'
import { boardOf } from '../../src/http/board-feed.ts'
import type { Route } from '../../src/http/route.ts'
import { routes } from '../../src/http/routes.ts'
import type { Answered } from '../../src/http/server.ts'
import { authenticateBy, signBy } from '../../src/http/sign-in.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { cheapHashing } from '../sign-in/cheap-hashing.ts'
import { aMigratedDatabase, aUser } from './records.ts'

/** What the app answered; it has been held against what its route declares. */
export interface Answer {
  status: number
  headers: Headers
  /** As JSON has it. */
  body: Record<string, unknown>
}

export interface Asking {
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown
  headers?: Record<string, string>
}

/** Who asks, and how: each write that needs a key has a new one, unless one is given. */
export interface Client {
  user: User
  get(path: string, asking?: Asking): Promise<Answer>
  put(path: string, body?: unknown, asking?: Asking): Promise<Answer>
  post(path: string, body?: unknown, asking?: Asking): Promise<Answer>
  request(method: string, path: string, asking?: Asking): Promise<Answer>
}

/** Everybody's. */
export const password = 'correct horse battery staple'

class NotTheirPassword extends TenkenError {
  readonly code = 'not_their_password'
  readonly kind = 'forbidden'

  constructor() {
    super('This is not their password.', {})
  }
}

interface TestAppParts {
  database: Database
  close: () => Promise<void>
  /** The digest of the code for the first admin. */
  firstStart?: ExpectedCode | undefined
  /** The machine's clock unless given. */
  now?: () => Date
  /** Nothing differs unless given: to find out takes long. */
  differences?: () => Promise<string[]>
  /** So that every route is there, unless told otherwise. */
  isDemo?: boolean
}

const hashing = cheapHashing()

/** The app over a database at head, asked without a port. */
export class TestApp {
  readonly database: Database
  /** What the app told the server of each request. */
  readonly answered: Answered[] = []
  /** Nobody is one of the demo's people until a test says so. */
  readonly demo: { people: string[]; password: string; pin: string } = { people: [], password, pin: '402817' }
  readonly #app: ReturnType<typeof makeApp>
  readonly #close: () => Promise<void>
  readonly #signedIn = new Map<string, User>()

  constructor(parts: TestAppParts) {
    const { database, close, firstStart, isDemo = true } = parts
    const { differences = async () => [], now = () => new Date() } = parts
    const really = authenticateBy(now)
    this.database = database
    this.#close = close
    this.#app = makeApp({
      database,
      authenticate: async (_, headers) => {
        const user = this.#signedIn.get(headers.get('authorization') ?? '')

        return user ? { user, by: 'password', id: user.id, deviceId: null } : really(database, headers)
      },
      sign: (proof, verb) => {
        const { sessions, signedIn } = proof
        if (signedIn.id !== signedIn.user.id) return signBy(hashing)(proof, verb)

        return proof.password === password ? sessions.session(verb) : Promise.reject(new NotTheirPassword())
      },
      hashing,
      differences,
      firstStart,
      demo: isDemo ? this.demo : undefined,
      now,
      version: '0.0.0',
      board: boardOf(database, 20),
      beat: 50,
      answered: (request) => this.answered.push(request),
      bodyLimit: 1_000_000,
    })
  }

  static async open(env: Record<string, string> = {}): Promise<TestApp> {
    return new TestApp(await aMigratedDatabase(env))
  }

  close(): Promise<void> {
    return this.#close()
  }

  /** Somebody new of this role, signed in. */
  async aPerson(role: Role, name?: string): Promise<Client> {
    return this.as(await aUser(this.database, role, name))
  }

  /** This user, signed in. */
  as(user: User): Client {
    const authorization = `Bearer ${user.id}`
    this.#signedIn.set(authorization, user)

    return this.#client(user, { authorization })
  }

  /** As a client in a browser would send it; held against nothing. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    return Promise.resolve(this.#app.request(input instanceof URL ? input.href : input, init))
  }

  /** What a client shows to be this user. */
  tokenOf({ user }: Client): string {
    return user.id
  }

  /** From now on nobody is behind what this client shows. */
  signOut(client: Client): void {
    this.#signedIn.delete(`Bearer ${this.tokenOf(client)}`)
  }

  /** Nobody. */
  request(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    return this.#ask(method, path, asking)
  }

  #client(user: User, always: Record<string, string>): Client {
    const request = (method: string, path: string, { headers, ...asking }: Asking = {}) =>
      this.#ask(method, path, { ...asking, headers: { ...always, ...headers } })

    return {
      user,
      request,
      get: (path, asking) => request('GET', path, asking),
      put: (path, body, asking) => request('PUT', path, { body, ...asking }),
      post: (path, body = {}, { headers, ...asking } = {}) =>
        request('POST', path, {
          body,
          ...asking,
          headers: { 'idempotency-key': randomUUID(), ...headers },
        }),
    }
  }

  async #ask(method: string, path: string, { body, headers }: Asking): Promise<Answer> {
    const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
    const response = await this.#app.request(prefix + path, {
      method,
      headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(text === undefined ? {} : { body: text }),
    })
    const said = await saidIn(response)
    const answer = {
      status: response.status,
      headers: response.headers,
      body: said === '' ? {} : JSON.parse(said),
    }
    mustBeAsDeclared(answer, method, path)

    return answer
  }
}

/** The text of the answer; of a stream of events or lines the first one, as its route's document has it. */
async function saidIn(response: Response): Promise<string> {
  if (response.headers.get('content-type') === 'application/x-ndjson') {
    return (await response.text()).split('\n')[0] ?? ''
  }
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text()
  const reader = response.body?.getReader()
  let said = ':'
  // Until then it only shows that it lives.
  while (said.startsWith(':')) said = new TextDecoder().decode((await reader?.read())?.value)
  await reader?.cancel()
  const [, event, data = 'null'] = /^event: (.*)\ndata: (.*)\n\n$/.exec(said) ?? []

  return JSON.stringify({ event, data: JSON.parse(data) })
}

/** What went wrong, by the contract. */
export function problem({ body }: Answer): ProblemDetails {
  return problemDetails.parse(body)
}

/** Every answer has a request id and is the document of its route, to the letter, or problem details. */
function mustBeAsDeclared({ status, headers, body }: Answer, method: string, path: string): void {
  const said = `${method} ${path} ${status} ${JSON.stringify(body)}`
  if (!/^[0-9a-f-]{36}$/.test(headers.get('request-id') ?? '')) throw new Error(`no Request-Id: ${said}`)
  if (status >= 400) {
    if (headers.get('content-type') !== 'application/problem+json') throw new Error(`no problem: ${said}`)
    const { status: told } = problemDetails.strict().parse(body)
    if (told !== status) throw new Error(`another status in the body: ${said}`)

    return
  }
  const route = routeOf(method, path)
  if (!route) throw new Error(`no route declares this: ${said}`)
  if (status !== route.status) throw new Error(`another status than ${route.status}: ${said}`)
  const schema: ZodType = documents[route.document]
  const again = JSON.stringify(schema.encode(decode(schema, body)))
  if (again !== JSON.stringify(body)) throw new Error(`more than the document ${route.document}: ${said}`)
}

/** The route that this request is for. */
export function routeOf(method: string, path: string): Route | undefined {
  const [bare = ''] = path.split('?')

  return routes.find(
    (route) =>
      route.method === method.toLowerCase() &&
      new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  )
}
