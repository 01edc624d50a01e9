import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overrideCheck } from '../../src/application/safety-checks.ts'
import { problemOf } from '../../src/http/problems.ts'
import { isInCi, oneIn } from '../setup/one-in.ts'
import { type Ids, idsAt, peopleAt, type Somebody } from './setup/demo-ids.ts'
import { aDevice, type Device } from './setup/device.ts'
import { moments } from './setup/every-moment.ts'
import { pages } from './setup/every-page.ts'
import { saying, sheets } from './setup/every-sheet.ts'
import { networkOf } from './setup/network.ts'
import { aDemoPlant } from './setup/plant.ts'
import { moreScreens, screens } from './setup/screens.ts'
import { arrived, show } from './setup/showing.ts'
import { turnedOn, turnTexts } from './setup/turning.ts'

/**
 * What people wrote may turn the direction of writing, and no word of the page with it: on every page, every sheet and
 * every screen, in what a tab and a screen reader say, too.
 */
// Of all of them as few as one of so many where time is short.
const few = <Case>(cases: readonly Case[]) => oneIn(isInCi ? 8 : 1, cases)

const pairs = few([
  { language: 'ja', texts: 'ja' },
  { language: 'en', texts: 'en' },
  { language: 'en', texts: 'ja' },
] as const)

let plant: Awaited<ReturnType<typeof aDemoPlant>>
let ids: Ids
let people: Record<Somebody, string>

beforeAll(async () => {
  plant = await aDemoPlant()
  ids = await idsAt(plant)
  people = await peopleAt(plant, ids)
})

afterAll(() => plant.close())

/** What stands against the change of somebody else, side by side with it. */
const brought = [
  'a draft was saved by somebody else meanwhile',
  'a text is that of another procedure',
  'a text was taken from a draft that others changed',
]

describe.each(pairs)('a page in $language with texts in $texts', ({ language, texts }) => {
  const say = saying[language]
  const devices = new Map<Somebody, Promise<Device>>()
  afterAll(async () => {
    for (const device of devices.values()) await (await device).close()
  })

  async function signedIn(as: Somebody): Promise<Device> {
    const device = await aDevice(plant, { size: 'desktop', language, keepsPage: true })
    await turnTexts(device.context, texts)
    const answer = await device.context.request.post('/api/v1/demo/sign-ins', {
      data: { userId: people[as] },
    })
    expect(answer.status()).toBe(200)

    return device
  }

  async function pageOf(as: Somebody): Promise<Page> {
    const device = devices.get(as) ?? signedIn(as)
    devices.set(as, device)

    return (await device).page
  }

  async function expectNothingTurned(page: Page, at: string): Promise<boolean> {
    const { turns, words } = await turnedOn(page)
    expect.soft(words, at).toEqual([])

    return turns
  }

  test('on every page', async () => {
    const turning: string[] = []
    for (const [path, { as, at }] of few(Object.entries(pages))) {
      const page = await pageOf(as)
      await show(page, at(ids))
      if (await expectNothingTurned(page, path)) turning.push(path)
    }

    expect(turning.length).toBeGreaterThan(isInCi ? 1 : 10)
  })

  test('on every screen that work and review come to', async () => {
    for (const { name, as, path, doing, isLeft } of few([...screens, ...moreScreens])) {
      if (!as) continue
      const device = isLeft ? await signedIn(as) : undefined
      const page = device?.page ?? (await pageOf(as))
      if (page.url() === 'about:blank' || doing) await page.goto(path(ids))
      await show(page, path(ids))
      await doing?.(page, saying[language])
      await expectNothingTurned(page, name)
      await device?.close()
    }
  })

  test('in every sheet about work and procedures', async () => {
    for (const [name, { as, at, isSheet, isNarrow, first, open }] of few(Object.entries(sheets))) {
      // Names of people, devices and tokens turn nothing: the rules of the record refuse it.
      if (!as || as === 'admin' || !isSheet || isNarrow) continue
      const page = await pageOf(as)
      await page.goto(at(ids))
      await arrived(page)
      await first?.(page, say)
      for (const button of open?.(say) ?? []) {
        await page.getByRole('button', { name: button }).first().press('Enter')
      }
      await page.getByRole('dialog').waitFor()
      await expectNothingTurned(page, name)
    }
  })

  test.each(few(brought))('where %s', async (name) => {
    const page = await pageOf('supervisor')
    const network = await networkOf(page, language)
    const said = (error: unknown) => problemOf(error, { language, requestId: '' }).details.detail
    const look = async (state: string) => void (await expectNothingTurned(page, `${name}, ${state}`))

    await moments[name]?.doing({
      page,
      say,
      plant,
      ids,
      people,
      network,
      show: (to) => show(page, to),
      look,
      said,
    })
  })
})

test('an override is read without its words turning ours', async () => {
  const { later } = saying.en
  const device = await aDevice(plant, { language: 'en' })
  const { context, page } = device
  await turnTexts(context, 'en')
  await context.request.post('/api/v1/demo/sign-ins', { data: { userId: people.heldUp } })
  await plant.database.session(async (db) =>
    overrideCheck(db, {
      workSessionId: ids.failed,
      supervisor: await db.users.get(people.supervisor),
      reason: 'Only with the electrician beside you',
      at: new Date(),
    }),
  )
  await page.goto(`/work/${ids.failed}`)
  await page.getByText(later.overridden.text).waitFor()

  expect(await turnedOn(page)).toEqual({ turns: true, words: [] })
  await device.close()
})
