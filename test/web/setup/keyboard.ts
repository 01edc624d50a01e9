import type { Page } from 'playwright-core'

/** A page of sixty stops is gone round often enough for what is still on its way. */
const most = 600
const aMoment = 50

/** Tab, up to what has the focus says this; whoever has no mouse must get there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < most; tabs += 1) {
    await page.keyboard.press('Tab')
    const says = await focused(page)
    if (says === undefined) await page.waitForTimeout(aMoment)
    else if (name.test(says)) return
  }
  throw new Error(`Nothing that says ${name} can be reached by Tab at ${page.url()}.`)
}

/** The same, and Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

/** What is said of what has the focus: its name where it has one of its own, its label, else its text; undefined where nothing has it. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document
    // All that the page says is said of its body, too.
    if (activeElement === document.body) return undefined
    const labels = activeElement && 'labels' in activeElement ? activeElement.labels : null
    const label = labels instanceof NodeList ? labels[0]?.textContent : null

    return activeElement?.getAttribute('aria-label') ?? label ?? activeElement?.textContent ?? ''
  })
}
