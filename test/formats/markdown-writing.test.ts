import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Procedure } from '../../src/domain/procedure.ts'
import { readMarkdown } from '../../src/formats/markdown/read.ts'
import { writeMarkdown } from '../../src/formats/markdown/write.ts'
import { aProcedure, procedures } from './a-procedure.ts'

describe('a procedure written as Markdown', () => {
  test('reads as a person would write it', () => {
    const written = writeMarkdown(pump)

    expect(written).toBe(pumpAsMarkdown)
  })

  test('is read back as the same procedure, whatever its texts are', () => {
    fc.assert(
      fc.property(procedures, (procedure) => {
        const { procedure: again, unplaced, assumptions } = readMarkdown(writeMarkdown(procedure), 'own.md')

        expect(again).toEqual(procedure)
        expect(unplaced).toEqual([])
        expect(assumptions).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    'AOML_DNA_Extraction_Protocol_Sedtrap_PowerSoil.md',
    'AOML_DNA_Extraction_Protocol_Sterivex_KingFisher.md',
    'lockout-tagout.md',
    'lockout-tagout.ja.md',
    'forklift-inspection.ja.md',
    'crane-slinging.ja.md',
  ])('of the sample %s is read back as the same procedure', (name) => {
    const { procedure } = readMarkdown(readFileSync(`samples/${name}`, 'utf8'), name)

    expect(readMarkdown(writeMarkdown(procedure), name).procedure).toEqual(procedure)
  })

  test('does not tell a hazard twice that its text tells already', () => {
    const { procedure } = readMarkdown('# T\n\n1. Open the valve.\n   Caution: hot steam', 'own.md')

    expect(writeMarkdown(procedure)).not.toContain('Hazard')
  })

  test('keeps a word like "Caution:" from becoming a hazard that the step does not have', () => {
    const written = writeMarkdown(aProcedure('Say it loud\nCaution: hot'))

    expect(written).toContain('Caution\\: hot')
    expect(readMarkdown(written, 'own.md').procedure).toEqual(aProcedure('Say it loud\nCaution: hot'))
  })

  test('of a form that a later version wrote is refused rather than misread', () => {
    const later = pumpAsMarkdown.replace('version: 1', 'version: 2')

    expect(() => readMarkdown(later, 'own.md')).toThrow(
      'own.md, line 1: is written in version 2 of the form tenken-procedure, but only 1 is known.',
    )
  })

  test('may be edited by hand: a further heading is a further task', () => {
    const edited = `${pumpAsMarkdown}\n### Afterwards\n\n1. Sweep the floor\n`

    expect(readMarkdown(edited, 'own.md').procedure.tasks.map(({ title }) => title)).toEqual([
      'Start',
      'Afterwards',
    ])
  })
})

const pump: Procedure = {
  title: 'Start the pump',
  tasks: [
    {
      title: 'Start',
      description: 'The tank is full.\n1. is not a step',
      steps: [
        {
          description: 'Open the valve.\na. Stand aside.\nb. Warning: hot steam',
          expectedAction: 'Point at the valve.\n\nCall "Open".',
          expectedResult: null,
          hazards: [
            { description: 'hot steam', severity: 'high', mitigation: null },
            { description: 'Noise\nand heat', severity: 'low', mitigation: 'Wear ear protection.' },
          ],
        },
        {
          description: 'Press the button.',
          expectedAction: null,
          expectedResult: 'The lamp is lit.',
          hazards: [],
        },
      ],
    },
  ],
}

const pumpAsMarkdown = `---
format: tenken-procedure
version: 1
---

# Start the pump

## Start

The tank is full.
1\\. is not a step

1. Open the valve.
   a. Stand aside.
   b. Warning: hot steam

   **Expected action:** Point at the valve.
   \\
   Call "Open".

   > **Hazard (low):** Noise
   > and heat
   > **Mitigation:** Wear ear protection.
2. Press the button.

   **Expected result:** The lamp is lit.
`
