import type { Page } from 'playwright-core'
import type { Words } from './screens.ts'

/** This step and the next ones are OK, each serious hazard acknowledged; by keyboard, which is not held up. */
export async function answerSteps(page: Page, { step, later }: Words, count: number): Promise<void> {
  const title = page.getByRole('heading', { level: 1 })
  const ok = page.getByRole('region', { name: step.answers }).getByRole('button').last()
  const acknowledge = page.getByRole('button', {
    name: new RegExp(`^(${Object.values(step.acknowledge).join('|')})$`),
  })
  for (let answered = 0; answered < count; answered += 1) {
    const before = await title.textContent()
    if (before === later.finish.title) return
    while ((await acknowledge.count()) > 0) await acknowledge.first().click()
    await ok.press('Enter')
    await page.waitForFunction((was) => document.querySelector('h1')?.textContent !== was, before)
  }
}

export async function goOffline(page: Page, { device }: Words): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.context().setOffline(true)
  await page.getByText(device.offline).first().waitFor()
}

/** Two answers reach the server as if given in another order than the steps stand in: it takes neither. */
export async function refuseAnswers(page: Page, words: Words): Promise<void> {
  await page.route('**/commands', async (route) => {
    const body: Sent = route.request().postDataJSON()
    const [first, second] = body.commands.filter(({ command }) => command === 'check')
    if (first && second) first.stepId = second.stepId
    await route.continue({ postData: JSON.stringify(body) })
  })
  await goOffline(page, words)
  await answerSteps(page, words, 2)
  await page.context().setOffline(false)
  await page.getByText(words.later.refused.title).waitFor()
}

interface Sent {
  commands: { command: string; stepId?: string | undefined }[]
}
