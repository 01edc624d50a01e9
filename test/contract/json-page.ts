import { z } from 'zod'
import { type DocumentName, documents } from '../../src/contract/documents.ts'

/** A JSON Schema, as far as the contract's use one. */
interface Schema {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  format?: string
  description?: string
  enum?: string[]
  const?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

/** docs/json.md: every document, which commands print it, and what stands in it. */
export function jsonPage(printedBy: ReadonlyMap<DocumentName, readonly string[]>): string {
  const schemas = Object.entries(documents).map(([name, schema]) => ({
    name: name as DocumentName,
    schema: z.toJSONSchema(schema, { io: 'input' }) as Schema,
  }))
  const parts = new Map(schemas.flatMap(({ schema }) => Object.entries(schema.$defs ?? {})))
  const named = [...parts]
    .filter(([name]) => /^[A-Z]/.test(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))

  return [
    introduction,
    '## Documents',
    ...schemas.map(({ name, schema }) =>
      section(`Document \`${name}\``, schema, printedBy.get(name) ?? [], schema.$ref ? undefined : schema),
    ),
    '## Parts',
    ...named.map(([name, schema]) => section(name, schema, [], schema)),
  ].join('\n\n')
}

const introduction = `# JSON for programs

Every command with \`--json\` prints one document on stdout, in a form that \`tenken/contract\` has a schema for; an error is one document on stderr (\`failure\`). Keys that are named here are always there, unless they are marked as optional. What is not named here is never printed.

- An *id* is a UUID. A *time* is a date and time in UTC, as ISO 8601 has it: \`2026-04-01T09:30:05.123Z\`. Numbers of tasks, steps and hazards are counted from 1.
- A page of a list has \`next\`: what \`--after\` takes to go on, null at the end.

\`\`\`ts
import { decode } from 'zod'
import { documents } from 'tenken/contract'

const { work, step } = decode(documents.movedOn, JSON.parse(stdout)) // times are Dates
\`\`\`

This page is made from the schemas by \`npm run docs:json\`.`

function section(
  heading: string,
  about: Schema,
  printedBy: readonly string[],
  fields: Schema | undefined,
): string {
  const commands = printedBy.map((command) => `\`tenken ${command}\``).join(', ')
  const described = about.description ?? ''

  return [
    `### ${heading}`,
    ...(commands ? [`Printed by ${commands}.`] : []),
    ...(described ? [described] : []),
    ...(fields ? [bodyOf(fields)] : [`A ${typeOf(about)}.`]),
  ].join('\n\n')
}

function bodyOf(schema: Schema): string {
  const kinds = schema.anyOf ?? schema.oneOf

  return kinds ? kinds.map(tableOf).join('\n\nor\n\n') : tableOf(schema)
}

function tableOf(schema: Schema): string {
  const rows = fieldsOf(schema, '').map(({ name, type, about }) => `| ${name} | ${type} | ${about} |`)

  return ['| key | value | |', '|---|---|---|', ...rows].join('\n')
}

interface Field {
  name: string
  type: string
  about: string
}

/** Each key, and below it those of an object that has no name of its own. */
function fieldsOf({ properties = {}, required = [] }: Schema, within: string): Field[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${within}${key}`
    const optional = required.includes(key) ? '' : ', optional'
    const below = nestedIn(schema)

    return [
      {
        name: `\`${name}\``,
        type: escaped(typeOf(schema) + optional),
        about: escaped(schema.$ref ? '' : (schema.description ?? '')),
      },
      ...(below ? fieldsOf(below.schema, `${name}${below.separator}`) : []),
    ]
  })
}

function nestedIn(schema: Schema): { schema: Schema; separator: string } | undefined {
  if (schema.$ref) return undefined
  if (schema.properties) return { schema, separator: '.' }
  if (schema.items) {
    const below = nestedIn(schema.items)

    return below && { ...below, separator: `[]${below.separator}` }
  }
  if (typeof schema.additionalProperties === 'object') {
    const below = nestedIn(schema.additionalProperties)

    return below && { ...below, separator: `[id]${below.separator}` }
  }
  const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')

  return only && others.length === 0 ? nestedIn(only) : undefined
}

function typeOf(schema: Schema): string {
  const { $ref, type, format, anyOf, items, additionalProperties } = schema
  const kinds = anyOf ?? schema.oneOf
  if ($ref) return referred($ref)
  if (schema.enum) return schema.enum.map((word) => `\`${word}\``).join(', ')
  if (schema.const) return `\`${schema.const}\``
  if (kinds) return kinds.map(typeOf).join(' or ')
  if (format === 'uuid') return 'id'
  if (format === 'date-time') return 'time'
  if (type === 'array' && items) return `list of ${typeOf(items)}`
  if (type === 'object' && !schema.properties && typeof additionalProperties === 'object') {
    return `object of ${typeOf(additionalProperties)}`
  }

  const words = [type ?? 'JSON'].flat().map((word) => typeWords[word] ?? word)

  return words.join(' or ')
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
}

function referred(ref: string): string {
  const name = ref.replace(/^.*\//, '')

  return /^[A-Z]/.test(name) ? `[${name}](#${name.toLowerCase()})` : 'JSON'
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|')
}
