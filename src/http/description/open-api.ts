import { z } from 'zod'
import { documents } from '../../contract/documents.ts'
import { problemDetails } from '../../contract/problem.ts'
import { access } from '../access.ts'
import type { Repeats } from '../route.ts'
import type { NamedRoute } from '../routes.ts'
import { type Example, exampleOf } from './examples.ts'

/** A JSON Schema of the dialect of OpenAPI 3.1. */
export type Schema = Readonly<Record<string, unknown>>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: Schema
}

type Content = Readonly<Record<string, { schema: Schema; example?: unknown }>>

interface Response {
  description: string
  headers?: Readonly<Record<string, { description: string; schema: Schema }>>
  content: Content
}

/** One route. `x-access` is the row of the table of who may do what; nothing where anyone may. */
export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security: Readonly<Record<string, string[]>>[]
  'x-access'?: Schema
  parameters: Parameter[]
  requestBody?: { required: true; content: Content }
  responses: Readonly<Record<string, Response>>
}

export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; summary: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components: {
    schemas: Readonly<Record<string, Schema>>
    securitySchemes: Readonly<Record<string, Schema>>
  }
}

const here = '#/components/schemas/'

/** The description of the API in OpenAPI 3.1, out of the routes and the contract. */
export function openApi(
  routes: readonly NamedRoute[],
  { prefix, version }: { prefix: string; version: string },
): OpenApi {
  const parts = new Parts()
  const paths: Record<string, Record<string, Operation>> = {}
  for (const route of routes) {
    const operations = paths[prefix + route.path] ?? {}
    operations[route.method] = operationOf(route, parts)
    paths[prefix + route.path] = operations
  }

  return {
    openapi: '3.1.0',
    info: {
      title: 'Tenken',
      version,
      summary: 'The record of safe work.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: parts.all(),
      securitySchemes: {
        signIn: { type: 'apiKey', in: 'cookie', name: 'tenken', description: 'The cookie of a sign-in.' },
        token: { type: 'http', scheme: 'bearer', description: 'A token for machines.' },
      },
    },
  }
}

function operationOf(route: NamedRoute, parts: Parts): Operation {
  const { noun, name, summary, may, body, document, status, answers } = route
  const example = exampleOf(`${noun}.${name}`)

  return {
    operationId: `${noun}.${name}`,
    summary,
    tags: [noun],
    security: may === 'anyone' ? [] : [{ signIn: [] }, { token: [] }],
    ...(may === 'anyone' ? {} : { 'x-access': { [may]: access[may] } }),
    parameters: [
      ...parametersIn('path', route.parameters, parts),
      ...parametersIn('query', route.query, parts),
      ...keyFor(route.repeats),
      ...stateFor(route.precondition),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: content('application/json', parts.schema(body), example?.request.body),
          },
        }
      : {}),
    responses: {
      [status]: {
        description: 'Done, or done already.',
        headers: requestId,
        content: content(
          typeOf[answers],
          parts.named(capitalised(document), documents[document]),
          example?.answer,
        ),
      },
      default: {
        description: 'Refused, or it could not be done.',
        headers: requestId,
        content: { 'application/problem+json': { schema: parts.schema(problemDetails) } },
      },
    },
  }
}

const typeOf: Readonly<Record<NamedRoute['answers'], string>> = {
  once: 'application/json',
  'with events': 'text/event-stream',
  'with lines': 'application/x-ndjson',
}

/** Of a stream, each event or each line. */
function content(type: string, schema: Schema, example: Example['answer'] | undefined): Content {
  return { [type]: { schema, ...(example === undefined ? {} : { example }) } }
}

const requestId = {
  'Request-Id': {
    description: 'The request in the server’s log and in the audit trail.',
    schema: { type: 'string', format: 'uuid' },
  },
}

function keyFor(repeats: Repeats): Parameter[] {
  if (repeats !== 'by key') return []

  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'A UUID for what is meant, the same for each repetition.',
      schema: { type: 'string', format: 'uuid' },
    },
  ]
}

function stateFor(precondition: 'needed' | undefined): Parameter[] {
  if (!precondition) return []

  return [
    {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The ETag of what is to be changed, as it was seen.',
      schema: { type: 'string' },
    },
  ]
}

function parametersIn(place: 'path' | 'query', fields: z.ZodObject, parts: Parts): Parameter[] {
  const { properties = {}, required = [] } = parts.object(fields)

  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || (required.includes(name) && schema['default'] === undefined),
    ...(typeof description === 'string' ? { description } : {}),
    schema,
  }))
}

function capitalised(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`
}

interface Fields {
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
}

/** The schemas that others refer to by their names. */
class Parts {
  readonly #parts = new Map<string, Schema>()

  /** As it stands, with what it is made of among the parts. */
  schema(schema: z.ZodType): Schema {
    const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io: 'input' })
    for (const [name, part] of Object.entries($defs)) this.#parts.set(name, referring(part))

    return referring(own)
  }

  object(schema: z.ZodObject): Fields {
    return this.schema(schema)
  }

  /** A reference to it; it is among the parts by this name, or by its own. */
  named(name: string, schema: z.ZodType): Schema {
    const own = this.schema(schema)
    if ('$ref' in own) return own
    this.#parts.set(name, own)

    return { $ref: here + name }
  }

  all(): Readonly<Record<string, Schema>> {
    return Object.fromEntries([...this.#parts].sort(([one], [other]) => (one < other ? -1 : 1)))
  }
}

/** The same where the parts lie in OpenAPI. */
function referring(schema: unknown): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${here}`))
}
