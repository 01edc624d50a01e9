import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rejectWorkSession } from '../../src/application/work-sessions.ts'
import type { Sop } from '../../src/domain/sop.ts'
import { aProcedure } from '../setup/records.ts'
import { aDevice, expectAccessible, expectColumnsApart, expectFitting, sizes } from './setup/device.ts'
import { press, tabTo } from './setup/keyboard.ts'
import { aPlant, type Person, type Plant, password } from './setup/plant.ts'
import { AtWork } from './setup/work.ts'

let plant: Plant
let supervisor: Person
let worker: Person
let sop: Sop

beforeAll(async () => {
  plant = await aPlant()
  supervisor = await plant.aPerson('supervisor', 'Aiko Mori')
  worker = await plant.aPerson('worker', '田中 健二')
  sop = await plant.aSop()
})

afterAll(() => plant.close())

/** Handed in without anything to answer for. */
async function plainWork(by: Person): Promise<string> {
  const work = await AtWork.begin(plant, by, sop)
  await work.check()
  await work.check()
  await work.check()
  await work.complete()

  return work.id
}

describe('records', () => {
  test('a worker reads in Japanese why their own work was rejected, and nobody else’s', async () => {
    const id = await plainWork(worker)
    const reason = '自分の錠を掛けていません。'
    await plant.database.session((db) =>
      rejectWorkSession(db, { id, by: supervisor, reason, at: new Date() }),
    )
    const others = await plainWork(await plant.aPerson('worker', '鈴木 芽衣'))
    const device = await aDevice(plant, { size: 'smallPhone', language: 'ja', as: worker })
    const { page } = device
    await page.goto(`/records/${id}`)
    await page.getByText(reason).first().waitFor()
    await page.getByText('差し戻し', { exact: true }).waitFor()
    expect(await page.getByRole('link', { name: '監査証跡' }).count()).toBe(0)
    await expectAccessible(page)
    await expectFitting(page)
    await page.goto(`/records/${id}/print`)
    await page.getByRole('heading', { name: '監査証跡' }).waitFor()
    const printed = await page.pdf({ preferCSSPageSize: true })
    expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.goto(`/records/${others}`)
    await page.getByRole('heading', { name: 'この役割では使えません' }).waitFor()
    await expectAccessible(page)
    await device.close()
  })

  test('a supervisor’s day by keyboard alone: a flag is settled, one work approved, another rejected', async () => {
    const flagged = await AtWork.begin(plant, await plant.aPerson('worker', 'Mei Suzuki'), sop)
    await flagged.check({ result: 'pass', needsReview: true, feedback: 'The hasp is bent.' })
    await flagged.check()
    await flagged.check()
    await flagged.complete()
    const id = await plainWork(await plant.aPerson('worker', 'Hana Kato'))
    const device = await aDevice(plant, { size: 'desktop', as: supervisor })
    const { page } = device
    await page.goto('/')
    await page.getByRole('link', { name: /Mei Suzuki/ }).waitFor()
    await press(page, /Mei Suzuki/)
    await page.getByRole('tab', { name: /^All/ }).waitFor()
    await press(page, /^Settle it/)
    await tabTo(page, /^Reason/)
    await page.keyboard.type('A new hasp is in place.')
    await tabTo(page, /^Your password/)
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.getByText('A new hasp is in place.').first().waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // The button that led there has gone, and the keyboard goes on near it.
    await page.getByRole('button', { name: /^Settle it/ }).waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await tabTo(page, /^All/)
    await page.keyboard.press('ArrowRight')
    const exceptions = page.getByRole('tab', { selected: true, name: /^Exceptions/ })
    await exceptions.and(page.locator(':focus')).waitFor()
    await tabTo(page, /^Your password/)
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.getByText(/Nobody can change it any more/).waitFor()

    await press(page, /^Review$/)
    await page.getByRole('link', { name: /Hana Kato/ }).waitFor()
    await press(page, /Hana Kato/)
    await page.getByRole('button', { name: 'Reject with a reason…' }).waitFor()
    await press(page, /^Reject with a reason/)
    await tabTo(page, /^Reason/)
    await page.keyboard.type('The lock was not your own.')
    await tabTo(page, /^Your password/)
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page
      .getByText(/^Rejected by/)
      .first()
      .waitFor()
    const statuses = [flagged.id, id].map(
      async (one) => (await plant.database.session((db) => db.workSessions.get(one))).status,
    )
    expect(await Promise.all(statuses)).toEqual(['approved', 'rejected'])
    await device.close()
  })

  test('a supervisor is told to ask another one about their own work', async () => {
    const id = await plainWork(supervisor)
    const device = await aDevice(plant, { as: supervisor })
    await device.page.goto(`/records/${id}`)
    await device.page.getByText('Ask another supervisor').waitFor()
    expect(await device.page.getByRole('button', { name: /Approve|Reject/ }).count()).toBe(0)
    await expectAccessible(device.page)
    await device.close()
  })

  test('a version leads to the work on it alone, and from there to all work', async () => {
    const ofOther = await plant.aSop({ ...aProcedure, title: 'Oil the gear' })
    await AtWork.begin(plant, await plant.aPerson('worker', 'Mei Suzuki'), ofOther)
    await plainWork(worker)
    const device = await aDevice(plant, { size: 'desktop', as: supervisor })
    const { page } = device
    const rows = page.getByRole('rowheader')
    await page.goto(`/procedures/${ofOther.id}`)
    await page.getByRole('link', { name: 'Work on this version' }).click()

    await page.getByText('Only work on version 1 of “Oil the gear”.').waitFor()
    expect(await rows.count()).toBe(1)
    await expectAccessible(page)
    await expectFitting(page)

    await page.getByRole('button', { name: 'Show work on every procedure' }).click()
    await page.waitForURL('**/records')
    await expect.poll(() => rows.count()).toBeGreaterThan(1)
    await device.close()
  })

  test('a version that nobody has worked on is named all the same', async () => {
    const unused = await plant.aSop({ ...aProcedure, title: 'Grease the chain' })
    const device = await aDevice(plant, { as: supervisor })
    await device.page.goto(`/records?sop=${unused.id}`)
    await device.page.getByText('No work matches').waitFor()
    await device.page.getByText('Only work on version 1 of “Grease the chain”.').waitFor()
    await device.close()
  })

  test('somebody’s page leads to their work alone, not to that of a namesake, and from there to all work', async () => {
    const [one, namesake] = [
      await plant.aPerson('worker', 'Ren Abe'),
      await plant.aPerson('worker', 'Ren Abe'),
    ]
    for (const person of [one, namesake]) await AtWork.begin(plant, person, sop)
    const device = await aDevice(plant, { size: 'smallPhone', as: supervisor })
    const { page } = device
    const rows = page.getByRole('rowheader')
    await page.goto(`/people/${one.id}`)
    await page.getByRole('link', { name: 'Their work' }).click()

    await page.getByText(`Only the work of Ren Abe (${one.email}).`).waitFor()
    expect(await rows.count()).toBe(1)
    await page.getByRole('cell', { name: one.email }).waitFor()
    expect(await page.getByLabel('Whose').count()).toBe(0)
    await expectAccessible(page)
    await expectFitting(page)

    await page.getByRole('button', { name: 'Show everybody’s work' }).click()
    await page.waitForURL('**/records')
    await expect.poll(() => rows.count()).toBeGreaterThan(1)
    await page.getByLabel('Whose').waitFor()
    await device.close()
  })

  test('the list says on one line why work was rejected, and tells its people and versions apart', async () => {
    const id = await plainWork(worker)
    const reason =
      `The lock was not your own. ${'Nobody may work behind the lock of another. '.repeat(9)}`.trim()
    await plant.database.session((db) =>
      rejectWorkSession(db, { id, by: supervisor, reason, at: new Date() }),
    )
    const held = await AtWork.begin(
      plant,
      await plant.aPerson('worker', 'Maximiliane Aleksandra von Hohenstein'),
      sop,
    )
    await held.check({ result: 'fail', feedback: 'The lamp is lit.' })
    const device = await aDevice(plant, { size: 'smallPhone', as: supervisor })
    const { page } = device
    await page.goto('/records')
    const row = page.getByRole('row').filter({ hasText: 'behind the lock of another' })
    await row.getByText(worker.email).waitFor()
    await row.getByText('Version 1').waitFor()
    expect((await row.getByText(reason).boundingBox())?.height).toBeLessThan(30)
    await expectAccessible(page)
    await expectFitting(page)
    await page.getByLabel('Whose').selectOption({ label: 'All but mine' })
    await page.waitForURL('**/records?whose=others')
    await row.getByRole('link').click()
    await page.getByRole('link', { name: 'Back' }).click()
    await page.waitForURL('**/records?whose=others')
    await row.waitFor()
    await page.setViewportSize(sizes.desktop)
    await page.getByRole('columnheader', { name: 'State' }).waitFor()
    await expectColumnsApart(page)
    await page.evaluate(() => localStorage.setItem('tenken.language', 'ja'))
    await page.reload()
    await page.getByRole('columnheader', { name: '状態' }).waitFor()
    await expectColumnsApart(page)
    await device.close()
  })
})
