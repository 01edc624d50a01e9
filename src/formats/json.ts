import { z } from 'zod'
import { type Procedure, severities } from '../domain/procedure.ts'
import { formName, formVersion, isId, type Origin } from './form.ts'
import type { Reading } from './reading.ts'
import { tidied } from './text.ts'
import { UnreadableProcedure, type WhyUnreadable } from './unreadable.ts'

const textFaults = ['blank', 'nul_character', 'not_unicode'] as const
type TextFault = (typeof textFaults)[number]

const text = z
  .string()
  .refine((value) => value.trim() !== '', 'blank' satisfies TextFault)
  .refine((value) => !value.includes('\0'), 'nul_character' satisfies TextFault)
  .refine((value) => !/\p{Surrogate}/u.test(value), 'not_unicode' satisfies TextFault)
  .transform(tidied)

const optionalText = text.nullish().transform((value) => value ?? null)

const hazard = z.strictObject({
  description: text,
  severity: z.enum(severities),
  mitigation: optionalText,
})

const step = z.strictObject({
  description: text,
  expectedAction: optionalText,
  expectedResult: optionalText,
  hazards: z.array(hazard).default([]),
})

const task = z.strictObject({
  title: text,
  description: optionalText,
  steps: z.array(step),
})

const document = z.strictObject({
  format: z.literal(formName),
  version: z.literal(formVersion),
  sop: z.string().optional(),
  state: z.string().optional(),
  title: text,
  tasks: z.array(task),
})

/**
 * Reads a procedure from JSON. Keys that are not known are refused, so that nothing is lost by a misspelling; texts
 * that may be absent may be left out. Throws UnreadableProcedure naming the place, as in `tasks[0].steps[2].hazards`.
 */
export function readJson(text: string, source: string): Reading {
  const parsed = document.safeParse(parse(text, source))
  if (!parsed.success) throw new UnreadableProcedure(source, null, whyRefused(parsed.error))
  const { title, tasks, sop, state } = parsed.data

  return {
    procedure: { title, tasks },
    missed: [],
    unplaced: [],
    assumptions: [],
    origin: { ...(sop && isId(sop) ? { sop } : {}), ...(state ? { state } : {}) },
  }
}

/** The same procedure always gives the same text; `readJson` gives it back unchanged. */
export function writeJson({ title, tasks }: Procedure, { sop, state }: Origin = {}): string {
  const content = {
    format: formName,
    version: formVersion,
    ...(sop === undefined ? {} : { sop }),
    ...(state === undefined ? {} : { state }),
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
    const says = cause.message.replace(/ in JSON at.*/s, '')
    throw new UnreadableProcedure(source, line, { code: 'not_json', says })
  }
}

function whyRefused({ issues: [issue] }: z.ZodError): WhyUnreadable {
  const place = placeOf(issue?.path ?? [])
  switch (issue?.code) {
    case 'unrecognized_keys':
      return { code: 'unknown_keys', keys: issue.keys.map((key) => (place ? `${place}.${key}` : key)) }
    case 'invalid_value':
      return { code: 'not_one_of', place, values: issue.values.map(String) }
    case 'custom':
      return { code: textFaults.find((fault) => fault === issue.message) ?? 'not_text', place }
    case 'invalid_type':
      return { code: expected[issue.expected] ?? 'not_text', place }
    default:
      return { code: 'not_an_object', place }
  }
}

const expected: Readonly<Record<string, 'not_a_list' | 'not_an_object'>> = {
  array: 'not_a_list',
  object: 'not_an_object',
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}
