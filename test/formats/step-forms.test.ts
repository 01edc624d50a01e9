import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'

const read = (text: string, source = 'cold-tank.md') => readMarkdown(text, source)
const outline = (text: string) =>
  read(text).procedure.tasks.map(({ title, steps }) => [
    title,
    ...steps.map(({ description }) => description),
  ])
const three = ['Open.', 'Fill.', 'Close.']
const listed = (marks: readonly string[], gap = '') =>
  marks.map((mark, at) => `${mark}${gap}${three[at]}`).join('\n')

/** What stands before three steps. */
const numberings: readonly string[][] = [
  ['1. ', '2. ', '3. '],
  ['1) ', '2) ', '3) '],
  ['1.', '2.', '3.'],
  ['1: ', '2: ', '3: '],
  ['01. ', '02. ', '03. '],
  ['１．', '２．', '３．'],
  ['１. ', '２. ', '３. '],
  ['１）', '２）', '３）'],
  ['１、', '２、', '３、'],
  ['1、', '2、', '3、'],
  ['１：', '２：', '３：'],
  ['１　', '２　', '３　'],
  ['1　', '2　', '3　'],
  ['(1) ', '(2) ', '(3) '],
  ['(1)', '(2)', '(3)'],
  ['（1）', '（2）', '（3）'],
  ['（１）', '（２）', '（３）'],
  ['［1］', '［2］', '［3］'],
  ['[1] ', '[2] ', '[3] '],
  ['【1】', '【2】', '【3】'],
  ['①', '②', '③'],
  ['① ', '② ', '③ '],
  ['❶ ', '❷ ', '❸ '],
  ['⑴ ', '⑵ ', '⑶ '],
  ['1️⃣ ', '2️⃣ ', '3️⃣ '],
  ['一、', '二、', '三、'],
  ['一．', '二．', '三．'],
  ['（一）', '（二）', '（三）'],
  ['手順1 ', '手順2 ', '手順3 '],
  ['手順１：', '手順２：', '手順３：'],
  ['手順 1. ', '手順 2. ', '手順 3. '],
  ['ステップ1 ', 'ステップ2 ', 'ステップ3 '],
  ['ステップ１：', 'ステップ２：', 'ステップ３：'],
  ['第1 ', '第2 ', '第3 '],
  ['第一に、', '第二に、', '第三に、'],
  ['Step 1: ', 'Step 2: ', 'Step 3: '],
  ['STEP 1 - ', 'STEP 2 - ', 'STEP 3 - '],
  ['Step 1. ', 'Step 2. ', 'Step 3. '],
  ['**Step 1:** ', '**Step 2:** ', '**Step 3:** '],
  ['**1.** ', '**2.** ', '**3.** '],
  ['Schritt 1: ', 'Schritt 2: ', 'Schritt 3: '],
  ['1-1 ', '1-2 ', '1-3 '],
  ['１－１　', '１－２　', '１－３　'],
  ['1.1 ', '1.2 ', '1.3 '],
  ['2.1. ', '2.2. ', '2.3. '],
  ['A. ', 'B. ', 'C. '],
  ['a) ', 'b) ', 'c) '],
  ['(a) ', '(b) ', '(c) '],
  ['i) ', 'ii) ', 'iii) '],
  ['I. ', 'II. ', 'III. '],
  ['ア．', 'イ．', 'ウ．'],
  ['イ）', 'ロ）', 'ハ）'],
  ['- [ ] ', '- [ ] ', '- [ ] '],
  ['* [x] ', '* [ ] ', '* [ ] '],
  ['□ ', '□ ', '□ '],
  ['☐', '☐', '☐'],
]

