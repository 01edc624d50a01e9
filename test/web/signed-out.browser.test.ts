import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { isInCi, oneIn } from '../setup/one-in.ts'
import { aDraft } from '../setup/records.ts'
import { aDevice, type Device, expectAccessible, expectFitting } from './setup/device.ts'
import { begun, dieChange, expectChecks, ok } from './setup/die-change.ts'
import { aPlant, type Person, type Plant, password } from './setup/plant.ts'
import { AtWork } from './setup/work.ts'

type Who = 'worker' | 'supervisor' | 'admin'

let plant: Plant
let people: Record<Who, Person>
let ids: { sop: string; draft: string; running: string; waiting: string; person: string }

beforeAll(async () => {
  plant = await aPlant()
  const [worker, supervisor, admin, other] = await Promise.all([
    plant.aPerson('worker', 'Kenji Tanaka'),
    plant.aPerson('supervisor', 'Aiko Mori'),
    plant.aPerson('admin', 'Ryo Ito'),
    plant.aPerson('worker', 'Mei Sato'),
  ])
  people = { worker, supervisor, admin }
  const sop = await plant.aSop(dieChange)
  ids = {
    sop: sop.id,
    draft: (await aDraft(plant.database)).id,
    running: await begun(plant, worker, sop),
    waiting: await handedIn(other, sop),
    person: other.id,
  }
})

afterAll(() => plant.close())

async function handedIn(worker: Person, sop: Sop): Promise<string> {
  const work = await AtWork.begin(plant, worker, sop)
  for (const _ of sop.tasks.flatMap(({ steps }) => steps)) await work.check()
  await work.complete()

  return work.id
}

interface Form {
  name: string
  as: Who
  path: () => string
  /** What opens it, where it isn't there from the beginning. */
  open?: RegExp[]
  /** What is typed, by its labels. */
  fields: Readonly<Record<string, string>>
  /** What sends it. */
  send: RegExp
  /** What leads back to it, where something else came of it. */
  back?: RegExp
}

const forms: Form[] = [
  {
    name: 'a text to import',
    as: 'supervisor',
    path: () => '/procedures/import',
    fields: { 'Or paste its text': '# Half a procedure' },
    send: /^Read it$/,
    back: /^Another file$/,
  },
  {
    name: 'a draft that is edited',
    as: 'supervisor',
    path: () => `/procedures/${ids.draft}/edit`,
    fields: { 'Title of the procedure': 'Half a title' },
    send: /^Save the draft$/,
  },
  {
    name: 'a reason to reject',
    as: 'supervisor',
    path: () => `/review/${ids.waiting}`,
    open: [/^Reject with a reason/],
    fields: { Reason: 'The lock was not hung.', 'Your password': password },
    send: /^Reject$/,
  },
  {
    name: 'a reason to retire',
    as: 'supervisor',
    path: () => `/procedures/${ids.sop}`,
    open: [/^Retire/],
    fields: { 'Why?': 'The press is gone.' },
    send: /^Retire it$/,
  },
  {
    name: 'somebody new',
    as: 'admin',
    path: () => '/people',
    open: [/^Add somebody$/],
    fields: { Name: 'Yuki Abe', 'Employee number': 'E-77' },
    send: /^Add$/,
  },
  {
    name: 'another name of somebody',
    as: 'admin',
    path: () => `/people/${ids.person}`,
    fields: { Name: 'Mei Kato' },
    send: /^Save$/,
  },
  {
    name: 'a device',
    as: 'admin',
    path: () => '/devices',
    open: [/^Enrol a device$/],
    fields: { 'What is it called?': 'Tablet 7' },
    send: /^Make the code$/,
  },
  {
    name: 'a token',
    as: 'admin',
    path: () => '/tokens',
    open: [/^Make a token$/],
    fields: { 'What is it for?': 'Dashboard' },
    send: /^Make it$/,
  },
  {
    name: 'a new password of one’s own',
    as: 'worker',
    path: () => '/account',
    fields: {
      'What you signed in with: password or PIN': password,
      'New password': 'a wholly new password',
    },
    send: /^Change it$/,
  },
  {
    name: 'a reason to abort',
    as: 'worker',
    path: () => `/work/${ids.running}`,
    open: [/^Pause$/, /^Abort/],
    fields: { 'Why can it not go on?': 'The line is down.' },
    send: /^Abort for good$/,
  },
]

/** What the sign-in was is not known to the server any more. */
async function signOutMeanwhile(device: Device): Promise<void> {
  await device.context.clearCookies()
}

async function signInAgain(page: Page, person: Person): Promise<void> {
  await page.getByText('You were signed out.').waitFor()
  await page.getByLabel('E-mail or employee number').fill(person.email)
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const hasNoFocus = (page: Page) => page.evaluate(() => document.activeElement === document.body)

describe('whose sign-in ends', () => {
  test.each(oneIn(isInCi ? 4 : 1, forms))(
    'finds $name as it was typed',
    async ({ as, path, open = [], fields, send, back }) => {
      const device = await aDevice(plant, { as: people[as] })
      const { page } = device
      await page.goto(path())
      for (const name of open) await page.getByRole('button', { name }).first().click()
      const root = open.length > 0 ? page.getByRole('dialog') : page.getByRole('main')
      const field = (label: string) => root.getByRole('textbox', { name: label, exact: true }).first()
      for (const [label, text] of Object.entries(fields)) await field(label).fill(text)
      await signOutMeanwhile(device)
      await root.getByRole('button', { name: send }).first().click()
      await signInAgain(page, people[as])
      if (back) await page.getByRole('button', { name: back }).click()
      for (const [label, text] of Object.entries(fields)) {
        if (label !== 'Your password') await expect.poll(() => field(label).inputValue()).toBe(text)
      }
      if (!back) expect(await hasNoFocus(page), 'nothing has the focus').toBe(false)
      await expectAccessible(page)
      await expectFitting(page)
      expect(new URL(page.url()).pathname).toBe(path())
      await device.close()
    },
  )

  test('finds the sheet of a problem open, and the answer given before it is sent once', async () => {
    const worker = await plant.aPerson('worker', 'Emi Honda')
    const work = await begun(plant, worker, await plant.aSop(dieChange))
    const device = await aDevice(plant, { as: worker })
    const { page } = device
    await page.goto(`/work/${work}`)
    await ok(page).waitFor()
    await signOutMeanwhile(device)
    await ok(page).click()
    await page.getByText('You were signed out.').waitFor()
    await signInAgain(page, worker)
    await expectChecks(plant, work, ['pass'])
    await page.getByRole('button', { name: 'Problem' }).click()
    await page.getByLabel('In your words').fill('The hasp is bent.')
    await signOutMeanwhile(device)
    await device.context.setOffline(true)
    await page.getByText('Offline.').waitFor()
    await device.context.setOffline(false)
    await signInAgain(page, worker)
    await expect.poll(() => page.getByLabel('In your words').inputValue()).toBe('The hasp is bent.')
    await page.getByRole('button', { name: 'Report problem' }).click()
    await expectChecks(plant, work, ['pass', 'fail'])
    await device.close()
  })

  test('leaves nothing of it to anybody else, nor does who signs out', async () => {
    const device = await aDevice(plant, { as: people.admin })
    const { page } = device
    await page.goto('/people')
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Half a name')
    await signOutMeanwhile(device)
    await page.getByLabel('Employee number').fill('E-78')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await signInAgain(page, people.supervisor)
    await page.getByRole('button', { name: 'Add somebody' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)

    await page.goto('/account')
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await page.content()).not.toContain(people.supervisor.name)
    await device.close()
  })
})
