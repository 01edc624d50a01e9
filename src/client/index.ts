import type { ProblemDetails } from '../contract/problem.ts'
import type { Table } from '../http/routes.ts'
import { addresses, type WithEvents, type WithLines } from './addresses.ts'

export type { ProblemDetails }

export interface ClientOptions {
  /** Where the server is, such as https://tenken.example.com; in a browser the page's own unless given. */
  origin?: string
  /** A token for machines; people are known by the cookie of their sign-in. */
  token?: string
  /** Of what errors say, such as ja; the browser's unless given. */
  language?: string
  fetch?: typeof fetch
}

interface Asking {
  /** Ends the wait; what has reached the server is done all the same. */
  signal?: AbortSignal
  /**
   * A UUID for what is meant, the same for each repetition of it, so that it is done once. A new one is made unless
   * given; a call that creates a record is known by the record's id and needs none.
   */
  key?: string
  /** The state of what is to be changed, as its answer's ETag said; for an edit of a draft, which needs it. */
  ifMatch?: string
}

type FormOf<Route> = Route extends { readonly form?: infer Form } ? NonNullable<Form> : never

/** A field only where there is something to give, and needed only where something must be given. */
type Field<Name extends string, Value> = unknown extends Value
  ? unknown
  : undefined extends Value
    ? unknown
    : Record<never, never> extends Value
      ? { [Its in Name]?: Value }
      : { [Its in Name]: Value }

type Given<Form> = Form extends { path: infer Path; query: infer Query; body: infer Body }
  ? Field<'path', Path> & Field<'query', Query> & Field<'body', Body> & Asking
  : never

type CallOf<Form, Result> =
  Record<never, never> extends Given<Form> ? (given?: Given<Form>) => Result : (given: Given<Form>) => Result

type Call<Route, Form> = Form extends { answer: infer Answer }
  ? CallOf<
      Form,
      Route extends WithEvents | WithLines ? AsyncGenerator<Answer, void, undefined> : Promise<Answer>
    >
  : never

/**
 * `tenken.workSessions.start({ path: { id }, body: { sopId, at } })`, and of events
 * `for await (const { event, data } of tenken.board.watch())`, which ends when the connection does and throws where that
 * has died without a word; of lines
 * `for await (const line of tenken.auditEvents.export())`.
 */
export type Client = {
  readonly [Noun in keyof Table]: {
    readonly [Name in keyof Table[Noun]]: Call<Table[Noun][Name], FormOf<Table[Noun][Name]>>
  }
}

/** The server refused, and says why; what the network throws is thrown as it is. */
export class Refused extends Error {
  readonly problem: ProblemDetails

  constructor(problem: ProblemDetails) {
    super(problem.detail)
    this.name = 'Refused'
    this.problem = problem
  }
}

/** Whatever a call may be given. */
interface Request extends Asking {
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, unknown>>
  body?: unknown
}

/**
 * Every call of the API, typed by its contract: ids and times are texts, as JSON has them. For browsers and Node. Each
 * call throws Refused, or what `fetch` throws where no answer came.
 */
export function tenkenClient(options: ClientOptions = {}): Client {
  const nouns = Object.entries<Readonly<Record<string, string>>>(addresses).map(([noun, calls]) => [
    noun,
    Object.fromEntries(
      Object.entries(calls).map(([name, address]) => [
        name,
        (given: Request = {}) => {
          const [verb = '', pattern = ''] = address.split(' ')
          if (verb === 'EVENTS') return listen(options, `GET ${pattern}`, given)

          return verb === 'LINES' ? read(options, `GET ${pattern}`, given) : ask(options, address, given)
        },
      ]),
    ),
  ])

  // The addresses have every call of the type, by their own type.
  return Object.fromEntries(nouns) as Client
}

async function ask(options: ClientOptions, address: string, request: Request): Promise<unknown> {
  const response = await respond(options, address, request)

  return response.json()
}

async function* listen(
  options: ClientOptions,
  address: string,
  request: Request,
): AsyncGenerator<unknown, void, undefined> {
  const { body } = await respond(options, address, request)
  if (!body) return
  let rest = ''
  for await (const text of textsOf(body, longestSilence)) {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const said = eventIn(block)
      if (said?.event === 'problem') throw new Refused(said.data as ProblemDetails)
      if (said) yield said
    }
  }
}

/** Ends with the last line; what broke off on the way is thrown, as the network throws it. */
async function* read(
  options: ClientOptions,
  address: string,
  request: Request,
): AsyncGenerator<unknown, void, undefined> {
  const { body } = await respond(options, address, request)
  if (!body) return
  let rest = ''
  for await (const text of textsOf(body)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line)
  }
}

/** In milliseconds; the server shows every ten seconds that a stream of events goes on. */
const longestSilence = 25_000

/**
 * Read to its end, or left: then the server is told. Throws where nothing comes for too long: a connection can die
 * without a word. Not every browser has a body that is iterable itself.
 */
async function* textsOf(
  body: ReadableStream<Uint8Array>,
  silence?: number,
): AsyncGenerator<string, void, undefined> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  const read = () => (silence === undefined ? reader.read() : within(silence, reader.read()))
  try {
    for (let part = await read(); !part.done; part = await read()) {
      yield decoder.decode(part.value, { stream: true })
    }
  } finally {
    await reader.cancel()
  }
}

function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DOMException('Nothing came for too long.', 'TimeoutError'))
    const timer = setTimeout(late, milliseconds)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** Undefined where nothing is said but that the connection lives. */
function eventIn(block: string): { event: string; data: unknown } | undefined {
  const [, event] = /^event: (.*)$/m.exec(block) ?? []
  const [, data] = /^data: (.*)$/m.exec(block) ?? []

  return event === undefined || data === undefined ? undefined : { event, data: JSON.parse(data) }
}

/** Throws Refused where the server does not do it. */
async function respond(
  { origin = '', token, language, fetch: send = fetch }: ClientOptions,
  address: string,
  { path = {}, query = {}, body, key, ifMatch, signal }: Request,
): Promise<Response> {
  const [method = '', pattern = ''] = address.split(' ')
  const headers = new Headers()
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  if (language !== undefined) headers.set('accept-language', language)
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (ifMatch !== undefined) headers.set('if-match', `"${ifMatch}"`)
  if (method === 'POST' || method === 'DELETE' || ifMatch !== undefined)
    headers.set('idempotency-key', key ?? newKey())
  const response = await send(`${origin}/api/v1${filled(pattern, path)}${searchOf(query)}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) throw new Refused((await response.json()) as ProblemDetails)

  return response
}

function filled(pattern: string, path: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
}

function searchOf(query: Readonly<Record<string, unknown>>): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const word of [value].flat()) if (word !== undefined) words.append(name, String(word))
  }

  return words.size > 0 ? `?${words}` : ''
}

/** Also where a browser has no randomUUID: on a page without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = Array.from(bytes, (byte, at) => {
    const value = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte

    return value.toString(16).padStart(2, '0')
  }).join('')

  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
