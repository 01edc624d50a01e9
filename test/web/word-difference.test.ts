import { describe, expect, test } from 'vitest'
import { wordDifference } from '../../web/src/procedures/word-difference.ts'

const told = (from: string, to: string) =>
  wordDifference(from, to)
    .map(({ how, text }) => (how === 'same' ? text : how === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

describe('what differs between two texts', () => {
  test.each([
    ['Breaker off, yoshi!', 'Main breaker off, yoshi!', '[-Breaker][+Main] [+breaker ]off, yoshi!'],
    ['', 'Wear gloves', '[+Wear gloves]'],
    ['Wear gloves', '', '[-Wear gloves]'],
    ['same', 'same', 'same'],
    ['主電源を切る', '主電源を確実に切る', '主電源を[+確実に]切る'],
    ['弁Aを閉じる', '弁Bを閉じる', '弁[-A][+B]を閉じる'],
    ['Wait 10 s', 'Wait 100 s', 'Wait [-10][+100] s'],
    ['one\ntwo', 'one\nthree\ntwo', 'one\n[+three\n]two'],
  ])('from “%s” to “%s”', (from, to, difference) => {
    expect(told(from, to)).toBe(difference)
  })

  test('of texts too long to compare word by word is both, whole', () => {
    const [from, to] = ['a '.repeat(1_000), 'b '.repeat(1_000)]

    expect(wordDifference(from, to)).toEqual([
      { how: 'removed', text: from },
      { how: 'added', text: to },
    ])
  })
})
