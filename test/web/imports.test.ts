import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../web/src')

interface Import {
  from: string
  /** Of the page's own files its place in web/src; of others what was written. */
  to: string
  kind: 'value' | 'type' | 'dynamic'
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
const imports = files.flatMap(importsOf)

/** What of the page's own may be imported by what every page is made of. */
const inward: Record<string, string[]> = {
  languages: ['languages'],
  style: ['style'],
  server: ['server', 'languages'],
  parts: ['parts', 'languages'],
}

describe('what every page is made of', () => {
  test.each(Object.entries(inward))('%s imports of the page only %s', (part, allowed) => {
    const own = imports.filter(({ from, to }) => from.startsWith(`${part}/`) && files.includes(to))

    expect(
      own.filter(({ to }) => !allowed.some((place) => to === place || to.startsWith(`${place}/`))),
    ).toEqual([])
  })
})

/** Functions of their arguments alone, and the limits of texts: which hazards are serious, what is said of a document that was read and of the audit trail, and the encoding of a file, have one home. */
const shared = [
  '../../src/domain/reason.ts',
  '../../src/domain/serious.ts',
  '../../src/domain/telling-columns.ts',
  '../../src/domain/texts.ts',
  '../../src/formats/encodings.ts',
  '../../src/languages/en/readings.ts',
  '../../src/languages/en/trail.ts',
  '../../src/languages/en/words.ts',
  '../../src/languages/ja/readings.ts',
  '../../src/languages/ja/trail.ts',
  '../../src/languages/ja/words.ts',
]

test('the page knows the server by its client alone, and has the words for readings and for the trail from where they are', () => {
  const outside = imports.filter(({ to }) => to.startsWith('../') || to.startsWith('tenken'))

  expect(new Set(outside.map(({ to }) => to))).toEqual(new Set(['tenken/client', ...shared]))
})

test('files do not need each other in a circle', () => {
  const needs = imports.filter(({ kind }) => kind === 'value')
  const inCircle = files.filter((file) => reachableFrom(file, needs).has(file))

  expect(inCircle).toEqual([])
})

test('whoever works loads nothing of the desk', () => {
  const needs = imports.filter(({ kind }) => kind === 'value')
  const loaded = [...reachableFrom('main.tsx', needs)].filter((file) => files.includes(file))
  const withWork = loaded.concat(
    files.filter((file) => file.startsWith('work/')).flatMap((file) => [...reachableFrom(file, needs)]),
  )

  expect(loaded.length).toBeGreaterThan(10)
  expect(withWork.filter((file) => /desk-words|languages\/\w+\/desk|^signing\//.test(file))).toEqual([])
})

function reachableFrom(start: string, edges: readonly Import[]): Set<string> {
  const seen = new Set<string>()
  const queue = [start]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const { from, to } of edges) {
      if (from !== file || seen.has(to)) continue
      seen.add(to)
      queue.push(to)
    }
  }

  return seen
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/g,
  )

  return [...found].map(([whole, type, fixed, dynamic]): Import => {
    const specifier = fixed ?? dynamic ?? ''
    const to = specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/')
      : specifier
    // `import { type A, type B }` needs nothing at run time, but the file is still loaded unless all of it is types.
    const named = /\{([^}]*)\}/
      .exec(whole)?.[1]
      ?.split(',')
      .filter((name) => name.trim())
    const isType = Boolean(type) || (named?.every((name) => name.trim().startsWith('type ')) ?? false)

    return { from: file, to, kind: dynamic ? 'dynamic' : isType ? 'type' : 'value' }
  })
}
