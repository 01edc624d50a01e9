import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import { aPlant, type Person, type Plant } from './setup/plant.ts'
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

describe('the live board', () => {
  test('is empty, then shows who begins, what goes wrong and who has left, by itself', async () => {
    const device = await aDevice(plant, { size: 'desktop', as: supervisor })
    const { page } = device
    await page.goto('/board')
    await page.getByRole('heading', { name: 'Nobody is at work now' }).waitFor()
    await expectAccessible(page)

    const work = await AtWork.begin(plant, await plant.aPerson('worker', 'Kenji Tanaka'), sop)
    const card = page.getByRole('link', { name: /Kenji Tanaka/ })
    await card.getByText('Step 1 of 3').waitFor()
    await work.check({ result: 'fail', feedback: 'The lamp is lit' })
    await card.getByText('“The lamp is lit”').waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await work.check()
    await card.getByText('Step 2 of 3').waitFor()
    await work.check()
    await work.check()
    await work.complete()
    await page.getByRole('heading', { name: 'Nobody is at work now' }).waitFor()
    await device.close()
  })

  test('tells people of one name and procedures of one title apart', async () => {
    const other = await plant.aSop()
    const [one, namesake] = [
      await plant.aPerson('worker', 'Ren Abe'),
      await plant.aPerson('worker', 'Ren Abe'),
    ]
    await AtWork.begin(plant, one, sop)
    await AtWork.begin(plant, namesake, other)
    const device = await aDevice(plant, { size: 'smallPhone', as: supervisor })
    const { page } = device
    await page.goto('/board')
    for (const { email, id } of [
      { email: one.email, id: sop.id },
      { email: namesake.email, id: other.id },
    ]) {
      const card = page.getByRole('link', { name: /Ren Abe/ }).filter({ hasText: email })
      await card.getByText(`Version 1 · ID …${id.slice(-6)}`).waitFor()
    }
    await expectAccessible(page)
    await expectFitting(page)
    await device.close()
  })

  test('says calmly in Japanese on a small phone that the connection is lost, and goes on when it is back', async () => {
    const work = await AtWork.begin(plant, await plant.aPerson('worker', '田中 健二'), sop)
    const device = await aDevice(plant, {
      size: 'smallPhone',
      language: 'ja',
      theme: 'dark',
      as: supervisor,
    })
    const { page } = device
    await page.goto('/board')
    const card = page.getByRole('link', { name: /田中 健二/ })
    await card.getByText('手順 1/3').waitFor()
    await plant.stop()
    await page.getByText('接続できません。').waitFor()
    await page.getByText('接続が切れました。').waitFor({ state: 'detached' })
    await card.waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await work.check()
    await plant.serve()
    await card.getByText('手順 2/3').waitFor()
    await page.getByText('自動更新中').waitFor()
    await device.close()
  })

  test('asks whoever was signed out meanwhile to sign in', async () => {
    const device = await aDevice(plant, { as: supervisor })
    await device.page.goto('/board')
    await device.page.getByText('Live', { exact: true }).waitFor()
    await device.context.clearCookies()
    await plant.stop()
    await plant.serve()
    await device.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await device.close()
  })

  test('asks the server once for all tabs of a browser, and goes on in another when that one closes', async () => {
    const work = await AtWork.begin(plant, await plant.aPerson('worker', 'Mei Suzuki'), sop)
    const device = await aDevice(plant, { size: 'desktop', as: supervisor })
    let asked = 0
    device.context.on('request', (request) => {
      if (request.url().endsWith('/board/events')) asked += 1
    })
    await device.page.goto('/board')
    await device.page.getByRole('link', { name: /Mei Suzuki/ }).waitFor()
    const second = await device.tab()
    await second.goto('/board')
    await second.getByRole('link', { name: /Mei Suzuki/ }).waitFor()
    expect(asked).toBe(1)

    await work.check()
    await second
      .getByRole('link', { name: /Mei Suzuki/ })
      .getByText('Step 2 of 3')
      .waitFor()
    expect(asked).toBe(1)
    await device.page.close()
    await work.check()
    await second
      .getByRole('link', { name: /Mei Suzuki/ })
      .getByText('Step 3 of 3')
      .waitFor()
    expect(asked).toBe(2)
    await device.close()
  })
})
