import { mkdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { left as leftInEnglish } from '../../web/src/languages/en/entrance.ts'
import { en } from '../../web/src/languages/en/index.ts'
import { left as leftInJapanese } from '../../web/src/languages/ja/entrance.ts'
import { ja } from '../../web/src/languages/ja/index.ts'
import { type Ids, idsAt, peopleAt, type Role } from './setup/demo-ids.ts'
import { aDevice, type Device, expectAccessible, expectFitting } from './setup/device.ts'
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

interface Declared {
  as: Role
  /** Whose page it is not. */
  notFor?: Role
  /** Of what is at the plant; what takes no id has none. */
  at: (ids: Ids) => string
  /** It asks the server nothing before something is done there. */
  asksNothing?: true
  /** What this device has kept of it is there without a connection. */
  isKept?: true
  /** It says itself what is wrong, and tries again by itself. */
  byItself?: true
}

const nobody = '0199aaaa-0000-7000-8000-000000000000'
const nowhere = new Proxy({} as Ids, { get: () => nobody })

/** By its path in the table of pages: what is not declared here fails the first test. */
const pages: Readonly<Record<string, Declared>> = {
  '/work': { as: 'worker', notFor: 'auditor', at: () => '/work', isKept: true },
  '/work/:id': { as: 'worker', at: ({ running }) => `/work/${running}`, isKept: true },
  '/start/:id': { as: 'worker', notFor: 'auditor', at: ({ lineage }) => `/start/${lineage}`, isKept: true },
  '/board': { as: 'supervisor', notFor: 'worker', at: () => '/board', byItself: true },
  '/review': { as: 'supervisor', notFor: 'worker', at: () => '/review' },
  '/review/:id': { as: 'supervisor', notFor: 'auditor', at: ({ flagged }) => `/review/${flagged}` },
  '/records': { as: 'auditor', at: () => '/records' },
  '/records/:id': { as: 'worker', at: ({ running }) => `/records/${running}` },
  '/records/:id/print': { as: 'auditor', at: ({ approved }) => `/records/${approved}/print` },
  '/procedures': { as: 'supervisor', notFor: 'worker', at: () => '/procedures' },
  '/procedures/import': {
    as: 'supervisor',
    notFor: 'worker',
    at: () => '/procedures/import',
    asksNothing: true,
  },
  '/procedures/:id': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}`,
  },
  '/procedures/:id/changes': {
    as: 'auditor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}/changes`,
  },
  '/procedures/:id/preview': {
    as: 'auditor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}/preview`,
  },
  '/procedures/:id/edit': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ draft }) => `/procedures/${draft}/edit`,
  },
  '/procedures/:id/poster': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ effective }) => `/procedures/${effective}/poster`,
  },
  '/procedures/:id/publish': {
    as: 'supervisor',
    notFor: 'worker',
    at: ({ draft }) => `/procedures/${draft}/publish`,
  },
  '/people': { as: 'admin', notFor: 'worker', at: () => '/people' },
  '/people/:id': { as: 'admin', notFor: 'worker', at: ({ person }) => `/people/${person}` },
  '/devices': { as: 'admin', notFor: 'auditor', at: () => '/devices' },
  '/tokens': { as: 'admin', notFor: 'supervisor', at: () => '/tokens' },
  '/audit': { as: 'auditor', notFor: 'worker', at: () => '/audit', asksNothing: true },
  '/audit/:id': { as: 'auditor', notFor: 'worker', at: ({ approved }) => `/audit/${approved}` },
  '/account': { as: 'worker', at: () => '/account', asksNothing: true },
}

