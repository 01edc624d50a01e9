import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Procedure } from '../../src/domain/procedure.ts'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { writeMarkdown } from '../../src/formats/markdown/write.ts'
import { textLeftOut } from '../../src/formats/reading.ts'
import { decodeText } from '../../src/formats/text.ts'

const folder = new URL('cases/', import.meta.url)
const bytesOf = (name: string) => readFileSync(new URL(name, folder))
const read = (name: string) => readMarkdown(decodeText(bytesOf(name), name), name)

/** Each task with its steps, each step with its hazards. */
const outline = ({ tasks }: Procedure) =>
  tasks.map(({ title, steps }) => [
    title,
    ...steps.map(({ description, hazards }) => [
      description.split('\n')[0],
      ...hazards.map((hazard) => `${hazard.severity}: ${hazard.description}`),
    ]),
  ])

const lid = 'Open the lid.'
const marks = [
  ['mark-admonition.md', 'high'],
  ['mark-bold-without-colon.md', 'critical'],
  ['mark-container.md', 'critical'],
  ['mark-dash.md', 'critical'],
  ['mark-number.md', 'high'],
  ['mark-plural.md', 'high'],
] as const

describe('a procedure as it was found in practice', () => {
  test.each(marks)('%s tells one hazard', (name, severity) => {
    expect(outline(read(name).procedure)).toEqual([['Procedure', [lid, `${severity}: Cold burns the skin.`]]])
  })

  test.each(['mark-ja-bold-bracket.md', 'mark-ja-kome.md'])('%s tells one hazard', (name) => {
    expect(outline(read(name).procedure)).toEqual([['Procedure', [lid, 'medium: 凍傷のおそれがある。']]])
  })

  test.each([
    ['hazards-1-bold-warnings.md', 'high'],
    ['hazards-2-numbered.md', 'medium'],
  ])('%s: a list below a heading on safety is never work', (name, severity) => {
    expect(outline(read(name).procedure)).toEqual([
      ['Filling', [lid, `${severity}: Cold liquid burns the skin.`, `${severity}: Never work alone.`]],
    ])
  })

  test('safety-table.md: a hazard a row, with its measure', () => {
    expect(read('safety-table.md').procedure.tasks[0]?.steps[0]?.hazards).toEqual([
      { description: 'Acid burns', severity: 'medium', mitigation: 'Wear gloves' },
      { description: 'Fumes', severity: 'medium', mitigation: 'Use the hood' },
    ])
  })

  test('admonitions-not-hazards.md: each warning with the step before it, the first with the first', () => {
    expect(outline(read('admonitions-not-hazards.md').procedure)).toEqual([
      [
        'Procedure',
        ['Evacuate the room.', 'high: Do not breathe the vapour.', 'critical: Chlorine can kill in minutes.'],
        ['Put on the SCBA.', 'high: Reactive: Never mix bleach and acid.'],
        ['Neutralise with thiosulfate.', 'medium: Heat is produced.'],
        ['Collect the waste'],
        ['Label the drum'],
        ['Report to EHS.'],
      ],
    ])
  })

  test('warning-outside-procedure.md: every warning, and what to wear', () => {
    const { procedure, missed, unplaced } = read('warning-outside-procedure.md')

    expect(procedure.tasks.map(({ title, steps }) => [title, steps.length])).toEqual([
      ['1. Park', 3],
      ['2. Swap', 5],
    ])
    expect(
      procedure.tasks.flatMap(({ steps }) =>
        steps.map(({ hazards }) => hazards.map(({ severity }) => severity)),
      ),
    ).toEqual([['high'], ['medium'], [], [], [], ['critical'], [], []])
    expect(procedure.tasks[0]?.description).toContain('- Acid-resistant gloves')
    expect(missed).toEqual([])
    expect(textLeftOut(unplaced)).toMatchObject([{ fromLine: 8, heading: 'Purpose' }])
  })

  test.each(['ja-circled.md', 'ja-parenthesis.md', 'ja-touten.md'])('%s has three steps', (name) => {
    expect(outline(read(name).procedure)).toEqual([
      ['手順', ['電源を切る。'], ['鍵をかける。'], ['札をつける。']],
    ])
  })

  test('published-with-sections-missing.md: every section, each with its own way to number', () => {
    const { procedure } = read('published-with-sections-missing.md')

    expect(outline(procedure)).toEqual([
      [
        '準備',
        ['電源を切る。', 'critical: 残圧により動くことがある。'],
        ['鍵をかける。'],
        ['表示札をつける。'],
      ],
      [
        '交換',
        ['ボルトを緩める。'],
        ['金型を外す。', 'medium: 金型は重い。二人で持つこと。'],
        ['新しい金型を入れる。'],
      ],
      ['確認', ['試し打ちをする。'], ['寸法を測る。']],
    ])
    expect(procedure.tasks[2]?.steps[1]).toMatchObject({
      expectedAction: '「寸法よし！」',
      expectedResult: '±0.05 mm 以内',
    })
  })

  test('headings-as-steps.md: headings that call themselves steps are', () => {
    const { procedure } = read('headings-as-steps.md')

    expect(procedure.title).toBe('Cold-room entry')
    expect(outline(procedure)).toEqual([
      [
        'Preparation',
        ['Put on the parka'],
        ['Tell a colleague', 'high: Never enter alone.'],
        ['Open the door'],
      ],
      ['Exit', ['Leave'], ['Sign out']],
    ])
    expect(procedure.tasks[0]?.steps[2]?.expectedResult).toBe('the light goes on.')
  })

  test('table-steps.md: a step a row', () => {
    const { procedure, missed } = read('table-steps.md')

    expect(outline(procedure)).toEqual([
      [
        'Weekly eyewash test',
        ['Flush for 3 min | both sides', 'medium: Slippery floor'],
        ['Check temperature'],
        ['Sign the tag'],
      ],
    ])
    expect(procedure.tasks[0]?.steps.map(({ expectedResult }) => expectedResult)).toEqual([
      'Clear water',
      '16–38 °C',
      null,
    ])
    expect(missed).toEqual([])
  })

  test.each([
    ['checklist.md', [['First response', ['Acknowledge the alarm.'], ['Name who leads.']]]],
    ['title-level-2.md', [['Procedure', ['Stop the mill.'], ['Brush the bed.']]]],
    [
      'method-in-bullets.md',
      [
        ['Voorbereiding', ['Controleer de pomp.'], ['Spoel de slang met gedemineraliseerd water.']],
        ['Uitvoering', ['Meet de waterstand.'], ['Vul de flessen tot de rand.']],
      ],
    ],
    [
      'method-in-paragraphs.md',
      [
        [
          'Working method',
          ['Switch the meter on and wait until the reading stands still.'],
          ['Dip the probe in the buffer of pH 7 and press CAL.'],
          ['Rinse the probe before each further buffer.'],
        ],
      ],
    ],
  ])('%s is read, and what was assumed is told', (name, tasks) => {
    const { procedure, assumptions } = read(name)

    expect(outline(procedure)).toEqual(tasks)
    expect(assumptions).not.toEqual([])
  })

  test('blank-lines.md has blank lines that are blank', () => {
    const [task] = read('blank-lines.md').procedure.tasks

    expect(task).toMatchObject({ description: 'Note\n\nMore', steps: [{ description: 'Open\n\nWait.' }] })
  })

  const all = [
    ...marks.map(([name]) => name),
    'admonitions-not-hazards.md',
    'blank-lines.md',
    'checklist.md',
    'hazards-1-bold-warnings.md',
    'hazards-2-numbered.md',
    'headings-as-steps.md',
    'ja-circled.md',
    'ja-parenthesis.md',
    'ja-touten.md',
    'mark-ja-bold-bracket.md',
    'mark-ja-kome.md',
    'method-in-bullets.md',
    'method-in-paragraphs.md',
    'published-with-sections-missing.md',
    'safety-table.md',
    'table-steps.md',
    'title-level-2.md',
    'warning-outside-procedure.md',
  ]

  test.each(all)('%s is written and read again the same', (name) => {
    const { procedure } = read(name)

    expect(readMarkdown(writeMarkdown(procedure), name).procedure).toEqual(procedure)
  })
})
