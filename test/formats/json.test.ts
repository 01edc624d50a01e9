import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson, writeJson } from '../../src/formats/json.ts'
import { UnreadableProcedure, type WhyUnreadable } from '../../src/formats/unreadable.ts'
import { aProcedure, procedures } from './a-procedure.ts'

describe('a procedure written as JSON', () => {
  test('says what it is, and ends with a line end', () => {
    const written = writeJson(aProcedure('Open the valve.'))

    expect(written).toMatch(
      /^\{\n {2}"format": "tenken-procedure",\n {2}"version": 1,\n {2}"title": "Start the pump"/,
    )
    expect(written.endsWith('}\n')).toBe(true)
  })

  test('is read back as the same procedure, and written the same again', () => {
    fc.assert(
      fc.property(procedures, (procedure) => {
        const written = writeJson(procedure)
        const { procedure: again } = readJson(written, 'own.json')

        expect(again).toEqual(procedure)
        expect(writeJson(again)).toBe(written)
      }),
      { numRuns: 300 },
    )
  })

  test('has its texts tidied as those of Markdown are', () => {
    const untidy = ' \n  Open the valve.\r\n \t\r\nSlowly. \n\u3000\n'
    const text = document({
      title: ' Start the pump ',
      tasks: [
        {
          title: 'Start\n',
          description: untidy,
          steps: [
            { description: untidy, hazards: [{ description: untidy, severity: 'low', mitigation: untidy }] },
          ],
        },
      ],
    })

    const { procedure } = readJson(text, 'hand.json')

    const tidy = 'Open the valve.\n\nSlowly.'
    expect(procedure).toMatchObject({
      title: 'Start the pump',
      tasks: [
        {
          title: 'Start',
          description: tidy,
          steps: [{ description: tidy, hazards: [{ description: tidy, mitigation: tidy }] }],
        },
      ],
    })
  })

  test('may leave out what a step need not have', () => {
    const text = document({ tasks: [{ title: 'Start', steps: [{ description: 'Open the valve.' }] }] })

    expect(readJson(text, 'hand.json').procedure).toEqual(aProcedure('Open the valve.'))
  })
})

describe('JSON is refused, naming the place, when', () => {
  test.each<[string, object, WhyUnreadable]>([
    [
      'its format is missing',
      { format: undefined },
      { code: 'not_one_of', place: 'format', values: ['tenken-procedure'] },
    ],
    ['its version is not known', { version: 2 }, { code: 'not_one_of', place: 'version', values: ['1'] }],
    ['its title is blank', { title: ' \n' }, { code: 'blank', place: 'title' }],
    ['its title is a number', { title: 7 }, { code: 'not_text', place: 'title' }],
    ['it has no tasks', { tasks: undefined }, { code: 'not_a_list', place: 'tasks' }],
    [
      'a key is misspelled',
      aStep({ hazard: [] }),
      { code: 'unknown_keys', keys: ['tasks[0].steps[0].hazard'] },
    ],
    ['keys are not known', { a: 1, b: 2 }, { code: 'unknown_keys', keys: ['a', 'b'] }],
    [
      'a step says nothing',
      aStep({ description: undefined }),
      { code: 'not_text', place: 'tasks[0].steps[0].description' },
    ],
    [
      'a text may be absent but is blank',
      aStep({ expectedAction: '' }),
      { code: 'blank', place: 'tasks[0].steps[0].expectedAction' },
    ],
    [
      'a text has a NUL character',
      aStep({ description: 'a\0' }),
      { code: 'nul_character', place: 'tasks[0].steps[0].description' },
    ],
    [
      'a text is half a character',
      aStep({ description: '\ud800' }),
      { code: 'not_unicode', place: 'tasks[0].steps[0].description' },
    ],
    [
      'a severity is not known',
      aStep({ hazards: [{ description: 'hot', severity: 'deadly' }] }),
      {
        code: 'not_one_of',
        place: 'tasks[0].steps[0].hazards[0].severity',
        values: ['low', 'medium', 'high', 'critical'],
      },
    ],
  ])('%s', (_, change, reason) => {
    expect(whyRefused(document(change))).toEqual(reason)
  })

  test.each([
    ['null', 'not_an_object'],
    ['[]', 'not_an_object'],
  ] as const)('it is %s', (text, code) => {
    expect(whyRefused(text)).toEqual({ code, place: '' })
  })

  test('it is no JSON at all, with the line where it stops being so', () => {
    expect(() => readJson('{\n  "format": "x",\n  oops\n}', 'hand.json')).toThrow(
      /^hand\.json, line 3: is not JSON: /,
    )
    expect(() => readJson('{\n  "format":', 'hand.json')).toThrow(/^hand\.json(?:, line 2)?: is not JSON: /)
  })

  test('it is nested without end', () => {
    expect(() => readJson('['.repeat(500_000), 'hand.json')).toThrow(UnreadableProcedure)
    expect(() => readJson('['.repeat(500_000) + ']'.repeat(500_000), 'hand.json')).toThrow(
      UnreadableProcedure,
    )
  })
})

function whyRefused(text: string): WhyUnreadable | undefined {
  try {
    readJson(text, 'hand.json')
  } catch (error) {
    if (error instanceof UnreadableProcedure) return error.data.reason
    throw error
  }

  return undefined
}

function document(change: object): string {
  return JSON.stringify({
    format: 'tenken-procedure',
    version: 1,
    title: 'Start the pump',
    tasks: [],
    ...change,
  })
}

function aStep(change: object) {
  return { tasks: [{ title: 'Start', steps: [{ description: 'Open the valve.', ...change }] }] }
}
