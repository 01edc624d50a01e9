import { expect, test } from 'vitest'
import { sayDuration } from '../../src/cli/output/duration.ts'
import { table } from '../../src/cli/output/table.ts'
import { localMinute, localTime } from '../../src/cli/output/time.ts'
import { cut, hang, pad, plain, width, wrap } from '../../src/cli/output/width.ts'
import { en } from '../../src/languages/en/cli.ts'
import { ja } from '../../src/languages/ja/cli.ts'

test('wide characters take two columns, marks none', () => {
  expect(width('作業 ok')).toBe(7)
  expect(width('ﾊﾝｶｸ')).toBe(4)
  expect(width('Ａ、。')).toBe(6)
  expect(width('e\u0301')).toBe(1)
  expect(width('\u001b[31mred\u001b[39m')).toBe(3)
})

test('text is filled up and cut by columns, not by characters', () => {
  expect(pad('作業', 6)).toBe('作業  ')
  expect(pad('7', 3, 'left')).toBe('  7')
  expect(cut('作業手順書', 7)).toBe('作業手…')
  expect(cut('abcdef', 4)).toBe('abc…')
  expect(cut('short', 5)).toBe('short')
})

test('text breaks between words and between wide characters, but not before closing punctuation', () => {
  expect(wrap('Hang your own lock', 10)).toEqual(['Hang your', 'own lock'])
  expect(wrap('電源を切る。札を掛ける。', 10)).toEqual(['電源を切', 'る。札を掛', 'ける。'])
  expect(hang('1  ', 'one two', 8)).toBe('1  one\n   two')
})

test('text of a record cannot steer the terminal', () => {
  expect(plain('a\u001b[2Jb\u0007\u009bc\u202ed\r\ne\tf')).toBe('a\ufffd[2Jb\ufffd\ufffdc\ufffdd\ne  f')
})

test('a table fits its screen by cutting only what may be cut', () => {
  const rows = [{ id: '1a2b3c4d', title: '金型交換の作業手順書', n: 7 }]

  const text = table(
    rows,
    [
      { head: 'ID', cell: ({ id }) => id },
      { head: 'TITLE', cell: ({ title }) => title, flexible: true },
      { head: 'STEPS', cell: ({ n }) => String(n), align: 'right' },
    ],
    30,
  )

  expect(text).toBe('ID        TITLE          STEPS\n1a2b3c4d  金型交換の作…      7\n')
})

test('times are told in local time with the distance from UTC', () => {
  const at = new Date(2026, 3, 1, 9, 5, 7)

  expect(localTime(at)).toMatch(/^2026-04-01 09:05:07 [+-]\d\d:\d\d$/)
  expect(localMinute(at)).toMatch(/^2026-04-01 09:05 [+-]\d\d:\d\d$/)
})

test.each([
  [-1, '0 s', '0 秒'],
  [59.9, '59 s', '59 秒'],
  [60, '1 min 0 s', '1 分 0 秒'],
  [3599, '59 min 59 s', '59 分 59 秒'],
  [90_000, '25 h 0 min', '25 時間 0 分'],
])('%d seconds are told as exactly as a reader wants them', (seconds, english, japanese) => {
  expect(sayDuration(seconds, en)).toBe(english)
  expect(sayDuration(seconds, ja)).toBe(japanese)
})
