import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../src')

/** What each part may import, besides itself; 'packages' are those of Node and of npm. The longest name that fits wins. */
const allowed: Record<string, string[]> = {
  domain: [],
  'config.ts': ['domain', 'packages'],
  application: [
    'domain',
    'infrastructure/database/session.ts',
    'infrastructure/database/repositories',
    'packages',
  ],
  formats: ['domain', 'packages'],
  languages: [
    'application',
    'cli',
    'config.ts',
    'domain',
    'formats',
    'http',
    'infrastructure/database',
    'migrations',
  ],
  'infrastructure/secret-hashing.ts': ['domain', 'packages'],
  'infrastructure/database': ['config.ts', 'domain', 'migrations', 'packages'],
  'infrastructure/database/models': ['domain', 'packages'],
  'infrastructure/database/versions': ['migrations/revision.ts'],
  migrations: ['packages'],
  contract: ['domain', 'packages'],
  cli: [
    'application',
    'config.ts',
    'contract',
    'domain',
    'formats',
    'infrastructure/database/at-head.ts',
    'infrastructure/database/database.ts',
    'infrastructure/database/engine.ts',
    'infrastructure/database/errors.ts',
    'infrastructure/database/own-difference.ts',
    'infrastructure/database/session.ts',
    'infrastructure/database/upgrade.ts',
    'migrations',
    'infrastructure/database/own-history.ts',
    'infrastructure/database/own-models.ts',
    'infrastructure/database/rights',
    'languages',
    'packages',
    'printing',
  ],
  // Where the process of a server is put together: what it listens with, and what it listens for.
  'cli/serve.ts': ['cli', 'http/serve'],
  'cli/serve': [
    'application/first-start.ts',
    'cli',
    'config.ts',
    'http/serve',
    'http/sign-in.ts',
    'infrastructure/database',
    'infrastructure/secret-hashing.ts',
    'plant',
  ],
  // A plant to try everything with: what is put on record by the verbs of a real one.
  plant: ['application', 'domain', 'formats', 'infrastructure/database', 'packages'],
  // Where people set what they sign in with.
  'cli/user': [
    'application',
    'cli',
    'domain',
    'infrastructure/database/database.ts',
    'infrastructure/secret-hashing.ts',
    'packages',
  ],
  http: [
    'application',
    'contract',
    'domain',
    'formats',
    'infrastructure/database/database.ts',
    'infrastructure/database/session.ts',
    'languages',
    'packages',
    'printing/html.ts',
  ],
  client: ['contract', 'http'],
  // The process around the app.
  'http/serve': [
    'application/id.ts',
    'config.ts',
    'domain',
    'http',
    'infrastructure/database/database.ts',
    'infrastructure/database/engine.ts',
    'languages/language.ts',
    'packages',
  ],
  printing: ['application', 'domain', 'languages'],
  'main.ts': ['cli'],
  'index.ts': ['application', 'config.ts', 'domain', 'formats', 'infrastructure'],
}

/** Only types may be taken from these: their values reach the application in a Session, and a translation needs none. */
const typesOnly: Record<string, string[]> = {
  client: ['contract', 'http'],
  printing: ['application', 'languages'],
  cli: ['infrastructure/database/session.ts'],
  http: ['infrastructure/database'],
  application: ['infrastructure/database/session.ts', 'infrastructure/database/repositories'],
  languages: [
    'application',
    'cli',
    'config.ts',
    'domain',
    'formats',
    'http',
    'infrastructure/database',
    'migrations',
  ],
}

interface Import {
  from: string
  to: string
  specifier: string
  typeOnly: boolean
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const imports = files.flatMap((file) => importsOf(file.replaceAll('\\', '/')))

describe('imports point inward', () => {
  test('there is something to look at', () => {
    expect(imports.length).toBeGreaterThan(50)
  })

  test.each([...new Set(files.map((file) => partOf(file.replaceAll('\\', '/'), Object.keys(allowed))))])(
    '%s imports nothing but what it may',
    (part) => {
      const wrong = imports.filter(
        ({ from, to }) => partOf(from, Object.keys(allowed)) === part && !mayImport(part ?? '', to),
      )

      expect(wrong).toEqual([])
    },
  )

  test('where only types may be taken, no value is', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) =>
      Object.entries(typesOnly).some(
        ([part, targets]) =>
          isWithin(from, part) && targets.some((target) => isWithin(to, target)) && !typeOnly,
      ),
    )

    expect(wrong).toEqual([])
  })
})

test('no files import each other in a circle, types included', () => {
  expect(circles(imports)).toEqual([])
})

/** The files that reach each other, for each circle. */
function circles(edges: readonly Import[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const reached = new Map([...next.keys()].map((file) => [file, reachableFrom(file, next)]))
  const inCircle = [...reached.keys()].filter((file) => reached.get(file)?.has(file)).sort()
  const groups = inCircle.map((file) =>
    inCircle.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)),
  )

  return groups.filter(([first], place) => groups.findIndex(([other]) => other === first) === place)
}

function reachableFrom(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>()
  const queue = [start]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const to of next.get(file) ?? []) {
      if (seen.has(to)) continue
      seen.add(to)
      queue.push(to)
    }
  }

  return seen
}

test('the contract can be read in a browser: whatever it reaches needs no package but zod', () => {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
  const reached = reachableFrom('contract/index.ts', next)

  const packages = imports.filter(({ from, to }) => reached.has(from) && to === 'packages')
  expect(reached.size).toBeGreaterThan(20)
  expect(new Set(packages.map(({ specifier }) => specifier))).toEqual(new Set(['zod']))
})

function mayImport(part: string, to: string): boolean {
  const targets = allowed[part]
  if (!targets) return false

  return isWithin(to, part) || targets.some((target) => isWithin(to, target))
}

function isWithin(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`)
}

function partOf(file: string, parts: string[]): string | undefined {
  return parts.filter((part) => isWithin(file, part)).sort((a, b) => b.length - a.length)[0]
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s)?'([^']+)'|(typeof )?import\('([^']+)'\)/g,
  )

  return [...found].map(([, type, fixed, typeOf, dynamic]) => {
    const specifier = fixed ?? dynamic ?? ''
    const to = specifier.startsWith('.')
      ? relative(src, resolve(src, dirname(file), specifier)).replaceAll('\\', '/')
      : 'packages'

    return { from: file, to, specifier, typeOnly: Boolean(type ?? typeOf) }
  })
}
