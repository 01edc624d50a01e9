import { randomUUID } from 'node:crypto'
import type { Page, Route } from 'playwright-core'
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

describe('without a connection', () => {
  test('work goes on, is kept through a reload, and is on record once when the connection is back', async () => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const device = await aDevice(plant, { as: worker, size: 'smallPhone', keepsPage: true })
    const { context, page } = device
    await page.goto(`/work/${work}`)
    await heading(page, 'Sign the die card')
    await keptPage(page)

    await context.setOffline(true)
    await ok(page).click()
    await heading(page, 'Look around the press')
    await ok(page).click()
    await heading(page, 'Turn the main breaker off')
    await page.getByRole('button', { name: 'I see this danger' }).click()
    await ok(page).click()
    await heading(page, 'Pull the die')
    await page.getByText('Offline. 3 checks are safe on this device.').waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await page.reload()
    await heading(page, 'Pull the die')
    await page.getByText('3 checks are safe').waitFor()
    expect(await checksOf(plant, work)).toEqual([])
    await context.setOffline(false)

    await expectChecks(plant, work, ['pass', 'pass', 'pass'])
    await page.getByText('Offline.').waitFor({ state: 'detached' })
    await heading(page, 'Pull the die')
    await device.close()
  })

  test('the way back from a step leads to the work that runs, also where the list knows nothing of it or was never there', async () => {
    const worker = await aWorker()
    const device = await aDevice(plant, { as: worker, size: 'smallPhone', keepsPage: true })
    const { context, page } = device
    await page.goto(`/start/${sop.id}`)
    await page.getByRole('button', { name: 'Start' }).click()
    await heading(page, 'Sign the die card')
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    await context.setOffline(true)
    await ok(page).click()
    await heading(page, 'Look around the press')

    await page.getByRole('link', { name: 'To your work' }).click()
    await page.getByRole('link', { name: 'Go on: step 2 of 4' }).waitFor()
    await page.getByText('1 answer is not sent yet.').waitFor()
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Press 3: die change',
      'No connection',
    ])
    expect(await brokenPictures(page)).toEqual([])
    await expectAccessible(page)
    await expectFitting(page)

    await context.setOffline(false)
    await page.getByRole('heading', { name: 'Procedures' }).waitFor()
    await page.getByText('not sent yet').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Go on: step 2 of 4' }).click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
    await heading(page, 'Paused')
    await page.getByRole('link', { name: 'To your work' }).click()
    await page.getByRole('link', { name: 'Press 3: die change' }).click()
    await page.getByRole('button', { name: 'Start' }).click()
    await heading(page, 'Sign the die card')
    await context.setOffline(true)
    await page.goto('/')
    await page.getByRole('link', { name: 'Go on: step 1 of 4' }).waitFor()
    const goOn = page.getByRole('region', { name: 'Work in progress' }).getByRole('link')
    expect(await goOn.allTextContents()).toEqual(['Go on: step 1 of 4', 'Resume'])
    await device.close()
  })

  test('the server dies with the answer on its way, the page is killed, and the check is on record once', async () => {
    const worker = await aWorker()
    const work = await begun(plant, worker, sop)
    const device = await aDevice(plant, { as: worker, keepsPage: true })
    const { context, page } = device
    await page.goto(`/work/${work}`)
    await heading(page, 'Sign the die card')
    await keptPage(page)
    const lost = new Promise<void>((resolve) => {
      void context.route('**/commands', async (route) => {
        await route.fetch()
        await route.abort()
        resolve()
      })
    })
    await ok(page).click()
    await heading(page, 'Look around the press')
    await lost
    await context.unroute('**/commands')
    await plant.stop()
    await page.close()

    const again = await device.tab()
    await again.goto(`/work/${work}`)
    await heading(again, 'Look around the press')
    await again.getByText('Offline. 1 check is safe on this device.').waitFor()
    await plant.serve()

    await again.getByText('Offline.').waitFor({ state: 'detached' })
    await ok(again).click()
    await expectChecks(plant, work, ['pass', 'pass'])
    await device.close()
  })

  test('what was opened can be read; nothing new begins, and the page says so', async () => {
    const worker = await aWorker()
    const device = await aDevice(plant, { as: worker, keepsPage: true })
    const { context, page } = device
    await page.goto(`/start/${sop.id}`)
    await page.getByRole('heading', { name: 'Press 3: die change' }).waitFor()
    await keptPage(page)

    await context.setOffline(true)
    await page.reload()
    await page.getByRole('heading', { name: 'Press 3: die change' }).waitFor()
    await page.getByText('New work can only begin with a connection').waitFor()
    expect(await page.getByRole('button', { name: 'Start' }).getAttribute('aria-disabled')).toBe('true')
    await expectAccessible(page)
    await device.close()
  })
})

