import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { words as en } from '../../src/languages/en/words.ts'
import { words as ja } from '../../src/languages/ja/words.ts'

const root = resolve(import.meta.dirname, '../..')

interface Entry {
  /** Its place in words.ts, as in `status.paused`; '' where the code has no name for it. */
  word: string
  english: string
  japanese: string
  never: string[]
}

const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(?: word |---)/.test(line))
  .map((line): Entry => {
    const [word = '', english = '', japanese = '', never = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim())

    return { word: word.replaceAll('`', ''), english, japanese, never: never.split(', ').filter(Boolean) }
  })

/** The texts of one language, of the server and of the page, each line of code with the file it stands in; comments and imports are no texts. */
function texts(language: string): string[] {
  return ['src/languages', 'web/src/languages'].flatMap((folder) =>
    readdirSync(join(root, folder, language), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        readFileSync(join(root, folder, language, file), 'utf8')
          .replace(/\/\*[\s\S]*?\*\/|^import .*$/gm, '')
          .split('\n')
          .map((line) => `${folder}/${language}/${file}: ${line.trim()}`),
      ),
  )
}

const japaneseTexts = texts('ja')
const englishTexts = texts('en')
const samples = readdirSync(join(root, 'samples'))
  .filter((file) => file.endsWith('.ja.md'))
  .flatMap((file) => readFileSync(join(root, 'samples', file), 'utf8').split('\n'))

const isJapanese = (text: string) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text)

describe('the glossary', () => {
  test('has one English and one Japanese word for everything that words.ts names', () => {
    const named = (words: object) =>
      Object.entries(words).flatMap(([group, of]) =>
        Object.entries(of as Record<string, string>).map(
          ([name, word]) => [`${group}.${name}`, word] as const,
        ),
      )
    const written = (language: 'english' | 'japanese') =>
      Object.fromEntries(glossary.filter(({ word }) => word).map((entry) => [entry.word, entry[language]]))
    // What is said of these follows from the words beside them.
    const derived = /^meaning\.|^verb\.(?:supersede|publish what is deleted|edit what is deleted)$/

    expect(glossary.length).toBeGreaterThan(50)
    expect(written('english')).toEqual(Object.fromEntries(named(en).filter(([name]) => !derived.test(name))))
    expect(written('japanese')).toEqual(Object.fromEntries(named(ja).filter(([name]) => !derived.test(name))))
  })

  test('has no word for two things, but for states that are called as what led to them', () => {
    const twice = (language: 'english' | 'japanese') => {
      const words = glossary.filter(({ word }) => !word.startsWith('status.') && !word.startsWith('version.'))

      return words
        .map((entry) => entry[language].toLowerCase())
        .filter((word, at, all) => all.indexOf(word) !== at)
    }

    expect(twice('english')).toEqual(['override'])
    expect(twice('japanese')).toEqual(['特例承認', '危険'])
  })

  test.each(
    glossary.flatMap(({ never, japanese, english }) =>
      never.map((word) => [word, isJapanese(word) ? japanese : english]),
    ),
  )('never says %s for %s', (word) => {
    // Of two words that share letters the other one is meant.
    const others = glossary
      .map((entry) => entry.japanese)
      .filter((other) => other !== word && other.includes(word))
    const without = (line: string) => others.reduce((left, other) => left.replaceAll(other, ''), line)
    const found = isJapanese(word)
      ? [...japaneseTexts, ...samples].filter((line) => without(line).includes(word))
      : englishTexts.filter((line) => new RegExp(`\\b${word}s?\\b`, 'i').test(line))

    expect(found).toEqual([])
  })
})

describe('texts in Japanese', () => {
  test('put signal words in 【 】, so that 危険 alone is a hazard; on the page their colour is around them', () => {
    const signals = japaneseTexts.filter((line) => /[「『"](?:危険|警告|注意|留意)[」』"]/.test(line))

    expect(signals).toEqual([])
  })

  test('speak of 版 for a SOP alone: programs and files have バージョン', () => {
    const files = [
      'src/languages/ja/cli/db.ts',
      'src/languages/ja/lint.ts',
      'src/languages/ja/cli/demo.ts',
      'src/languages/ja/cli/user.ts',
    ]

    expect(
      japaneseTexts.filter((line) => line.includes('版') && files.some((file) => line.startsWith(file))),
    ).toEqual([])
  })

  test('end sentences alike, and write digits and brackets in half width', () => {
    expect(japaneseTexts.filter((line) => /[０-９Ａ-Ｚａ-ｚ（）：]/.test(line))).toEqual([])
  })
})

describe('texts in English', () => {
  test('speak of a revision for the database alone', () => {
    const files = [
      'src/languages/en/cli/sop.ts',
      'src/languages/en/cli/work.ts',
      'src/languages/en/cli/user.ts',
      'src/languages/en/cli/audit.ts',
      'src/languages/en/trail.ts',
      'src/languages/en/readings.ts',
    ]

    expect(
      englishTexts.filter((line) => /revision/i.test(line) && files.some((file) => line.startsWith(file))),
    ).toEqual([])
  })
})
