import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { moves } from '../src/domain/work-session.ts'

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const sources = () =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(join('src', file)))

test('docs/errors.md tells exactly the codes that the sources have, each with its kind', () => {
  const inSources = sources()
    .flatMap((text) => [...text.matchAll(/readonly code = '(\w+)'\s+readonly kind = '(\w+)'/g)])
    .map(([, code, kind]) => `${code} ${kind}`)
  const inDocs = [...read('docs/errors.md').matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(
    ([, code, kind]) => `${code} ${kind}`,
  )

  expect(inSources.length).toBeGreaterThan(30)
  expect(inDocs.sort()).toEqual(inSources.sort())
})

test('docs/state-machine.md tells exactly the moves that are legal', () => {
  const legal = Object.entries(moves).flatMap(([verb, { from, to }]) =>
    from.map((status) => `${status} --> ${to}: ${verb}`),
  )
  const drawn = [...read('docs/state-machine.md').matchAll(/^ +(\w+ --> \w+: \w+)$/gm)].map(
    ([, line]) => line,
  )

  expect(drawn.sort()).toEqual(legal.sort())
})

test('the README tells exactly the variables that the sources read', () => {
  const inSources = new Set(sources().flatMap((text) => text.match(/\b(DATABASE|TENKEN)_[A-Z_]+\b/g) ?? []))
  const inReadme = [...read('README.md').matchAll(/^\| `((?:DATABASE|TENKEN)_[A-Z_]+)`/gm)].map(
    ([, name]) => name,
  )

  expect(inReadme.sort()).toEqual([...inSources].sort())
})
