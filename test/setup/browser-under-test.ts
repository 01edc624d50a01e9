import { existsSync } from 'node:fs'
import { type BrowserServer, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { setup as setUpEmbedded } from './embedded-under-test.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Chromium of the project `browser` is spoken to. */
    browser: string
  }
}

/** Where Debian, Ubuntu, Fedora, Arch and macOS have one. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Global set-up of the project `browser`: one Chromium for the whole run. Without one the project is left out loudly, or
 * the run fails if `TENKEN_TEST_REQUIRE_BROWSER` is 1.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = [process.env['TENKEN_TEST_BROWSER'] ?? '', ...places].find((place) =>
    existsSync(place),
  )
  if (executablePath === undefined) return leftOut()
  const server = await launched(executablePath)
  const endEmbedded = await setUpEmbedded(project)
  project.provide('browser', server.wsEndpoint())

  return async () => {
    await server.close()
    await endEmbedded()
  }
}

/** A container's root has no sandbox to offer; a browser that only sees our own pages needs none. */
function launched(executablePath: string): Promise<BrowserServer> {
  return chromium.launchServer({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

function leftOut(): () => Promise<void> {
  const notice = `
LEFT OUT: the whole project 'browser'. No page was looked at in a browser, because no Chromium can be found.

Install Chromium (on Debian: apt-get install chromium), or set TENKEN_TEST_BROWSER to one.
`
  if (process.env['TENKEN_TEST_REQUIRE_BROWSER'] === '1') throw new Error(notice.trim())
  console.warn(notice)

  return async () => console.warn(notice)
}
