import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overrideCheck } from '../../src/application/safety-checks.ts'
import { editSop, publishSop, reviseSop } from '../../src/application/sop-versions.ts'
import { rejectWorkSession } from '../../src/application/work-sessions.ts'
import type { Sop } from '../../src/domain/sop.ts'
import { aNewerPage, endOfTheWorker } from './setup/a-newer-page.ts'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import {
  begun,
  checksOf,
  dieChange,
  expectChecks,
  heading,
  keptPage,
  ok,
  tapTwice,
} from './setup/die-change.ts'
import { press } from './setup/keyboard.ts'
import { aPlant, type Person, type Plant } from './setup/plant.ts'

let plant: Plant
let sop: Sop
let supervisor: Person

beforeAll(async () => {
  plant = await aPlant()
  supervisor = await plant.aPerson('supervisor', 'Yuki Mori')
  sop = await plant.aSop(dieChange)
})

afterAll(() => plant.close())

async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFitting(page)
}

/** The next version, in use, whose first step is said otherwise. */
function changed(from: Sop): Promise<void> {
  return plant.database.session(async (db) => {
    const at = new Date()
    const draft = await reviseSop(db, { from: from.id, author: supervisor, at })
    const [first, ...tasks] = draft.tasks
    const [step, ...steps] = first?.steps ?? []
    if (!first || !step) throw new Error('The procedure has no step.')
    const procedure = {
      title: draft.title,
      tasks: [{ ...first, steps: [{ ...step, description: 'Sign the green card' }, ...steps] }, ...tasks],
    }
    await editSop(db, { id: draft.id, procedure, author: supervisor, at })
    await publishSop(db, { id: draft.id, supervisor, at })
  })
}

test('a worker’s day on a small phone: start, problem, pause, danger, hand in, rejected, what changed', async () => {
  const worker = await plant.aPerson('worker', 'Kenji Tanaka')
  const device = await aDevice(plant, { as: worker, size: 'smallPhone' })
  const { page } = device
  await page.goto('/')
  await page.getByRole('link', { name: /Press 3: die change/ }).click()
  await page.getByRole('heading', { name: 'Press 3: die change' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Start' }).click()
  await heading(page, 'Sign the die card')
  await expectSound(page)

  await page.getByRole('button', { name: 'Problem' }).click()
  const report = page.getByRole('button', { name: 'Report problem' })
  await report.waitFor()
  expect(await report.evaluate((button) => button.getBoundingClientRect().bottom <= innerHeight)).toBe(true)
  await report.click()
  await page.getByText('Choose what is wrong.').waitFor()
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
  await page.getByLabel('Equipment is damaged').check()
  // What lies half behind the buttons is looked at where it doesn't.
  await page.getByRole('dialog').evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight))
  await expectSound(page)
  await page.getByRole('button', { name: 'Report problem' }).click()
  await page.getByText('You reported a problem here.').waitFor()
  await expectSound(page)
  await ok(page).click()
  await ok(page).click()

  await heading(page, 'Turn the main breaker off')
  expect(await ok(page).getAttribute('aria-disabled')).toBe('true')
  await page.getByText('First acknowledge the danger above').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expectSound(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
  await heading(page, 'Paused')
  await expectSound(page)
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('button', { name: 'I see this danger' }).click()
  await page.getByText('Danger acknowledged').waitFor()
  await ok(page).click()
  await ok(page).click()
  await heading(page, 'All steps are done')
  await expectSound(page)
  await page.getByRole('button', { name: 'Hand in' }).click()
  await page.getByText('It waits for a supervisor’s approval').waitFor()
  await expectSound(page)

  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  await expectChecks(plant, id, ['fail', 'pass', 'pass', 'pass', 'pass'])
  const reason = 'The photo of the lock is missing'
  await expect
    .poll(async () => (await plant.database.session((db) => db.workSessions.get(id))).status)
    .toBe('completed')
  await plant.database.session((db) => rejectWorkSession(db, { id, by: supervisor, reason, at: new Date() }))
  await changed(sop)
  await page.goto('/work')
  await page.getByText(reason).first().waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'Do it again' }).click()
  await page.getByRole('heading', { name: 'What changed since you last did this' }).waitFor()
  await page.getByText('Sign the green card').first().waitFor()
  await expectSound(page)
  await device.close()
})