test('a server that starts again behind its proxy does not answer: that is said, work goes on, and each check is sent once', async () => {
  const worker = await aWorker()
  const work = await begun(plant, worker, sop)
  const device = await aDevice(plant, { as: worker, size: 'smallPhone' })
  const { page } = device
  const proxy = { status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' }
  await page.goto(`/work/${work}`)
  await heading(page, 'Sign the die card')
  const top = async () => (await page.getByRole('heading', { level: 1 }).boundingBox())?.y
  const before = await top()
  await page.route('**/api/**', (route) => route.fulfill(proxy))
  await ok(page).click()
  await heading(page, 'Look around the press')
  await page.getByText('The server does not answer. 1 check is safe on this device.').waitFor()
  expect(await top(), 'the step moves').toBe(before)
  await expectAccessible(page)
  await expectFitting(page)
  await page.getByRole('link', { name: 'To your work' }).click()
  const goTo = async (name: string) => {
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name }).click()
  }
  await goTo('Records')
  await page.getByRole('heading', { name: 'The server does not answer' }).waitFor()
  await goTo('Account')
  await heading(page, worker.name)
  const said = page.getByText('The server does not answer. This is what this device last knew.')
  await said.waitFor()
  const place = await top()
  expect(await page.getByText('No connection').count()).toBe(0)
  await page.unroute('**/api/**')

  await expectChecks(plant, work, ['pass'])
  await said.waitFor({ state: 'detached' })
  expect(await top(), 'the page moves').toBe(place)
  await device.close()
})

test('a part of the page that does not come takes nothing from the step, says so where it was asked for, and comes by itself', async () => {
  const worker = await aWorker()
  const work = await begun(plant, worker, sop)
  const device = await aDevice(plant, { as: worker, size: 'smallPhone' })
  const { context, page } = device
  const button = (name: string) => page.getByRole('button', { name })
  const notYet = page.getByRole('status').filter({ hasText: 'This has not come yet.' })
  const parts = (answer: (route: Route) => Promise<void>) => context.route('**/assets/**', answer)
  const connectionBack = () => page.evaluate(() => dispatchEvent(new Event('online')))
  await page.goto('/work')
  await page.getByRole('link', { name: /^Go on/ }).waitFor()
  await parts((route) => route.abort())
  await page.getByRole('link', { name: /^Go on/ }).click()
  await heading(page, 'Sign the die card')
  await ok(page).click()
  await heading(page, 'Look around the press')
  await button('Problem').click()
  await notYet.waitFor()
  await expectAccessible(page)
  await expectFitting(page)
  await button('Close').click()

  // The server was given a newer page meanwhile.
  await parts((route) => route.fulfill({ status: 404 }))
  await connectionBack()
  await button('Pause').click()
  await button('Load again').waitFor()
  await expectAccessible(page)
  await button('Close').click()
  await heading(page, 'Look around the press')

  await parts((route) => route.abort())
  await button('Press 3: die change').click()
  await notYet.waitFor()
  await context.unroute('**/assets/**')
  await connectionBack()
  await page.getByRole('dialog', { name: 'Press 3: die change' }).waitFor()
  await expectChecks(plant, work, ['pass'])
  await device.close()
})

test('after a long loss it is tried soon again once the browser has the network, or somebody looks at the page', async () => {
  const worker = await aWorker()
  const work = await begun(plant, worker, sop)
  const device = await aDevice(plant, { as: worker })
  const { page } = device
  // It waits for nothing between its tries, and tells how long it would have.
  await page.addInitScript(() => {
    const { setTimeout } = globalThis
    const waits: number[] = []
    globalThis.setTimeout = ((act: () => void, milliseconds = 0) => {
      const isBetweenTries = [2_000, 4_000, 8_000, 16_000, 20_000].includes(milliseconds)
      if (isBetweenTries) waits.push(milliseconds)

      return setTimeout(act, isBetweenTries ? 100 : milliseconds)
    }) as typeof setTimeout
    Object.assign(globalThis, { waits })
  })
  const waits = () => page.evaluate(() => (globalThis as unknown as { waits: number[] }).waits)
  await page.goto(`/work/${work}`)
  await heading(page, 'Sign the die card')
  await page.route('**/api/**', (route) => route.abort())
  await ok(page).click()
  await heading(page, 'Look around the press')

  for (const news of ['online', 'visibilitychange']) {
    await expect.poll(async () => (await waits()).slice(-2)).toEqual([20_000, 20_000])
    await page.evaluate((name) => {
      const { waits } = globalThis as unknown as { waits: number[] }
      waits.length = 0
      ;(name === 'online' ? globalThis : document).dispatchEvent(new Event(name))
    }, news)
    await expect.poll(waits, { message: news }).toContain(4_000)
  }
  await page.unroute('**/api/**')
  await expectChecks(plant, work, ['pass'])
  await device.close()
})

