import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { writeMarkdown } from '../../src/formats/markdown/write.ts'

const read = (text: string) => readMarkdown(text, 'a.md')
const tasksOf = (text: string) => read(text).procedure.tasks
const outline = (text: string) =>
  tasksOf(text).map(({ title, steps }) => [title, ...steps.map(({ description }) => description)])

describe('the title of a document', () => {
  test.each(['点検手順', '始業前操作手順書', 'Test procedure', 'Safety'])(
    'is the one heading of the first level, also "%s", whose words could name a part',
    (title) => {
      const { procedure, assumptions } = read(`# ${title}\n\n1. a`)

      expect(procedure.title).toBe(title)
      expect(assumptions).not.toContainEqual({ line: 1, code: 'title_of_file_name' })
    },
  )

  test.each(['Procedure', '作業手順', 'Instructions'])('is not "%s", which says of nothing', (title) => {
    expect(read(`# ${title}\n\n1. a`).procedure.title).not.toBe(title)
  })

  test('is its first heading of the first level', () => {
    expect(read('## Before\n\n# Pump ##\n\n# Other\n\n1. a').procedure.title).toBe('Pump')
  })

  test('may be underlined', () => {
    expect(read('Start the\npump\n=====\n\n1. a').procedure.title).toBe('Start the pump')
  })

  test('is the front matter’s where there is no such heading, and that is said', () => {
    const { procedure, assumptions, unplaced } = read('---\ntitle: Pump\nowner: me\n---\n\n## Start\n\n1. a')

    expect(procedure.title).toBe('Pump')
    expect(assumptions).toContainEqual({ line: 1, code: 'title_of_front_matter' })
    expect(unplaced).toContainEqual({
      fromLine: 1,
      toLine: 4,
      heading: null,
      text: 'owner',
      reason: { code: 'front_matter' },
    })
  })
})

describe('a document is refused when', () => {
  test.each([
    [
      'only its references are numbered, quoting what looked like a step',
      '# Pump\n\n## References\n\n1. A (2021)',
      /^a\.md: has no steps: write them as a numbered list.*: “1\. A \(2021\)”\.$/,
    ],
    [
      'all it has is a list below a heading on safety',
      '# Pump\n\n## Hazards\n\n1. It is hot',
      /has no steps.*“1\. It is hot”/,
    ],
    [
      'all it has is a table, saying of how many rows',
      '# Pump\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |',
      /has no steps.*a table of 2 rows.*\| Step \| Action \|/,
    ],
    ['its items are empty', '# Pump\n\n1.\n2.', /has no steps/],
    [
      'its front matter is broken',
      '---\na: 1\nb: "x\n---\n# P\n1. a',
      /^a\.md, line [34]: the front matter is broken: /,
    ],
    [
      'its front matter says a thing twice',
      '---\na: 1\na: 2\n---\n# P\n1. a',
      /^a\.md, line 3: the front matter is broken: /,
    ],
    [
      'its front matter has no end',
      '---\na: 1\n# P\n1. a',
      'a.md, line 1: the front matter has no closing ---.',
    ],
    ['its front matter is huge', `---\na: ${'x'.repeat(70_000)}\n---\n# P\n1. a`, /line 1: .* too large/],
    [
      'its front matter is nested without end',
      `---\na: ${'['.repeat(60_000)}\n---\n# P\n1. a`,
      /line 2: the front matter is nested too deeply/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message)
  })

  test('but not because it begins with a rule', () => {
    expect(outline('---\n\nHello\n\n---\n\n# Pump\n\n1. a')).toEqual([['Pump', 'a']])
  })
})

