import type { TestProject } from 'vitest/node'
import { setup as setUpEmbedded } from './embedded-under-test.ts'
import { findBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The program of the Chromium that the project `browser` looks with. */
    browser: string
  }
}

/**
 * Global set-up of the project `browser`, whose processes start a Chromium each. Without one the project is left out
 * loudly, or the run fails if `TENKEN_TEST_REQUIRE_BROWSER` is 1.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findBrowser()
  if (executablePath === undefined) return leftOut()
  project.provide('browser', executablePath)

  return setUpEmbedded(project)
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
