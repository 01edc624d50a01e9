import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { writeMarkdown } from '../../src/formats/markdown/write.ts'
import { maxProcedureBytes } from '../../src/formats/text.ts'

/** What would take minutes where it is larger, or end in a stack overflow, if it took more than linear time or recursed. */
const shapes: Record<string, string> = {
  'steps with hazards': '1. Turn the handle and *look* at the dial\n   a. Caution: hot\n\n',
  'loose items': '1. a\n\n',
  bullets: '- a\n',
  'blank lines': '\n',
  headings: '### Steps\n1. a\n',
  'bold lines': '**Day**\n\n1. a\n\n',
  'nested headings': '## A\n\nx\n\n### B\n\n#### C\n\n1. a\n',
  'safety sections': '## Safety\n\nIt burns. Wear gloves.\n\n',
  'one long line of markers': '1. ',
  'one long line of quotes': '> ',
  'one long line of brackets': '[',
  'one long line of white space': ' \t',
  'one long line of emphasis': '*a **a ',
  'one long line of marks': 'Caution: hot. ',
  'one long line of exclamations': 'Danger! ',
  'one long line of rules': '- ',
  'unclosed fences': '```\n',
  'unclosed comments': '<!-- a\n',
  'table rows': '| a | b |\n',
  tables: '| a | b |\n|---|---|\n',
  'tables of hazards': '| Hazard | Measure |\n|---|---|\n| a | b |\n\n',
  'unclosed tables in HTML': '<table>\n',
  'tables in HTML': '<table><tr><td>a</td></tr></table>\n',
  'one long line of cells': '<td>a ',
  'unclosed containers': ':::danger\n',
  'nested boxes': '<div class="warning">\n',
  'warnings that announce lists': '**WARNINGS:**\n\n- a\n\n',
  'safety between tasks': '## Safety\n\nx\n\n## S\n1. a\n',
  'headings as steps': '### Step 1: x\n\ny\n\n',
  'circled numbers': '① a\n',
  'one long line of signs': '⚠',
  'one long line of words': '危険',
  'one long line of colons': ': ',
  'one long line of levels': '1.1.',
  'lines of spaces': `${' '.repeat(200)}x\n`,
  underlines: 'a\n===\n',
  backslashes: '\\',
  digits: '1',
}

const largeEnough = 64 * 1024

/**
 * Seconds of CPU, which do not depend on what else the machine does. The slowest shape takes half of one; what takes 2,
 * and grows with the square, takes two minutes where it is eight times as large.
 */
const affordable = 2

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

  test.each(Object.entries(shapes))('made of %s is read and written to its end', (_, part) => {
    const before = process.cpuUsage()

    const { procedure } = readMarkdown(madeOf(part, largeEnough), 'large.md')
    const again = readMarkdown(writeMarkdown(procedure), 'again.md')

    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(affordable)
    expect(procedure.tasks[0]?.steps[0]?.description).toMatch(/^first/)
    expect(again.procedure.tasks).toHaveLength(procedure.tasks.length)
  })

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

function madeOf(part: string, size: number): string {
  const start = '# Title\n\n## Procedure\n\n1. first\n\n'

  return start + part.repeat((size - start.length) / part.length)
}
