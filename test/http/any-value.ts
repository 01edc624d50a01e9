import fc from 'fast-check'

/** A JSON Schema, as far as the description of the API uses one. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  minItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
}

/** What stands for an id wherever one is asked for: one of those on record, which are known only when it runs. */
export const someId = (n: number) => `id:${n}`

/** A field of what is asked, which is to say what would get the request through, if anything is known that would. */
export class Field {
  readonly name: string
  readonly isToFit: boolean
  readonly drawn: unknown

  constructor(name: string, isToFit: boolean, drawn: unknown) {
    this.name = name
    this.isToFit = isToFit
    this.drawn = drawn
  }
}

/** Nearly always to fit, so that of a request with many fields now and then one is off. */
export function anyField(name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Field> {
  return fc.tuple(fc.nat({ max: 24 }), value).map(([n, drawn]) => new Field(name, n > 0, drawn))
}

const ids = fc.nat({ max: 1000 }).map(someId)
const words = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.constantFrom(
      'fuse',
      'lock',
      '点検',
      '%',
      "'; drop table users; --",
      '👷🏽 {}',
      '**bold** # 1.',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\u0000', '\ud800', 'x'.repeat(400)) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
)
const times = fc.oneof(
  { weight: 40, arbitrary: fc.constant('now') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '0001-01-01T00:00:00Z',
      '2099-12-31T23:59:59Z',
      '2026-02-30T00:00:00Z',
      'yesterday',
    ),
  },
)

/** Values that are as the schema says for the most part, and anything at all now and then. */
export function anyValue(
  schema: Schema,
  parts: Readonly<Record<string, Schema>>,
  depth = 0,
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 60, arbitrary: asSaid(schema, parts, depth) },
    {
      weight: 1,
      arbitrary: fc.oneof(fc.constant(null), fc.integer(), words, fc.constant([]), fc.constant({ a: 1 })),
    },
  )
}

function asSaid(
  schema: Schema,
  parts: Readonly<Record<string, Schema>>,
  depth: number,
): fc.Arbitrary<unknown> {
  const { $ref, enum: values, anyOf, oneOf, items, minItems = 0, properties, required = [] } = schema
  if ($ref !== undefined) return anyValue(parts[$ref.split('/').at(-1) ?? ''] ?? {}, parts, depth)
  if ('const' in schema) return fc.constant(schema.const)
  if (values) return fc.constantFrom(...values)
  const some = anyOf ?? oneOf
  if (some) return fc.oneof(...some.map((one) => anyValue(one, parts, depth)))
  if (items)
    return fc.array(anyValue(items, parts, depth + 1), { minLength: minItems, maxLength: depth > 2 ? 2 : 4 })
  if (properties) {
    const fields: Record<string, fc.Arbitrary<unknown>> = {}
    for (const [name, field] of Object.entries(properties))
      fields[name] = anyField(name, anyValue(field, parts, depth + 1))

    return fc.oneof(
      { weight: 30, arbitrary: fc.record(fields, { requiredKeys: required }) },
      { weight: 1, arbitrary: fc.record({ ...fields, unknown: fc.constant(1) }) },
    )
  }

  return ofType(schema)
}

function ofType({ type, format, minimum = -10, maximum = 2000 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'uuid' || format === 'guid') return ids
  if (format === 'date-time') return times
  switch ([type].flat()[0]) {
    case 'integer':
      return fc.integer({ min: Math.max(minimum, -10), max: Math.min(maximum, 2000) })
    case 'number':
      return fc.double({ min: Math.max(minimum, -10), max: Math.min(maximum, 2000), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'object':
      return fc.dictionary(fc.constantFrom('a', '__proto__', 'id'), fc.integer(), { maxKeys: 2 })
    default:
      return words
  }
}
