import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeToken } from '../../src/application/api-tokens.ts'
import { SignInBusy } from '../../src/domain/secrets.ts'
import { problemOf } from '../../src/http/problems.ts'
import { isInCi, oneIn } from '../setup/one-in.ts'
import { expectWellAsked } from './setup/asking.ts'
import { addressesOf, emptied, empty, lengthened } from './setup/contents.ts'
import { type Ids, idsAt, peopleAt, type Role, type Somebody } from './setup/demo-ids.ts'
import { aDevice, expectFitting, sizes } from './setup/device.ts'
import { moments } from './setup/every-moment.ts'
import { nowhere, pages } from './setup/every-page.ts'
import { elsewhere, type Saying, saying, sheets } from './setup/every-sheet.ts'
import { eyesOn, folder, type Looks } from './setup/eyes.ts'
import { networkOf } from './setup/network.ts'
import { aDemoPlant } from './setup/plant.ts'
import { arrived, go, show } from './setup/showing.ts'

/**
 * Every page in every state that it can be in. The server is real; what stands in its way is the network, which keeps
 * an answer back, breaks it or loses it. With `TENKEN_SCREENSHOTS=<folder>` a picture of each state is kept.
 */
const looks: readonly Looks[] = folder
  ? [
      { size: 'phone', theme: 'light', language: 'en' },
      { size: 'desktop', theme: 'dark', language: 'ja' },
    ]
  : [{ size: 'smallPhone', theme: 'light', language: 'en' }]

// Of all of them as few as one of so many where time is short: the states are the same parts everywhere.
const chosen = oneIn(isInCi ? 12 : 1, Object.entries(pages))

const asked = oneIn(isInCi ? 12 : 1, Object.entries(sheets))

const brought = oneIn(isInCi ? 6 : 1, Object.entries(moments))

const roles = oneIn(isInCi ? 2 : 1, [
  'worker',
  'supervisor',
  'admin',
  'auditor',
] as const satisfies readonly Role[])

/** In milliseconds. */
const aWeek = 7 * 24 * 3_600_000

let plant: Awaited<ReturnType<typeof aDemoPlant>>
let ids: Ids
let people: Record<Somebody, string>

beforeAll(async () => {
  plant = await aDemoPlant()
  ids = await idsAt(plant)
  people = await peopleAt(plant, ids)
  await plant.database.session(async (db) => {
    const by = await db.users.get(people.admin)
    const at = new Date()
    const expiresAt = new Date(at.getTime() + aWeek)
    await makeToken(db, {
      id: randomUUID(),
      userId: by.id,
      name: 'Line 4',
      scopes: ['read'],
      expiresAt,
      by,
      at,
    })
  })
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

test('every sheet and every form is asked', async () => {
  const source = new URL('../../web/src/', import.meta.url)
  const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.tsx'))
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, source), 'utf8')))
  const asks = /<(Sheet|FormSheet|ReasonSheet|Confirm|Form|EntranceForm|SignatureForm)\b/
  const known = new Set([...Object.values(sheets).flatMap(({ of }) => of), ...Object.keys(elsewhere)])

  expect(files.filter((name, at) => asks.test(texts[at] ?? '') && !known.has(name))).toEqual([])
  expect([...known].filter((name) => !files.includes(name))).toEqual([])
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

test('a page whose parts are slow to come appears to wait once, and blames no connection', async () => {
  const device = await aDevice(plant, { size: 'desktop' })
  const { context, page } = device
  await context.request.post('/api/v1/demo/sign-ins', { data: { userId: people.supervisor } })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    const waiting = new Set<Element>()
    new MutationObserver(() => {
      for (const one of document.querySelectorAll('[role=status][aria-label] > :first-child')) {
        if (!waiting.has(one)) seen.push(getComputedStyle(one).animationName === 'none' ? 'stays' : 'appears')
        waiting.add(one)
      }
      if (/has not come yet/.test(document.body?.textContent ?? '')) seen.push('blamed')
    }).observe(document, { childList: true, subtree: true })
  })
  await page.route(/\/assets\/.*\.js$|\/api\/v1\/(work-sessions|sops)/, async (route) => {
    await pause(400)
    await route.continue()
  })
  await page.goto('/review')
  await page.getByRole('heading', { name: 'Review' }).waitFor()
  await page.getByRole('link', { name: /./ }).nth(8).waitFor()

  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  expect(seen.filter((one) => one !== 'stays')).toEqual(['appears'])
  await device.close()
})