test('of all procedures each is found, in however many pages they come, and told from others of its title', async () => {
  const alike = [
    await plant.aSop({ ...dieChange, title: 'Oil the gear' }),
    await plant.aSop({ ...dieChange, title: 'Oil the gear' }),
  ]
  await plant.aSop({ ...dieChange, title: 'Grease the chain' })
  const device = await aDevice(plant, {
    as: await plant.aPerson('worker', 'Mei Suzuki'),
    size: 'smallPhone',
  })
  const { page } = device
  await page.route(/sops\?.*limit=/, (route) =>
    route.continue({
      url: route
        .request()
        .url()
        .replace(/limit=\d+/, 'limit=1'),
    }),
  )
  await page.goto('/')
  for (const { id } of alike) {
    await page
      .getByRole('link', { name: /Oil the gear/ })
      .filter({ hasText: `ID …${id.slice(-6)}` })
      .waitFor()
  }
  const single = page.getByRole('link', { name: /Grease the chain/ })
  expect(await single.textContent()).not.toContain('ID')
  await expectSound(page)
  await device.close()
})

test('while it loads, nothing stands below that what comes would push away', async () => {
  const device = await aDevice(plant, { as: await plant.aPerson('worker', 'Nao Ito'), size: 'smallPhone' })
  const { page } = device
  let answer = () => {}
  const asked = new Promise<void>((resolve) => (answer = resolve))
  await page.route(/\/sops\?/, async (route) => {
    await asked
    await route.continue()
  })
  await page.goto('/')
  const past = page.locator('[aria-labelledby=past]')
  await past.waitFor({ state: 'attached' })
  expect(await past.isVisible()).toBe(false)

  answer()
  await page.getByRole('heading', { name: 'Procedures' }).waitFor()
  await past.waitFor()
  await device.close()
})

test('that the step goes on below is said over nothing: each danger is acknowledged where it is seen', async () => {
  const worker = await plant.aPerson('worker', 'Jun Abe')
  const text = 'It can start by itself. '.repeat(9)
  const hazard = { description: text, severity: 'critical', mitigation: null } as const
  const [task] = dieChange.tasks
  const steps = [{ description: 'Lock', expectedAction: text, expectedResult: text, hazards: [hazard] }]
  const long = await plant.aSop({
    title: 'Lockout',
    tasks: [{ title: task?.title ?? '', description: null, steps }],
  })
  const work = await begun(plant, worker, long)
  const device = await aDevice(plant, { as: worker, size: 'smallPhone' })
  const { page } = device
  await page.goto(`/work/${work}`)
  const more = page.getByRole('button', { name: 'More below' })
  await more.waitFor()
  const over = await more.evaluate((button) => {
    const { top } = button.getBoundingClientRect()

    return (document.querySelector('main')?.getBoundingClientRect().bottom ?? Infinity) - top
  })
  expect(over).toBeLessThanOrEqual(0)
  await device.close()
})

test('the same in Japanese, in the dark, by keyboard alone', async () => {
  const worker = await plant.aPerson('worker', '田中 健二')
  const work = await begun(plant, worker, await plant.aSop({ ...dieChange, title: '3号プレス 金型交換' }))
  const device = await aDevice(plant, { as: worker, language: 'ja', theme: 'dark', size: 'desktop' })
  const { page } = device
  await page.goto('/work')
  await press(page, /続きから/)
  await heading(page, 'Sign the die card')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await press(page, /ヨシ!/)
  await heading(page, 'Look around the press')
  await press(page, /ヨシ!/)
  await heading(page, 'Turn the main breaker off')
  await press(page, /危険を確認し/)
  await page.getByRole('button', { name: /^危険を確認済み/, pressed: true }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^危険を確認済み/)
  await press(page, /ヨシ!/)
  await heading(page, 'Pull the die')
  await press(page, /ヨシ!/)
  await heading(page, 'すべての手順が済みました')
  await expectSound(page)
  await press(page, /提出する/)
  await page.getByText('監督者の承認を待っています').waitFor()
  await expectSound(page)
  expect(await checksOf(plant, work)).toEqual(['pass', 'pass', 'pass', 'pass'])
  await device.close()
})

