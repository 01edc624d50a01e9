import { expect, test } from 'vitest'
import { nameIn, shownOf } from '../../web/src/parts/texts.ts'

const arc = {
  description: 'An arc can flash when the switch opens under load.',
  mitigation: 'Keep your face away.',
}

test.each([
  ['b. Warning: An arc can flash when the switch opens under load. Keep your face away.'],
  ['**Warning:** An arc can flash when the switch opens under load. → Keep your face away.'],
  ['> WARNING – An arc can flash when the switch opens under load.'],
  ['【警告】An arc can flash when the switch opens under load.'],
  ['An arc can flash when the switch opens under load.'],
])('a line that only announces a hazard is not shown beside it: %s', (line) => {
  const description = `Open the main switch.\na. Stand to the side.\n${line}`

  expect(shownOf({ description, hazards: [arc] })).toEqual({
    heading: 'Open the main switch.',
    body: 'a. Stand to the side.',
  })
})

test.each([
  ['Warning: An arc can flash when the switch opens under load. Wear the visor.'],
  ['Below 10 V an arc can flash when the switch opens under load.'],
  ['Warning: The door slams.'],
])('a line that says more, or something else, is shown: %s', (line) => {
  expect(shownOf({ description: `Open it.\n${line}`, hazards: [arc] }).body).toBe(line)
})

test('the heading stays, and bold is said without its asterisks', () => {
  const hazard = { description: 'Hot', mitigation: null }

  expect(shownOf({ description: 'Hot\nTurn **both** keys, 2 ** 3', hazards: [hazard] })).toEqual({
    heading: 'Hot',
    body: 'Turn both keys, 2 ** 3',
  })
})

test.each(['Hang your own padlock', 'Hang your own padlock.', '錠を掛ける。'])(
  'a step is named within a sentence without a full stop of its own: %s',
  (heading) => {
    expect(nameIn(heading)).toBe(heading.replace(/[.。]$/u, ''))
    expect(nameIn(heading)).not.toMatch(/[.。]/u)
  },
)
