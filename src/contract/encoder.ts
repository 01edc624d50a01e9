import { z } from 'zod'

/** Makes JSON's values of Tenken's. */
export type Encoder = (value: unknown) => unknown

/** Of what JSON has as it is. */
const same: Encoder = (value) => value

/**
 * What encodes a value of this schema as `z.encode` does, and asks nothing: a value that is not of the form is passed on
 * as it is. Only what the schema names goes out all the same. Made once, it takes a tenth of the time.
 */
export function encoderOf(schema: z.core.$ZodType): Encoder {
  if (schema instanceof z.ZodObject) return ofObject(schema)
  if (schema instanceof z.ZodArray) return each(encoderOf(schema.element))
  if (schema instanceof z.ZodNullable) return unlessNone(encoderOf(schema.unwrap()))
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional)
    return unlessNone(encoderOf(schema.unwrap()))
  if (schema instanceof z.ZodDiscriminatedUnion) return ofUnion(schema)
  if (schema instanceof z.ZodCodec) return ofCodec(schema)
  if (leaves.some((leaf) => schema instanceof leaf)) return same

  return (value) => z.encode(schema, value)
}

const leaves = [
  z.ZodString,
  z.ZodStringFormat,
  z.ZodNumber,
  z.ZodBoolean,
  z.ZodEnum,
  z.ZodLiteral,
  z.ZodNull,
  z.ZodDate,
]

function ofObject(schema: z.ZodObject): Encoder {
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(
    ([name, field]) => [name, encoderOf(field)] as const,
  )
  const { catchall } = schema.def
  const isOpen = catchall !== undefined && !(catchall instanceof z.ZodNever)

  return (value) => {
    // What a schema of an object is asked to encode is one.
    const given = value as Readonly<Record<string, unknown>>
    const encoded: Record<string, unknown> = isOpen ? { ...given } : {}
    for (const [name, encode] of fields) {
      const field = given[name]
      if (field !== undefined) encoded[name] = encode(field)
    }

    return encoded
  }
}

function each(encode: Encoder): Encoder {
  if (encode === same) return same

  return (value) => (value as readonly unknown[]).map(encode)
}

function unlessNone(encode: Encoder): Encoder {
  if (encode === same) return same

  return (value) => (value === null || value === undefined ? value : encode(value))
}

function ofCodec({ def }: z.ZodCodec): Encoder {
  const [inner, outer] = [encoderOf(def.out), encoderOf(def.in)]

  return (value) => outer(def.reverseTransform(inner(value), { value, issues: [] }))
}

/** By the field that tells which it is. */
function ofUnion(schema: z.ZodDiscriminatedUnion): Encoder {
  const { discriminator } = schema.def
  const encoders = new Map<unknown, Encoder>()
  for (const option of schema.options) {
    for (const value of option._zod.propValues?.[discriminator] ?? []) encoders.set(value, encoderOf(option))
  }

  return (value) => encoders.get((value as Record<string, unknown>)[discriminator])?.(value)
}