test('an override is read before the work goes on: who, why, and what is still dangerous there', async () => {
  const worker = await plant.aPerson('worker', 'Emma Smith')
  const work = await begun(plant, worker, await plant.aSop({ ...dieChange, title: 'Press 8: die change' }))
  const device = await aDevice(plant, { as: worker, size: 'smallPhone' })
  const { page } = device
  await page.goto(`/work/${work}`)
  await ok(page).click()
  await heading(page, 'Look around the press')
  await ok(page).click()
  await heading(page, 'Turn the main breaker off')
  await page.getByRole('button', { name: 'Problem' }).click()
  await page.getByLabel('I cannot do it safely').check()
  await page.getByRole('button', { name: 'Report problem' }).click()
  await page.getByText('You reported a problem here.').waitFor()
  await expect.poll(() => checksOf(plant, work)).toEqual(['pass', 'pass', 'fail'])
  await plant.database.session((db) =>
    overrideCheck(db, {
      workSessionId: work,
      supervisor,
      reason: 'Only with the electrician beside you',
      at: new Date(),
    }),
  )
  await heading(page, 'Step 3 was overridden')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.getByText('Only with the electrician beside you').waitFor()
  await page.getByText('Yuki Mori').waitFor()
  await page.getByText('Live parts inside. A shock can kill.').waitFor()
  await expectSound(page)
  await page.reload()
  await page.getByRole('button', { name: 'I have read it: go on to step 4' }).click()
  await heading(page, 'Pull the die')
  await page.getByRole('button', { name: /All steps/ }).click()
  const [, , third] = await page.getByRole('dialog').getByRole('listitem').all()
  expect(await third?.textContent()).toContain('Overridden by Yuki Mori')
  expect(await third?.textContent()).not.toContain('Done')
  await device.close()
})

test('a second tap answers nothing: not the step that has come, not the one that was left', async () => {
  const worker = await plant.aPerson('worker', 'Ken Abe')
  const brief = { title: 'Press 5', tasks: dieChange.tasks.slice(0, 1) }
  const work = await begun(plant, worker, await plant.aSop(brief))
  const device = await aDevice(plant, { as: worker })
  const { page } = device
  const button = (name: string) => page.getByRole('button', { name })
  await page.goto(`/work/${work}`)

  await tapTwice(ok(page), 50)
  await heading(page, 'Look around the press')
  await expect.poll(() => checksOf(plant, work)).toEqual(['pass'])

  await button('Pause').click()
  await tapTwice(page.getByRole('dialog').getByRole('button', { name: 'Pause' }), 100)
  await heading(page, 'Paused')
  await tapTwice(button('Resume'), 600)
  await heading(page, 'Look around the press')

  await button('Problem').click()
  await page.getByLabel('Equipment is damaged').check()
  await tapTwice(button('Report problem'), 100)
  await page.getByText('You reported a problem here.').waitFor()
  await expectChecks(plant, work, ['pass', 'fail'])
  await button('OK now It is put right').waitFor()
  await expectAccessible(page)

  await tapTwice(ok(page), 300)
  await heading(page, 'All steps are done')
  await tapTwice(button('Hand in'), 300)
  await heading(page, 'Handed in')
  await page.getByRole('link', { name: 'To your work', exact: true }).last().click()
  await heading(page, 'Work')
  await expectChecks(plant, work, ['pass', 'fail', 'pass'])
  await device.close()
})

