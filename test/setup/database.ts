import { readFile } from 'node:fs/promises'
import { inject } from 'vitest'
import { InOnePiece } from '../../src/migrations/autogenerate/fresh-database.ts'
import { createDatabase, dropDatabase } from './databases-of-run.ts'
import { isInCi, oneIn } from './one-in.ts'

/** A database for tests, at a URL as `DATABASE_URL` takes it. */
export interface TestDatabase {
  readonly url: string
  /** Removes it and ends every connection to it. */
  drop(): Promise<void>
}

/** The engine that the test file runs on this time; each file `*.db.test.ts` runs once on either. */
export const engineUnderTest = inject('engineUnderTest')

/**
 * All of them on a server, and every third on the embedded engine, which takes five times as long; in CI every fourth and
 * every twelfth: for cases that differ in what is judged, and not in how.
 */
export function sampled<Case>(cases: readonly Case[]): Case[] {
  return oneIn(oneOf[engineUnderTest], cases)
}

/** All of them on either engine, save that in CI it is every third: for cases that each engine may take otherwise. */
export function sampledInCi<Case>(cases: readonly Case[]): Case[] {
  return oneIn(isInCi ? 3 : 1, cases)
}

const oneOf = isInCi ? { server: 4, embedded: 12 } : { server: 1, embedded: 3 }

/** A new database without a single table: one of its own on the server, or `pglite:memory`. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  return engineUnderTest === 'embedded' ? inMemory : onServer()
}

/** A database at head, as the revisions made one for the whole run: a copy on the server, or in memory. */
export async function aDatabaseAtHead(): Promise<TestDatabase & { snapshot?: Blob }> {
  return engineUnderTest === 'embedded'
    ? { ...inMemory, snapshot: await snapshotAtHead() }
    : onServer(serverUnderTest().atHead)
}

const inMemory: TestDatabase = { url: 'pglite:memory', drop: async () => {} }

let snapshot: Promise<Blob> | undefined

function snapshotAtHead(): Promise<Blob> {
  snapshot ??= readFile(inject('embedded').atHead).then((bytes) => new InOnePiece(bytes))

  return snapshot
}

async function onServer(template?: string): Promise<TestDatabase> {
  const server = serverUnderTest()
  const url = await createDatabase(server, template)

  return { url, drop: () => dropDatabase(server, url) }
}

function serverUnderTest() {
  const server = inject('server')
  if (!server) throw new Error('This file has no database under test. Name it *.db.test.ts.')

  return server
}
