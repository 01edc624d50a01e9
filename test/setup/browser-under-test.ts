import { type BrowserServer, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { setup as setUpEmbedded } from './embedded-under-test.ts'
import { findBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Chromium of the project `browser` is spoken to. */
    browser: string
  }
}

/**
 * Global set-up of the project `browser`: one Chromium for the whole run. Without one the project is left out loudly, or
 * the run fails if `TENKEN_TEST_REQUIRE_BROWSER` is 1.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser()
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
  return chromium.launchServer({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  })
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
