import { mkdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SignInBusy } from '../../src/domain/secrets.ts'
import { problemOf } from '../../src/http/problems.ts'
import { desk as deskInEnglish } from '../../web/src/languages/en/desk/index.ts'
import { left as leftInEnglish } from '../../web/src/languages/en/entrance.ts'
import { en } from '../../web/src/languages/en/index.ts'
import { desk as deskInJapanese } from '../../web/src/languages/ja/desk/index.ts'
import { left as leftInJapanese } from '../../web/src/languages/ja/entrance.ts'
import { ja } from '../../web/src/languages/ja/index.ts'
import { type Ids, idsAt, peopleAt, type Role } from './setup/demo-ids.ts'
import { aDevice, type Device, expectAccessible, expectFitting } from './setup/device.ts'
import { nowhere, pages } from './setup/every-page.ts'
import { networkOf } from './setup/network.ts'
import { aDemoPlant } from './setup/plant.ts'

interface Looks {
  size: 'smallPhone' | 'phone' | 'desktop'
  theme: 'light' | 'dark'
  language: 'en' | 'ja'
}

/**
 * Every page in every state that it can be in. The server is real; what stands in its way is the network, which keeps
 * an answer back, breaks it or loses it. With `TENKEN_SCREENSHOTS=<folder>` a picture of each state is kept.
 */
const folder = process.env['TENKEN_SCREENSHOTS']
const looks: readonly Looks[] = folder
  ? [
      { size: 'phone', theme: 'light', language: 'en' },
      { size: 'desktop', theme: 'dark', language: 'ja' },
    ]
  : [{ size: 'smallPhone', theme: 'light', language: 'en' }]

/** Where time is short, every second page: the states are the same parts everywhere. */
const chosen = Object.entries(pages).filter((_, at) => !process.env['CI'] || at % 2 === 0)

const roles = ['worker', 'supervisor', 'admin', 'auditor'] as const satisfies readonly Role[]

let plant: Awaited<ReturnType<typeof aDemoPlant>>
let ids: Ids
let people: Record<Role, string>

beforeAll(async () => {
  plant = await aDemoPlant()
  ids = await idsAt(plant)
  people = await peopleAt(plant, ids)
  if (folder) mkdirSync(folder, { recursive: true })
})

afterAll(() => plant.close())

/** Of the database, and of ourselves. */
const busy = new SignInBusy()
const broken = new Error('A mistake of ours.')

test('every page of the table is gone through', async () => {
  const source = new URL('../../web/src/', import.meta.url)
  const tables = (await readdir(source)).filter((name) => name.endsWith('areas.tsx'))
  const texts = await Promise.all(tables.map((name) => readFile(new URL(name, source), 'utf8')))
  const paths = texts.flatMap((text) => [...text.matchAll(/path: '([^']+)'/g)].map(([, path]) => path))

  expect(Object.keys(pages).toSorted()).toEqual(paths.toSorted())
})

test('a page that breaks its policy fails its device, whatever its state', async () => {
  const device = await aDevice(plant)
  const { page } = device
  await page.goto('/')
  const said = page.waitForEvent('console')
  await page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'p { color: red }'
    document.head.append(style)
  })
  await said

  await expect(device.close()).rejects.toMatchObject({
    actual: [expect.stringContaining('Content Security Policy')],
  })
})

