import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { StepsOpen, type WorkSession } from '../../src/domain/work-session.ts'
import { formatOf } from '../../src/formats/format.ts'
import { next as english } from '../../src/languages/en/cli/next.ts'
import { en } from '../../src/languages/en/cli.ts'
import { next as httpEnglish } from '../../src/languages/en/http/next.ts'
import { errors as ownErrors } from '../../src/languages/ja/cli/errors.ts'
import { next as japanese } from '../../src/languages/ja/cli/next.ts'
import { ja } from '../../src/languages/ja/cli.ts'
import { errors } from '../../src/languages/ja/errors.ts'
import { errors as httpErrors } from '../../src/languages/ja/http/errors.ts'
import { next as httpJapanese } from '../../src/languages/ja/http/next.ts'
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

test('every documented error has its sentence in Japanese, and its advice in both languages', () => {
  const docs = readFileSync(join(root, 'docs/errors.md'), 'utf8')
  const codesIn = (text: string) => [...text.matchAll(/^\| `(\w+)` \|/gm)].map(([, code = '']) => code).sort()
  const overHttp = codesIn(/## Over HTTP\n[\s\S]*?\n## /.exec(docs)?.[0] ?? '')
  const codes = codesIn(docs).filter((code) => !overHttp.includes(code))

  expect(codes.length).toBeGreaterThan(60)
  expect(Object.keys(httpErrors).sort()).toEqual(overHttp)
  expect(Object.keys(httpEnglish)).toEqual(expect.arrayContaining(overHttp))
  expect(Object.keys(httpJapanese).sort()).toEqual(Object.keys(httpEnglish).sort())
  expect(Object.keys({ ...errors, ...ownErrors }).sort()).toEqual(codes)
  expect(Object.keys(english).sort()).toEqual(codes)
  expect(Object.keys(japanese).sort()).toEqual(codes)
})

test('what is wrong is said without a command or an option: what to do next is for each front door to say', () => {
  const rooms = ['domain', 'application', 'infrastructure', 'migrations', 'formats', 'config.ts']
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && rooms.some((room) => file.startsWith(room)),
  )
  const commands = files.flatMap((file) =>
    withoutComments(readFileSync(join(root, 'src', file), 'utf8'))
      .split('\n')
      .filter((line) => /\btenken (?:audit|db|demo|serve|sop|user|work)\b|(?:^|[\s(`'"])--[a-z]/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )

  expect(files.length).toBeGreaterThan(200)
  expect(commands).toEqual([])
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

test('an error is told with its facts in either language', () => {
  const error = new StepsOpen({ id: 'W' } as WorkSession, 3)

  expect(en.sayError(error)).toBe(error.message)
  expect(ja.sayError(error)).toBe('作業 W は完了できません: ヨシまたは特例承認のない手順が 3 件あります。')
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
