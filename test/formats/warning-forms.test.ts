import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'

const hazardsOf = (text: string) =>
  readMarkdown(text, 'a.md').procedure.tasks.map(({ steps }) =>
    steps.map(({ hazards }) => hazards.map(({ severity, description }) => `${severity}: ${description}`)),
  )
const inStep = (lines: string) =>
  `# P\n\n## Procedure\n\n1. Open.\n${lines.replace(/^(?=.)/gm, '   ')}\n2. Close.`
const before = (lines: string) => `# P\n\n## Procedure\n\n${lines}\n\n1. Open.\n2. Close.`
const after = (lines: string) => `# P\n\n## Procedure\n\n1. Open.\n2. Close.\n\n${lines}\n`

/** Ways to warn of one danger, `Hot.`, with a severity. */
const forms: readonly (readonly [string, string])[] = [
  ['DANGER Hot.', 'critical'],
  ['DANGER: Hot.', 'critical'],
  ['Danger - Hot.', 'critical'],
  ['DANGER — Hot.', 'critical'],
  ['**DANGER** Hot.', 'critical'],
  ['**Danger** – Hot.', 'critical'],
  ['__Warning__ Hot.', 'high'],
  ['***WARNING*** Hot.', 'high'],
  ['*** WARNING *** Hot.', 'high'],
  ['!!! WARNING !!! Hot.', 'high'],
  ['WARNING!!! Hot.', 'high'],
  ['Warning 2: Hot.', 'high'],
  ['Warning #3 - Hot.', 'high'],
  ['WARNING (1): Hot.', 'high'],
  ['Warnings: Hot.', 'high'],
  ['**Cautions:** Hot.', 'medium'],
  ['CAUTION. Hot.', 'medium'],
  ['Caution, Hot.', 'medium'],
  ['NOTICE: Hot.', 'low'],
  ['留意：Hot.', 'low'],
  ['[WARNING] Hot.', 'high'],
  ['(Caution) Hot.', 'medium'],
  ['<<DANGER>> Hot.', 'critical'],
  ['⚠️ Hot.', 'medium'],
  ['⚠ **Warning** Hot.', 'high'],
  ['⚠️ WARNING: Hot.', 'high'],
  [':warning: Hot.', 'medium'],
  ['☠ Hot.', 'critical'],
  ['<strong>Warning</strong> Hot.', 'high'],
  ['<b>CAUTION:</b> Hot.', 'medium'],
  ['<font color="red">DANGER</font> Hot.', 'critical'],
  ['<div class="warning">Hot.</div>', 'high'],
  ['<div class="alert alert-danger">\n<p>Hot.</p>\n</div>', 'critical'],
  ['<p class="caution">Hot.</p>', 'medium'],
  ["<aside class='admonition warning'>\nHot.\n</aside>", 'high'],
  ['<Callout type="danger">\nHot.\n</Callout>', 'critical'],
  ['> [!WARNING]\n> Hot.', 'high'],
  ['> [!danger]- \n> Hot.', 'critical'],
  ['> [!caution] Hot.', 'medium'],
  ['> **Warning**\n> Hot.', 'high'],
  ['> **Danger:** Hot.', 'critical'],
  ['> ⚠️ **Caution** Hot.', 'medium'],
  ['> WARNING – Hot.', 'high'],
  ['!!! danger\n    Hot.', 'critical'],
  ['!!! danger\n\n    Hot.', 'critical'],
  ['??? warning\n    Hot.', 'high'],
  ['!!! warning inline end\n    Hot.', 'high'],
  ['!!! danger ""\n    Hot.', 'critical'],
  [':::danger\nHot.\n:::', 'critical'],
  ['::: warning\nHot.\n:::', 'high'],
  ['::: {.callout-caution}\nHot.\n:::', 'medium'],
  [':::{warning}\nHot.\n:::', 'high'],
  ['::::danger\n:::note\nHot.\n:::\n::::', 'critical'],
  ['```{warning}\nHot.\n```', 'high'],
  ['.. warning:: Hot.', 'high'],
  ['.. danger::\n\n   Hot.', 'critical'],
  ['WARNING: Hot.', 'high'],
  ['[CAUTION]\n====\nHot.\n====', 'medium'],
  ['[WARNING]\nHot.', 'high'],
  ['{% hint style="danger" %}\nHot.\n{% endhint %}', 'critical'],
  ['{{% notice warning %}}\nHot.\n{{% /notice %}}', 'high'],
  ['{: .warning }\nHot.', 'high'],
  ['!> Hot.', 'medium'],
  ['| WARNING |\n|---|\n| Hot. |', 'high'],
  ['| | |\n|---|---|\n| **DANGER** | Hot. |', 'critical'],
  ['| Caution | Hot. |\n|---|---|', 'medium'],
  ['**Warning**\n\nHot.', 'high'],
  ['**WARNINGS:**\n- Hot.', 'high'],
  ['Warning:\n\n- Hot.', 'high'],
  ['- **Warning:** Hot.', 'high'],
  ['- ⚠ Hot.', 'medium'],
  ['a) CAUTION: Hot.', 'medium'],
  ['Achtung! Hot.', 'medium'],
  ['Gefahr: Hot.', 'critical'],
  ['Attention : Hot.', 'medium'],
  ['Peligro: Hot.', 'critical'],
  ['Let op: Hot.', 'medium'],
  ['注意：Hot.', 'medium'],
  ['注意:Hot.', 'medium'],
  ['注意 Hot.', 'medium'],
  ['注意　Hot.', 'medium'],
  ['注意！Hot.', 'medium'],
  ['注意事項：Hot.', 'medium'],
  ['要注意：Hot.', 'medium'],
  ['【注意】Hot.', 'medium'],
  ['【注意】\nHot.', 'medium'],
  ['**【警告】** Hot.', 'high'],
  ['【**警告**】Hot.', 'high'],
  ['［危険］Hot.', 'critical'],
  ['《警告》Hot.', 'high'],
  ['〔注意〕Hot.', 'medium'],
  ['〈危険〉Hot.', 'critical'],
  ['（注意）Hot.', 'medium'],
  ['<危険>Hot.', 'critical'],
  ['※注意 Hot.', 'medium'],
  ['※注意：Hot.', 'medium'],
  ['※危険！Hot.', 'critical'],
  ['■注意■ Hot.', 'medium'],
  ['▲警告 Hot.', 'high'],
  ['⚠ 注意：Hot.', 'medium'],
  ['危険！Hot.', 'critical'],
  ['危険－Hot.', 'critical'],
  ['警告１：Hot.', 'high'],
  ['警告(2)：Hot.', 'high'],
  ['> 【危険】Hot.', 'critical'],
  ['・注意：Hot.', 'medium'],
  ['　注意：Hot.', 'medium'],
]

