import { expect, test } from 'vitest'
import { InvalidInput } from '../../src/domain/errors.ts'
import { mustSay, reasonTo } from '../../src/domain/texts.ts'
import { unseenRanges } from '../../src/domain/unseen.ts'

const unseen: Record<string, string> = {
  nothing: '',
  'a blank': ' ',
  'no-break spaces': '\u00a0\u202f',
  'the wide blank of Japanese': '\u3000',
  'zero-width spaces and joiners': '\u200b\u200c\u200d\u2060\ufeff',
  'a soft hyphen': '\u00ad',
  'the fillers of Hangul': '\u115f\u1160\u3164\uffa0',
  'variation selectors': '\ufe0f\u{e0100}',
  'tags and marks of direction': '\u{e0041}\u200e\u2066',
  'the blank of Braille': '\u2800',
  'a mark of vowels in Mongolian': '\u180e',
  'blanks around what nobody sees': ' \u200b\t',
}

test.each(Object.entries(unseen))('%s says nothing', (_, text) => {
  expect(() => mustSay(text, 'title')).toThrow(InvalidInput)
  expect(() => reasonTo('reject', text)).toThrow(InvalidInput)
})

test.each(['…', '"…"', '---', '。', '?!'])('%s is no reason, but a text', (text) => {
  expect(() => reasonTo('override', text)).toThrow(InvalidInput)
  expect(() => mustSay(text, 'title')).not.toThrow()
})

test.each(['ok', '点', '7', '×', '○', '👍', '👨\u200d🏭', 'a\u200bb', 'م'])('%s says something', (text) => {
  expect(() => mustSay(text, 'title')).not.toThrow()
  expect(reasonTo('abort', ` ${text} `)).toBe(text)
})

test('a text that says something is kept to the letter', () => {
  expect(reasonTo('abort', 'a\u200bb')).toBe('a\u200bb')
})

test('what nobody can see is what Unicode, JavaScript and Braille say it is', () => {
  const unseenHere = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{White_Space}\s\u2800]/u
  const codes = Array.from({ length: 0x110000 }, (_, code) => code)

  const otherwise = codes.filter(
    (code) =>
      unseenHere.test(String.fromCodePoint(code)) !==
      unseenRanges.some(([first, last]) => code >= first && code <= last),
  )

  expect(otherwise.map((code) => code.toString(16))).toEqual([])
})