test('another person on the same device never sends what somebody left there; signing in again does', async () => {
  const [first, second] = [await aWorker(), await aWorker()]
  const work = await begun(plant, first, sop)
  const device = await aDevice(plant, { as: first, keepsPage: true })
  const { context, page } = device
  await page.goto(`/work/${work}`)
  await heading(page, 'Sign the die card')
  await context.setOffline(true)
  await ok(page).click()
  await heading(page, 'Look around the press')
  await page.close()
  // Before the network is back: a page that is only about to close could still send with its own cookie.
  await device.signIn(second)
  await context.setOffline(false)

  let sent = 0
  context.on('request', (request) => {
    if (request.url().endsWith('/commands')) sent += 1
  })
  const theirs = await device.tab()
  await theirs.goto('/work')
  await theirs.getByRole('heading', { name: 'Procedures' }).waitFor()
  await theirs.goto(`/work/${work}`)
  await heading(theirs, 'This work is somebody else’s')
  expect(sent).toBe(0)
  expect(await checksOf(plant, work)).toEqual([])
  await device.signIn(first)
  await theirs.goto('/work')

  await expectChecks(plant, work, ['pass'])
  await theirs.getByRole('link', { name: 'Go on: step 2 of 4' }).waitFor()
  await device.close()
})

test('who signs out with answers that are not sent is told so; they wait, nothing else of the work does', async () => {
  const worker = await aWorker()
  const work = await begun(plant, worker, sop)
  const device = await aDevice(plant, { as: worker, keepsPage: true })
  const { page } = device
  await page.goto(`/work/${work}`)
  await page.route('**/commands', (route) => route.abort())
  await ok(page).click()
  await heading(page, 'Look around the press')
  await page.getByRole('link', { name: 'To your work' }).click()
  await page.getByRole('button', { name: 'Menu' }).click()

  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('dialog', { name: 'One answer is not sent yet' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.route('**/sign-ins/current', (route) => route.abort())
  await page.getByRole('button', { name: 'Sign out all the same' }).click()
  await page.getByRole('dialog', { name: 'You are still signed in' }).waitFor()
  await expectAccessible(page)
  await page.unroute('**/sign-ins/current')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await keptOn(page)).toEqual({ answers: 0, commands: 1 })

  await page.unroute('**/commands')
  await device.signIn(worker)
  await page.goto('/work')
  await expectChecks(plant, work, ['pass'])
  await device.close()
})

test('two tabs of one worker show the same step, and neither doubles an answer', async () => {
  const worker = await aWorker()
  const work = await begun(plant, worker, sop)
  const device = await aDevice(plant, { as: worker, keepsPage: true })
  const { page } = device
  const other = await device.tab()
  await page.goto(`/work/${work}`)
  await other.goto(`/work/${work}`)
  await heading(other, 'Sign the die card')

  await ok(page).click()
  await heading(other, 'Look around the press')
  await ok(other).click()
  await heading(page, 'Turn the main breaker off')

  await expectChecks(plant, work, ['pass', 'pass'])
  await device.close()
})

test('what another device of the worker did first is refused here, stays in sight, and the rest is taken', async () => {
  const worker = await aWorker()
  const work = await begun(plant, worker, sop)
  const [phone, tablet] = [
    await aDevice(plant, { as: worker, keepsPage: true }),
    await aDevice(plant, { as: worker, size: 'tablet', keepsPage: true }),
  ]
  await phone.page.goto(`/work/${work}`)
  await heading(phone.page, 'Sign the die card')
  await keptPage(phone.page)
  await phone.context.setOffline(true)
  await ok(phone.page).click()
  await heading(phone.page, 'Look around the press')
  await ok(phone.page).click()
  await heading(phone.page, 'Turn the main breaker off')
  await tablet.page.goto(`/work/${work}`)
  await ok(tablet.page).click()
  await heading(tablet.page, 'Look around the press')
  await expectChecks(plant, work, ['pass'])

  await phone.context.setOffline(false)
  const refused = phone.page.getByRole('alert')
  await refused.getByText('The server did not take this').waitFor()
  // What is on record goes once it is old; what was refused stays until it was seen.
  await expect.poll(() => statesOn(phone.page)).toEqual(['done', 'refused'])
  await ageBy(phone.page, 31)
  await phone.page.reload()
  await expect.poll(() => statesOn(phone.page)).toEqual(['refused'])
  await expect
    .poll(() => refused.getByRole('listitem').allTextContents())
    .toEqual([expect.stringMatching(/^OK · step 1By then the work was waiting for step 2\./)])
  await expectChecks(plant, work, ['pass', 'pass'])
  await expectAccessible(phone.page)
  await phone.page.reload()
  await refused.waitFor()
  await phone.page.getByRole('button', { name: 'I have seen this' }).click()
  await refused.waitFor({ state: 'detached' })
  await phone.close()
  await tablet.close()
})

test('a problem that was not taken stops what followed it', async () => {
  const worker = await aWorker()
  const work = await begun(plant, worker, sop)
  const [phone, tablet] = [
    await aDevice(plant, { as: worker, keepsPage: true }),
    await aDevice(plant, { as: worker, keepsPage: true }),
  ]
  await phone.page.goto(`/work/${work}`)
  await heading(phone.page, 'Sign the die card')
  await keptPage(phone.page)
  await phone.context.setOffline(true)
  await phone.page.getByRole('button', { name: 'Problem' }).click()
  await phone.page.getByLabel('In your words').fill('The card is torn')
  await phone.page.getByRole('button', { name: 'Report problem' }).click()
  await phone.page.getByText('You reported a problem here.').waitFor()
  await ok(phone.page).click()
  await ok(phone.page).click()
  await heading(phone.page, 'Turn the main breaker off')
  await tablet.page.goto(`/work/${work}`)
  await ok(tablet.page).click()
  await heading(tablet.page, 'Look around the press')
  await expectChecks(plant, work, ['pass'])

  await phone.context.setOffline(false)
  await phone.page.getByText('The card is torn').waitFor()
  await heading(phone.page, 'Look around the press')
  expect(await phone.page.getByRole('alert').getByRole('listitem').count()).toBe(3)
  expect(await checksOf(plant, work)).toEqual(['pass'])
  await phone.close()
  await tablet.close()
})

/** What became of the commands that the browser keeps. */
function statesOn(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('tenken')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const kept = request.result.transaction('commands').objectStore('commands').getAll()
          kept.onsuccess = () => resolve(kept.result.map(({ state }) => state).sort())
        }
      }),
  )
}