describe('a warning is a hazard', () => {
  test.each(forms)('in a step: %j', (lines, severity) => {
    expect(hazardsOf(inStep(lines))).toEqual([[[`${severity}: Hot.`], []]])
  })

  test.each(forms)('before the first step, which tells it: %j', (lines, severity) => {
    expect(hazardsOf(before(lines))).toEqual([[[`${severity}: Hot.`], []]])
  })

  test.each(forms)('after a step, which tells it: %j', (lines, severity) => {
    expect(hazardsOf(after(lines))).toEqual([[[], [`${severity}: Hot.`]]])
  })

  test.each(forms)('in another section, told by the next step: %j', (lines, severity) => {
    const text = `# P\n\n## Procedure\n\n1. a\n\n## Remarks\n\n${lines}\n\n## Steps\n\n1. b\n`

    expect(hazardsOf(text)).toEqual([[[]], [[`${severity}: Hot.`]]])
  })

  test.each(forms)('right below the title: %j', (lines, severity) => {
    expect(hazardsOf(`# P\n\n${lines}\n\n## Procedure\n\n1. a\n`)).toEqual([[[`${severity}: Hot.`]]])
  })
})

describe('in the middle of a step’s text a warning', () => {
  test.each([
    ['Open the lid. WARNING: Hot.', 'high: Hot.'],
    ['Open the lid – CAUTION: Hot.', 'medium: Hot.'],
    ['Open the lid (caution: Hot.)', 'medium: Hot.'],
    ['Open the lid.<br>**DANGER** Hot.', 'critical: Hot.'],
    ['Open the lid; warning: Hot.', 'high: Hot.'],
    ['ふたを開ける。※注意 Hot.', 'medium: Hot.'],
    ['ふたを開ける（注意：Hot.）', 'medium: Hot.'],
    ['ふたを開ける【危険】Hot.', 'critical: Hot.'],
    ['ふたを開ける　注意：Hot.', 'medium: Hot.'],
  ])('is found: %j', (line, hazard) => {
    expect(hazardsOf(`# P\n\n1. ${line}`)).toEqual([[[hazard]]])
  })

  test.each([
    'The warning light is on.',
    'WARNING LIGHT TEST',
    'Put the danger tag on.',
    '注意して開ける。',
    '**注意**して開ける。',
    '危険物を運ぶ。',
    '「警告」ランプが点く。',
    'SAFETY GLASSES ON',
    'Notice that it stops.',
    '足元に留意して開ける。',
    'Press the (danger) button.',
    '※写真は一例です。',
  ])('is not read into %j', (line) => {
    expect(hazardsOf(`# P\n\n1. ${line}`)).toEqual([[[]]])
  })
})

