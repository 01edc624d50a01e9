import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import { aPlant, type Person, type Plant, password } from './setup/plant.ts'

let plant: Plant
let worker: Person

beforeAll(async () => {
  plant = await aPlant()
  worker = await plant.aPerson('worker', 'Kenji Tanaka')
})

afterAll(() => plant.close())

describe('signing in', () => {
  test.each(['light', 'dark'] as const)(
    'by password, at the address that was asked for, in %s',
    async (theme) => {
      const device = await aDevice(plant, { size: 'smallPhone', theme })
      const { page } = device
      await page.goto('/account')
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      await expectAccessible(page)
      await expectFitting(page)
      await page.getByLabel('E-mail or employee number').fill(worker.email)
      await page.getByLabel('Password').fill(password)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Kenji Tanaka' }).waitFor()
      await expectAccessible(page)
      await expectFitting(page)
      expect(new URL(page.url()).pathname).toBe('/account')
      await device.close()
    },
  )

  test('a wrong password is refused in Japanese, says what to do, and keeps the name', async () => {
    const device = await aDevice(plant, { language: 'ja' })
    const { page } = device
    await page.goto('/')
    await page.getByLabel('メールアドレスまたは社員番号').fill(worker.email)
    const secret = page.getByRole('textbox', { name: 'パスワード' })
    const button = page.getByRole('button', { name: 'サインイン' })
    await secret.fill('not my password at all')
    const before = await button.boundingBox()
    await button.click()
    await page.getByRole('alert').waitFor()
    expect(await button.boundingBox()).toEqual(before)
    expect(await secret.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await secret.inputValue()).toBe('')
    expect(await page.getByRole('alert').textContent()).toMatch(/[ぁ-ん]/)
    expect(await page.getByLabel('メールアドレスまたは社員番号').inputValue()).toBe(worker.email)
    await page.getByRole('button', { name: 'PIN を使う' }).click()
    await page.getByText('この端末は未登録で、PIN は使えません').waitFor()
    await expectAccessible(page)
    await device.close()
  })

  test('what is typed is hidden until somebody asks to see it, and that Caps Lock is on is said', async () => {
    const device = await aDevice(plant, { size: 'smallPhone' })
    const { page } = device
    await page.goto('/')
    const field = page.getByLabel('Password', { exact: true })
    await field.fill(password)
    expect(await field.getAttribute('type')).toBe('password')
    await page.getByRole('button', { name: 'Show what is typed' }).click()
    expect(await field.getAttribute('type')).toBe('text')
    expect(await field.inputValue()).toBe(password)
    await page.getByRole('button', { name: 'Hide what is typed' }).click()
    expect(await field.getAttribute('type')).toBe('password')

    expect(await page.getByText('Caps Lock is on.').count()).toBe(0)
    await field.dispatchEvent('keydown', { key: 'A', modifierCapsLock: true, bubbles: true })
    await page.getByRole('status').getByText('Caps Lock is on.').waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await field.dispatchEvent('keyup', { key: 'CapsLock', bubbles: true })
    await page.getByText('Caps Lock is on.').waitFor({ state: 'detached' })
    await device.close()
  })

  test('two of one name on a shared device are told apart by what they are called by', async () => {
    const device = await aDevice(plant, { size: 'smallPhone' })
    const { page } = device
    await page.addInitScript(() => {
      const here = ['2007', '2131', '2009'].map((calledBy) => ({ calledBy, name: 'Aiko Sato' }))
      localStorage.setItem(
        'tenken.people-here',
        JSON.stringify([...here.slice(0, 2), { ...here[2], name: 'Mei' }]),
      )
    })
    await page.goto('/')
    for (const number of ['2007', '2131']) {
      await page.getByRole('button', { name: `Take Aiko Sato ${number} off this list` }).waitFor()
      await page.getByRole('button', { name: `Aiko Sato ${number}`, exact: true }).waitFor()
    }
    await page.getByRole('button', { name: 'Mei', exact: true }).waitFor()
    await expectAccessible(page)
    await expectFitting(page)
    await device.close()
  })

  test('nobody can be clicked on where no demo is served', async () => {
    const device = await aDevice(plant)
    const { page } = device
    const asked = page.waitForResponse('**/api/v1/demo')
    await page.goto('/')
    expect((await asked).status()).toBe(404)
    // They would come with it; the heading is there before.
    await page.getByLabel('Password', { exact: true }).waitFor()
    expect(await page.getByRole('heading', { name: 'Demo plant' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Kenji Tanaka' }).count()).toBe(0)
    await device.close()
  })

  test('signing out asks to sign in again', async () => {
    const device = await aDevice(plant, { as: worker })
    const { page } = device
    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await device.close()
  })
})
