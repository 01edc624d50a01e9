import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'

const read = (text: string) => readMarkdown(text, 'a.md')
const stepsOf = (text: string) => read(text).procedure.tasks.flatMap(({ steps }) => steps)
const hazardsOf = (lines: string) =>
  stepsOf(`# P\n\n1. a\n${lines.replace(/^/gm, '   ')}`)[0]?.hazards.map(({ severity, description }) => [
    severity,
    description,
  ])

describe('a step warns', () => {
  test.each([
    ['Danger: It kills.', 'critical', 'It kills.'],
    ['WARNING! Hot.', 'high', 'Hot.'],
    ['caution: Slow.', 'medium', 'Slow.'],
    ['**Warning:** Hot.', 'high', 'Hot.'],
    ['**Warning**: Hot.', 'high', 'Hot.'],
    ['**Warning: Hot.**', 'high', 'Hot.'],
    ['_Caution:_ Slow and *steady*.', 'medium', 'Slow and *steady*.'],
    ['⚠️ **DANGER!** It kills.', 'critical', 'It kills.'],
    ['a. Caution: Slow.', 'medium', 'Slow.'],
    ['   iv. Caution: Slow.', 'medium', 'Slow.'],
    ['- Caution: Slow.', 'medium', 'Slow.'],
    ['Open it. Warning: Hot.', 'high', 'Hot.'],
    ['> Warning: Hot.', 'high', 'Hot.'],
    ['> [!CAUTION]\n> Slow.\n> Steady.', 'medium', 'Slow. Steady.'],
    ['> [!WARNING]\n> Hot.\n\nno more', 'high', 'Hot.'],
    ['注意：ゆっくり。', 'medium', 'ゆっくり。'],
    ['開ける。警告！熱い。', 'high', '熱い。'],
    ['【危険】高電圧', 'critical', '高電圧'],
    ['Warning: Do not\ntouch the pipe.\n- next', 'high', 'Do not touch the pipe.'],
    ['Warning:\n\nHot pipe.', 'high', 'Hot pipe.'],
    ['Warning: Hot.\n> a quote', 'high', 'Hot.'],
    ['Beware. Warning!', 'high', 'Warning!'],
    ['Danger! Danger! It kills.', 'critical', 'It kills.'],
  ])('by %j', (lines, severity, description) => {
    expect(hazardsOf(lines)).toEqual([[severity, description]])
  })

  test('of each hazard that one line names', () => {
    expect(hazardsOf('Danger: It kills. **Warning:** Hot.')).toEqual([
      ['critical', 'It kills.'],
      ['high', 'Hot.'],
    ])
  })

  test.each([
    'DO NOT THROW IT OUT.',
    'Precaution: none',
    'Use caution here',
    'Read the label Caution: hot',
    'Warning label',
    '注意事項：なし',
    '> a quote',
  ])('not by %j', (lines) => {
    expect(hazardsOf(lines)).toEqual([])
  })

  test('and still has the warning in its text', () => {
    expect(stepsOf('# P\n\n1. Open.\n   Caution: Slow.')[0]?.description).toBe('Open.\nCaution: Slow.')
  })

  test('of what its task’s description warns of, if it is the first', () => {
    const steps = stepsOf('# P\n\n## Start\n\nWarning: Hot.\n\n1. a\n2. b')

    expect(steps.map(({ hazards }) => hazards.length)).toEqual([1, 0])
  })

  test('by a quoted hazard, which is then not in its text', () => {
    const [step] = stepsOf(
      '# P\n\n1. Open.\n\n   > **Hazard (low):** Noise\n   > and heat\n   > **Mitigation:** Wear\n   > plugs',
    )

    expect(step).toEqual({
      description: 'Open.',
      expectedAction: null,
      expectedResult: null,
      hazards: [{ description: 'Noise\nand heat', severity: 'low', mitigation: 'Wear\nplugs' }],
    })
  })
})

describe('a section on safety', () => {
  const safety = (text: string, heading = 'Safety') => {
    const { procedure, unplaced } = read(`# P\n\n## Procedure\n\n1. Go.\n\n## ${heading}\n\n${text}`)
    const hazards = procedure.tasks[0]?.steps[0]?.hazards ?? []
    return { hazards: hazards.map(({ description, mitigation }) => [description, mitigation]), unplaced }
  }

  test.each(['Safety', 'SAFETY PRECAUTIONS', '1.2 Health and safety:', 'Hazards', '安全上の注意'])(
    'named “%s” gives the first step a hazard for each sentence',
    (heading) => {
      expect(safety('Acid burns. Steam scalds.', heading).hazards).toEqual([
        ['Acid burns.', null],
        ['Steam scalds.', null],
      ])
    },
  )

  test('gives precautions as the mitigation of their own paragraph', () => {
    expect(safety('Acid burns. Wear gloves.\n\nSteam scalds.').hazards).toEqual([
      ['Acid burns.', 'Wear gloves.'],
      ['Steam scalds.', null],
    ])
  })

  test('gives precautions as a hazard where their paragraph has no other', () => {
    expect(safety('- Acid burns.\n- Wear gloves.').hazards).toEqual([
      ['Acid burns.', null],
      ['Wear gloves.', null],
    ])
  })

  test('keeps together what only makes sense together', () => {
    expect(
      safety(
        'Acid burns (Smith et al. 2021). It smells. See https://example.org/a?Id=C.D for e.g. Details. Steam scalds.',
      ).hazards,
    ).toEqual([
      ['Acid burns (Smith et al. 2021). It smells. See https://example.org/a?Id=C.D for e.g. Details.', null],
      ['Steam scalds.', null],
    ])
  })

  test('reads Japanese sentences', () => {
    expect(safety('酸は皮膚を焼く。蒸気は熱い。手袋を着用する。').hazards).toEqual([
      ['酸は皮膚を焼く。', '手袋を着用する。'],
      ['蒸気は熱い。', '手袋を着用する。'],
    ])
  })

  test('gives none where it says there is none', () => {
    const { hazards, unplaced } = safety('Not applicable.')

    expect(hazards).toEqual([])
    expect(unplaced).toContainEqual(expect.objectContaining({ heading: 'Safety', text: 'Not applicable.' }))
  })

  test('is no task for having bullets, even where it is part of the procedure', () => {
    const { procedure } = read('# P\n\n## Procedure\n\n### Safety\n\n- Acid burns.\n\n### Go\n\n1. Go.')

    expect(procedure.tasks.map(({ title }) => title)).toEqual(['Go'])
    expect(procedure.tasks[0]?.steps[0]?.hazards).toHaveLength(1)
  })

  test('with numbered items is no task either, even where it is part of the procedure', () => {
    const { procedure } = read('# P\n\n## Procedure\n\n### Safety\n\n1. Put on gloves.\n\n### Go\n\n1. Go.')

    expect(procedure.tasks.map(({ title }) => title)).toEqual(['Go'])
    expect(procedure.tasks[0]?.steps[0]?.hazards).toMatchObject([{ description: 'Put on gloves.' }])
  })
})
