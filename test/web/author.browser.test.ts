import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { encode } from 'uqr'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editSop, publishSop, reviseSop } from '../../src/application/sop-versions.ts'
import { createSop } from '../../src/application/sops.ts'
import { aProcedure } from '../setup/records.ts'
import { aDevice, expectAccessible, expectFitting } from './setup/device.ts'
import { press, tabTo } from './setup/keyboard.ts'
import { aPlant, type Person, type Plant, password } from './setup/plant.ts'

const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url))

let plant: Plant
let author: Person
let other: Person

beforeAll(async () => {
  plant = await aPlant()
  author = await plant.aPerson('supervisor', 'Aiko Mori')
  other = await plant.aPerson('supervisor', 'Ryo Ito')
})

afterAll(() => plant.close())

/** What everybody must be able to read and to reach, on whatever they read it. */
async function look(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectFitting(page)
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

describe('an author’s day', () => {
  test('a file becomes a draft once it is accepted, is edited, published by password, and revised', async () => {
    const device = await aDevice(plant, { as: author, size: 'desktop' })
    const { page } = device
    await page.goto('/procedures')
    await heading(page, 'No procedures yet')
    await look(page)

    await page.getByRole('link', { name: 'Import a procedure' }).first().click()
    await page.getByText('Drop a file here').waitFor()
    await look(page)
    await page.setInputFiles('input[type=file]', sample('lockout-tagout.md'))
    await page.getByText('2 tasks · 8 steps · 5 hazards').waitFor()
    await page.getByText('It becomes a new procedure, as a draft.').waitFor()
    await look(page)
    expect(await titlesOnRecord(page)).toEqual([])

    await page.getByRole('button', { name: 'Keep it as a draft' }).click()
    await page.getByRole('link', { name: 'Publish…' }).waitFor()
    await look(page)
    expect(await titlesOnRecord(page)).toEqual(['Lockout and tagout of a conveyor drive'])

    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByText('Step 3: Hang your own padlock and tag on the switch.').click()
    await page.getByLabel('Point and call').fill('Locked, yoshi!')
    await page.getByRole('region', { name: 'The worker’s screen' }).getByText('Locked, yoshi!').waitFor()
    await look(page)
    await page.getByRole('button', { name: 'Save the draft' }).first().click()
    await page.getByRole('status').getByText('Saved').waitFor()
    await page.getByRole('link', { name: 'Publish…' }).click()

    await heading(page, 'Publish version 1')
    await page.getByText('“Locked, yoshi!”').waitFor()
    await look(page)
    await page.getByLabel('Your password').fill('not my password at all')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await look(page)
    await page.getByLabel('Your password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'QR poster' }).waitFor()
    await look(page)

    await page.getByRole('button', { name: 'Revise' }).click()
    await page.getByText('Step 3: Hang your own padlock and tag on the switch.').click()
    await page.getByLabel('Point and call').fill('Locked and tagged, yoshi!')
    await page.getByRole('button', { name: 'Save the draft' }).first().click()
    await page.getByRole('link', { name: 'Publish…' }).click()
    await heading(page, 'What changes from version 1')
    expect(await page.locator('ins').allTextContents()).toEqual([' and tagged'])
    await look(page)
    await device.close()
  })

  test('the same in Japanese on a small phone: pasted, kept, edited, published, hung up and revised', async () => {
    const device = await aDevice(plant, { as: author, size: 'smallPhone', language: 'ja', theme: 'dark' })
    const { page } = device
    await page.goto('/procedures/import')
    await page
      .getByLabel('または本文を貼り付ける')
      .fill('# ポンプの給油\n\n## 隔離\n\n1. 電源を切る\n   - 危険: 感電のおそれがある\n2. 油を差す\n')
    await page.getByRole('button', { name: '読み取る' }).click()
    await page.getByText('新しい作業手順書の下書きになります。').waitFor()
    await look(page)
    await page.getByRole('button', { name: '下書きとして記録する' }).click()
    await page.getByRole('link', { name: '編集' }).click()
    await page.getByText('手順 1: 電源を切る').click()
    await page.getByLabel('指差呼称').fill('電源 切、ヨシ!')
    await look(page)
    await page.getByRole('button', { name: '下書きを保存' }).first().click()
    await page.getByRole('status').getByText('保存済み').waitFor()
    await page.getByRole('link', { name: '発行…' }).click()
    await page.getByText('「電源 切、ヨシ!」').waitFor()
    await look(page)
    await page.getByLabel('パスワード', { exact: true }).fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'QR ポスター' }).click()
    await page.getByRole('img', { name: '「ポンプの給油」を開始する' }).waitFor()
    await look(page)
    await page.goBack()
    await page.getByRole('button', { name: '改訂' }).click()
    await page.getByText('手順 2: 油を差す').click()
    await page.getByLabel('判定基準').fill('油面が中央にある')
    await page.getByRole('button', { name: '下書きを保存' }).first().click()
    await page.getByRole('link', { name: '発行…' }).click()
    await heading(page, '第1版からの変更点')
    await page.getByText('油面が中央にある').first().waitFor()
    await look(page)
    await device.close()
  })

  test('a draft is brought back to what it said, is deleted, and restored', async () => {
    const sop = await plant.aSop({ ...aProcedure, title: 'Change the belt' })
    const draft = await plant.database.session((db) =>
      reviseSop(db, { from: sop.id, author, at: new Date() }),
    )
    const procedure = { ...structuredClone(draft), title: 'Change the belts' }
    await plant.database.session((db) =>
      editSop(db, { id: draft.id, procedure, author: other, at: new Date() }),
    )
    const device = await aDevice(plant, { as: author })
    const { page } = device
    await page.goto(`/procedures/${draft.id}`)
    await heading(page, 'Change the belts')
    await page.getByRole('button', { name: 'Bring back' }).click()
    await page.getByText('The draft says again what it said then.').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Change the belt', exact: true }).waitFor()
    await look(page)

    await page.getByRole('button', { name: 'Delete…' }).click()
    await page.getByLabel('Why?').fill('Nobody needs it')
    await look(page)
    await page.getByRole('button', { name: 'Delete it' }).click()
    await page.getByText('Deleted', { exact: true }).first().waitFor()
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0)
    await look(page)
    await page.getByRole('button', { name: 'Restore…' }).click()
    await page.getByRole('button', { name: 'Restore it' }).click()
    await page.getByRole('link', { name: 'Edit' }).waitFor()
    const onRecord = await plant.database.session((db) => db.sops.get(draft.id))
    expect(onRecord).toMatchObject({ title: 'Change the belt', status: 'draft', deletedAt: null })
    await device.close()
  })

  test('a draft stands beside the version in use, also where fifty others were written since', async () => {
    const { id: from } = await plant.aSop({ ...aProcedure, title: 'Grind 1' })
    for (let number = 2; number <= 51; number++)
      await plant.database.session((db) =>
        createSop(db, { procedure: { ...aProcedure, title: `Grind ${number}` }, author, at: new Date() }),
      )
    await plant.database.session((db) => reviseSop(db, { from, author, at: new Date() }))
    const device = await aDevice(plant, { as: author })
    await device.page.goto('/procedures?search=Grind')
    const row = device.page.getByRole('row').filter({ hasText: /^Grind 1[^\d]/ })
    await row.getByText('Effective', { exact: true }).waitFor()
    await row.getByText('draft 2').waitFor()
    await device.close()
  })

  test('what hangs on the wall leads to the version in use, and once it is retired says whom to ask', async () => {
    await plant.aSop({ ...aProcedure, title: 'Change the wheel' })
    const old = await plant.aSop({ ...aProcedure, title: 'Change the hose' })
    const { id: now } = await plant.database.session(async (db) => {
      const draft = await reviseSop(db, { from: old.id, author: other, at: new Date() })
      await publishSop(db, { id: draft.id, supervisor: other, at: new Date() })

      return draft
    })
    const worker = await aDevice(plant, {
      as: await plant.aPerson('worker', 'Kenji Tanaka'),
      size: 'smallPhone',
    })
    await worker.page.goto(`/start/${old.id}`)
    await worker.page.getByText('Version 2 · 3 steps').waitFor()
    await worker.page.getByRole('button', { name: 'Start' }).waitFor()

    const device = await aDevice(plant, { as: author })
    const { page } = device
    await page.goto(`/procedures/${now}`)
    await page.getByRole('button', { name: 'Retire…' }).click()
    await page.getByRole('button', { name: 'Retire it' }).click()
    await page.getByText('Say why.').waitFor()
    await look(page)
    await page.getByLabel('Why?').fill('The press is gone')
    await page.getByRole('button', { name: 'Retire it' }).click()
    await page.getByText('Retired', { exact: true }).first().waitFor()
    await look(page)
    // Who had it open before is told as they begin.
    await worker.page.getByRole('button', { name: 'Start' }).click()
    await worker.page.getByText('Nothing begins with this code.').waitFor()
    await look(worker.page)
    await worker.page.goto(`/start/${old.lineageId}`)
    await worker.page.getByText('Nothing begins with this code.').waitFor()
    await worker.page.getByRole('link', { name: 'To your work' }).click()
    await worker.page.getByRole('link', { name: 'Change the wheel' }).waitFor()
    expect(await worker.page.getByText('Change the hose').count()).toBe(0)
    await worker.close()
    await device.close()
  })

  test('the poster leads to the SOP in whichever version, on one page of A4', async () => {
    const first = await plant.aSop({ ...aProcedure, title: 'Change the lamp' })
    const sop = await plant.database.session((db) =>
      reviseSop(db, { from: first.id, author: other, at: new Date() }),
    )
    const device = await aDevice(plant, { as: author, size: 'smallPhone', language: 'ja' })
    const { page } = device
    await page.goto(`/procedures/${sop.id}/poster`)
    const code = page.getByRole('img', { name: '「Change the lamp」を開始する' })
    await code.waitFor()
    const address = `${plant.url}/start/${sop.lineageId}`
    expect(await darkIn(code)).toEqual(darkOf(address))
    await page.getByText(address).waitFor()
    await look(page)
    const printed = await page.pdf({ preferCSSPageSize: true })
    expect(printed.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await device.close()
  })

  test('a version is gone through as the worker will, and nothing of that is on record', async () => {
    const sop = await plant.aSop({ ...aProcedure, title: 'Change the filter' })
    const device = await aDevice(plant, { as: author, size: 'smallPhone' })
    const { page } = device
    await page.goto(`/procedures/${sop.id}`)
    await page.getByRole('link', { name: 'See it as the worker will' }).click()
    await page.getByRole('status').getByText('Step 1 of 3').waitFor()
    await look(page)
    await page.getByRole('button', { name: 'OK' }).click()
    await page.getByRole('status').getByText('Step 2 of 3').waitFor()
    await page.getByText(/^First acknowledge/).waitFor()
    await page.getByRole('button', { name: 'OK' }).click({ force: true })
    await page.getByRole('status').getByText('Step 2 of 3').waitFor()
    await page.getByRole('button', { name: 'Problem', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByRole('button', { name: 'Next step' }).click()
    await heading(page, 'That was the last step')
    await look(page)
    const answer = await page.request.get('/api/v1/work-sessions')
    expect(((await answer.json()) as { workSessions: unknown[] }).workSessions).toEqual([])
    await device.close()
  })

  test('what is read otherwise than it looks is named, in Japanese on a small phone, and nothing is kept', async () => {
    const device = await aDevice(plant, { as: author, size: 'smallPhone', language: 'ja' })
    const { page } = device
    await page.goto('/procedures/import')
    await page.getByLabel('または本文を貼り付ける').fill('---\ntitle: [\n---\n# 清掃\n\n1. 拭く\n')
    await page.getByRole('button', { name: '読み取る' }).click()
    await heading(page, '読み取れません')
    await page.getByRole('alert').waitFor()
    await look(page)
    await page.getByRole('button', { name: '別のファイル' }).click()
    await page.setInputFiles('input[type=file]', {
      name: 'kettle.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# R\xfchrkessel\n\n1. Leeren\n2. Sp\xfclen\n', 'latin1'),
    })
    await page.getByText('windows-1252').waitFor()
    await heading(page, 'Rührkessel')
    await look(page)
    expect(await titlesOnRecord(page)).not.toContain('Rührkessel')
    await device.close()
  })

  test('a text without steps is told to be a guess beside the button that keeps it', async () => {
    const device = await aDevice(plant, { as: author })
    const { page } = device
    await page.goto('/procedures/import')
    await page
      .getByLabel('Or paste its text')
      .fill('# A letter\n\nDear all, the canteen is closed.\n\nUse the other one.\n')
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('button', { name: 'Keep it as a draft' }).waitFor()

    await page.getByText('Much of this is a guess').waitFor()
    await look(page)
    await device.close()
  })

  test('another procedure of the same title is asked about before anything is kept', async () => {
    await plant.aSop({ ...aProcedure, title: 'Oil the press' })
    const device = await aDevice(plant, { as: author })
    const { page } = device
    await page.goto('/procedures/import')
    await page.getByLabel('Or paste its text').fill('# Oil the press\n\n## Isolate\n\n1. Switch off\n')
    await page.getByRole('button', { name: 'Read it' }).click()
    await heading(page, 'What is this?')
    await look(page)
    await page.getByRole('button', { name: 'A new version of it' }).click()
    await page.getByText('It becomes a draft of a new version.').waitFor()
    await page.getByRole('button', { name: 'Keep it as a draft' }).click()
    await page.getByText('Version 2').first().waitFor()
    await plant.aSop({ ...aProcedure, title: 'Oil the press' })
    await page.goto('/procedures?search=Oil+the+press')
    await page
      .getByText(/^Written .* · ID …/)
      .nth(1)
      .waitFor()
    await look(page)
    await device.close()
  })

  test('a draft is not left unasked, and of two people who edit one nobody overwrites the other unseen', async () => {
    const device = await aDevice(plant, { as: author, size: 'smallPhone' })
    const { page } = device
    await page.goto('/procedures/import')
    await page
      .getByLabel('Or paste its text')
      .fill('# Grease the gear\n\n## Isolate\n\n1. Switch off\n2. Wait\n')
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('button', { name: 'Keep it as a draft' }).click()
    await page.getByRole('link', { name: 'Edit' }).click()
    await page.getByText('Step 1: Switch off').click()
    await page.getByLabel('What the worker does').fill('Switch off at the panel')
    await page.getByRole('link', { name: 'Back' }).click()
    await look(page)
    await page.getByRole('button', { name: 'Go on editing' }).click()
    await page.goBack()
    await page.getByRole('button', { name: 'Go on editing' }).click()
    expect(await page.getByLabel('What the worker does').inputValue()).toBe('Switch off at the panel')
    const [, , id = ''] = new URL(page.url()).pathname.split('/')
    await saySecondStep(id, 'Wait two minutes', other)

    await page.getByRole('button', { name: 'Save the draft' }).first().click()
    await page.getByText('Somebody has saved this draft since you opened it').waitFor()
    await page.getByText('Ryo Ito changed it').waitFor()
    await look(page)
    expect(await saidOnRecord(id)).toEqual(['Switch off', 'Wait two minutes'])

    await page.getByRole('button', { name: 'Drop mine, and go on with theirs' }).click()
    await page.getByText('Step 2: Wait two minutes').waitFor()
    await page.getByText('Step 1: Switch off', { exact: true }).waitFor()

    await saySecondStep(id, 'Wait three minutes', author)
    await page.getByLabel('Title of the procedure').fill('Grease the cog '.repeat(20))
    await page.getByText('Room for 1 more character').waitFor()
    await page.getByLabel('Title of the procedure').fill('Grease the cog.'.repeat(21))
    await page.getByText('It may have 300 characters at most: 15 are too many.').waitFor()
    await look(page)
    await page.getByLabel('Title of the procedure').fill('Grease the cog')
    await page.getByRole('button', { name: 'Save the draft' }).first().click()
    await page.getByText('You have saved this draft elsewhere since you opened it here').waitFor()
    await page.getByText('You saved it').waitFor()
    await look(page)
    await page.getByRole('button', { name: 'Drop what is here' }).click()
    await page.getByText('Step 2: Wait three minutes').waitFor()
    await page.getByLabel('Title of the procedure').fill('Grease the wheel')
    await page.goBack()
    await page.getByRole('button', { name: 'Leave without saving' }).click()
    await heading(page, 'Grease the gear')
    expect(new URL(page.url()).pathname).toBe(`/procedures/${id}`)
    await device.close()
  })

  test('by keyboard alone: pasted, kept, edited, a step moved and moved back, published and revised', async () => {
    const device = await aDevice(plant, { as: author, size: 'desktop' })
    const { page } = device
    await page.goto('/procedures')
    await press(page, /^Import a procedure/)
    await tabTo(page, /^Or paste/)
    await page.keyboard.insertText('# Oil the pump\n\n## Isolate\n\n1. Switch off\n2. Hang the tag\n')
    await press(page, /^Read it/)
    await page.getByText('It becomes a new procedure, as a draft.').waitFor()
    await press(page, /^Keep it as a draft/)
    await page.getByRole('link', { name: 'Publish…' }).waitFor()
    await press(page, /^Edit/)
    await press(page, /^Step 1: Switch off/)
    await page.keyboard.press('Alt+ArrowDown')
    await page.getByText('Switch off is now step 2 of the task.').waitFor()
    expect(await page.locator('summary').allTextContents()).toEqual([
      'Step 1: Hang the tag',
      'Step 2: Switch off',
    ])
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText('Switch off is now step 1 of the task.').waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('Taken back.').waitFor()
    expect(await page.locator('summary').allTextContents()).toEqual([
      'Step 1: Hang the tag',
      'Step 2: Switch off',
    ])
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText('Switch off is now step 1 of the task.').waitFor()
    await tabTo(page, /^Point and call/)
    await page.keyboard.type('Breaker, off!')
    await press(page, /^Save the draft/)
    await page.getByRole('status').getByText('Saved').waitFor()
    await press(page, /^Publish…/)
    await page.getByText('“Breaker, off!”').waitFor()
    await tabTo(page, /^Your password/)
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Revise' }).waitFor()
    await press(page, /^Revise/)
    await page.getByRole('heading', { name: 'Edit the draft of version 2' }).waitFor()
    await device.close()
  })
})

/** Where the code that is shown is dark, as "x y". */
async function darkIn(code: Locator): Promise<string[]> {
  const drawn = await code.locator('path').last().getAttribute('d')

  return Array.from(drawn?.matchAll(/M(\d+) (\d+)h1v1h-1z/g) ?? [], ([, x, y]) => `${x} ${y}`)
}

/** Where a code that says this is dark; what scans it needs a border of four. */
function darkOf(text: string): string[] {
  const { data } = encode(text, { border: 4, ecc: 'M' })

  return data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))
}

async function titlesOnRecord(page: Page): Promise<string[]> {
  const answer = await page.request.get('/api/v1/sops')
  const { sops } = (await answer.json()) as { sops: { title: string }[] }

  return sops.map(({ title }) => title)
}

/** From elsewhere than the page that is looked at. */
async function saySecondStep(id: string, description: string, by: Person): Promise<void> {
  await plant.database.session(async (db) => {
    const procedure = structuredClone(await db.sops.get(id))
    const [, step] = procedure.tasks.flatMap(({ steps }) => steps)
    if (step) step.description = description
    await editSop(db, { id, procedure, author: by, at: new Date() })
  })
}

async function saidOnRecord(id: string): Promise<string[]> {
  const { tasks } = await plant.database.session((db) => db.sops.get(id))

  return tasks.flatMap(({ steps }) => steps.map(({ description }) => description))
}
