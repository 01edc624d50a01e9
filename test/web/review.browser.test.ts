import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { aProcedure } from '../setup/records.ts'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import { aPlant, type Person, type Plant, password } from './setup/plant.ts'
import { AtWork } from './setup/work.ts'

let plant: Plant
let supervisor: Person
let sop: Sop

beforeAll(async () => {
  plant = await aPlant()
  supervisor = await plant.aPerson('supervisor', 'Aiko Mori')
  sop = await plant.aSop()
})

afterAll(() => plant.close())

/** Somebody new at work. */
async function workOf(name: string): Promise<AtWork> {
  return AtWork.begin(plant, await plant.aPerson('worker', name), sop)
}

/** Handed in, with a failure, a repeated check, a flag and a pause. */
async function eventfulWork(name: string): Promise<string> {
  const work = await workOf(name)
  await work.check({ result: 'fail', feedback: 'The breaker is hot.' })
  await work.rest()
  await work.check()
  await work.check({ result: 'pass', needsReview: true, feedback: 'The hasp is bent.' })
  await work.check()
  await work.complete()

  return work.id
}

async function statusOf(id: string): Promise<string> {
  return (await plant.database.session((db) => db.workSessions.get(id))).status
}

/** In the sheet that asks for it, or beside the record. */
async function sign(page: Page, button: RegExp, reason?: string): Promise<void> {
  const asked = reason === undefined ? page.locator('aside') : page.getByRole('dialog')
  if (reason !== undefined) await asked.getByLabel(/^(Reason|理由)/).fill(reason)
  await asked.getByLabel(/^(Your password|パスワード)/).fill(password)
  await asked.getByRole('button', { name: button }).click()
}

