import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What the package holds, by its path. */
let packed: Set<string>

beforeAll(async () => {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    maxBuffer: 16_000_000,
    shell: process.platform === 'win32',
  })
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(stdout)
  packed = new Set(files.map(({ path }) => path))
})

test('every page in the package leads only to what is in the package', () => {
  const pages = [...packed].filter((path) => /^(README|CHANGELOG|docs\/.*)\.md$/.test(path))

  const dead = pages.flatMap((page) =>
    linksOf(page)
      .map((link) => normalize(join(dirname(page), link)))
      .filter((target) => !packed.has(target))
      .map((target) => `${page} leads to ${target}`),
  )

  expect(pages.length).toBeGreaterThan(10)
  expect(dead).toEqual([])
})

test('there is no source map without its sources, and nothing asks for one', () => {
  const scripts = [...packed].filter((path) => path.endsWith('.js'))

  expect([...packed].filter((path) => path.endsWith('.map'))).toEqual([])
  expect(scripts.length).toBeGreaterThan(100)
  expect(
    scripts.filter((path) => readFileSync(join(root, path), 'utf8').includes('\n//# sourceMappingURL=')),
  ).toEqual([])
})

function linksOf(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '')

  return [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].flatMap(([, link = '']) =>
    /^\w+:/.test(link) ? [] : [link],
  )
}
