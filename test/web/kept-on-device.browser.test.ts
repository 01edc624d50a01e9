import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page, Request, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import { begun, checksOf, dieChange, expectChecks, heading, keptPage, ok } from './setup/die-change.ts'
import { aPlant, type Person, type Plant } from './setup/plant.ts'

let plant: Plant
let sop: Sop

beforeAll(async () => {
  plant = await aPlant()
  sop = await plant.aSop(dieChange)
})

afterAll(() => plant.close())

const aWorker = (): Promise<Person> => plant.aPerson('worker', `Kenji ${randomUUID()}`)

/** What a server says whose database can't take more. */
const busy = {
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status: 503, code: 'database_unavailable', kind: 'unavailable', detail: 'Busy.' }),
}

/** The space that the browser gives the page, in bytes. */
async function giveSpace(context: BrowserContext, page: Page, quotaSize?: number): Promise<void> {
  const tools = await context.newCDPSession(page)
  await tools.send('Storage.overrideQuotaForOrigin', {
    origin: plant.url,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  })
}

describe('a busy server', () => {
  test('is asked again by itself, the page says so, and nothing is doubled', async () => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const device = await aDevice(plant, { as: worker, size: 'smallPhone', keepsPage: true })
    const { context, page } = device
    await page.goto(`/work/${work}`)
    await heading(page, 'Sign the die card')
    let times = 0
    const isBusy = async (route: Route) => {
      times += 1
      // It did it, and was too busy to say so.
      if (times === 1) await route.fetch()
      if (times <= 2) await route.fulfill(busy)
      else await route.fallback()
    }
    await context.route('**/commands', isBusy)

    await ok(page).click()
    await heading(page, 'Look around the press')
    await page.getByText('The server is busy. It is asked again by itself. 1 check is safe').waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await page.getByText('The server is busy.').waitFor({ state: 'detached' })
    expect(times).toBe(3)
    expect(await checksOf(plant, work)).toEqual(['pass'])
    await device.close()
  })
})

describe('a device that can keep nothing more', () => {
  test('says that the answer was not kept, does not go on, and takes it once there is space', async () => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const device = await aDevice(plant, { as: worker, size: 'smallPhone', keepsPage: true })
    const { context, page } = device
    await page.goto('/account')
    await page.getByRole('heading', { name: worker.name }).waitFor()
    await giveSpace(context, page, 1000)
    await page.goto(`/work/${work}`)
    await heading(page, 'Sign the die card')
    await context.setOffline(true)

    await ok(page).click()
    await page.getByRole('alert').getByText('This device could not keep your answer.').waitFor()
    await heading(page, 'Sign the die card')
    expect(await page.getByText(/ check(s are| is) safe/).count()).toBe(0)
    await expectAccessible(page)
    await expectFitting(page)
    await giveSpace(context, page)
    await ok(page).click()
    await heading(page, 'Look around the press')
    await page.getByText('1 check is safe').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)

    await context.setOffline(false)
    await expectChecks(plant, work, ['pass'])
    await device.close()
  })

  test('becomes full after it has kept answers: they are sent, and the page does not call that offline', async () => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const device = await aDevice(plant, { as: worker, keepsPage: true })
    const { context, page } = device
    await page.goto(`/work/${work}`)
    await heading(page, 'Sign the die card')
    await context.setOffline(true)
    await ok(page).click()
    await page.getByText('1 check is safe').waitFor()
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('No space', 'QuotaExceededError')
      }
    })

    await page.evaluate(() => {
      const isSaid = () => document.body.textContent.includes('Offline.')
      let was = isSaid()
      new MutationObserver(() => {
        if (isSaid() && !was) document.body.dataset['again'] = 'yes'
        was = isSaid()
      }).observe(document.body, { childList: true, subtree: true })
    })
    await context.setOffline(false)
    await expectChecks(plant, work, ['pass'])
    await page.getByText('Offline.').waitFor({ state: 'detached' })
    await ok(page).click()
    await expectChecks(plant, work, ['pass', 'pass'])
    await heading(page, 'Turn the main breaker off')
    expect(await page.locator('[data-again]').count()).toBe(0)
    await device.close()
  })

  test('never kept anything: it says so, claims nothing to be safe, and sends while the page is open', async () => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const device = await aDevice(plant, { as: worker, keepsPage: true })
    const { context, page } = device
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('Not here', 'SecurityError')
      }
    })
    await page.goto(`/work/${work}`)
    await page.getByText('This browser keeps nothing.').waitFor()
    await context.setOffline(true)
    await ok(page).click()
    await heading(page, 'Look around the press')
    await page.getByText('Offline. 1 answer is not sent yet.').waitFor()
    expect(await page.getByText(/safe/).count()).toBe(0)

    await context.setOffline(false)
    await expectChecks(plant, work, ['pass'])
    await device.close()
  })
})