describe.each(looks)('on a $size, $theme, $language', ({ size, theme, language }) => {
  const words = language === 'ja' ? ja : en
  const desk = language === 'ja' ? deskInJapanese : deskInEnglish
  const left = language === 'ja' ? leftInJapanese : leftInEnglish
  const devices = new Map<string, Promise<Device>>()

  /** Of somebody of the role, signed in; on the device that they always use, unless another one is named. */
  async function pageOf(as: Role, name: string = as): Promise<Page> {
    const known = devices.get(name) ?? aHastyDevice()
    devices.set(name, known)
    const device = await known
    await device.context.setOffline(false)
    await device.page.unrouteAll({ behavior: 'ignoreErrors' })
    const answer = await device.context.request.post('/api/v1/demo/sign-ins', {
      data: { userId: people[as] },
    })
    expect(answer.status()).toBe(200)

    return device.page
  }

  /** It waits for nothing between its tries. */
  async function aHastyDevice(): Promise<Device> {
    const device = await aDevice(plant, { size, theme, language, keepsPage: true })
    await device.context.addInitScript(() => {
      const { setTimeout } = globalThis
      const betweenTries = [1_000, 2_000]
      globalThis.setTimeout = ((act: () => void, milliseconds = 0, ...more: unknown[]) =>
        setTimeout(act, betweenTries.includes(milliseconds) ? 0 : milliseconds, ...more)) as typeof setTimeout
    })

    return device
  }

  afterAll(async () => {
    for (const device of devices.values()) await (await device).close()
  })

  const seen = new Set<string>()

  /** What pages share in a state, such as that there is no connection, is looked at once. */
  async function look(page: Page, name: string): Promise<void> {
    await expectFitting(page)
    const shown = await page.evaluate(() => {
      const copy = document.body.cloneNode(true) as HTMLElement
      for (const hidden of copy.querySelectorAll('[style*="display: none"]')) hidden.remove()

      return copy.innerHTML.replaceAll(/_r_\w+_| aria-current="page"/g, '')
    })
    if (!seen.has(shown)) await expectAccessible(page)
    seen.add(shown)
    if (folder) {
      await page.screenshot({ path: join(folder, `state-${name}-${size}-${theme}-${language}.png`) })
    }
  }

  const heading = (page: Page, name: string) =>
    page.getByRole('heading', { name, exact: true }).first().waitFor()
  const said = (error: unknown) => problemOf(error, { language, requestId: '' }).details.detail

  test.each(chosen)('%s in every state', async (path, { as, at, asksNothing, isKept, byItself }) => {
    const name = path.slice(1).replaceAll(/[/:]+/g, '-')
    const page = await pageOf(as, isKept ? path : as)
    const network = await networkOf(page, language)
    const again = page.getByRole('button', { name: words.state.again }).first()
    if (asksNothing) await page.goto(at(ids))
    else {
      await network.keepBack()
      await page.goto(at(ids))
      await page.getByRole('status', { name: words.state.loading }).first().waitFor()
      await look(page, `${name}-loading`)
    }
    if (byItself) {
      await network.answer(busy)
      await page.getByText(desk.board.notYet).waitFor()
      await look(page, `${name}-busy`)
      await network.letThrough()
    }
    if (!asksNothing && !byItself) {
      await network.lose()
      await heading(page, words.state.offline)
      await look(page, `${name}-offline-before`)
      await network.answer(busy)
      // Or the page itself has asked again by now, and there is nothing to press.
      await again.evaluateAll(([button]) => button instanceof HTMLElement && button.click())
      await page.getByText(said(busy)).first().waitFor()
      await look(page, `${name}-busy`)
      await network.answer(broken)
      await again.press('Enter')
      await page.getByText(said(broken)).first().waitFor()
      await look(page, `${name}-error`)
      await network.letThrough()
      const before = await shift(page)
      await again.press('Enter')
      await arrived(page)
      expect((await shift(page)) - before, 'what is shown jumps').toBeLessThan(0.1)
    }
    await arrived(page)

    if (at(nowhere) !== at(ids)) {
      await go(page, at(nowhere))
      await heading(page, words.state.notFound)
      await look(page, `${name}-not-found`)
      await go(page, at(ids))
      await arrived(page)
    }
    await page.context().setOffline(true)
    await page.getByText(offline(words)).first().waitFor()
    await look(page, `${name}-offline`)
    await page.context().clearCookies()
    await page.context().setOffline(false)
    await page.getByText(left.ended).waitFor()
    await look(page, `${name}-signed-out`)
    expect(new URL(page.url()).pathname).toBe(at(ids))
  })

  test.each(roles)('what is not for %s says so', async (role) => {
    const page = await pageOf(role)
    await page.goto('/account')
    for (const [path, { at, notFor }] of Object.entries(pages)) {
      if (notFor !== role) continue
      await go(page, '/account')
      await page.getByRole('heading', { level: 1, name: words.state.noRight }).waitFor({ state: 'detached' })
      await go(page, at(ids))
      await heading(page, words.state.noRight)
      await look(page, `${path.slice(1).replaceAll(/[/:]+/g, '-')}-no-right`)
    }
  })
})

const offline = ({ shell, device }: typeof en) => new RegExp(`^(${shell.offline}|${device.offline})`)

/** To another page of ours, without loading it anew. */
function go(page: Page, to: string): Promise<void> {
  return page.evaluate((address) => history.pushState(null, '', address), to)
}

/** Its own heading is there, and nothing is being waited for or missing any more. */
async function arrived(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('[role=status][aria-label], [data-state=offline], [data-state=warning]') ===
      null,
  )
}

/** How far what was shown has jumped by itself (Cumulative Layout Shift). */
function shift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
              sum += Number(entry.value)
          }
        }).observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)))
      }),
  )
}
