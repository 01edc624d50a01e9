import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

let launched: Promise<Browser> | undefined

/**
 * The Chromium of this test process, which ends with it: one for the whole run would speak through the process that all
 * others report to. A container's root has no sandbox to offer; a browser that only sees our own pages needs none.
 */
export function theBrowser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: inject('browser'),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-site-isolation-trials'],
  })

  return launched
}
