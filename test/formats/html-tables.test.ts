import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { writeMarkdown } from '../../src/formats/markdown/write.ts'
import { textLeftOut } from '../../src/formats/reading.ts'

const read = (text: string) => readMarkdown(`# Clean the tank\n\n${text}`, 'tank.md')
const stepsOf = (text: string) => read(text).procedure.tasks.flatMap(({ steps }) => steps)
const hazardsOf = (text: string) => stepsOf(text).flatMap(({ hazards }) => hazards)
const steps = '## Procedure\n\n1. Close the valve.\n'

describe('a table in HTML', () => {
  test('of steps is read as one in Markdown is', () => {
    const text = `## Procedure

<table>
  <thead><tr><th>Step</th><th>Action</th>
    <th>Expected result</th></tr></thead>
  <tbody>
  <tr><td>1</td><td><p>Close the valve.</p><p><strong>WARNING:</strong> hot steam</p></td><td>Lamp off</td></tr>
  <tr>
    <td>2</td>
    <td>Drain<br/>the tank &amp; rinse</td>
    <td></td>
  </tr>
  </tbody>
</table>
`
    const { missed, unplaced } = read(text)

    expect(stepsOf(text)).toEqual([
      {
        description: 'Close the valve.\n**WARNING:** hot steam',
        expectedAction: null,
        expectedResult: 'Lamp off',
        hazards: [{ description: 'hot steam', severity: 'high', mitigation: null }],
      },
      { description: 'Drain\nthe tank & rinse', expectedAction: null, expectedResult: null, hazards: [] },
    ])
    expect(missed).toEqual([])
    expect(textLeftOut(unplaced)).toEqual([])
  })

  const dangers = [{ description: 'Hot caustic', severity: 'high', mitigation: 'Face shield' }]

  test.each([
    [
      'of hazards below a heading on safety',
      `## Hazards\n\n<table>\n<tr><th>Hazard</th><th>Severity</th><th>Measure</th></tr>\n<tr>\n<td>Hot caustic</td>\n<td>High</td>\n<td>Face shield</td>\n</tr>\n</table>\n\n${steps}`,
    ],
    [
      'of hazards in another section',
      `## Background\n\n<table><tr><th>Hazard</th><th>Severity</th><th>Measure</th></tr>\n<tr><td>Hot caustic</td><td>High</td><td>Face shield</td></tr></table>\n\n${steps}`,
    ],
    [
      'on one line',
      `## Hazards\n\n<TABLE border="1"><TR><TH>Hazard</TH><TH>Severity</TH><TH>Measure</TH></TR><TR><TD>Hot caustic</TD><TD>High</TD><TD>Face shield</TD></TR></TABLE>\n\n${steps}`,
    ],
    [
      'in a quote',
      `## Hazards\n\n> <table>\n> <tr><td>Hazard</td><td>Severity</td><td>Measure</td></tr>\n> <tr><td>Hot caustic</td><td>High</td><td>Face shield</td></tr>\n> </table>\n\n${steps}`,
    ],
    [
      'in Japanese',
      `## 安全\n\n<table>\n<tr><th>危険</th><th>重大性</th><th>対策</th></tr>\n<tr><td>Hot caustic</td><td>大</td><td>Face shield</td></tr>\n</table>\n\n${steps}`,
    ],
    [
      'below a step',
      `${steps}\n   <table>\n   <tr><th>Hazard</th><th>Severity</th><th>Measure</th></tr>\n   <tr><td>Hot caustic</td><td>High</td><td>Face shield</td></tr>\n   </table>\n`,
    ],
  ])('of hazards, %s', (_, text) => {
    expect(hazardsOf(text)).toEqual(dangers)
    expect(read(text).missed).toEqual([])
  })

  test('for its looks alone tells what its mark announces', () => {
    const text = `${steps}\n<table><tr><td>⚠ WARNING</td><td>The lid is <b>hot</b></td></tr></table>\n`

    expect(hazardsOf(text)).toEqual([
      { description: 'The lid is **hot**', severity: 'high', mitigation: null },
    ])
  })

  test('has rows for a caption and for cells over several columns', () => {
    const text =
      '## Hazards\n\n<table><caption>Acid everywhere</caption>\n<tr><td colspan="2">Slippery floor</td><td>Boots</td></tr></table>\n\n'

    const told = hazardsOf(text + steps).map(({ description }) => description)

    expect(told.join('\n')).toContain('Slippery floor')
    expect(JSON.stringify(read(text + steps).procedure)).toContain('Boots')
  })

  test('that is never closed is no table, and what it warns of is told all the same', () => {
    const text = `## Background\n\n<table>\n<tr><td>Danger: live bar</td></tr>\n\n${steps}`

    expect(hazardsOf(text)).toMatchObject([{ description: 'live bar', severity: 'critical' }])
  })

  test('in a text of our own tells no hazard that the procedure has not', () => {
    const table = '<table>\n<tr><th>Hazard</th></tr>\n<tr><td>Hot caustic</td></tr>\n</table>'
    const procedure = {
      title: 'Clean the tank',
      tasks: [
        {
          title: 'Clean',
          description: table,
          steps: [
            {
              description: `Close the valve.\n${table}`,
              expectedAction: null,
              expectedResult: null,
              hazards: [],
            },
          ],
        },
      ],
    }

    expect(readMarkdown(writeMarkdown(procedure), 'again.md').procedure).toEqual(procedure)
  })
})
