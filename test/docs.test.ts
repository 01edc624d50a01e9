import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { versionMoves } from '../src/domain/sop-version.ts'
import { moves } from '../src/domain/work-session.ts'
import { schemaSql } from '../src/infrastructure/database/models/index.ts'
import { refusalOf } from '../src/infrastructure/database/refusals.ts'

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

test('docs/state-machine.md draws exactly the moves that are legal', () => {
  const tables: Record<string, { from: readonly string[]; to: string }>[] = [moves, versionMoves]
  const legal = tables
    .flatMap((table) => Object.entries(table))
    .flatMap(([verb, { from, to }]) => from.map((status) => `${status} --> ${to}: ${verb}`))
  const drawn = [...read('docs/state-machine.md').matchAll(/^ +(\w+ --> \w+: \w+)$/gm)].map(
    ([, line]) => line,
  )

  expect(drawn.sort()).toEqual(legal.sort())
})

test('docs/rules.md tells exactly the refusals that the database has, each with its error', () => {
  const inSql = new Set(schemaSql.flatMap((text) => text.match(/TK\d{3}/g) ?? []))
  const rows = [...read('docs/rules.md').matchAll(/^\| (TK\d{3}) \|.*\| `(\w+)` \|$/gm)]
  const documented = Object.fromEntries(rows.map(([, state, code]) => [state, code]))
  const facts = JSON.stringify({ hazardIds: [], checkIds: [], workSessionIds: [], status: 'draft' })
  const raised = Object.fromEntries(
    [...inSql].map((state) => [state, refusalOf(state, facts)?.code ?? 'record_refused']),
  )

  expect(documented).toEqual(raised)
})

test('the README tells exactly the variables that the sources read', () => {
  const inSources = new Set(sources().flatMap((text) => text.match(/\b(DATABASE|TENKEN)_[A-Z_]+\b/g) ?? []))
  const inReadme = [...read('README.md').matchAll(/^\| `((?:DATABASE|TENKEN)_[A-Z_]+)`/gm)].map(
    ([, name]) => name,
  )

  expect(inReadme.sort()).toEqual([...inSources].sort())
})
