import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { numberMarksOf } from '../../src/formats/markdown/numberings.ts'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { severityOf } from '../../src/formats/markdown/signal-words.ts'
import { warningsIn } from '../../src/formats/markdown/warnings.ts'

const page = readFileSync(new URL('../../docs/procedures.md', import.meta.url), 'utf8')
const codeIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
const rowsOf = (heading: string) =>
  (page.split(`## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2) ?? []

describe('docs/procedures.md is true:', () => {
  test('its example leaves no question', () => {
    const example = /```md\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

    const { procedure, missed, assumptions } = readMarkdown(example, 'a.md')

    expect(procedure.tasks.map(({ title, steps }) => [title, steps.length])).toEqual([
      ['Isolate', 2],
      ['Change', 1],
    ])
    expect(procedure.tasks[0]?.steps[1]?.hazards).toEqual([
      { description: 'Somebody may switch on.', severity: 'high', mitigation: 'Keep the key with you.' },
    ])
    expect(missed).toEqual([])
    expect(assumptions.map(({ code }) => code)).toEqual(['hazards_at_first_step'])
  })

  const numbered = rowsOf('What is a step').slice(0, 5).flatMap(codeIn)

  test('it shows numberings', () => expect(numbered.length).toBeGreaterThan(20))

  test.each(numbered)('%s is numbered', (text) => {
    expect(numberMarksOf(text)).not.toEqual([])
  })

  const words = rowsOf('What is a hazard').flatMap((row) => {
    const [, severity = '', text = ''] = row.split('|').map((cell) => cell.trim())
    return text
      .replace(/;.*/, '')
      .split(', ')
      .map((word) => [word, severity] as const)
  })

  test.each(words)('%s is %s', (word, severity) => {
    expect(severityOf(word)).toBe(severity)
    expect(warningsIn([`${word}: hot`])).toMatchObject([{ severity, description: 'hot' }])
  })

  const marks = codeIn(/A word announces[^\n]*/.exec(page)?.[0] ?? '').filter((code) => code.includes('…'))

  test.each(marks)('%s warns', (mark) => {
    expect(warningsIn([mark.replace('…', '触れないこと')])).toHaveLength(1)
  })
})
