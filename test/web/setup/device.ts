import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { theBrowser } from '../../setup/the-browser.ts'
import { type Person, type Plant, password } from './plant.ts'

/** Widths and heights in CSS pixels. */
export const sizes = {
  smallPhone: { width: 360, height: 640 },
  lowPhone: { width: 844, height: 390 },
  phone: { width: 390, height: 844 },
  tablet: { width: 834, height: 1112 },
  desktop: { width: 1280, height: 800 },
} as const

interface Looks {
  size?: keyof typeof sizes
  language?: 'en' | 'ja'
  theme?: 'light' | 'dark'
  as?: Person
  /** The service worker keeps the page; it takes as much work as the first view, so that only who needs it has it. */
  keepsPage?: true
}

/** So long is anything awaited, in milliseconds: of a machine with much else to do twenty seconds were too little. */
const patience = 60_000

/** Somebody's phone, tablet or computer: what it stores is its own. */
export interface Device {
  readonly context: BrowserContext
  readonly page: Page
  /** Another tab on it. */
  tab(): Promise<Page>
  signIn(person: Person): Promise<void>
  /** Whether anything on this device broke the page's policy, threw, or asked another host; and closes it. */
  close(): Promise<void>
}

/** A device at the plant, which fails its test when a page throws, breaks its policy or asks another host. */
export async function aDevice(plant: Plant, looks: Looks = {}): Promise<Device> {
  const { size = 'phone', language = 'en', theme = 'light', as, keepsPage } = looks
  const context = await (await theBrowser()).newContext({
    baseURL: plant.url,
    viewport: sizes[size],
    locale: language,
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
    hasTouch: size !== 'desktop',
    reducedMotion: 'reduce',
    serviceWorkers: keepsPage ? 'allow' : 'block',
  })
  context.setDefaultTimeout(patience)
  const wrong: string[] = []
  context.on('weberror', (error) => wrong.push(`threw: ${error.error().stack}`))
  context.on('console', (message) => {
    const text = message.text()
    if (/Content Security Policy|Warning:|hydrat/i.test(text)) wrong.push(`said: ${text}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'blob:' && url.origin !== plant.url) wrong.push(`asked: ${request.url()}`)
  })
  const device: Device = {
    context,
    page: await context.newPage(),
    tab: () => context.newPage(),
    signIn: async (person) => {
      const answer = await context.request.post('/api/v1/sign-ins', {
        data: { name: person.email, kind: 'password', secret: password },
      })
      expect(answer.status()).toBe(200)
    },
    close: async () => {
      await context.close()
      expect(wrong).toEqual([])
    },
  }
  if (as) await device.signIn(as)

  return device
}

/** Holds what the page shows now to WCAG 2.2 AA, as far as a program can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    // The script above has put it there, once for a document.
    const { axe: here } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await here.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })

    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ id, html, failureSummary })),
    )
  })
  expect(found, `at ${page.url()}`).toEqual([])
}

/** Nothing is wider than the screen. */
export async function expectFitting(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []

    return [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth)
      .map(({ tagName, className }) => `${tagName} ${className}`)
  })
  expect(over, `too wide at ${page.url()}`).toEqual([])
}

/** No cell of a table reaches into the next one, from the narrowest width that has columns to that of a desk. */
export async function expectColumnsApart(page: Page): Promise<void> {
  const height = page.viewportSize()?.height ?? 0
  for (const width of [720, 834, 900, 1024, 1200, 1280, 1366]) {
    await page.setViewportSize({ width, height })
    const over = await page.evaluate(() => {
      // Where what is too long is cut off, that ends where it is cut.
      const rightOf = (one: Element, cell: Element): number => {
        const { right } = one.getBoundingClientRect()
        const around = one.parentElement
        if (one === cell || !around) return right
        const ends = rightOf(around, cell)

        return getComputedStyle(around).overflowX === 'visible' ? right : Math.min(right, ends)
      }

      return [...document.querySelectorAll('tbody :is(th, td)')].flatMap((cell) =>
        [...cell.querySelectorAll('*')]
          .filter((one) => rightOf(one, cell) > cell.getBoundingClientRect().right + 0.5)
          .map(({ textContent }) => textContent),
      )
    })
    expect(over, `reaches into the next column at ${width} px`).toEqual([])
    await expectFitting(page)
  }
}