describe('tasks', () => {
  test.each([
    'Procedure',
    'STEPS:',
    '3. Methods',
    '**Instructions**',
    'Standard Operating Procedures',
    '手順',
    '2．作業手順',
    '操作手順',
  ])('are looked for below a heading like “%s”', (heading) => {
    const { procedure, unplaced } = read(`# Pump\n\n## Scope\n\n1. not a step\n\n## ${heading}\n\n1. a`)

    expect(procedure.tasks.map(({ steps }) => steps.length)).toEqual([1])
    expect(unplaced).toMatchObject([{ fromLine: 3, toLine: 5, heading: 'Scope', text: '1. not a step' }])
  })

  test('are all sections with numbered items where no heading names the procedure', () => {
    const text = '# Pump\n\n## Parts\n\n- a bolt\n\n## Start\n\n1. a\n\n## Stop\n\n1. b'

    expect(outline(text)).toEqual([
      ['Start', 'a'],
      ['Stop', 'b'],
    ])
    expect(read(text).assumptions).toEqual([{ line: 1, code: 'numbered_sections_are_tasks' }])
  })

  test('are looked for everywhere when nothing below such a heading is a step', () => {
    expect(outline('# Pump\n\n## Methods\n\nWe tried.\n\n## Start\n\n1. a')).toEqual([['Start', 'a']])
  })

  test('are headings and lines that are bold from end to end', () => {
    expect(
      outline('# P\n\n## Procedure\n\n### A\n\n1. a\n\n**B:**\n1. b\n\n__C__\n\n1. c\n\n**Not** d'),
    ).toEqual([
      ['A', 'a'],
      ['B:', 'b'],
      ['C', 'c\n\n**Not** d'],
    ])
  })

  test('are not made of bold words that only say "or" or warn', () => {
    expect(outline('# P\n\n1. a\n\n**OR**\n\n**Warning: hot**\n\n2. b')).toEqual([
      ['P', 'a\n\n**OR**\n\n**Warning: hot**', 'b'],
    ])
  })

  test('carry the title of a heading that has no steps of its own', () => {
    expect(
      outline('# P\n\n## Procedure\n\n### Pump:\n\n#### Start\n1. a\n\n#### Stop\n1. b\n\n### Tank\n1. c'),
    ).toEqual([
      ['Pump: Start', 'a'],
      ['Pump: Stop', 'b'],
      ['Tank', 'c'],
    ])
  })

  test('that would have the same title carry all headings above them', () => {
    const pump = (name: string) => `## ${name}\n\n### Motor\n\n#### Stop\n\n1. a\n\n`

    expect(outline(`# P\n\n${pump('Pump A')}${pump('Pump B')}`).map(([title]) => title)).toEqual([
      'Pump A: Motor: Stop',
      'Pump B: Motor: Stop',
    ])
  })

  test('are described by the text before their first step, and by that of the headings above', () => {
    const [start, stop] = tasksOf(
      '# P\n\n## Procedure\n\nBe two.\n\n### Pump\n\n#### Start\n\nTank is full:\n- half\n\n1. a\n\n#### Stop\n\n1. b',
    )

    expect(start?.description).toBe('Be two.\n\nTank is full:\n- half')
    expect(stop?.description).toBeNull()
  })
})

describe('steps', () => {
  test('are numbered items, whatever their numbers, delimiters and the blank lines between them', () => {
    expect(outline('# P\n\nFirst:\n7. a\n9) b\n\n\n3. c\n１．d\n2） e')).toEqual([
      ['P', 'a', 'b', 'c', 'd', 'e'],
    ])
  })

  test('are bullets where a task of the procedure has no numbers', () => {
    expect(outline('# P\n\n## Procedure\n\n### A\n- a\n  - b\n* c\n• d\n   more\n・e')).toEqual([
      ['A', 'a\n- b', 'c', 'd\nmore', 'e'],
    ])
  })

  test('keep what is nested, wrapped or unlike a list as it was written', () => {
    const text =
      '# P\n\n10. a\n   a. b\n      i. c\n   1. d\n\n       code\n\n   - e\n\ntext\n\n   | t |\n11. f\ng'

    expect(outline(text)).toEqual([
      ['P', 'a\na. b\n   i. c\n1. d\n\n    code\n\n   - e\n\ntext\n\n   | t |', 'f\ng'],
    ])
  })

  test('keep numbers that are indented below a number', () => {
    expect(outline('# P\n\n1. a\n  1. b\n  2. c\n2. d')).toEqual([['P', 'a\n1. b\n2. c', 'd']])
  })

  test('keep tabs and trailing white space inside their text', () => {
    expect(outline('# P\n\n1.\ta  \n\tb\tc\n\t\td')).toEqual([['P', 'a  \nb\tc\n\td']])
  })

  test('are not looked for in code and comments', () => {
    const { procedure, unplaced } = read(
      '# P\n\n1. a\n\n```\n# no\n2. no\n```\n\n<!--\n3. no\n-->\n\n---\n\n4. b',
    )

    expect(procedure.tasks[0]?.steps.map(({ description }) => description)).toEqual([
      'a\n\n```\n# no\n2. no\n```',
      'b',
    ])
    expect(unplaced).toMatchObject([
      { fromLine: 10, toLine: 12, reason: { code: 'comment' } },
      { fromLine: 14, toLine: 14, reason: { code: 'rule' } },
    ])
  })

  test('say what to point at and what must be seen, where that is labelled', () => {
    const [task] = tasksOf(
      '# P\n\n1. a\n   **Expected action:** Point\n   and call.\n   **期待結果：** Lit.\n\n   more',
    )

    expect(task?.steps).toMatchObject([
      { description: 'a\n\nmore', expectedAction: 'Point\nand call.', expectedResult: 'Lit.' },
    ])
  })

  test('keep one blank line where a label stood between two texts', () => {
    expect(outline('# P\n\n1. a\n\n   **Expected action:** b\n\n   c')).toEqual([['P', 'a\n\nc']])
  })

  test('are not looked for in text that is indented like code', () => {
    expect(outline('# P\n\n## A\n\n1. a\n\n## B\n\n    1. b')).toEqual([['A', 'a']])
  })

  test('keep backslashes of documents that others wrote', () => {
    expect(outline('# P\n\n1. a\n   \\# b\n   1\\. c')).toEqual([['P', 'a\n\\# b\n1\\. c']])
  })
})

