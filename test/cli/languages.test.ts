import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { StepsOpen, type WorkSession } from '../../src/domain/work-session.ts'
import { formatOf } from '../../src/formats/format.ts'
import { en } from '../../src/languages/en/cli.ts'
import { errors as ownErrors } from '../../src/languages/ja/cli/errors.ts'
import { ja } from '../../src/languages/ja/cli.ts'
import { errors } from '../../src/languages/ja/errors.ts'
import { chooseLanguage } from '../../src/languages/language.ts'

const root = resolve(import.meta.dirname, '../..')

test.each([
  [{}, 'en'],
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LC_ALL: 'ja_JP', LC_MESSAGES: 'C', LANG: 'C' }, 'ja'],
  [{ TENKEN_LANG: 'en', LC_ALL: 'ja_JP' }, 'en'],
  [{ TENKEN_LANG: '', LANG: 'ja' }, 'ja'],
  [{ LANG: 'jam_JM' }, 'en'],
] as const)('the language is chosen from %j', (env, language) => {
  expect(chooseLanguage(env)).toBe(language)
})

test('every error in the sources has a Japanese sentence', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/readonly code = '(\w+)'/g)].map(([, code = '']) => code),
  )

  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => !(code in { ...errors, ...ownErrors }))).toEqual([])
})

test('an error is told with its facts in either language', () => {
  const error = new StepsOpen({ id: 'W' } as WorkSession, 3)

  expect(en.sayError(error)).toBe(error.message)
  expect(ja.sayError(error)).toBe('作業 W は完了できません: 合格または特例承認のない手順が 3 件あります。')
})

test('no text is left in English', () => {
  const same = leaves(ja).filter(([path, text]) => text === new Map(leaves(en)).get(path))

  expect(same.map(([path]) => path)).toEqual(['columns.id'])
})

test.each([
  [
    '{"format": "tenken-procedure", "version": 1, "title": "A", "tasks": 7}',
    'a.json: tasks は配列でなければなりません。',
  ],
  [
    '{"format": "tenken-procedure", "version": 1, "title": " ", "tasks": []}',
    'a.json: title は空白だけにはできません。',
  ],
  ['[]', 'a.json: オブジェクトでなければなりません。'],
])('why the document %j is no procedure is told in Japanese', (text, said) => {
  const read = () => formatOf('a.json').read(text, 'a.json')

  expect(() => read()).toThrow(expect.toSatisfy((error) => ja.sayError(error) === said))
})

function leaves(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[path + key, value]] as [string, string][]

    return typeof value === 'object' ? leaves(value, `${path}${key}.`) : []
  })
}
