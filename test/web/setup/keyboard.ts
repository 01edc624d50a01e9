import type { Page } from 'playwright-core'

const most = 60

/** Tab, up to what has the focus says this; whoever has no mouse must get there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < most; tabs += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await focused(page))) return
  }
  throw new Error(`Nothing that says ${name} can be reached by Tab at ${page.url()}.`)
}

/** The same, and Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** What is said of what has the focus: its name where it has one of its own, its label, else its text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    const labels = activeElement && 'labels' in activeElement ? activeElement.labels : null
    const label = labels instanceof NodeList ? labels[0]?.textContent : null

    return activeElement?.getAttribute('aria-label') ?? label ?? activeElement?.textContent ?? ''
  })
}
