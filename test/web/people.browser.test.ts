import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDevice } from '../../src/application/devices.ts'
import { setOwnSecret } from '../../src/application/secrets.ts'
import { cheapHashing } from '../sign-in/cheap-hashing.ts'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import { begun, checksOf, dieChange, expectChecks, ok } from './setup/die-change.ts'
import { aPlant, type Person, type Plant, password } from './setup/plant.ts'

let plant: Plant
let admin: Person
let supervisor: Person

beforeAll(async () => {
  plant = await aPlant()
  admin = await plant.aPerson('admin', '森 健一')
  supervisor = await plant.aPerson('supervisor', 'Ryo Ito')
})

afterAll(() => plant.close())

async function look(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFitting(page)
}

describe('an admin’s day', () => {
  test('somebody is added in Japanese on a small phone, and signs in with a PIN on a device that was enrolled for it', async () => {
    const device = await aDevice(plant, { as: admin, size: 'smallPhone', language: 'ja' })
    const { page } = device
    await page.goto('/people')
    await page.getByRole('link', { name: 'Ryo Ito' }).waitFor()
    await look(page)
    await page.getByRole('button', { name: '利用者を追加' }).click()
    await page.getByRole('button', { name: '追加する' }).click()
    await page.getByText('氏名を入力してください。').waitFor()
    await look(page)
    await page.getByRole('textbox', { name: '氏名' }).fill('佐藤 愛')
    await page.getByRole('textbox', { name: '社員番号' }).fill('1001')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '佐藤 愛', level: 1 }).waitFor()
    await look(page)

    await page.goto('/devices')
    await page.getByText('端末はまだありません').waitFor()
    await look(page)
    await page.getByRole('button', { name: '端末を登録' }).click()
    await page.getByLabel('端末の名前').fill('B ライン')
    await page.keyboard.press('Enter')
    const enrolment = await page.getByText('/enrol#').textContent()
    expect(await page.getByRole('timer').textContent()).toMatch(/^残り 1[45]:\d\d$/)
    await look(page)
    const tablet = await aDevice(plant, { size: 'tablet', language: 'ja' })
    await tablet.page.goto(enrolment ?? '')
    await tablet.page.getByRole('button', { name: '登録' }).click()
    await tablet.page.getByText('「B ライン」').waitFor()
    await page.getByText('「B ライン」を登録しました。').waitFor()

    await page.goto('/people')
    await page.getByLabel('氏名、社員番号、メールで検索').fill('佐藤')
    await page.getByRole('link', { name: '佐藤 愛' }).click()
    await page.getByRole('button', { name: 'PIN 用のコードを発行' }).click()
    await page.getByRole('button', { name: 'コードを発行', exact: true }).click()
    const redemption = await page.getByText('/redeem#').textContent()
    await look(page)
    await tablet.page.goto(redemption ?? '')
    await tablet.page.getByLabel('メールアドレスまたは社員番号').fill('1001')
    await tablet.page.getByText('PIN', { exact: true }).click()
    await tablet.page.getByLabel('新しい PIN').fill('482915')
    await look(tablet.page)
    await tablet.page.keyboard.press('Enter')
    await tablet.page.getByRole('link', { name: 'サインイン' }).click()
    await tablet.page.getByLabel('メールアドレスまたは社員番号').fill('1001')
    await tablet.page.getByLabel('PIN', { exact: true }).fill('482915')
    await tablet.page.keyboard.press('Enter')
    await tablet.page.getByRole('heading', { name: '作業', level: 1 }).waitFor()
    await tablet.page.goto('/account')
    await tablet.page.getByRole('heading', { name: '佐藤 愛', level: 1 }).waitFor()
    await tablet.close()
    await device.close()
  })

  test('somebody is given another role and deactivated, and is signed out by that', async () => {
    const leaving = await plant.aPerson('worker', 'Mei Suzuki')
    const theirs = await aDevice(plant, { as: leaving })
    const device = await aDevice(plant, { as: admin, size: 'desktop', theme: 'dark' })
    const { page } = device
    await page.goto(`/people/${leaving.id}`)
    await page.getByLabel('Auditor').check()
    await page.getByRole('button', { name: 'Change the role' }).click()
    await page.getByText('Reads everything, and changes nothing.').waitFor()
    await page.getByText('Auditor · ').waitFor()
    await page.getByRole('button', { name: 'Deactivate' }).click()
    await look(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
    await page.getByRole('button', { name: 'Reactivate' }).waitFor()
    await look(page)
    await page.getByRole('link', { name: 'Audit trail of this account' }).click()
    await page.waitForURL(`**/audit/${leaving.id}`)
    await page.getByRole('main').getByRole('time').first().waitFor()
    await theirs.page.goto('/account')
    await theirs.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await theirs.close()
    await device.close()
  })

  test('a supervisor looks after workers alone, and never sees the tokens', async () => {
    const device = await aDevice(plant, { as: supervisor })
    const { page } = device
    await page.goto(`/people/${admin.id}`)
    await page.getByText('An admin looks after this person.').waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
    await look(page)
    await page.goto('/tokens')
    await page.getByRole('heading', { name: 'Not for your role' }).waitFor()
    await device.close()
  })

  test('a token’s secret is shown once, and works until it is revoked', async () => {
    const device = await aDevice(plant, { as: admin, size: 'desktop' })
    const { page } = device
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto('/tokens')
    await page.getByRole('heading', { name: 'No tokens' }).waitFor()
    expect(asked).not.toContain('/api/v1/users')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByLabel('What is it for?').fill('Planning system')
    await look(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'The token’s secret' }).waitFor()
    const secret = await page.getByText(/^tenken_|^tk_|^[\w-]{30,}$/).textContent()
    const asMachine = () =>
      fetch(`${plant.url}/api/v1/me`, { headers: { authorization: `Bearer ${secret}` } })
    expect((await asMachine()).status).toBe(200)
    await page.getByRole('button', { name: 'I have it' }).click()
    await look(page)
    await page.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('Revoked').waitFor()
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
    expect((await asMachine()).status).toBe(401)
    await device.close()
  })

  test('one’s own password is changed by the one that one signed in with', async () => {
    const person = await plant.aPerson('worker', 'Kenji Tanaka')
    const device = await aDevice(plant, { as: person, size: 'smallPhone' })
    const { page } = device
    await page.goto('/account')
    await page.getByLabel('What you signed in with').fill('not my password at all')
    await page.getByLabel('New password').fill('four words nobody knows')
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByRole('alert').waitFor()
    await look(page)
    await page.getByLabel('What you signed in with').fill(password)
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByText('It is changed.').waitFor()
    await device.close()
  })

  test('a device is revoked under a worker: what they answered on it goes on record once they sign in elsewise', async () => {
    const worker = await plant.aPerson('worker', 'Hana Kato')
    const work = await begun(plant, worker, await plant.aSop(dieChange))
    const pin = '482915'
    const hashing = cheapHashing()
    const at = new Date()
    const { code } = await plant.database.session(async (db) => {
      await setOwnSecret(db, { user: worker, kind: 'pin', secret: pin, at }, hashing)

      return addDevice(db, { id: randomUUID(), name: 'Tablet line C', by: supervisor, at })
    })
    const tablet = await aDevice(plant, { size: 'tablet' })
    const theirs = tablet.page
    await theirs.goto(`/enrol#${code}`)
    await theirs.getByRole('button', { name: 'Enrol' }).click()
    await theirs.getByText('“Tablet line C”').waitFor()
    await theirs.goto(`/work/${work}`)
    await theirs.getByLabel('E-mail or employee number').fill(worker.email)
    await theirs.getByLabel('PIN', { exact: true }).fill(pin)
    await theirs.keyboard.press('Enter')
    await theirs.getByRole('heading', { name: 'Sign the die card' }).waitFor()
    await tablet.context.setOffline(true)
    await ok(theirs).click()
    await theirs.getByText('1 check is safe').waitFor()

    const device = await aDevice(plant, { as: supervisor })
    const { page } = device
    await page.goto('/devices')
    const line = page.getByRole('row', { name: /Tablet line C/ })
    await line.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await line.getByText('Revoked').waitFor()
    await tablet.context.setOffline(false)

    await theirs.getByText('You were signed out.').waitFor()
    await theirs.getByText('One answer on this device is not sent yet.').waitFor()
    await look(theirs)
    expect(await checksOf(plant, work)).toEqual([])
    await theirs.keyboard.type(pin)
    await theirs.keyboard.press('Enter')
    await theirs.getByRole('alert').waitFor()
    await look(theirs)
    await theirs.getByRole('button', { name: 'With a password' }).click()
    await theirs.getByLabel('Password', { exact: true }).fill(password)
    await theirs.keyboard.press('Enter')

    await expectChecks(plant, work, ['pass'])
    await theirs.getByRole('heading', { name: 'Look around the press' }).waitFor()
    await device.close()
    await tablet.close()
  })
})