/** Where time is short, every second page: the states are the same parts everywhere. */
const chosen = Object.entries(pages).filter((_, at) => !process.env['CI'] || at % 2 === 0)

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
  const left = language === 'ja' ? leftInJapanese : leftInEnglish
  const devices = new Map<Role, Promise<Device>>()

  /** Of somebody of the role, signed in. */
  async function pageOf(as: Role): Promise<Page> {
    const known = devices.get(as) ?? aDevice(plant, { size, theme, language })
    devices.set(as, known)
    const device = await known
    await device.context.setOffline(false)
    await device.page.unrouteAll({ behavior: 'ignoreErrors' })
    const answer = await device.context.request.post('/api/v1/demo/sign-ins', {
      data: { userId: people[as] },
    })
    expect(answer.status()).toBe(200)

    return device.page
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
  const again = (page: Page) => page.getByRole('button', { name: words.state.again }).first()

  describe.each(chosen)('%s', (path, { as, notFor, at, asksNothing, isKept, byItself }) => {
    const name = path.slice(1).replaceAll(/[/:]+/g, '-')

    test.skipIf(asksNothing || byItself)('loads, fails, comes when it is asked again', async () => {
      const page = await pageOf(as)
      const network = await inTheWay(page)
      network.keepBack()
      await page.goto(at(ids))
      await page.getByRole('status', { name: words.state.loading }).first().waitFor()
      await look(page, `${name}-loading`)
      await network.fail()
      await again(page).waitFor()
      await look(page, `${name}-error`)
      await network.letThrough()
      await again(page).click()
      await arrived(page)
      expect(await shift(page), 'what is shown jumps').toBeLessThan(0.1)
    })

    test('says that it is offline, and asks whose sign-in ended', async () => {
      const page = await pageOf(as)
      const context = page.context()
      if (!asksNothing && !isKept && !byItself) {
        const network = await inTheWay(page)
        network.lose()
        await page.goto(at(ids))
        await heading(page, words.state.offline)
        await look(page, `${name}-offline-before`)
        await network.letThrough()
        await again(page).click()
      } else await page.goto(at(ids))
      await arrived(page)
      await context.setOffline(true)
      await page.getByText(offline(words)).first().waitFor()
      await look(page, `${name}-offline`)
      await context.clearCookies()
      await context.setOffline(false)
      await page.getByText(left.ended).waitFor()
      await look(page, `${name}-signed-out`)
      expect(new URL(page.url()).pathname).toBe(at(ids))
    })

    test('says what is not there, and what is not for somebody', async () => {
      if (at(nowhere) !== at(ids)) {
        const page = await pageOf(as)
        await page.goto(at(nowhere))
        await heading(page, words.state.notFound)
        await look(page, `${name}-not-found`)
      }
      if (notFor) {
        const page = await pageOf(notFor)
        await page.goto(at(ids))
        await heading(page, words.state.noRight)
        await look(page, `${name}-no-right`)
      }
    })
  })
})

const offline = ({ shell, device }: typeof en) => new RegExp(`^(${shell.offline}|${device.offline})`)

/** All that a page asks its server. */
const asking = /\/api\/v1\//

/** Who is signed in, and whether there is a demo, are not in question. */
const known = /\/api\/v1\/(me|demo)$/

/** The network between a page and its server. */
async function inTheWay(page: Page) {
  const held: Route[] = []
  let how: 'keeps back' | 'fails' | 'loses' | undefined
  const meet = async (route: Route) => {
    if (how === 'loses') await route.abort('internetdisconnected')
    else if (known.test(route.request().url())) await route.continue()
    else if (how === 'keeps back') held.push(route)
    else if (how === 'fails') await route.fulfill(brokenAnswer)
    else await route.continue()
  }
  await page.route(asking, meet)

  return {
    keepBack: () => {
      how = 'keeps back'
    },
    lose: () => {
      how = 'loses'
    },
    fail: async () => {
      how = 'fails'
      await Promise.all(held.splice(0).map(meet))
    },
    letThrough: async () => {
      how = undefined
      await page.unroute(asking, meet)
    },
  }
}

/** As the server words a mistake of its own. */
const brokenAnswer = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'https://tenken.example.com/errors#bug',
    title: 'bug',
    status: 500,
    detail: 'Something went wrong in Tenken itself.',
    code: 'bug',
    kind: 'bug',
    instance: '/requests/0199aaaa-0000-7000-8000-000000000000',
    next: 'Try again; if it stays, tell whoever runs the server this number.',
    data: {},
  }),
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
