import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { anEmptyDatabase, engineUnderTest, type TestDatabase } from './database.ts'
import { embeddedVersion } from './postgres/version.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await anEmptyDatabase()
})

afterAll(() => database.drop())

test('tests run on a real PostgreSQL as well as on the embedded engine', async () => {
  const expected = engineUnderTest === 'server' ? inject('server').version : embeddedVersion()

  const version = await (engineUnderTest === 'server' ? serverVersion(database.url) : engineVersion())

  expect(version).toMatch(`PostgreSQL ${expected} `)
  expect(version.includes('PGlite')).toBe(engineUnderTest === 'embedded')
})

async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return versionIn(await client.query('select version()'))
  } finally {
    await client.end()
  }
}

async function engineVersion(): Promise<string> {
  const engine = await PGlite.create()
  try {
    return versionIn(await engine.query('select version()'))
  } finally {
    await engine.close()
  }
}

function versionIn({ rows }: { rows: unknown[] }): string {
  return Object.values(rows[0] ?? {}).join()
}
