import { z } from 'zod'
import { type Procedure, severities } from '../domain/procedure.ts'
import { formName, formVersion } from './form.ts'
import type { Reading } from './reading.ts'
import { UnreadableProcedure } from './text.ts'

const text = z
  .string('must be text')
  .refine((value) => value.trim() !== '', 'must not be blank')
  .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
  .refine((value) => !/\p{Surrogate}/u.test(value), 'must be valid Unicode')

const optionalText = text.nullish().transform((value) => value ?? null)

const hazard = z.strictObject({
  description: text,
  severity: z.enum(severities, `must be one of ${severities.join(', ')}`),
  mitigation: optionalText,
})

const step = z.strictObject({
  description: text,
  expectedAction: optionalText,
  expectedResult: optionalText,
  hazards: z.array(hazard, 'must be a list').default([]),
})

const task = z.strictObject({
  title: text,
  description: optionalText,
  steps: z.array(step, 'must be a list'),
})

const document = z.strictObject(
  {
    format: z.literal(formName, `must be "${formName}"`),
    version: z.literal(formVersion, `must be ${formVersion}`),
    title: text,
    tasks: z.array(task, 'must be a list'),
  },
  'must be an object',
)

/**
 * Reads a procedure from JSON. Keys that are not known are refused, so that nothing is lost by a misspelling; texts
 * that may be absent may be left out. Throws UnreadableProcedure naming the place, as in `tasks[0].steps[2].hazards`.
 */
export function readJson(text: string, source: string): Reading {
  const parsed = document.safeParse(parse(text, source))
  if (!parsed.success) throw new UnreadableProcedure(source, null, reasonOf(parsed.error))
  const { title, tasks } = parsed.data

  return { procedure: { title, tasks }, unplaced: [], assumptions: [] }
}

/** The same procedure always gives the same text; `readJson` gives it back unchanged. */
export function writeJson({ title, tasks }: Procedure): string {
  const content = {
    format: formName,
    version: formVersion,
    title,
    tasks: tasks.map(({ title, description, steps }) => ({
      title,
      description,
      steps: steps.map(({ description, expectedAction, expectedResult, hazards }) => ({
        description,
        expectedAction,
        expectedResult,
        hazards: hazards.map(({ description, severity, mitigation }) => ({
          description,
          severity,
          mitigation,
        })),
      })),
    })),
  }

  return `${JSON.stringify(content, null, 2)}\n`
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    const position = /position (\d+)/.exec(cause.message)?.[1]
    const line = position === undefined ? null : text.slice(0, Number(position)).split('\n').length
    throw new UnreadableProcedure(source, line, `is not JSON: ${cause.message.replace(/ in JSON at.*/s, '')}`)
  }
}

function reasonOf({ issues }: z.ZodError): string {
  const [issue] = issues
  if (!issue) return 'is not a procedure'
  const place = placeOf(issue.path)
  if (issue.code !== 'unrecognized_keys') return place ? `${place} ${issue.message}` : issue.message
  const keys = issue.keys.map((key) => (place ? `${place}.${key}` : key))

  return `${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} not known`
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}
