import type { TestProject } from 'vitest/node'
import { makeTemplateAtHead } from './at-head/template.ts'
import { dropDatabasesOfRun, nameOfRun } from './databases-of-run.ts'
import { availableServer, NoServer } from './postgres/available.ts'
import { embeddedVersion } from './postgres/version.ts'

declare module 'vitest' {
  interface ProvidedContext {
    engineUnderTest: 'embedded' | 'server'
    /** The server of the project `server`; databases for tests are named after `run`, and `atHead` is their template. */
    server: { url: string; version: string; run: string; atHead: string }
  }
}

/**
 * Global set-up of the project `server`: provides the server, and ends it with the run. Without one the
 * project is left out loudly, or the run fails if `TENKEN_TEST_REQUIRE_SERVER` is 1.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const { url, version, origin, stop } = await availableServer()
    const here = { url, run: nameOfRun() }
    project.provide('server', { ...here, version, atHead: await makeTemplateAtHead(here) })
    console.log(`PostgreSQL under test: ${version} on ${origin}; embedded: ${embeddedVersion()}\n`)

    return stop ?? (() => dropDatabasesOfRun(here))
  } catch (error) {
    if (!(error instanceof NoServer) || process.env['TENKEN_TEST_REQUIRE_SERVER'] === '1') throw error
    const notice = leftOut(error)
    console.warn(notice)

    return async () => console.warn(notice)
  }
}

function leftOut({ message }: NoServer): string {
  return `
LEFT OUT: the whole project 'server'. Every test of a file *.db.test.ts ran on the embedded engine only,
because no PostgreSQL server can be had:

${message.replace(/^/gm, '  ')}

Install PostgreSQL 15 or newer, or set TENKEN_TEST_DATABASE_URL to a server where databases can be created.
`
}
