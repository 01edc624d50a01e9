import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson, writeJson } from '../../src/formats/json.ts'
import { UnreadableProcedure } from '../../src/formats/text.ts'
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

  test('may leave out what a step need not have', () => {
    const text = document({ tasks: [{ title: 'Start', steps: [{ description: 'Open the valve.' }] }] })

    expect(readJson(text, 'hand.json').procedure).toEqual(aProcedure('Open the valve.'))
  })
})

describe('JSON is refused, naming the place, when', () => {
  test.each([
    ['its format is missing', { format: undefined }, 'format must be "tenken-procedure"'],
    ['its version is not known', { version: 2 }, 'version must be 1'],
    ['its title is blank', { title: ' \n' }, 'title must not be blank'],
    ['its title is a number', { title: 7 }, 'title must be text'],
    ['it has no tasks', { tasks: undefined }, 'tasks must be a list'],
    ['a key is misspelled', aStep({ hazard: [] }), 'tasks[0].steps[0].hazard is not known'],
    ['keys are not known', { a: 1, b: 2 }, 'a, b are not known'],
    ['a step says nothing', aStep({ description: undefined }), 'tasks[0].steps[0].description must be text'],
    [
      'a text may be absent but is blank',
      aStep({ expectedAction: '' }),
      'tasks[0].steps[0].expectedAction must not be blank',
    ],
    [
      'a text has a NUL character',
      aStep({ description: 'a\0' }),
      'tasks[0].steps[0].description must not contain a NUL character',
    ],
    [
      'a text is half a character',
      aStep({ description: '\ud800' }),
      'tasks[0].steps[0].description must be valid Unicode',
    ],
    [
      'a severity is not known',
      aStep({ hazards: [{ description: 'hot', severity: 'deadly' }] }),
      'tasks[0].steps[0].hazards[0].severity must be one of low, medium, high, critical',
    ],
  ])('%s', (_, change, reason) => {
    expect(() => readJson(document(change), 'hand.json')).toThrow(
      new UnreadableProcedure('hand.json', null, reason),
    )
  })

  test.each([
    ['null', 'must be an object'],
    ['[]', 'must be an object'],
  ])('it is %s', (text, reason) => {
    expect(() => readJson(text, 'hand.json')).toThrow(new UnreadableProcedure('hand.json', null, reason))
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
