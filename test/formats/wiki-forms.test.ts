import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../src/formats/markdown/read.ts'

const read = (text: string) => readMarkdown(`# Title\n\n${text}`, 'title.md')
const toldIn = (text: string) => {
  const { procedure, missed } = read(text)
  const steps = procedure.tasks.flatMap(({ steps }) => steps)

  return {
    steps: steps.map(({ description }) => description),
    hazards: steps.flatMap(({ hazards }) =>
      hazards.map(({ severity, description, mitigation }) =>
        [severity, description, ...(mitigation ? [mitigation] : [])].join(': '),
      ),
    ),
    missed: missed.map(({ text }) => text),
  }
}

describe('wikis, word processors and documentation tools write', () => {
  const warnings: Record<string, [string, string]> = {
    'a macro with a title': [
      '{warning:title=Lethal voltage}\n480 V even when off.\n{warning}\n\n1. a\n',
      'high: Lethal voltage: 480 V even when off.',
    ],
    'a panel that is called so': [
      '{panel:title=Caution|borderColor=#f00}\nBatteries weigh 40 kg.\n{panel}\n\n1. a\n',
      'medium: Caution: Batteries weigh 40 kg.',
    ],
    'a structured macro': [
      '<ac:structured-macro ac:name="warning"><ac:rich-text-body><p>Remove jewellery.</p></ac:rich-text-body></ac:structured-macro>\n\n1. a\n',
      'high: Remove jewellery.',
    ],
    'a coloured word': [
      '1. Remove straps {color:red}Danger: arc flash{color}\n',
      'critical: arc flash{color}',
    ],
    'an alert of colons': [
      ':::message alert\n転倒することがあります。\n:::\n\n1. a\n',
      'medium: 転倒することがあります。',
    ],
    'half a bracket': ['1. 巻き上げる。\n   注意）急操作をしない\n', 'medium: 急操作をしない'],
  }

  test.each(Object.entries(warnings))('a warning as %s', (_, [text, hazard]) => {
    expect(toldIn(text)).toMatchObject({ hazards: [hazard], missed: [] })
  })

  const steps: Record<string, [string, string[]]> = {
    'numbers of their own': [
      '## Steps\n\n#. Open the damper.\n#. Start the fan.\n',
      ['Open the damper.', 'Start the fan.'],
    ],
    'bold words': [
      '**Step 1.** Clean.\n\n**Step 2** Weld.\n\n**Step 3:** Brush.\n',
      ['Clean.', 'Weld.', 'Brush.'],
    ],
    'two kinds of boxes': [
      '- [ ] Set the home point\n\n☐ Call "Clear!"\n☑ Take off\n',
      ['Set the home point', 'Call "Clear!"', 'Take off'],
    ],
  }

  test.each(Object.entries(steps))('steps by %s', (_, [text, descriptions]) => {
    expect(toldIn(text)).toEqual({ steps: descriptions, hazards: [], missed: [] })
  })
})

describe('a table', () => {
  test('with a rating behind the hazard says how bad it is by that', () => {
    const text =
      '| No. | Job step | Potential hazards | Risk | Controls |\n|--|--|--|--|--|\n| 1 | Test the air | Toxic gas | H | Detector |\n| 2 | Clean | Slips | Low | Boots |\n| 3 | Leave | None | - | - |\n'

    expect(toldIn(text)).toEqual({
      steps: ['Test the air', 'Clean', 'Leave'],
      hazards: ['high: Toxic gas: Detector', 'low: Slips: Boots'],
      missed: [],
    })
  })

  test.each(['－', 'ー', '−', 'なし', 'N/A'])('tells no hazard by %s', (nothing) => {
    const text = `|No|作業手順|危険|対策|\n|--|--|--|--|\n|１|電源を切る|感電|検電する|\n|２|片付ける|なし|${nothing}|\n`

    expect(toldIn(text).hazards).toEqual(['critical: 感電: 検電する'])
  })
})
