import type { Page } from 'playwright-core'

/** A page of ours; the whole of it is loaded where it isn't there yet. */
export async function show(page: Page, to: string): Promise<void> {
  if (page.url() === 'about:blank') await page.goto(to)
  else await go(page, to)
  await arrived(page)
}

/** To another page of ours, without loading it anew. */
export function go(page: Page, to: string): Promise<void> {
  return page.evaluate((address) => history.pushState(null, '', address), to)
}

/** Its own heading is there, and nothing is being waited for or missing any more. */
export async function arrived(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('[role=status][aria-label], [data-state=offline], [data-state=warning]') ===
      null,
  )
}
