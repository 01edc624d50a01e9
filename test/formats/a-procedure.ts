import fc from 'fast-check'
import { type Procedure, severities } from '../../src/domain/procedure.ts'

/** Lines that mean something in Markdown or in our own form, so that writing has to be careful with them. */
const nastyLines = [
  '# Title',
  '## Procedure',
  '###### deep',
  '#',
  '##',
  '# #',
  'C #',
  '1. one',
  '7) seven',
  '１．全角',
  '12．',
  '1.',
  '1\\. x',
  '1\\\\) x',
  '- bullet',
  '* bullet',
  '+ plus',
  '-',
  '• dot',
  '・中黒',
  '> quote',
  '>',
  '> > twice',
  '```',
  '```js',
  '~~~',
  '    ```',
  '---',
  '***',
  '___',
  '- - -',
  '===',
  '=',
  '--',
  '<!-- open',
  '-->',
  '<pre>',
  '</pre>',
  '<div>html</div>',
  '<script>',
  '    four spaces',
  '\ttab',
  '  \t mixed',
  'a\tb',
  'trailing ',
  'two trailing  ',
  '',
  '',
  '   ',
  '\\',
  '\\\\',
  '\\# x',
  '   \\ x',
  'Caution: hot',
  'caution! hot',
  'Danger: a. Warning: b',
  'Danger! Danger! fall',
  '**WARNING:** loud',
  '**Caution: both**',
  'a. Caution: nested',
  'Open it. Danger: steam',
  'Caution\\: shielded',
  'Caution\\\\: twice',
  'Precaution: none',
  'Warning:',
  '注意：熱い',
  '警告！触れるな',
  '【危険】高圧',
  '> [!CAUTION]',
  '> [!WARNING]',
  '> \\[!WARNING]',
  '[!danger]',
  '**DANGER** kills',
  'DANGER – kills',
  'WARNING do not touch',
  '\\DANGER – kills',
  'Warning 2: hot',
  '**Warnings:**',
  '⚠️ hot',
  ':warning: hot',
  ':skull: kills',
  '!> hot',
  '※注意 熱い',
  '※ 触れないこと',
  '注意　熱い',
  '［危険］高圧',
  '安全上の注意：熱い',
  '危険予知',
  'Hazards',
  '**Hazards**',
  '!!! warning',
  '    indented',
  ':::danger',
  '::: {.callout-warning}',
  ':::',
  '.. warning:: hot',
  '<div class="warning">hot</div>',
  '<div class="alert">',
  '</div>',
  '```{caution}',
  '{: .warning }',
  '{% hint style="danger" %}',
  '| Hazard | Measure |',
  '|---|---|',
  '| Acid | Gloves |',
  '| WARNING | hot |',
  'Warning: hot → gloves',
  '注意：熱い。対策：手袋',
  'Warning: hot. Wear gloves.',
  '① one',
  '(1) one',
  '1.1 one',
  'Step 1: one',
  'A. one',
  '> Caution: quoted',
  '**Expected action:** point',
  '**Expected result:** seen',
  '**指差呼称:** ヨシ',
  '\\**Expected action:** x',
  '  **Expected result:** y',
  '> **Hazard (high):** h',
  '**Hazard (low):** h',
  '> **Mitigation:** m',
  '**Mitigation:** m',
  '>**Hazard (low):** z',
  '**bold line**',
  '**Day 1: x**',
  '__bold__',
  'Procedure',
  '手順',
  'Safety',
  'References',
  'plain text',
  'Wear gloves. It is hot.',
  '| a | b |',
  '| --- | --- |',
  '[x]: http://example.org',
  '&amp;',
  'et al. 2021',
  '日本語の文。次の文。',
  '😀',
  '\u3000全角空白',
  '\u2028x',
]

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...nastyLines) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(' ', '  ', '   ', '     ', '\t', '\\', '> ', 'x '),
        fc.constantFrom(...nastyLines),
      )
      .map(([a, b]) => a + b),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'#>-*`.:!1 \t\\[]()_~=|'), maxLength: 8 }) },
)

/** Trimmed, with lines that are blank or not, and never blank as a whole. */
const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => tidy(lines.join('\n')) || 'x')

const title = fc
  .oneof(
    line,
    line.map((end) => `Task ${end}`),
  )
  .map((line) => tidy(line).replaceAll('\n', ' ').trim() || 'x')

const optionalText = fc.option(text, { freq: 2 })

const hazard = fc.record({
  description: text,
  severity: fc.constantFrom(...severities),
  mitigation: optionalText,
})

const step = fc.record({
  description: text,
  expectedAction: optionalText,
  expectedResult: optionalText,
  hazards: fc.array(hazard, { maxLength: 2 }),
})

const task = fc.record({ title, description: optionalText, steps: fc.array(step, { maxLength: 3 }) })

export const procedures: fc.Arbitrary<Procedure> = fc.record({
  title,
  tasks: fc.array(task, { maxLength: 3 }),
})

/** As a text is stored: no white space around it, none on blank lines, one kind of line end. */
function tidy(text: string): string {
  return text
    .replace(/\r\n?|\0/g, '\n')
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : line))
    .join('\n')
    .trim()
}

export function aProcedure(...descriptions: string[]): Procedure {
  const steps = descriptions.map((description) => ({
    description,
    expectedAction: null,
    expectedResult: null,
    hazards: [],
  }))

  return { title: 'Start the pump', tasks: [{ title: 'Start', description: null, steps }] }
}
