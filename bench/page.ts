import { type Browser, chromium, type Page } from 'playwright-core'
import { addUser, createSop, type Database, publishSop, setOwnSecret, type User } from '../src/index.ts'
import { Argon2id } from '../src/infrastructure/secret-hashing.ts'
import { findBrowser } from '../test/setup/find-browser.ts'
import { aUsualProcedure } from './a-usual-procedure.ts'
import { aRoom, openAt } from './databases.ts'
import { quantile } from './pairs.ts'
import { Served } from './plant/served.ts'

const password = 'lockout tagout tryout'
const answers = 30
/** A phone of the middle class beside the machine that measures. */
const slower = 4

interface Figure {
  name: string
  value: number
  unit: string
  goal?: number
}

const { title } = aUsualProcedure({ severity: 'medium' })

await measurePage()

/**
 * The page as a worker's phone has it, in a real Chromium four times slower than this machine: how much script the way
 * to the first step loads, when the first view is there, how long an answer takes to show the next step, and what jumps.
 * `npm run bench:page`; a file of its own, for only it speaks of what browsers have.
 */
async function measurePage(): Promise<void> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('There is no Chromium to measure with: see README.md.')
  await using room = await aRoom()
  const url = await room.databaseAt('head')
  await using database = await openAt(url)
  const worker = await aWorkerWithWork(database)
  await using served = await Served.start(url)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    print(await figuresOf(browser, served.origin, worker))
  } finally {
    await browser.close()
  }
}

async function figuresOf(browser: Browser, origin: string, worker: User): Promise<Figure[]> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  await context.addInitScript(watch)
  const page = await context.newPage()
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto('/')
  await page.getByLabel('E-mail or employee number').fill(worker.email ?? '')
  const signInScript = await scriptOf(page)
  const signInShown = await firstViewOf(page)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByText(title).first().click()
  await page.getByRole('button', { name: /Start/ }).click()
  await page.getByRole('heading', { name: 'Step 0' }).waitFor()
  const workScript = await scriptOf(
    page,
    await page.evaluate(() => (globalThis as unknown as Watched).stepAt),
  )
  const shown = await answer(page)
  const allScript = await scriptOf(page)
  await page.reload()
  await page.getByRole('button', { name: /^OK/ }).waitFor()
  const again = await firstViewOf(page)
  const jumps = await page.evaluate(() => (globalThis as unknown as Watched).jumps)

  return [
    { name: 'script until sign-in, compressed', value: signInScript, unit: 'kB', goal: 90 },
    { name: 'script until the first step, compressed', value: workScript, unit: 'kB', goal: 90 },
    { name: 'script with all that a step may lead to', value: allScript, unit: 'kB' },
    { name: 'first view, nothing kept', value: signInShown, unit: 'ms' },
    { name: 'a step again, with what is kept', value: again, unit: 'ms' },
    { name: 'an answer shown, median', value: quantile(shown, 0.5), unit: 'ms', goal: 100 },
    { name: 'an answer shown, worst', value: Math.max(...shown), unit: 'ms', goal: 100 },
    { name: 'layout that jumps (CLS)', value: jumps, unit: '', goal: 0.1 },
  ]
}

interface Watched {
  jumps: number
  /** When the first step was there. */
  stepAt: number
}

/** Runs in the page before anything else. */
function watch(): void {
  const watched = globalThis as unknown as Watched
  watched.jumps = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
      if (!hadRecentInput) watched.jumps += value
    }
  }).observe({ type: 'layout-shift', buffered: true })
  new MutationObserver((_, observer) => {
    if (document.querySelector('h1')?.textContent !== 'Step 0') return
    watched.stepAt = performance.now()
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

/** Of every script that was asked for until then, in kB as they came; a part is fetched before it is imported, and counts once. */
function scriptOf(page: Page, until = Number.POSITIVE_INFINITY): Promise<number> {
  return page.evaluate((latest) => {
    const scripts = performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming)
      .filter(({ name, startTime }) => /(?<!service-worker)\.js$/.test(name) && startTime <= latest)
    const sizes = new Map(scripts.map(({ name, encodedBodySize }) => [name, encodedBodySize / 1000]))

    return [...sizes.values()].reduce((sum, size) => sum + size, 0)
  }, until)
}

function firstViewOf(page: Page): Promise<number> {
  return page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  )
}

/** From each touch of OK, once it takes one, until the frame that shows the next step, in milliseconds. */
async function answer(page: Page): Promise<number[]> {
  const ok = page.getByRole('button', { name: /^OK/ })
  const times: number[] = []
  for (let step = 0; step < answers; step++) {
    const time = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const before = document.querySelector('h1')?.textContent
          const look = (began: number) => {
            if (document.querySelector('h1')?.textContent !== before) resolve(performance.now() - began)
            else requestAnimationFrame(() => look(began))
          }
          addEventListener('pointerup', ({ timeStamp }) => look(timeStamp), { capture: true, once: true })
        }),
    )
    await ok.tap()
    times.push(await time)
  }

  return times
}

async function aWorkerWithWork(database: Database): Promise<User> {
  const at = new Date()
  const admin = await database.session((db) =>
    addUser(db, { email: 'admin@example.com', name: 'Admin', role: 'admin', by: null, at }),
  )
  const procedure = aUsualProcedure({ severity: 'medium' })
  const { id } = await database.session((db) => createSop(db, { procedure, author: admin, at }))
  await database.session((db) => publishSop(db, { id, supervisor: admin, at }))
  const worker = await database.session((db) =>
    addUser(db, { email: 'worker@example.com', name: 'Worker', role: 'worker', by: admin, at }),
  )
  const hashing = new Argon2id()
  await database.session((db) =>
    setOwnSecret(db, { user: worker, kind: 'password', secret: password, at }, hashing),
  )

  return worker
}

function print(figures: readonly Figure[]): void {
  console.log(`\n${`the page, in a Chromium ${slower} times slower`.padEnd(46)}   found     goal`)
  for (const { name, value, unit, goal } of figures) {
    const digits = value < 1 ? 3 : 1
    const verdict = goal !== undefined && value > goal ? '  above its goal' : ''
    const most = goal === undefined ? '' : `${goal} ${unit}`
    console.log(
      `${name.padEnd(46)} ${`${value.toFixed(digits)} ${unit}`.padStart(10)} ${most.padStart(9)}${verdict}`,
    )
  }
}