describe('a list below a heading on safety is never work:', () => {
  test.each([
    ['## Hazards', 'medium'],
    ['## Safety', 'medium'],
    ['### ⚠️ Warnings', 'high'],
    ['## WARNINGS', 'high'],
    ['## 2. Safety precautions', 'medium'],
    ['## General hazards and risks', 'medium'],
    ['Hazards\n-------', 'medium'],
    ['**Hazards**', 'medium'],
    ['**CAUTION**', 'medium'],
    ['**Safety precautions:**', 'medium'],
    ['__Dangers__', 'critical'],
    ['WARNINGS:', 'high'],
    ['## 安全上の注意', 'medium'],
    ['## ■ 注意事項', 'medium'],
    ['## 【警告】', 'high'],
    ['## 危険予知（KY）', 'medium'],
    ['## 危険性と対策', 'medium'],
    ['## KY活動', 'medium'],
    ['**【注意】**', 'medium'],
    ['注意事項：', 'medium'],
    ['## 使用上の注意', 'medium'],
    ['## Sicherheitshinweise', 'medium'],
  ])('%j', (heading, severity) => {
    for (const list of ['1. Hot.\n2. Sharp.', '- Hot.\n- Sharp.', '① Hot.\n② Sharp.', '1）Hot.\n2）Sharp.']) {
      const text = `# P\n\n${heading}\n\n${list}\n\n## Filling\n\n1. Open.`

      expect(hazardsOf(text)).toEqual([[[`${severity}: Hot.`, `${severity}: Sharp.`]]])
    }
  })

  test('not even without another heading, where the steps count from 1 again', () => {
    expect(hazardsOf('# P\n\n**WARNINGS:**\n\n1. Hot.\n2. Sharp.\n\n1. Open.\n2. Close.')).toEqual([
      [['high: Hot.', 'high: Sharp.'], []],
    ])
  })

  test('but steps that go on below a warning are', () => {
    const text = '# P\n\n## Procedure\n\n1. Open.\n2. Fill.\n\n#### WARNING\n\nHot.\n\n3. Close.'

    expect(hazardsOf(text)).toEqual([[[], ['high: Hot.'], []]])
  })
})

describe('a table of hazards', () => {
  const hazards = (table: string, heading = 'Safety') =>
    readMarkdown(`# P\n\n## ${heading}\n\n${table}\n\n## Procedure\n\n1. Open.`, 'a.md').procedure.tasks[0]
      ?.steps[0]?.hazards
  const acid = [{ description: 'Acid', severity: 'medium', mitigation: 'Gloves' }]

  test.each([
    ['| Hazard | Control |\n|---|---|\n| Acid | Gloves |', 'Safety'],
    ['| No. | Hazards | Control measures |\n|---|---|---|\n| 1 | Acid | Gloves |', 'Risk assessment'],
    ['| Risk | PPE |\n|---|---|\n| Acid | Gloves |', 'Notes'],
    ['| What can go wrong | Safeguards |\n|---|---|\n| Acid | Gloves |', 'Precautions'],
    ['| 危険のポイント | 対策 |\n|---|---|\n| Acid | Gloves |', '危険予知'],
    ['| 番号 | 危険要因 | 安全対策 |\n|---|---|---|\n| 1 | Acid | Gloves |', 'KY'],
    ['| Stof | Handschoenen |\n|---|---|\n| Acid | Gloves |', 'Hazards'],
  ])('gives one a row: %j below “%s”', (table, heading) => {
    expect(hazards(table, heading)).toEqual(acid)
  })

  test('may rate them', () => {
    expect(
      hazards('| Hazard | Severity | Measure |\n|---|---|---|\n| Acid | High | Gloves |\n| Noise | 小 | – |'),
    ).toEqual([
      { description: 'Acid', severity: 'high', mitigation: 'Gloves' },
      { description: 'Noise', severity: 'low', mitigation: null },
    ])
  })

  test('keeps what other columns say, and leaves out rows that say “none”', () => {
    expect(
      hazards('| Hazard | Who | Measure |\n|---|---|---|\n| Acid | Operator | Gloves |\n| None | | |'),
    ).toMatchObject([{ description: 'Acid\nWho: Operator', mitigation: 'Gloves' }])
  })
})

describe('a measure', () => {
  test.each([
    ['Warning: Acid burns → gloves', 'Acid burns', 'gloves'],
    ['Warning: Acid burns. Wear gloves.', 'Acid burns.', 'Wear gloves.'],
    ['Warning: Acid burns. Measure: gloves', 'Acid burns.', 'gloves'],
    ['警告：酸が飛ぶ。対策：手袋', '酸が飛ぶ。', '手袋'],
    ['警告：酸が飛ぶ→手袋', '酸が飛ぶ', '手袋'],
    ['- **Hazard:** Acid burns\n- **Mitigation:** gloves', 'Acid burns', 'gloves'],
  ])('in the same words is the mitigation: %j', (lines, description, mitigation) => {
    const [task] = readMarkdown(inStep(lines), 'a.md').procedure.tasks

    expect(task?.steps[0]?.hazards).toMatchObject([{ description, mitigation }])
  })
})

describe('what looks like a warning and is no hazard', () => {
  test.each(['Open the lid, there is danger of burns.', '高温のため危険である。', '**Caution (hot)** lid'])(
    'is named: %j',
    (line) => {
      const { missed } = readMarkdown(`# P\n\n1. Open.\n   ${line}`, 'a.md')

      expect(missed).toEqual([{ line: 4, looksLike: 'warning', text: line }])
    },
  )

  test('is named before lines that look like steps', () => {
    const { missed } = readMarkdown('# P\n\n## Scope\n\n1. x\n\n## Procedure\n\n1. Mind the danger.', 'a.md')

    expect(missed.map(({ looksLike, line }) => [looksLike, line])).toEqual([
      ['warning', 9],
      ['step', 5],
    ])
  })
})
