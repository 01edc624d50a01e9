import { text } from 'node:stream/consumers'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import { press, tabTo } from './setup/keyboard.ts'
import { aPlant, type Person, type Plant } from './setup/plant.ts'
import { AtWork } from './setup/work.ts'

let plant: Plant
let auditor: Person
let sop: Sop
let work: AtWork

beforeAll(async () => {
  plant = await aPlant()
  auditor = await plant.aPerson('auditor', 'Yuki Abe')
  sop = await plant.aSop()
  work = await AtWork.begin(plant, await plant.aPerson('worker', 'Kenji Tanaka'), sop)
  await work.check({ result: 'fail', feedback: 'The breaker is hot.' })
  await work.rest()
  await work.check()
  await work.check()
  await work.check()
  await work.complete()
})

afterAll(() => plant.close())

async function textOf(download: Download): Promise<string> {
  return text(await download.createReadStream())
}

describe('an auditor’s day', () => {
  test('finds a record by its state, reads it and its trail, takes it along, and changes nothing', async () => {
    const device = await aDevice(plant, { size: 'desktop', as: auditor })
    const { page } = device
    await page.goto('/')
    await page.getByRole('heading', { name: 'Records' }).waitFor()
    await page.getByLabel('State').selectOption('approved')
    await page.getByRole('heading', { name: 'No work matches' }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('State').selectOption('completed')
    await page.getByRole('link', { name: sop.title }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: sop.title }).click()
    await page.getByText('The breaker is hot.').first().waitFor()
    expect(await page.getByRole('button', { name: /Approve|Reject/ }).count()).toBe(0)
    await expectAccessible(page)

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'JSON' }).click()
    const document = JSON.parse(await textOf(await downloading))
    expect(document).toMatchObject({ work: { id: work.id }, trail: { unbroken: true } })

    await page.getByRole('link', { name: 'Print' }).click()
    await page.getByRole('heading', { name: 'Signatures' }).waitFor()
    await expectAccessible(page)
    await page.getByText(document.trail.heads[0].hash).waitFor()
    await page.goBack()

    await page.getByRole('main').getByRole('link', { name: 'Audit trail' }).click()
    await page.getByText('The trail is unbroken').waitFor()
    await page.getByRole('heading', { name: 'Problem', exact: true }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('What was done').selectOption('pause')
    await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['paused'])
    await device.close()
  })

  test('verifies the whole trail in Japanese on a small phone, and is told that it is unbroken', async () => {
    const device = await aDevice(plant, { size: 'smallPhone', language: 'ja', theme: 'dark', as: auditor })
    const { page } = device
    await page.goto('/audit')
    await page.route('**/verification*', () => {})
    await page.getByRole('button', { name: '検証する' }).dblclick()
    await page.getByText('検証を始めました').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '検証を止める' }).click()
    await page.getByText('途中で止めました').waitFor()
    // The button has gone, and the keyboard goes on where it was.
    expect(await page.evaluate(() => document.activeElement?.closest('main > *') !== null)).toBe(true)
    await page.unroute('**/verification*')
    await page.getByRole('button', { name: '検証する' }).dblclick()
    await page.getByText('監査証跡に途切れはありません').waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await page.getByLabel('ID').fill('4711')
    await page.keyboard.press('Enter')
    await page.getByText('のような形です').waitFor()
    await page.getByLabel('ID').fill(work.id)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '異常' }).waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await device.close()
  })

  test('by keyboard alone: finds the record, goes through it and its trail, and verifies the whole', async () => {
    const device = await aDevice(plant, { size: 'desktop', as: auditor })
    const { page } = device
    await page.goto('/')
    await page.getByRole('link', { name: sop.title }).waitFor()
    await press(page, /^Skip to the content/)
    await tabTo(page, /^State/)
    await page.keyboard.type('Waits')
    await page.waitForURL(/state=completed/)
    await press(page, new RegExp(`^${sop.title}`))
    await page.getByText('The breaker is hot.').first().waitFor()
    await tabTo(page, /^All/)
    await page.keyboard.press('ArrowRight')
    const exceptions = page.getByRole('tab', { selected: true, name: /^Exceptions/ })
    await exceptions.and(page.locator(':focus')).waitFor()
    const downloading = page.waitForEvent('download')
    await press(page, /^JSON/)
    expect(JSON.parse(await textOf(await downloading))).toMatchObject({ work: { id: work.id } })

    await press(page, /^Print/)
    await page.getByRole('heading', { name: 'Signatures' }).waitFor()
    await page.goBack()
    await page.getByRole('tab', { name: /^Exceptions/ }).waitFor()
    // The link of the record, and not the one of the menu.
    await press(page, /^Skip to the content/)
    await press(page, /^Audit trail/)
    await page.getByText('The trail is unbroken').waitFor()
    await press(page, /^Audit trail/)
    await page.waitForURL('**/audit')
    await press(page, /^Verify/)
    await page.getByText('The audit trail is unbroken').waitFor()
    await device.close()
  })

  test('takes the last hashes home as a file', async () => {
    const device = await aDevice(plant, { as: auditor })
    await device.page.goto('/audit')
    const downloading = device.page.waitForEvent('download')
    await device.page.getByRole('link', { name: 'Only the last hashes' }).click()
    const lines = (await textOf(await downloading)).trim().split('\n')
    expect(lines.some((line) => line.includes(work.id))).toBe(true)
    await device.close()
  })

  test('is told in plain words what is wrong, and with which record', async () => {
    const rows = (sql: string) => plant.database.session((db) => db.rows(sql))
    await rows('alter table safety_checks disable trigger user')
    await rows(`update safety_checks set feedback_text = 'Nothing' where result = 'fail'`)
    await rows('alter table safety_checks enable trigger user')
    const device = await aDevice(plant, { size: 'desktop', as: auditor })
    const { page } = device
    await page.goto('/audit')
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByText('The audit trail does not bear the record out.').waitFor()
    await page.getByText('the trail says "The breaker is hot.", on record is "Nothing"').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: `work session ${work.id}` }).click()
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    await page.goto(`/records/${work.id}`)
    await page.getByText('The record does not agree with its trail').waitFor()
    await expectAccessible(page)
    await device.close()
  })
})