describe('after a long time without a connection', () => {
  test('five hundred answers go on record in their order, each once, fifty at a time', async () => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const device = await aDevice(plant, { as: worker, keepsPage: true })
    const { context, page } = device
    await page.goto(`/work/${work}`)
    await heading(page, 'Sign the die card')
    await keptPage(page)
    await context.setOffline(true)
    const stepId = sop.tasks[0]?.steps[0]?.id
    const now = Date.now()
    const given = Array.from({ length: 500 }, (_, at) => ({
      userId: worker.id,
      workId: work,
      state: 'waiting',
      changedAt: Date.now(),
      problem: null,
      command: {
        id: randomUUID(),
        command: 'check',
        at: new Date(now + at).toISOString(),
        stepId,
        finding: { result: 'fail', feedback: `Try ${at}` },
      },
    }))
    await page.evaluate(async (entries) => {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('tenken')
        request.onsuccess = () => resolve(request.result)
      })
      const transaction = opened.transaction('commands', 'readwrite')
      for (const entry of entries) transaction.objectStore('commands').add(entry)
      await new Promise((resolve) => {
        transaction.oncomplete = resolve
      })
      opened.close()
    }, given)
    await page.reload()
    await page.getByText('500 checks are safe').waitFor()
    // Of what was answered: without a connection the page tries, too.
    const sizes: number[] = []
    const isAnswered = (request: Request) => {
      sizes.push((request.postDataJSON() as { commands: unknown[] }).commands.length)
    }
    context.on('response', (response) => {
      if (response.url().endsWith('/commands')) isAnswered(response.request())
    })
    let isLost = false
    await context.route('**/commands', async (route) => {
      if (isLost || sizes.length < 2) return route.fallback()
      // The third answer is lost on its way.
      isLost = true
      await route.fetch()
      isAnswered(route.request())
      await route.abort()
    })

    await context.setOffline(false)
    await page.getByText('Offline.').waitFor({ state: 'detached' })
    await expect.poll(async () => (await checksOf(plant, work)).length).toBe(500)
    const checks = await plant.database.session((db) => db.safetyChecks.ofWorkSession(work))
    expect(checks.map(({ feedbackText }) => feedbackText)).toEqual(given.map((_, at) => `Try ${at}`))
    await expect.poll(() => sizes).toEqual(Array.from({ length: 11 }, () => 50))
    await device.close()
  })
})

describe('a device whose clock is set anew while it has no connection', () => {
  const hour = 3_600_000

  test.each([
    { name: 'back by three hours', first: 0, later: -3 * hour },
    { name: 'right, after it was years behind', first: -50_000 * hour, later: 0 },
  ])('$name: every answer goes on record, in its order, at a time that can be', async ({ first, later }) => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const before = Date.now()
    const device = await aDevice(plant, { as: worker, keepsPage: true })
    const { context, page } = device
    await page.clock.install({ time: before + first })
    await page.goto(`/work/${work}`)
    await heading(page, 'Sign the die card')
    await context.setOffline(true)
    await ok(page).click()
    await heading(page, 'Look around the press')
    await page.clock.setSystemTime(Date.now() + later)
    await ok(page).click()
    await heading(page, 'Turn the main breaker off')
    await page.getByText('2 checks are safe').waitFor()

    await context.setOffline(false)
    await expectChecks(plant, work, ['pass', 'pass'])
    const checks = await plant.database.session((db) => db.safetyChecks.ofWorkSession(work))
    const steps = sop.tasks.flatMap((task) => task.steps)
    expect(checks.map(({ stepId }) => stepId)).toEqual([steps[0]?.id, steps[1]?.id])
    for (const { checkedAt } of checks) {
      expect(checkedAt.getTime()).toBeGreaterThan(before - 1000)
      expect(checkedAt.getTime()).toBeLessThan(Date.now() + 1000)
    }
    await heading(page, 'Turn the main breaker off')
    expect(await page.getByRole('alert').count()).toBe(0)
    await device.close()
  })
})

test('on a device whose clock is an hour ahead work begins, goes on and is broken off, each at a time that can be', async () => {
  const worker = await aWorker()
  const before = Date.now()
  const device = await aDevice(plant, { as: worker })
  const { page } = device
  await page.clock.install({ time: before + 3_600_000 })
  await page.goto('/work')
  await page.getByRole('link', { name: /Press 3: die change/ }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  await heading(page, 'Sign the die card')
  await ok(page).click()
  await heading(page, 'Look around the press')
  const [work = ''] = new URL(page.url()).pathname.split('/').slice(-1)
  await expectChecks(plant, work, ['pass'])
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Abort this work…' }).click()
  await page.getByLabel('Why can it not go on?').fill('The crane is not there.')
  await page.getByRole('button', { name: 'Abort for good' }).click()
  await heading(page, 'Aborted')
  const { startedAt, closedAt } = await plant.database.session((db) => db.workSessions.get(work))
  for (const at of [startedAt, closedAt]) {
    expect(at?.getTime()).toBeGreaterThan(before - 1000)
    expect(at?.getTime()).toBeLessThan(Date.now() + 1000)
  }
  await device.close()
})
