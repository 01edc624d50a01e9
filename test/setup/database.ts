import { inject } from 'vitest'
import { createDatabase, dropDatabase } from './databases-of-run.ts'

/** A database for tests, at a URL as `DATABASE_URL` takes it. */
export interface TestDatabase {
  readonly url: string
  /** Removes it and ends every connection to it. */
  drop(): Promise<void>
}

/** The engine that the test file runs on this time; each file `*.db.test.ts` runs once on either. */
export const engineUnderTest = inject('engineUnderTest')

/** A new database without a single table: one of its own on the server, or `pglite:memory`. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  if (engineUnderTest === 'embedded') return { url: 'pglite:memory', drop: async () => {} }
  const server = inject('server')
  if (!server) throw new Error('This file has no database under test. Name it *.db.test.ts.')
  const url = await createDatabase(server.url, server.run)

  return { url, drop: () => dropDatabase(server.url, url) }
}
