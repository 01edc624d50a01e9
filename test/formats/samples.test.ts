import { readFileSync } from 'node:fs'
import type { Heading, ListItem, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { mustBeComplete, type Procedure } from '../../src/domain/procedure.ts'
import { readBlocks } from '../../src/formats/markdown/blocks.ts'
import { readMarkdown } from '../../src/formats/markdown/read.ts'

const sedtrap = 'AOML_DNA_Extraction_Protocol_Sedtrap_PowerSoil.md'
const sterivex = 'AOML_DNA_Extraction_Protocol_Sterivex_KingFisher.md'
const inJapanese = ['lockout-tagout.ja.md', 'forklift-inspection.ja.md', 'crane-slinging.ja.md']
const all = [sedtrap, sterivex, 'lockout-tagout.md', ...inJapanese]

const textOf = (name: string) => readFileSync(`samples/${name}`, 'utf8')
const read = (name: string) => readMarkdown(textOf(name), name)
const counts = ({ tasks }: Procedure) => tasks.map(({ title, steps }) => [title, steps.length])

describe('the Sterivex protocol', () => {
  const { procedure, unplaced, assumptions } = read(sterivex)

  test('has its title, its tasks and all their steps', () => {
    expect(procedure.title).toBe('NOAA/AOML DNA Extraction Protocol for Sterivex using KingFisher')
    expect(counts(procedure)).toEqual([
      ['DNA extraction Protocol: Preparation', 3],
      ['DNA extraction Protocol: Extraction', 17],
      ['Quality control', 2],
    ])
  })

  test('keeps the other way to prepare plates with the step that it replaces', () => {
    const step = procedure.tasks[1]?.steps[5]?.description.split('\n') ?? []

    expect(step[0]).toBe(
      'While vortexes are running, prepare KingFisher plates by hand using a repeater pipette:',
    )
    expect(step.slice(6, 14)).toEqual([
      '- Elution: Add 150 µl of ZymoBiomics RNAse Free Water to each well.',
      '',
      'OR',
      '',
      '(OPTIONAL) Prepare KingFisher plates with Opentrons OT-2 Pipetting Robot:',
      '',
      '   - Turn on OT-2 Robot and computer, open Opentrons program and begin protocol setup.',
      '   - Place 200 uL filter tips in correct slot of deck.',
    ])
    expect(step.at(-1)).toMatch(/^ {3}- Once the run is complete, use a repeater pipette/)
  })

  test('keeps a note that is indented less than its number with its step', () => {
    expect(procedure.tasks[1]?.steps[15]?.description).toMatch(
      /80 °C\.\n\n- Specific to NOAA\/AOML: Transfer 50 uL/,
    )
  })

  test('tells the hazards of its Safety section with the first step, and how to guard against them', () => {
    const hazards = procedure.tasks[0]?.steps[0]?.hazards ?? []

    expect(hazards.map(({ description }) => description.slice(0, 20))).toEqual([
      'MagBinding Buffer fr',
      'MagWash 1 from the [',
      'MagWash2 from the [Z',
    ])
    expect(hazards.map(({ severity }) => severity)).toEqual(['medium', 'medium', 'medium'])
    expect(new Set(hazards.map(({ mitigation }) => mitigation))).toEqual(
      new Set([
        'For other reagents, standard precautions for handling chemicals including wearing PPE is recommended to avoid skin and eye exposure.',
      ]),
    )
    expect(assumptions[0]).toMatchObject({ line: 140, code: 'hazards_at_first_step', severity: 'medium' })
  })

  test('does not take a shouted prohibition for a hazard', () => {
    expect(procedure.tasks[1]?.steps[14]).toMatchObject({
      description: expect.stringContaining('DO NOT THROW OUT ELUTION PLATE.'),
      hazards: [],
    })
  })

  test('reports its troubleshooting guide line by line as not imported', () => {
    expect(unplaced).toContainEqual({
      fromLine: 283,
      toLine: 290,
      heading: 'Basic troubleshooting guide',
      text: expect.stringMatching(/^- Issue 1: There have been issues with cracks/),
      reason: { code: 'reference_section' },
    })
  })
})

describe('the sediment trap protocol', () => {
  const { procedure, assumptions } = read(sedtrap)

  test('has a task for each day, and bullets as steps where there are no numbers', () => {
    expect(counts(procedure)).toEqual([
      ['DNA extraction Protocol: Preparation', 3],
      [
        'Extraction: Day 1: Separate sediments into sample vials (Shiozaki et al., 2021 and Santoro Protocol, unpublished) and begin Qiagen PowerSoil Kit',
        5,
      ],
      ['Extraction: Day 2: Continue extraction using Qiagen PowerSoil Kit', 11],
      ['Extraction: Day 3: DNA Repair (can be combined with Day 2)', 8],
      ['Quality control', 2],
    ])
    expect(assumptions).toContainEqual(
      expect.objectContaining({ code: 'bullets_are_steps', heading: 'Preparation' }),
    )
  })

  test('keeps letters and roman numerals as they were written', () => {
    expect(procedure.tasks[1]?.steps[0]?.description.split('\n').map((line) => line.slice(0, 16))).toEqual([
      'Centrifuge 50 mL',
      'a. Decant off th',
      '   i. If the sed',
      'b. If there are ',
      '   i. Ideally, r',
    ])
  })

  test('keeps what is indented below a bullet with it', () => {
    expect(procedure.tasks[0]?.steps[1]?.description).toBe(
      'Stock solution: Borate-NaOH buffer = 0.7725 g borate + 250 mL MQ\n- Add small amount of NaOH until pH, 1 mL additions = 11 (check using pH strips)',
    )
  })

  test('warns at step 21, the fifth of day 3, and nowhere else but at the start', () => {
    const warned = procedure.tasks.flatMap(({ steps }) => steps).filter(({ hazards }) => hazards.length > 0)

    expect(warned.map(({ description }) => description.slice(0, 9))).toEqual(['Stock sol', 'Air dry b'])
    expect(procedure.tasks[3]?.steps[4]?.hazards).toEqual([
      {
        description: 'Do not over-dry the beads. This may result in lower recovery of DNA target.',
        severity: 'medium',
        mitigation: null,
      },
    ])
  })

  test('has all the text of its Safety section in the hazards of its first step', () => {
    const [first] = procedure.tasks[0]?.steps ?? []
    const told = first?.hazards.map(({ description }) => description).join(' ')
    const paragraph = textOf(sedtrap).split('\n')[142]

    expect(first?.hazards).toHaveLength(5)
    expect(`${told} ${first?.hazards[0]?.mitigation}`).toBe(paragraph)
  })
})

describe('our own example', () => {
  test.each(['lockout-tagout.md', 'lockout-tagout.ja.md'])(
    '%s has 8 steps with their hazards and what to call',
    (name) => {
      const { procedure } = read(name)
      const steps = procedure.tasks.flatMap((task) => task.steps)

      expect(procedure.tasks.map((task) => task.steps.length)).toEqual([5, 3])
      expect(steps.map(({ hazards }) => hazards.map(({ severity }) => severity).join())).toEqual([
        'medium',
        'high',
        '',
        'medium',
        'critical',
        '',
        'high',
        '',
      ])
      expect(steps.filter(({ expectedAction }) => expectedAction !== null)).toHaveLength(6)
      expect(steps.every(({ expectedResult }) => expectedResult !== null)).toBe(true)
    },
  )
})

describe.each([
  ['forklift-inspection.ja.md', 14, { low: 1, medium: 1, high: 3, critical: 2 }],
  ['crane-slinging.ja.md', 15, { low: 1, medium: 2, high: 5, critical: 2 }],
])('the Japanese sample %s', (name, steps, severities) => {
  const all = read(name).procedure.tasks.flatMap((task) => task.steps)

  test('has a call for every step, and what must be seen', () => {
    expect(all).toHaveLength(steps)
    expect(all.filter(({ expectedAction }) => !expectedAction?.includes('ヨシ！'))).toEqual([])
    expect(all.filter(({ expectedResult }) => !expectedResult)).toEqual([])
    expect(all.some(({ expectedAction }) => expectedAction?.includes('「主電源 切、ヨシ！」'))).toBe(true)
  })

  test('has hazards of every severity, with what to do about each', () => {
    const hazards = all.flatMap((step) => step.hazards)
    const found = hazards.map(({ severity }) => severity)

    expect(
      Object.fromEntries(found.map((each) => [each, found.filter((one) => one === each).length])),
    ).toEqual(severities)
    expect(hazards.filter(({ mitigation }) => !mitigation)).toEqual([])
  })
})

describe('every sample', () => {
  test.each(all)('%s is complete', (name) => {
    expect(() => mustBeComplete(read(name).procedure)).not.toThrow()
  })

  test.each(all)('%s has each of its lines in the procedure or reported as unplaced', (name) => {
    const { procedure, unplaced } = read(name)
    const told = textsOf(procedure)
    const isReported = (line: number) =>
      unplaced.some(({ fromLine, toLine }) => fromLine <= line && line <= toLine)
    const lost = textOf(name)
      .split('\n')
      .map((text, index) => ({ text, line: index + 1 }))
      .filter(({ text, line }) => text.trim() !== '' && !isReported(line) && !contains(told, text))

    expect(lost).toEqual([])
  })

  test.each(all)('%s has the headings and the items that CommonMark sees', (name) => {
    const text = textOf(name).replace(/^---\n.*?\n---\n/s, (head) => head.replace(/[^\n]/g, ''))
    const ours = readBlocks(text.split('\n')).filter(({ kind }) => kind === 'heading' || kind === 'numbered')
    const theirs = fromMarkdown(text).children.flatMap(headingsAndItems)

    expect(ours.map(({ from }) => from + 1)).toEqual(theirs.map(({ position }) => position?.start.line))
  })
})

function headingsAndItems(node: RootContent): (Heading | ListItem)[] {
  if (node.type === 'heading') return [node]

  return node.type === 'list' && node.ordered ? node.children : []
}

/** Every text of a procedure, white space evened out. */
function textsOf({ title, tasks }: Procedure): string[] {
  const texts = tasks.flatMap((task) => [
    task.title,
    task.description,
    ...task.steps.flatMap((step) => [
      step.description,
      step.expectedAction,
      step.expectedResult,
      step.hazards.map(({ description }) => description).join(' '),
      ...step.hazards.map(({ mitigation }) => mitigation),
    ]),
  ])

  return [title, ...texts].map((text) => (text ?? '').replace(/\s+/g, ' '))
}

/**
 * Whether a line is told: whole, without its marker, label or emphasis, in Safety sentence by sentence, in a table cell
 * by cell behind its number.
 */
function contains(told: readonly string[], line: string): boolean {
  const isTold = (part: string) => told.some((each) => each.includes(part.trim()))
  const [, ...cells] = /^\|(.*)\|$/.exec(line)?.[1]?.split('|') ?? []
  if (cells.length > 0)
    return cells.every((cell) => isTold(cell.trim().replace(/^(?:危険|警告|注意|留意)：/, '')))
  const text = line
    .trim()
    .replace(/^(?:#+|\d+\.|[-•]|\*\*[^*]+[:：]\*\*(?=\s))\s*/, '')
    .replace(/^\*\*(.*)\*\*$/, '$1')
    .replace(/\s+/g, ' ')

  return isTold(text) || text.split(/(?<=[.。])\s*(?=[A-Z]|\P{ASCII})/u).every(isTold)
}
