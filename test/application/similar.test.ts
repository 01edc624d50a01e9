import { expect, test } from 'vitest'
import { mostSimilar } from '../../src/domain/similar.ts'

const titles = [
  'Lockout and tagout of a conveyor drive',
  'Change the fuse',
  'コンベヤーの電源遮断',
  'ヒューズ交換',
]

test.each([
  ['Lokout and tagout of a conveyor drive', [titles[0]]],
  ['lockout  / tagout conveyor', [titles[0]]],
  ['CHANGE THE FUZE', [titles[1]]],
  ['ﾋｭｰｽﾞの交換', [titles[3]]],
  ['コンベアの電源遮断', [titles[2]]],
  ['fuse', [titles[1]]],
  ['Boil water', []],
  ['', []],
  ['f', []],
])('%j may be meant for %j', (wanted, similar) => {
  expect(mostSimilar(wanted, titles, (title) => [title])).toEqual(similar)
})

test('the likest comes first, three at most', () => {
  const names = [
    'Change the belt',
    'Change the fuse',
    'Change the fuses',
    'Change the fuse box',
    'Change a fuse',
  ]

  expect(mostSimilar('Change the fuse.', names, (name) => [name])).toEqual([
    'Change the fuse',
    'Change the fuses',
    'Change the fuse box',
  ])
})
