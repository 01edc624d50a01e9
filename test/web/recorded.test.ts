import { expect, test } from 'vitest'
import { isolated, isolating } from '../../web/src/languages/isolating.ts'
import { japaneseRuns } from '../../web/src/languages/japanese-runs.ts'
import { languageOf, phrasesOf, withUnits } from '../../web/src/languages/recorded.ts'

test.each([
  ['主電源を「切」にする', 'ja'],
  ['Press 3 の金型交換', 'ja'],
  ['Turn the main breaker off.', 'en'],
  ['Nguyễn Thị Lan', undefined],
  ['Отключить питание', undefined],
  ['24 – 48', undefined],
])('the script of %j tells its language as far as it can', (text, language) => {
  expect(languageOf(text)).toBe(language)
})

test.each([
  [
    '微動で巻き上げ、ロープが張ったところで一旦止める。',
    '微動で|巻き上げ、|ロープが|張ったところで|一旦止める。',
  ],
  ['天井クレーンの玉掛け作業（床上操作式）', '天井クレーンの|玉掛け作業|（床上操作式）'],
  ['主電源を「切」にし、自分の錠を掛ける', '主電源を|「切」にし、|自分の|錠を|掛ける'],
  ['吊り荷の下に立ち入らない', '吊り荷の|下に|立ち入らない'],
  ['「ブレーキ（右）、ヨシ！」と声に出す', '「ブレーキ|（右）、|ヨシ！」と|声に|出す'],
  ['', ''],
])('a Japanese title breaks between phrases, never within a word: %s', (text, phrases) => {
  expect(phrasesOf(text).join('|')).toBe(phrases)
  expect(phrasesOf(text).join('')).toBe(text)
})

test('a number stays beside its unit', () => {
  expect(withUnits('定格荷重 2.8 t)')).toBe('定格荷重 2.8\u00a0t)')
  expect(withUnits('Step 10 of the procedure, 35 s')).toBe('Step 10\u00a0of the procedure, 35\u00a0s')
  expect(withUnits('10 分間換気し、80 % 以上')).toBe('10\u00a0分間換気し、80\u00a0% 以上')
  expect(withUnits('Die 4 holds')).toBe('Die 4 holds')
})

test.each([
  [
    'current step: step 10, 計器を見る。 → step 11, ホーンを鳴らす。',
    'current step: step 10, |計器を見る。| → step 11, |ホーンを鳴らす。|',
  ],
  ['Problem: “残量が 74 % で、3 m 離れた。”', 'Problem: “|残量が 74 % で、3 m 離れた。|”'],
  ['signed by 田中 陽子: approval', 'signed by |田中 陽子|: approval'],
  ['「点検済」の札', '|「点検済」の札|'],
  ['Press OK.', 'Press OK.'],
])('what is Japanese in %j is told from what stands around it', (text, runs) => {
  expect(japaneseRuns(text).join('|')).toBe(runs)
})

test.each([
  ['a text that turns nothing', 'Press 3 の金型交換 – “off”', 'Press 3 の金型交換 – “off”'],
  ['what turns', 'a\u202eb', '\u2068a\u202eb\u2069'],
  ['letters that are written the other way', 'אב 3', '\u2068אב 3\u2069'],
  ['a line of several', 'a\n\u202eb\nc', 'a\n\u2068\u202eb\u2069\nc'],
  ['what it begins and does not end', '\u2067a', '\u2068\u2067a\u2069\u2069'],
  ['what it ends and never began', 'a\u2069\u202eb', '\u2068\u2068a\u2069\u202eb\u2069'],
])('%s ends where it ends, and ends nothing else', (_, text, said) => {
  expect(isolated(text)).toBe(said)
})

test('a sentence is made of words that turn nothing of it, wherever it stands', () => {
  const words = isolating({
    approve: (sop: string) => `Approve “${sop}”`,
    document: { task: (number: number, title: string) => `Task ${number}: ${title}`, none: 'No tasks' },
  })

  expect(words.approve('\u202eab')).toBe('Approve “\u2068\u202eab\u2069”')
  expect(words.document.task(3, '\u202eab')).toBe('Task 3: \u2068\u202eab\u2069')
  expect(words.document.none).toBe('No tasks')
})