describe('steps are read', () => {
  test.each(numberings)('below “%sOpen.”, with the procedure named', (...marks) => {
    expect(outline(`# P\n\n## Procedure\n\n${listed(marks)}\n`)).toEqual([['Procedure', ...three]])
  })

  test.each(numberings)('below “%sOpen.”, whatever the heading is', (...marks) => {
    expect(outline(`# 題名\n\n## 交換\n\n${listed(marks)}\n`)).toEqual([['交換', ...three]])
  })

  test.each(numberings)('below “%sOpen.”, with blank lines between them', (...marks) => {
    expect(outline(`# P\n\n## 手順\n\n${listed(marks).replaceAll('\n', '\n\n')}\n`)).toEqual([
      ['手順', ...three],
    ])
  })

  test('each section by its own numbering', () => {
    expect(outline('# P\n\n## A\n\n1. a\n2. b\n\n## B\n\n① c\n② d\n\n## C\n\n(1) e\n(2) f')).toEqual([
      ['A', 'a', 'b'],
      ['B', 'c', 'd'],
      ['C', 'e', 'f'],
    ])
  })

  test('with what is numbered otherwise as part of the step above', () => {
    expect(outline('# P\n\n1. a\n(1) b\n(2) c\n2. d\n① e\n3. f')).toEqual([
      ['P', 'a\n(1) b\n(2) c', 'd\n① e', 'f'],
    ])
  })

  test.each([
    'A. Smith wrote this.\n\n1. Open.\n2. Fill.\n3. Close.',
    '1.5 litres are needed.\n\n1. Open.\n2. Fill.\n3. Close.',
    'I. Newton was here.\n\n① Open.\n② Fill.\n③ Close.',
  ])('and prose that begins like a number is none: %j', (text) => {
    expect(outline(`# P\n\n${text}`)[0]?.slice(1)).toEqual(three)
  })

  test.each([
    '| Step | Action |\n|---|---|\n| 1 | Open. |\n| 2 | Fill. |\n| 3 | Close. |',
    '| No. | Activity | Expected result |\n|---|---|---|\n| 1 | Open. | |\n| 2 | Fill. | |\n| 3 | Close. | |',
    '| # | Task |\n|--|--|\n| 1 | Open. |\n| 2 | Fill. |\n| 3 | Close. |',
    '| Step | Expected |\n|---|---|\n| Open. | |\n| Fill. | |\n| Close. | |',
    '| 番号 | 作業内容 |\n|---|---|\n| 1 | Open. |\n| 2 | Fill. |\n| 3 | Close. |',
    '| 手順 | 急所 |\n|---|---|\n| Open. | |\n| Fill. | |\n| Close. | |',
    '| 順序 | 操作手順 | 危険 | 対策 |\n|---|---|---|---|\n| ① | Open. | | |\n| ② | Fill. | | |\n| ③ | Close. | | |',
    'Stap | Handeling\n---|---\n1 | Open.\n2 | Fill.\n3 | Close.',
    '| Nr | Was |\n|---|---|\n| 1 | Open. |\n| 2 | Fill. |\n| 3 | Close. |',
  ])('from a table: %j', (table) => {
    expect(outline(`# P\n\n## Uitvoering\n\n${table}\n`)).toEqual([['Uitvoering', ...three]])
  })

  test('from a table with all that its columns say', () => {
    const table =
      '| 番号 | 作業内容 | 急所 | 指差呼称 | 判定基準 | 危険 | 対策 |\n|--|--|--|--|--|--|--|\n| 1 | 弁を開ける | 右へ | 弁、ヨシ！ | 圧力 0 | 蒸気 | 手袋 |'

    expect(read(`# P\n\n${table}`).procedure.tasks[0]?.steps).toEqual([
      {
        description: '弁を開ける\n急所: 右へ',
        expectedAction: '弁、ヨシ！',
        expectedResult: '圧力 0',
        hazards: [{ description: '蒸気', severity: 'critical', mitigation: '手袋' }],
      },
    ])
  })

  test.each([
    '### Step 1: Open.\n\n### Step 2: Fill.\n\n### Step 3: Close.',
    '### Step 1 - Open.\n### Step 2 - Fill.\n### Step 3 - Close.',
    '### 1. Open.\n### 2. Fill.\n### 3. Close.',
    '### ① Open.\n\n### ② Fill.\n\n### ③ Close.',
    '### 手順1 Open.\n\n### 手順2 Fill.\n\n### 手順3 Close.',
    '**Step 1: Open.**\n\n**Step 2: Fill.**\n\n**Step 3: Close.**',
    '**1. Open.**\n\n**2. Fill.**\n\n**3. Close.**',
    'Step 1: Open.\n-------------\n\nStep 2: Fill.\n-------------\n\nStep 3: Close.\n--------------',
  ])('from headings: %j', (headings) => {
    expect(outline(`# P\n\n## Procedure\n\n${headings}\n`)[0]?.slice(1)).toEqual(three)
  })

  test('but numbered headings with lists below them are tasks, each of them', () => {
    expect(
      outline(
        '# P\n\n## Procedure\n\n### 1. Open\n\n1. a\n2. b\n\n### 2. Wait\n\nUntil it is cold.\n\n### 3. Close\n\n1. c',
      ),
    ).toEqual([
      ['1. Open', 'a', 'b'],
      ['2. Wait', 'Until it is cold.'],
      ['3. Close', 'c'],
    ])
  })

  test.each(['- ', '* ', '• ', '・', '■ ', '– '])(
    'from bullets “%s” below a heading in any language',
    (bullet) => {
      expect(outline(`# P\n\n## Uitvoering\n\n${three.map((step) => bullet + step).join('\n')}`)).toEqual([
        ['Uitvoering', ...three],
      ])
    },
  )

  test('from paragraphs where there is nothing else, and not from what is no work', () => {
    expect(outline('# P\n\n## Purpose\n\nTo fill.\n\n## Vullen\n\nOpen.\n\nFill.\n\nClose.')).toEqual([
      ['Vullen', ...three],
    ])
  })

  test('outside of the section that names the procedure where a heading names work', () => {
    expect(
      outline('# P\n\n## 準備\n\n1. a\n\n## 作業手順\n\n1. b\n\n## 片付け\n\n1. c').map(([title]) => title),
    ).toEqual(['準備', '作業手順', '片付け'])
  })
})

describe('a title', () => {
  test.each([
    ['## Fill the tank\n\n### Procedure\n\n1. a', 'Fill the tank'],
    ['### Fill the tank\n\n1. a', 'Fill the tank'],
    ['Fill the tank\n=============\n\n1. a', 'Fill the tank'],
    ['Fill the tank\n-------------\n\n### A\n\n1. a', 'Fill the tank'],
    ['---\ntitle: Fill the tank\n---\n\n1. a', 'Fill the tank'],
    ['---\ntitle: Fill the tank\n---\n\n# Procedure\n\n1. a', 'Fill the tank'],
    ['## A\n\n1. a\n\n## B\n\n1. b', 'cold-tank'],
    ['## Procedure\n\n1. a', 'cold-tank'],
    ['1. a\n2. b', 'cold-tank'],
  ])('is found in %j', (text, title) => {
    expect(read(text, '/home/mori/cold-tank.md').procedure.title).toBe(title)
  })
})
