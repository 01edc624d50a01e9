import { grouped } from '../../domain/grouped.ts'
import { type Html, html } from '../../printing/html.ts'
import { exampleOf } from './examples.ts'
import type { OpenApi, Operation, Schema } from './open-api.ts'

/** The description as a page to read: whole without a script, and its style a file of its own. */
export function apiPage(api: OpenApi, { style }: { style: string }): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const nouns = grouped(operations, ({ operation }) => operation.tags[0] ?? '')

  return `<!doctype html>\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The API of Tenken</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<header>
<h1>The API of Tenken</h1>
<p>Version ${api.info.version}. As OpenAPI 3.1: <a href="openapi.json">openapi.json</a>.
Every example was really run.</p>
</header>
<nav aria-label="Calls">${[...nouns].map(
    ([noun, calls]) =>
      html`<section><h2>${noun}</h2><ul>${calls.map(
        ({ operation }) =>
          html`<li><a href="#${operation.operationId}">${operation.operationId.split('.')[1]}</a></li>`,
      )}</ul></section>`,
  )}</nav>
<main>
${operations.map(call)}
<h2 id="schemas">Schemas</h2>
${Object.entries(api.components.schemas).map(([name, schema]) => part(name, schema))}
</main>
</body>
</html>`}\n`
}

function call({ path, method, operation }: { path: string; method: string; operation: Operation }): Html {
  const { operationId, summary, parameters, requestBody, responses } = operation
  const example = exampleOf(operationId)
  const [status, done] = Object.entries(responses)[0] ?? []

  return html`<article id="${operationId}">
<h3><code><b>${method.toUpperCase()}</b> ${path}</code></h3>
<p>${summary}.</p>
<p>${whoMay(operation)}</p>
${
  parameters.length > 0
    ? fields(
        'Parameters',
        parameters.map(({ name, in: place, required, description, schema }) => ({
          name: `${name} (${place})`,
          required,
          schema: { ...schema, ...(description === undefined ? {} : { description }) },
        })),
      )
    : undefined
}
${requestBody ? content('Body', requestBody.content['application/json']?.schema) : undefined}
${content(`Answer ${status}`, answerOf(done)?.schema)}
${
  example &&
  html`<h4>Example</h4><pre tabindex="0" aria-label="Example">${example.request.address}
${example.request.body === undefined ? undefined : `${pretty(example.request.body)}\n`}
${pretty(example.answer)}</pre>`
}
</article>
`
}

function answerOf(done: Operation['responses'][string] | undefined) {
  return Object.values(done?.content ?? {})[0]
}

function whoMay(operation: Operation): string {
  const [row] = Object.entries(operation['x-access'] ?? {})
  if (!row) return 'For anyone.'
  const [what, roles] = row
  const said = Object.entries(roles as Readonly<Record<string, string>>)
    .map(([role, extent]) => `${role} (${extent})`)
    .join(', ')

  return `To ${what}: ${said}.`
}

function part(name: string, schema: Schema): Html {
  return html`<section id="schema-${name}"><h3>${name}</h3>${
    typeof schema['description'] === 'string' ? html`<p>${schema['description']}</p>` : undefined
  }${ofObject(schema) ?? html`<p>${typeOf(schema)}</p>`}</section>
`
}

function content(title: string, schema: Schema | undefined): Html {
  if (!schema) return html``

  return html`<h4>${title}</h4>${ofObject(schema) ?? html`<p>${typeOf(schema)}</p>`}`
}

/** The fields of an object; undefined of anything else. */
function ofObject({ properties, required }: Schema): Html | undefined {
  if (!properties) return undefined
  const needed = required as readonly string[] | undefined

  return fields(
    undefined,
    Object.entries(properties as Readonly<Record<string, Schema>>).map(([name, schema]) => ({
      name,
      required: needed?.includes(name) ?? false,
      schema,
    })),
  )
}

interface Field {
  name: string
  required: boolean
  schema: Schema
}

function fields(title: string | undefined, all: readonly Field[]): Html {
  return html`${title === undefined ? undefined : html`<h4>${title}</h4>`}<table>
${all.map(
  ({ name, required, schema }) => html`<tr><th scope="row"><code>${name}</code></th><td>${typeOf(schema)}${
    required ? undefined : ', optional'
  }</td><td>${String(schema['description'] ?? '')}</td></tr>
`,
)}</table>`
}

/** What stands there, in few words; what has a name leads to where it is told. */
function typeOf(schema: Schema): Html {
  const { $ref, type, format, enum: values, const: only, anyOf, oneOf, items, properties } = schema
  if (typeof $ref === 'string') {
    const name = $ref.split('/').at(-1) ?? ''

    return html`<a href="#schema-${name}">${name}</a>`
  }
  const some = (anyOf ?? oneOf) as Schema[] | undefined
  if (some) return joined(some.map(typeOf))
  if (Array.isArray(values)) return html`${values.map((value) => JSON.stringify(value)).join(', ')}`
  if (only !== undefined) return html`${JSON.stringify(only)}`
  if (items) return html`list of ${typeOf(items as Schema)}`
  if (properties) return html`object of ${Object.keys(properties).join(', ')}`

  return html`${[type].flat().join(' or ')}${typeof format === 'string' ? ` (${format})` : undefined}`
}

function joined(all: readonly Html[]): Html {
  return html`${all.flatMap((one, at) => (at === 0 ? [one] : [' or ', one]))}`
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
