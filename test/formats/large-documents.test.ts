import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { writeMarkdown } from '../../src/formats/markdown/write.ts'
import { maxProcedureBytes } from '../../src/formats/text.ts'
import { isInCi, oneIn } from '../setup/one-in.ts'
import { madeOf, shapes } from './shapes.ts'

describe('a document', () => {
  test('as large as is allowed is read to its end', () => {
    const text = madeOf(
      '1. Turn the handle and *look* at the dial\n   a. Caution: hot\n\n',
      maxProcedureBytes,
    )

    const { procedure } = readMarkdown(text, 'large.md')

    expect(text.length).toBeGreaterThan(maxProcedureBytes - 100)
    expect(procedure.tasks[0]?.steps.length).toBeGreaterThan(80_000)
    expect(procedure.tasks[0]?.steps.at(-1)?.hazards).toHaveLength(1)
  })

  test.each(oneIn(isInCi ? 3 : 1, Object.entries(shapes)))(
    'made of %s is read and written to its end',
    (_, part) => {
      const { procedure } = readMarkdown(madeOf(part, 64 * 1024), 'large.md')
      const again = readMarkdown(writeMarkdown(procedure), 'again.md')

      expect(procedure.tasks[0]?.steps[0]?.description).toMatch(/^first/)
      expect(again.procedure.tasks).toHaveLength(procedure.tasks.length)
    },
  )

  test('with a heading as long as all the headings below it together is read to its end', () => {
    const text = `# Title\n\n## Procedure\n\n### ${'a'.repeat(512 * 1024)}\n\n${'#### Steps\n1. a\n'.repeat(30_000)}`

    const { procedure, unplaced } = readMarkdown(text, 'large.md')

    expect(procedure.tasks).toHaveLength(30_000)
    expect(unplaced).toMatchObject([
      { fromLine: 3 },
      { fromLine: 5, reason: { code: 'heading_above_headings' } },
    ])
  })

  test('with a Safety section as long as a book has all of it among its hazards', () => {
    const text = `# Title\n\n1. a\n\n## Safety\n\n${'Acid burns (see p. 3). Wear gloves. '.repeat(15_000)}`

    const hazards = readMarkdown(text, 'large.md').procedure.tasks[0]?.steps[0]?.hazards

    expect(hazards).toHaveLength(15_000)
    expect(hazards?.filter(({ mitigation }) => mitigation !== null)).toHaveLength(1)
  })

  test('nested ever deeper keeps the nesting as the text of one step', () => {
    const lines = Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(2 * depth)}- ${depth}`)

    const { procedure } = readMarkdown(`# Title\n\n1. first\n   ${lines.join('\n   ')}`, 'deep.md')

    expect(procedure.tasks[0]?.steps).toHaveLength(1)
    expect(procedure.tasks[0]?.steps[0]?.description).toContain(`${' '.repeat(5998)}- 2999`)
  })
})