/** As if so many days had passed since each command was last changed. */
function ageBy(page: Page, days: number): Promise<void> {
  return page.evaluate(
    (milliseconds) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('tenken')
        request.onerror = () => reject(request.error)
        request.onsuccess = () => {
          const transaction = request.result.transaction('commands', 'readwrite')
          transaction.oncomplete = () => resolve()
          const cursors = transaction.objectStore('commands').openCursor()
          cursors.onsuccess = () => {
            const cursor = cursors.result
            if (!cursor) return
            cursor.update({ ...cursor.value, changedAt: cursor.value.changedAt - milliseconds })
            cursor.continue()
          }
        }
      }),
    days * 24 * 60 * 60 * 1000,
  )
}

/** How many of each the browser keeps. */
function keptOn(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const answerTo = <Answer>(request: IDBRequest<Answer>) =>
      new Promise<Answer>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await answerTo(indexedDB.open('tenken'))
    const counts = ['answers', 'commands'].map(async (name) => {
      return [name, await answerTo(db.transaction(name).objectStore(name).count())] as const
    })

    return Object.fromEntries(await Promise.all(counts))
  })
}

/** The addresses of those that stand broken on the page. */
function brokenPictures(page: Page): Promise<string[]> {
  return page
    .locator('img')
    .evaluateAll((all) =>
      all.flatMap((one) =>
        one instanceof HTMLImageElement && one.complete && one.naturalWidth === 0 ? one.src : [],
      ),
    )
}