describe('a supervisor reviews', () => {
  test('settles a flag, approves with the password, and the record closes', async () => {
    const device = await aDevice(plant, { size: 'desktop', as: supervisor })
    const { page } = device
    await page.goto('/review')
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    expect(await page.getByText(/oldest first/).count()).toBe(0)
    const id = await eventfulWork('Kenji Tanaka')
    await page.reload()
    await page.getByText('1 waiting, the oldest first').waitFor()
    await page.getByRole('link', { name: /Kenji Tanaka/ }).click()
    await page.getByRole('heading', { name: sop.title }).waitFor()
    await page.getByText('The breaker is hot.').first().waitFor()
    await page.getByText(/^Paused /).waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    const approve = page.getByRole('button', { name: /^Approve/ })
    expect(await approve.getAttribute('aria-disabled')).toBe('true')
    await page.getByRole('button', { name: 'Settle it…' }).click()
    await expectAccessible(page)
    await sign(page, /^Settle the flag/, 'A new hasp is in place.')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('A new hasp is in place.').first().waitFor()
    await sign(page, /^Approve/)
    await page.getByText('Approved by Aiko Mori').first().waitFor()
    await page.getByText('Nothing else waits for you.').waitFor()
    await expectAccessible(page)
    expect(await statusOf(id)).toBe('approved')
    await device.close()
  })

  test('a day on a small phone in Japanese: overrides, approves what goes on by that, and rejects', async () => {
    const heldUp = await (await workOf('田中 健二')).check().then((work) => work.check())
    await heldUp.check({ result: 'fail', feedback: 'ランプが消えない。' })
    const device = await aDevice(plant, { size: 'smallPhone', language: 'ja', theme: 'dark', as: supervisor })
    const { page } = device
    await page.goto('/review')
    await page.getByRole('link', { name: /田中 健二/ }).click()
    await page.getByRole('button', { name: '特例承認する…' }).waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await page.getByRole('button', { name: '特例承認する…' }).click()
    await page.getByRole('dialog').getByText('ランプが消えない。').waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await sign(page, /特例承認$/, '検電して無電圧を確かめた。')
    await page.getByText('検電して無電圧を確かめた。').first().waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expectFitting(page)

    await heldUp.complete()
    await page.getByRole('link', { name: '戻る' }).click()
    await page.getByText(/^完了から/).waitFor()
    await page.getByRole('link', { name: /田中 健二/ }).click()
    await sign(page, /を承認$/)
    await page.getByText('Aiko Mori さんが承認').first().waitFor()
    await expectFitting(page)

    const wrong = await eventfulWork('鈴木 芽衣')
    await page.getByRole('link', { name: '戻る' }).click()
    await page.getByRole('link', { name: /鈴木 芽衣/ }).click()
    await page.getByRole('button', { name: '理由を付けて差し戻す…' }).click()
    await expectFitting(page)
    await sign(page, /^差し戻す$/, '錠が本人のものではなかった。')
    await page.getByText('Aiko Mori さんが差し戻し').first().waitFor()
    await expectAccessible(page)
    expect([await statusOf(heldUp.id), await statusOf(wrong)]).toEqual(['approved', 'rejected'])
    await device.close()
  })

  test('rejects with a reason, which a wrong password does not', async () => {
    const id = await eventfulWork('Mei Suzuki')
    const device = await aDevice(plant, { as: supervisor })
    const { page } = device
    await page.goto(`/records/${id}`)
    await page.getByRole('button', { name: 'Reject with a reason…' }).click()
    await page.getByLabel('Reason').fill('The lock was not your own.')
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Your password').fill('this is not the password')
    await sheet.getByRole('button', { name: 'Reject', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    await sheet.getByLabel('Your password').fill(password)
    await sheet.getByRole('button', { name: 'Reject', exact: true }).click()
    await page.getByText('Rejected by Aiko Mori').first().waitFor()
    await page.getByText('The lock was not your own.').first().waitFor()
    await device.close()
  })

  test('of two at one record the second is told what the first decided', async () => {
    const work = await workOf('Hana Kato')
    await work.check()
    await work.check()
    await work.check()
    await work.complete()
    const other = await plant.aPerson('supervisor', 'Ryo Ito')
    const [first, second] = [await aDevice(plant, { as: supervisor }), await aDevice(plant, { as: other })]
    await first.page.goto(`/records/${work.id}`)
    await second.page.goto(`/records/${work.id}`)
    await second.page.getByRole('button', { name: /^Approve/ }).waitFor()
    await sign(first.page, /^Approve/)
    await first.page.getByText('Approved by Aiko Mori').first().waitFor()
    await sign(second.page, /^Approve/)
    await second.page.getByText('Approved by Aiko Mori').first().waitFor()
    await first.close()
    await second.close()
  })

  test('all that waits is in the queue, in however many pages it comes', async () => {
    const names = ['Sora Ito', 'Nao Ito', 'Rin Ito']
    for (const name of names) await eventfulWork(name)
    const device = await aDevice(plant, { as: supervisor })
    const { page } = device
    await page.route(/work-sessions\?.*limit=/, (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/limit=\d+/, 'limit=1'),
      }),
    )
    await page.goto('/review')
    for (const name of names) await page.getByRole('link', { name: new RegExp(name) }).waitFor()
    await device.close()
  })

  test('the queue tells the versions of one title apart, also one that cannot go on from one that is handed in', async () => {
    const workOn = async (title: string, name: string) => {
      const on = await plant.aSop({ ...aProcedure, title })
      const work = await AtWork.begin(plant, await plant.aPerson('worker', name), on)

      return { work, end: `ID …${on.id.slice(-6)}` }
    }
    const heldUp = await workOn('Change the lamp', 'Taro Abe')
    await heldUp.work.check({ result: 'fail', feedback: 'The lamp is lit.' })
    const same = await workOn('Change the lamp', 'Jiro Abe')
    const other = await workOn('Change the hose', 'Saburo Abe')
    for (const { work } of [same, other]) {
      for (const _ of aProcedure.tasks.flatMap(({ steps }) => steps)) await work.check()
      await work.complete()
    }
    const device = await aDevice(plant, { size: 'smallPhone', as: supervisor })
    const { page } = device
    const line = (name: string) => page.getByRole('link', { name })
    await page.goto('/review')

    await line('Taro Abe').getByText(heldUp.end).waitFor()
    await line('Jiro Abe').getByText(same.end).waitFor()
    expect(await line('Saburo Abe').textContent()).not.toContain('ID …')
    await expectAccessible(page)
    await expectFitting(page)
    await device.close()
  })

  test('nothing waits: it says so', async () => {
    const quiet = await aPlant()
    const device = await aDevice(quiet, { as: await quiet.aPerson('supervisor', 'Aiko Mori') })
    await device.page.goto('/review')
    await device.page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor()
    await expectAccessible(device.page)
    await device.close()
    await quiet.close()
  })
})
