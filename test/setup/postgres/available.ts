import type { Installation } from './installation.ts'
import { installedPostgres } from './installed.ts'
import { packagedPostgres } from './packaged.ts'
import { type RunningServer, startServer } from './server.ts'
import { versionOf } from './version.ts'

/** No server can be had; the message lists what was tried and why it failed. */
export class NoServer extends Error {}

/**
 * The server to test on: the one that `TENKEN_TEST_DATABASE_URL` names; else a new one from the first
 * installation that works, the computer's own before the package's. `TENKEN_TEST_POSTGRES` narrows the choice
 * to `installed` or `package`. Throws NoServer.
 */
export async function availableServer(): Promise<RunningServer> {
  const url = process.env['TENKEN_TEST_DATABASE_URL']
  if (url) return { url, version: await versionOf(url), origin: new URL(url).host }

  const failures: string[] = []
  for (const installation of candidates(process.env['TENKEN_TEST_POSTGRES'])) {
    try {
      return await startServer(installation)
    } catch (error) {
      failures.push(`${installation.name}: ${error instanceof Error ? error.message : error}`)
    }
  }
  throw new NoServer(failures.join('\n') || 'Neither an installed PostgreSQL nor the package was found.')
}

function candidates(choice: string | undefined): Installation[] {
  if (choice === 'installed') return installedPostgres()
  if (choice === 'package') return packagedPostgres()
  if (!choice) return [...installedPostgres(), ...packagedPostgres()]

  throw new Error(`TENKEN_TEST_POSTGRES is ${choice}, but must be installed, package or empty.`)
}