describe('any document', () => {
  test('is read without losing a line or a warning, and what was read is written and read again the same', () => {
    fc.assert(
      fc.property(documents, (parts) => {
        const text = ['# Title', '1. first', ...parts].join('\n')
        const { procedure, missed, unplaced } = read(text)
        const told = JSON.stringify(procedure)
        const isReported = (line: number) =>
          unplaced.some(({ fromLine, toLine }) => fromLine <= line && line <= toLine)
        const lost = text.split('\n').filter((line, index) => {
          const word = /w\d+/.exec(line)?.[0]
          return word !== undefined && !isReported(index + 1) && !told.includes(word)
        })

        const hazards = JSON.stringify(
          procedure.tasks.flatMap(({ steps }) => steps.map((step) => step.hazards)),
        )
        const unseen = text.split('\n').filter((line, index) => {
          const word = /(?:Caution: |Warning:|DANGER\*\* |⚠ |注意　|Danger! )(w\d+)/.exec(line)?.[1]
          const isNamed = missed.some((each) => each.looksLike === 'warning' && each.line === index + 1)
          return word !== undefined && !hazards.includes(word) && !isNamed
        })

        expect(lost).toEqual([])
        expect(unseen).toEqual([])
        expect(read(writeMarkdown(procedure)).procedure).toEqual(procedure)
      }),
      { numRuns: 1000 },
    )
  })
})

/** Lines that each have a word of their own behind a beginning that may mean anything. */
const documents = fc
  .array(
    fc.constantFrom(
      '',
      '',
      '',
      '## ',
      '### ',
      '#### ',
      '## Procedure ',
      '## Safety\n',
      '## Procedure\n',
      '## References\n',
      '1. ',
      '2) ',
      '  3. ',
      '   4. ',
      '- ',
      '  - ',
      '• ',
      '   a. ',
      '    ',
      '\t',
      'text ',
      '> ',
      '> [!WARNING]\n> ',
      'Caution: ',
      'Warning:\n',
      '   Danger! ',
      '```\n',
      '<!-- ',
      '--> ',
      '---\n',
      '===\n',
      '**Day ',
      '**Day**\n',
      '   **Expected action:** ',
      '   > **Hazard (low):** ',
      '   > **Mitigation:** ',
      '| ',
      '1.\n   ',
      'Wear gloves. It burns ',
      '① ',
      '(2) ',
      'a) ',
      '1.1 ',
      'Step 3: ',
      '### Step 1: ',
      '### 2. ',
      '- [ ] ',
      '**WARNINGS:**\n',
      '**DANGER** ',
      '⚠ ',
      '注意　',
      '!!! warning\n    ',
      ':::danger\n',
      ':::\n',
      '<div class="warning">',
      '</div>',
      '.. caution:: ',
      '| Step | Action |\n|---|---|\n| 1 | ',
      '| Hazard | Measure |\n|---|---|\n| ',
      '|---|---|\n| ',
      '## Required PPE\n',
      '## Equipment\n',
      '#### WARNING\n',
      'Expected: ',
      '# ',
    ),
    { maxLength: 14 },
  )
  .map((starts) =>
    starts.map((start, index) =>
      start === '' ? '' : `${start}w${index}${start.startsWith('**Day ') ? '**' : ''}.`,
    ),
  )