describe.each(looks)('on a $size, $theme, $language', ({ size, theme, language }) => {
  const words = saying[language]
  const eyes = eyesOn(() => ({ plant, people }), { size, theme, language })
  afterAll(() => eyes.close())

  const heading = (page: Page, name: string) =>
    page.getByRole('heading', { name, exact: true }).first().waitFor()
  const said = (error: unknown) => problemOf(error, { language, requestId: '' }).details.detail

  /** Lost, busy and broken, and then there, without a jump. */
  async function expectFailures(page: Page, network: Awaited<ReturnType<typeof networkOf>>, name: string) {
    const again = page.getByRole('button', { name: words.state.again }).first()
    await network.lose()
    await heading(page, words.state.offline)
    await eyes.look(page, `${name}-offline-before`)
    await network.answer(busy)
    // Or the page itself has asked again by now, and there is nothing to press.
    await again.evaluateAll(([button]) => button instanceof HTMLElement && button.click())
    await page.getByText(said(busy)).first().waitFor()
    await eyes.look(page, `${name}-busy`)
    await network.answer(broken)
    await again.press('Enter')
    await page.getByText(said(broken)).first().waitFor()
    await eyes.look(page, `${name}-error`)
    await network.letThrough()
    const before = await shift(page)
    await again.press('Enter')
    await arrived(page)
    expect((await shift(page)) - before, 'what is shown jumps').toBeLessThan(0.1)
  }

  test('who is here is not known yet, or cannot be told, and then is', async () => {
    const page = await eyes.pageOf('worker', 'worker, at the entrance')
    const network = await networkOf(page, language, /\/api\/v1\/demo$/)
    await network.keepBack()
    await page.goto('/account')
    await page.getByRole('status', { name: words.state.loading }).first().waitFor()
    await eyes.look(page, 'entrance-loading')
    await expectFailures(page, network, 'entrance')
  })

  test.each(chosen)('%s in every state', async (path, { as, at, asksNothing, isKept, byItself }) => {
    const name = path.slice(1).replaceAll(/[/:]+/g, '-')
    const page = await eyes.pageOf(as, isKept ? path : as)
    const network = await networkOf(page, language)
    if (asksNothing) await page.goto(at(ids))
    else {
      await network.keepBack()
      await page.goto(at(ids))
      await page.getByRole('status', { name: words.state.loading }).first().waitFor()
      await eyes.look(page, `${name}-loading`)
    }
    if (byItself) {
      await network.answer(busy)
      await page.getByText(words.desk.board.notYet).waitFor()
      await eyes.look(page, `${name}-busy`)
      await network.letThrough()
    }
    if (!asksNothing && !byItself) await expectFailures(page, network, name)
    await arrived(page)

    if (at(nowhere) !== at(ids)) {
      await go(page, at(nowhere))
      await heading(page, words.state.notFound)
      await eyes.look(page, `${name}-not-found`)
      await go(page, at(ids))
      await arrived(page)
    }
    await page.context().setOffline(true)
    await page.getByText(offline(words)).first().waitFor()
    await eyes.look(page, `${name}-offline`)
    await page.context().clearCookies()
    await page.context().setOffline(false)
    await page.getByText(words.entrance.left.ended).waitFor()
    await eyes.look(page, `${name}-signed-out`)
    expect(new URL(page.url()).pathname).toBe(at(ids))
  })

  test.each(asked.filter(([, { isNarrow }]) => !isNarrow || size !== 'desktop'))(
    '%s is asked well',
    async (name, sheet) => {
      const page = sheet.as
        ? await eyes.pageOf(sheet.as, `${sheet.as}, who is asked`)
        : await eyes.pageOfNobody()
      await show(page, sheet.at(ids))

      await expectWellAsked({ page, name, sheet, language, look: eyes.look })
    },
  )

  test.each(brought)('%s', async (name, { as, doing }) => {
    const page = as ? await eyes.pageOf(as, name) : await eyes.pageOfNobody(name)
    const network = await networkOf(page, language)
    const look = (state: string) => eyes.look(page, `${name} ${state}`.replaceAll(/\W+/g, '-'))

    await doing({ page, say: words, plant, ids, people, network, show: (to) => show(page, to), look, said })
  })

  test.each(roles)('%s is told what there is nothing of', async (role) => {
    const page = await eyes.pageOf(role, `${role}, who has nothing`)
    const network = await networkOf(page, language)
    await network.rewrite(emptied)
    for (const { as, at, says } of empty) {
      if (as !== role) continue
      await show(page, at)
      await page.getByText(says(words), { exact: true }).first().waitFor()
      await eyes.look(page, `empty-${at.replaceAll(/\W+/g, '-')}`)
    }
  })

  test.each(roles)('%s reads what is long on any screen', async (role) => {
    const page = await eyes.pageOf(role, `${role}, who has much`)
    const network = await networkOf(page, language)
    await network.rewrite(lengthened)
    for (const at of addressesOf(role, ids)) {
      await show(page, at)
      for (const screen of [sizes.desktop, sizes.smallPhone]) {
        await page.setViewportSize(screen)
        await expectFitting(page)
        if (folder)
          await page.screenshot({
            path: `${folder}/long${at.replaceAll(/[/]|[\da-f-]{30,}/g, '-')}-${screen.width}-${language}.png`,
          })
      }
    }
  })

  test.each(roles)('what is not for %s says so', async (role) => {
    const page = await eyes.pageOf(role)
    await page.goto('/account')
    for (const [path, { at, notFor }] of Object.entries(pages)) {
      if (notFor !== role) continue
      await go(page, '/account')
      await page.getByRole('heading', { level: 1, name: words.state.noRight }).waitFor({ state: 'detached' })
      await go(page, at(ids))
      await heading(page, words.state.noRight)
      await eyes.look(page, `${path.slice(1).replaceAll(/[/:]+/g, '-')}-no-right`)
    }
  })
})

const offline = ({ shell, device }: Saying) => new RegExp(`^(${shell.offline}|${device.offline})`)

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
