import { z } from 'zod'
import type { DocumentName, DocumentValue, JsonDocument } from '../contract/documents.ts'
import type { ProblemDetails } from '../contract/problem.ts'
import { id } from '../contract/values.ts'
import type { AccessName } from './access.ts'
import type { Mode } from './sessions.ts'

export type Method = 'get' | 'put' | 'post' | 'delete'

/**
 * How a repetition of a request is known: by the id of what it creates, by the header Idempotency-Key, or not at all,
 * for what may be done any number of times.
 */
export type Repeats = 'by id' | 'by key' | 'freely'

/** When a request came, and for which record. */
export interface Moment {
  /** What went wrong with a part of what was asked, in the reader's language. */
  readonly problem: (error: unknown) => ProblemDetails
  readonly at: Date
  /** Whether whoever asks speaks TLS, with the server or with what stands before it. */
  readonly secure: boolean
  /** For the one record that a request without an id of its own may put on record, however often it is tried. */
  readonly newId: string
}

/** By the names in braces: of '/sops/{id}' there is an id. */
export type PathValues<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Each in Name]: string } & PathValues<Rest>
  : unknown

type Fields = z.ZodObject

/** What was asked, as its schemas make it. */
export interface Input<Path extends string, Query, Body> {
  readonly path: PathValues<Path>
  readonly query: Query
  readonly body: Body
  /** The state that If-Match names; '' where the route needs none. */
  readonly ifMatch: string
}

/** Which document of the contract is the answer, and what it is made of. */
export interface DocumentedAs<Name extends DocumentName, Result> {
  readonly as: Name
  readonly of: (result: Result, moment: Moment) => DocumentValue<Name>
}

/** What a route takes and answers, as types. */
interface Form {
  method: Method
  path: string
  query: Fields
  body: z.ZodType
  document: DocumentName
}

/** One address and what it does: who may, the one verb that it is, and how it answers. */
export interface Entry<Its extends Form, Scope, Result> {
  method: Its['method']
  /** Below /api/v1; ids in braces. */
  path: Its['path']
  /** One sentence for whoever reads the description of the API. */
  summary: string
  /** Who may; 'anyone' also without having signed in. */
  may: AccessName | 'anyone'
  /** As if there were no such address where no demo is served. */
  only?: 'in a demo'
  query?: Its['query']
  body?: Its['body']
  /** By id with PUT and by key with POST and DELETE, unless said otherwise. */
  repeats?: Repeats
  /** Whether what is changed must be what was seen: If-Match with its ETag. */
  precondition?: 'needed'
  session: Mode<Scope>
  run: (
    scope: Scope & Moment,
    input: Input<Its['path'], z.output<Its['query']>, z.output<Its['body']>>,
  ) => Result | Promise<Result>
  document: DocumentedAs<Its['document'], Result>
  /** The state of what is answered, for a later If-Match. */
  etag?: (result: Result) => string
  /** What a browser is told besides. */
  headers?: (result: Result, moment: Moment) => Record<string, string>
  /** 200 unless given. */
  status?: 200 | 201
}

/** A route as the app, its description and the tests see it; what it takes is decoded by its own schemas. */
export interface Route {
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly may: AccessName | 'anyone'
  readonly only: 'in a demo' | undefined
  readonly parameters: Fields
  readonly query: Fields
  readonly body: z.ZodType | undefined
  readonly repeats: Repeats
  readonly precondition: 'needed' | undefined
  readonly status: number
  readonly document: DocumentName
  /**
   * Whether it answers with one document, with an event a document for as long as somebody reads, or with a line a
   * document to the end.
   */
  readonly answers: 'once' | 'with events' | 'with lines'
  readonly session: Mode<unknown>
  run(scope: unknown, input: Input<string, unknown, unknown>): unknown
  value(result: unknown, moment: Moment): DocumentValue<DocumentName>
  etag(result: unknown): string | undefined
  headers(result: unknown, moment: Moment): Record<string, string>
}

