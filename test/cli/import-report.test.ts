import { expect, test } from 'vitest'
import { sayReading } from '../../src/cli/sop/import-report.ts'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { aContext } from '../contract/a-context.ts'

const said = (text: string) => {
  const { missed, assumptions, unplaced } = readMarkdown(text, 'a.md')
  const lines = text.split('\n')
  const parts = unplaced.map((part) => ({ ...part, lines: lines.slice(part.fromLine - 1, part.toLine) }))

  return sayReading({ missed: [...missed], assumptions: [...assumptions], unplaced: parts }, aContext(), {
    unplaced: undefined,
  })
}

test('the report names warnings that are no hazards before all else, then what looks like a step', () => {
  const report = said('# P\n\n## Scope\n\n1. Not read.\n\n## Procedure\n\n- Mind the danger of burns.\n')

  expect(report.split('\n').slice(0, 4)).toEqual([
    '  Looks like a warning and is no hazard; please check first:',
    '    line 9  - Mind the danger of burns.',
    '  Looks like a step and is not imported; please check:',
    '    line 5  1. Not read.',
  ])
})

test('the report says that every line was imported only where nothing looks like a warning', () => {
  expect(said('# P\n\n1. Open the lid.\n')).toContain('Every line of the file was imported.')
  expect(said('# P\n\n1. Mind the danger of burns.\n')).not.toContain('Every line of the file was imported.')
})