test('in forced colours every control of a step has an edge, and what is chosen a thicker one', async () => {
  const worker = await plant.aPerson('worker', 'Rin Abe')
  const work = await begun(plant, worker, await plant.aSop({ ...dieChange, title: 'Press 9' }))
  const device = await aDevice(plant, { as: worker })
  const { page } = device
  const edge = (control: Locator) =>
    control.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth))
  const reason = (says: string) => page.locator('label', { hasText: says })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`/work/${work}`)
  await heading(page, 'Sign the die card')
  for (const name of ['Pause', 'Problem', 'OK']) {
    expect(await edge(page.getByRole('button', { name })), name).toBeGreaterThan(0)
  }

  await page.getByRole('button', { name: 'Problem' }).click()
  await page.getByLabel('Something else').check()

  expect(await edge(page.getByRole('dialog'))).toBeGreaterThan(0)
  expect(await edge(page.getByRole('button', { name: 'Report problem' }))).toBeGreaterThan(0)
  expect(await edge(reason('Equipment is damaged'))).toBeGreaterThan(0)
  expect(await edge(reason('Something else'))).toBeGreaterThan(await edge(reason('Equipment is damaged')))
  await device.close()
})

test('the way back closes what is open, not the page, and what was half said is there again', async () => {
  const worker = await plant.aPerson('worker', 'Rin Ito')
  const work = await begun(plant, worker, await plant.aSop({ ...dieChange, title: 'Press 6' }))
  const device = await aDevice(plant, { as: worker })
  const { page } = device
  const sheet = page.getByRole('dialog')
  await page.goto('/work')
  await page.getByRole('link', { name: /^Go on/ }).click()
  await heading(page, 'Sign the die card')
  for (const name of ['Press 6', 'Pause', 'Help']) {
    await page.getByRole('button', { name }).click()
    await sheet.waitFor()
    await page.goBack()
    await sheet.waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Problem' }).click()
  await page.getByLabel('In your words').fill('The card is torn')
  await page.goBack()
  await sheet.waitFor({ state: 'hidden' })
  await heading(page, 'Sign the die card')

  await page.getByRole('button', { name: 'Problem' }).click()
  expect(await page.getByLabel('In your words').inputValue()).toBe('The card is torn')
  await page.getByLabel('Something else').check()
  await page.getByRole('button', { name: 'Report problem' }).click()
  await page.getByText('The card is torn').waitFor()
  await page.getByRole('button', { name: 'Problem' }).click()
  expect(await page.getByLabel('In your words').inputValue()).toBe('')
  await page.getByRole('button', { name: 'Back' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.goBack()
  await heading(page, 'Work')
  await expectChecks(plant, work, ['fail'])
  await device.close()
})

test('that the record takes no text so long is said before it is sent, and nothing of it is cut off', async () => {
  const worker = await plant.aPerson('worker', 'Rin Kato')
  const work = await begun(plant, worker, await plant.aSop({ ...dieChange, title: 'Press 8' }))
  const device = await aDevice(plant, { as: worker, size: 'smallPhone' })
  const { page } = device
  const sheet = page.getByRole('dialog')
  await page.goto(`/work/${work}`)
  for (const [buttons, label] of [
    [['Problem'], 'In your words'],
    [['Pause', 'Abort this work…'], 'Why can it not go on?'],
  ] as const) {
    for (const name of buttons) await page.getByRole('button', { name }).click()
    const field = sheet.getByLabel(label)
    await field.fill('x'.repeat(20_001))
    await sheet.getByText('It may have 20000 characters at most: 1 is too many.').waitFor()
    expect((await field.inputValue()).length).toBe(20_001)
    await field.fill('x'.repeat(19_999))
    await sheet.getByText('Room for 1 more character').waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
  }
  await device.close()
})

test('an address of nothing, or of another’s work, says so and leads home', async () => {
  const worker = await plant.aPerson('worker', 'Sora Mori')
  const others = await begun(
    plant,
    await plant.aPerson('worker', 'Jun Mori'),
    await plant.aSop({ ...dieChange, title: 'Press 7' }),
  )
  const device = await aDevice(plant, { as: worker })
  const { page } = device
  for (const address of ['/work/zzz', '/records/xyz', '/start/1']) {
    await page.goto(address)
    await heading(page, 'There is nothing here')
  }
  await page.goto(`/work/${others}`)
  await heading(page, 'This work is somebody else’s')
  expect(await page.getByRole('main').textContent()).not.toContain(others)
  await expectSound(page)
  await page.getByRole('link', { name: 'To your work' }).click()
  await heading(page, 'Work')
  await device.close()
})

test.each(['smallPhone', 'lowPhone'] as const)(
  'what lies below the answers of a %s is told, and shown once the danger is acknowledged',
  async (size) => {
    const worker = await plant.aPerson('worker', 'Mei Ono')
    const [prepare, isolate] = dieChange.tasks
    const [signing, breaker] = [prepare?.steps[0], isolate?.steps[0]]
    if (!prepare || !signing || !breaker) throw new Error('The procedure is another.')
    const steps = [
      { ...breaker, expectedAction: signing.expectedAction, expectedResult: signing.expectedResult },
    ]
    const low = await plant.aSop({ title: `Press of a ${size}`, tasks: [{ ...prepare, steps }] })
    const device = await aDevice(plant, { as: worker, size })
    const { page } = device
    await page.goto(`/work/${await begun(plant, worker, low)}`)
    const more = page.getByText('More below')
    const isSeen = async (text: string) => {
      const [said, answers] = [page.getByText(text), page.getByRole('region', { name: 'Your answer' })]
      const [its, theirs] = [await said.boundingBox(), await answers.boundingBox()]

      return its !== null && theirs !== null && its.y >= 0 && its.y + its.height <= theirs.y
    }
    await more.waitFor()
    expect(await isSeen('Card, yoshi!')).toBe(false)
    await expectSound(page)

    await page.getByRole('button', { name: 'I see this danger' }).click()
    await expect.poll(() => isSeen('Card, yoshi!')).toBe(true)
    await expect
      .poll(async () => {
        await more.dispatchEvent('click')

        return more.isVisible()
      })
      .toBe(false)
    expect(await isSeen('today’s date')).toBe(true)
    expect((await ok(page).boundingBox())?.height).toBe(size === 'lowPhone' ? 56 : 84)
    await device.close()
  },
)

test('a deploy under a step loses nothing: the newer page waits until no tab shows a step', async () => {
  const worker = await plant.aPerson('worker', 'Mina Sato')
  const work = await begun(plant, worker, await plant.aSop({ ...dieChange, title: 'Press 4' }))
  const newer = await aNewerPage()
  const device = await aDevice(plant, { as: worker, keepsPage: true })
  const { page } = device
  const release = () => page.locator('meta[name=release]').count()
  await page.goto(`/work/${work}`)
  await heading(page, 'Sign the die card')
  await keptPage(page)
  await page.reload()
  await heading(page, 'Sign the die card')
  await plant.stop()
  await ok(page).click()
  await page.getByText('Offline. 1 check is safe on this device.').waitFor()
  await plant.serve(newer.url)
  await expectChecks(plant, work, ['pass'])
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
  })
  const waits = () => page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)
  await expect.poll(waits).toBe(true)

  await page.reload()
  await heading(page, 'Look around the press')
  expect(await release()).toBe(0)
  await ok(page).click()
  await heading(page, 'Turn the main breaker off')
  expect(await release()).toBe(0)
  const other = await device.tab()
  await other.goto(`/work/${work}`)
  await heading(other, 'Turn the main breaker off')
  const endIdleWorker = await endOfTheWorker(page)
  await page.getByRole('link', { name: 'To your work' }).click()
  await page.getByRole('link', { name: 'Go on: step 3 of 4' }).waitFor()
  await endIdleWorker()
  await other.getByRole('button', { name: 'I see this danger' }).click()
  await ok(other).click()
  await heading(other, 'Pull the die')
  await ok(other).click()
  await heading(other, 'All steps are done')
  expect(await release()).toBe(0)
  expect(await waits()).toBe(true)
  await other.getByRole('link', { name: 'To your work' }).click()
  await other.getByRole('link', { name: 'All steps are done: hand it in' }).waitFor()
  const releaseOnceIdle = async () => {
    await endIdleWorker()

    return release()
  }
  await expect.poll(releaseOnceIdle, { interval: 250 }).toBe(1)
  await page.getByRole('link', { name: 'All steps are done: hand it in' }).waitFor()
  await expectChecks(plant, work, ['pass', 'pass', 'pass', 'pass'])
  await device.close()
  await newer.remove()
})