/** A route whose client knows by its types what to send and what it is answered. */
export interface RouteOf<Its extends Form> extends Route {
  readonly method: Its['method']
  readonly path: Its['path']
  /** As JSON has it; for the compiler alone, nothing is ever there. */
  readonly form?: {
    path: PathValues<Its['path']>
    query: z.input<Its['query']>
    body: z.input<Its['body']>
    answer: JsonDocument<Its['document']>
  }
}

/** Of a route that asks for nothing there. */
export const nothing = z.strictObject({})
const ofMethod: Readonly<Record<Method, Repeats>> = {
  get: 'freely',
  put: 'by id',
  post: 'by key',
  delete: 'by key',
}

/** One entry of the table, with the types of what it takes carried on into what it runs and answers. */
export function route<
  const M extends Method,
  const Path extends string,
  Name extends DocumentName,
  Scope,
  Result,
  Query extends Fields = typeof nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(
  entry: Entry<{ method: M; path: Path; query: Query; body: Body; document: Name }, Scope, Result>,
): RouteOf<{ method: M; path: Path; query: Query; body: Body; document: Name }> {
  const { method, path, query = nothing, body, repeats = ofMethod[method], status = 200 } = entry
  const { only, precondition, etag, headers } = entry
  const { as, of } = entry.document

  return {
    ...entry,
    parameters: z.strictObject(Object.fromEntries(namesIn(path).map((name) => [name, id]))),
    query,
    body,
    only,
    repeats,
    precondition,
    status,
    document: as,
    answers: 'once',
    // What comes in has been decoded by these very schemas, and the scope is what the entry's own mode opened.
    session: entry.session as Mode<unknown>,
    run: entry.run as Route['run'],
    value: of as Route['value'],
    etag: (etag ?? (() => undefined)) as Route['etag'],
    headers: (headers ?? (() => ({}))) as Route['headers'],
  }
}

/** A route that answers with an event for each item that `run` comes to. */
export function events<
  const Path extends string,
  Name extends DocumentName,
  Scope,
  Item,
  Query extends Fields = typeof nothing,
>({
  run,
  document,
  ...entry
}: Omit<
  Entry<{ method: 'get'; path: Path; query: Query; body: z.ZodUndefined; document: Name }, Scope, Item>,
  'run' | 'body' | 'method' | 'status' | 'repeats' | 'precondition' | 'etag' | 'headers'
> & {
  run: (scope: Scope & Moment, input: Input<Path, z.output<Query>, undefined>) => AsyncIterable<Item>
}): RouteOf<{ method: 'get'; path: Path; query: Query; body: z.ZodUndefined; document: Name }> & {
  readonly answers: 'with events'
} {
  const whole = route<'get', Path, Name, Scope, AsyncIterable<Item>, Query>({
    ...entry,
    method: 'get',
    run,
    document: document as unknown as DocumentedAs<Name, AsyncIterable<Item>>,
  })

  return { ...whole, answers: 'with events' }
}

/** A route that answers with lines of JSON, each the document, as `run` makes them piece by piece. */
export function lines<
  const Path extends string,
  Name extends DocumentName,
  Scope,
  Query extends Fields = typeof nothing,
>({
  as,
  run,
  ...entry
}: Pick<
  Entry<{ method: 'get'; path: Path; query: Query; body: z.ZodUndefined; document: Name }, Scope, unknown>,
  'path' | 'summary' | 'may' | 'query' | 'session' | 'headers'
> & {
  as: Name
  run: (scope: Scope & Moment, input: Input<Path, z.output<Query>, undefined>) => AsyncIterable<string>
}): RouteOf<{ method: 'get'; path: Path; query: Query; body: z.ZodUndefined; document: Name }> & {
  readonly answers: 'with lines'
} {
  const whole = route<'get', Path, Name, Scope, AsyncIterable<string>, Query>({
    ...entry,
    method: 'get',
    run,
    // Whoever makes the lines has made documents of them.
    document: { as } as DocumentedAs<Name, AsyncIterable<string>>,
  })

  return { ...whole, answers: 'with lines' }
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
