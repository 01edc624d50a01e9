import { z } from 'zod'
import { InvalidInput } from '../domain/errors.ts'
import type { WhyInvalid } from '../domain/why-invalid.ts'

/** What a schema makes of a value from outside. Throws InvalidInput naming the first field that is wrong. */
export function decoded(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = z.safeDecode(schema, value, { reportInput: true })
  if (success) return data
  const [issue] = error.issues
  const { field, reason } = issue ? fault(issue) : { field: '', reason: wrongType('object') }

  throw new InvalidInput(field, reason)
}

/**
 * The parameters of an address, each as the type that its field has; of a list there may be several. Throws InvalidInput
 * for one that is not known, or given twice.
 */
export function queryValues(schema: z.ZodObject, parameters: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(parameters.keys())]
  const unknown = names.find((name) => !Object.hasOwn(schema.shape, name))
  if (unknown !== undefined) throw new InvalidInput(unknown, { code: 'not_known' })

  return Object.fromEntries(
    names.map((name) => {
      const words = parameters.getAll(name)
      const [first = ''] = words
      const field = unwrapped(schema.shape[name])
      if (field instanceof z.ZodArray) return [name, words]
      if (words.length > 1) throw new InvalidInput(name, { code: 'given_twice' })

      return [name, fieldValue(first, field)]
    }),
  )
}

/** What is no number or neither true nor false is left as it came, for the schema to refuse. */
function fieldValue(word: string, field: unknown): unknown {
  if (field instanceof z.ZodNumber && /^-?\d+(\.\d+)?$/.test(word)) return Number(word)
  if (field instanceof z.ZodBoolean && /^(true|false)$/.test(word)) return word === 'true'

  return word
}

function unwrapped(field: unknown): unknown {
  return field instanceof z.ZodOptional ||
    field instanceof z.ZodExactOptional ||
    field instanceof z.ZodDefault
    ? unwrapped(field.unwrap())
    : field
}

interface Fault {
  field: string
  reason: WhyInvalid
}

function fault(issue: z.core.$ZodIssue): Fault {
  const field = placeOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return { field: placeOf([...issue.path, issue.keys[0] ?? '']), reason: { code: 'not_known' } }
    case 'invalid_type':
      return issue.input === undefined
        ? { field, reason: { code: 'missing' } }
        : { field, reason: wrongType(issue.expected) }
    case 'invalid_value':
      return { field, reason: { code: 'not_one_of', values: issue.values.map(String) } }
    case 'too_small':
    case 'too_big':
      return { field, reason: bound(issue) }
    case 'invalid_format':
      return { field, reason: { code: 'not_of_the_form', form: issue.format } }
    default:
      return { field, reason: wrongType(issue.code) }
  }
}

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): WhyInvalid {
  return issue.code === 'too_small'
    ? { code: 'too_small', least: Number(issue.minimum) }
    : { code: 'too_large', most: Number(issue.maximum) }
}

function wrongType(expected: string): WhyInvalid {
  return { code: 'not_of_type', expected }
}

/** As JSON has it: tasks[0].steps[2].description */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}
