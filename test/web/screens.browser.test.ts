import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { en } from '../../web/src/languages/en/index.ts'
import { ja } from '../../web/src/languages/ja/index.ts'
import { type Ids, idsAt, peopleAt, type Role } from './setup/demo-ids.ts'
import { aDevice, type Device, expectAccessible, expectFitting } from './setup/device.ts'
import { aDemoPlant } from './setup/plant.ts'

/**
 * Every screen, as it looks with the work of three weeks: held to WCAG, and to the width of what it is shown on. With
 * `TENKEN_SCREENSHOTS=<folder>` a picture of each is kept, on a phone and a desktop, light and dark, in both languages
 * (`TENKEN_SCREENSHOTS=shots npm run screenshots`); without, the narrow, dark and Japanese one alone is gone through.
 */
const folder = process.env['TENKEN_SCREENSHOTS']
const allLooks = (['phone', 'desktop'] as const).flatMap((size) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['en', 'ja'] as const).map((language) => ({ size, theme, language })),
  ),
)
const looks = folder
  ? allLooks
  : allLooks.filter(({ size, theme, language }) => size === 'phone' && theme === 'dark' && language === 'ja')

type Words = typeof en

interface Screen {
  name: string
  as?: Role
  /** Of what is at the plant. */
  path: (ids: Ids) => string
  /** What is done there first. */
  doing?: (page: Page, words: Words) => Promise<void>
}

const screens: Screen[] = [
  { name: 'sign-in', path: () => '/' },
  { name: 'first-start', path: () => '/first-start#JY7C-ZFH8-28G5' },
  { name: 'enrol', path: () => '/enrol#JY7C-ZFH8-28G5' },
  { name: 'redeem', path: () => '/redeem' },
  { name: 'work', as: 'worker', path: () => '/work' },
  { name: 'start', as: 'worker', path: ({ lineage }) => `/start/${lineage}` },
  { name: 'step', as: 'worker', path: ({ running }) => `/work/${running}` },
  {
    name: 'problem',
    as: 'worker',
    path: ({ running }) => `/work/${running}`,
    doing: press(({ step }) => step.problem),
  },
  {
    name: 'pause',
    as: 'worker',
    path: ({ running }) => `/work/${running}`,
    doing: press(({ step }) => step.pause),
  },
  { name: 'board', as: 'supervisor', path: () => '/board' },
  { name: 'review', as: 'supervisor', path: () => '/review' },
  { name: 'review-record', as: 'supervisor', path: ({ flagged }) => `/review/${flagged}` },
  { name: 'records', as: 'auditor', path: () => '/records' },
  { name: 'record', as: 'auditor', path: ({ approved }) => `/records/${approved}` },
  { name: 'record-rejected', as: 'auditor', path: ({ rejected }) => `/records/${rejected}` },
  { name: 'record-print', as: 'auditor', path: ({ approved }) => `/records/${approved}/print` },
  { name: 'procedures', as: 'supervisor', path: () => '/procedures' },
  { name: 'procedure', as: 'supervisor', path: ({ effective }) => `/procedures/${effective}` },
  { name: 'changes', as: 'supervisor', path: ({ effective }) => `/procedures/${effective}/changes` },
  { name: 'publish', as: 'supervisor', path: ({ draft }) => `/procedures/${draft}/publish` },
  { name: 'import', as: 'supervisor', path: () => '/procedures/import' },
  { name: 'poster', as: 'supervisor', path: ({ effective }) => `/procedures/${effective}/poster` },
  { name: 'people', as: 'admin', path: () => '/people' },
  { name: 'person', as: 'admin', path: ({ person }) => `/people/${person}` },
  { name: 'devices', as: 'admin', path: () => '/devices' },
  { name: 'tokens', as: 'admin', path: () => '/tokens' },
  { name: 'account', as: 'worker', path: () => '/account' },
  { name: 'not-found', as: 'worker', path: () => '/nothing/here' },
]

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

describe.each(looks)('on a $size, $theme, $language', ({ size, theme, language }) => {
  const devices = new Map<Role | 'nobody', Promise<Device>>()

  /** Of somebody of the role, the same for all that they look at. */
  function deviceOf(as: Role | undefined): Promise<Device> {
    const device = devices.get(as ?? 'nobody') ?? signedIn(as)
    devices.set(as ?? 'nobody', device)

    return device
  }

  async function signedIn(as: Role | undefined): Promise<Device> {
    const device = await aDevice(plant, { size, theme, language })
    if (!as) return device
    const answer = await device.context.request.post('/api/v1/demo/sign-ins', {
      data: { userId: people[as] },
    })
    expect(answer.status()).toBe(200)

    return device
  }

  afterAll(async () => {
    for (const device of devices.values()) await (await device).close()
  })

  test.each(screens)('$name is accessible and fits', async ({ name, as, path, doing }) => {
    const { page } = await deviceOf(as)
    await page.goto(path(ids))
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await settled(page)
    await doing?.(page, language === 'ja' ? ja : en)
    await expectFitting(page)
    await expectAccessible(page)
    if (folder) {
      await page.locator('[data-waits]').first().waitFor({ state: 'detached' })
      await page.screenshot({
        path: join(folder, `${name}-${size}-${theme}-${language}.png`),
        fullPage: !doing,
      })
    }
  })
})

test('in a demo a touch on somebody’s name signs in as them', async () => {
  const device = await aDevice(plant)
  const { page } = device
  const worker = (await plant.database.session((db) => db.users.list())).find(
    ({ id }) => id === people.worker,
  )
  await page.goto('/account')
  await page.getByRole('heading', { name: 'Demo plant' }).waitFor()
  await page.getByRole('button', { name: worker?.name ?? '' }).click()
  await page.getByRole('heading', { level: 1, name: worker?.name ?? '' }).waitFor()
  await device.close()
})

/** Nothing is being waited for any more, as far as the page shows. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[role=status][aria-label]') === null)
}

function press(button: (words: Words) => string): (page: Page, words: Words) => Promise<void> {
  return async (page, words) => {
    await page
      .getByRole('button', { name: button(words), exact: true })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  }
}
