import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { IdTaken, InvalidInput } from '../../../src/domain/errors.ts'
import { GuessedTooOften } from '../../../src/domain/guesses.ts'
import { CodeUnusable, SignInBusy } from '../../../src/domain/secrets.ts'
import { problemOf } from '../../../src/http/problems.ts'
import { type SheetUnderTest, saying } from './every-sheet.ts'
import { networkOf } from './network.ts'

/** A value that is wrong, a record that is not what it was, a database that is busy; and no answer. */
const refusals = [
  new InvalidInput('name', { code: 'missing' }),
  new IdTaken('user', '0199aaaa-0000-7000-8000-00000000000f'),
  new SignInBusy(),
  undefined,
]
/** What is not right, too many tries, too many people at once; and no answer. */
const entranceRefusals = [new CodeUnusable(), new GuessedTooOften(40), new SignInBusy(), undefined]

interface Asking {
  page: Page
  name: string
  sheet: SheetUnderTest
  language: 'en' | 'ja'
  look: (page: Page, name: string) => Promise<void>
}

/** Goes through what is asked: as it opens, with nothing typed, refused in every way, taken where it may be, and closed. */
export async function expectWellAsked(asking: Asking): Promise<void> {
  const { page, name, sheet, language, look } = asking
  const say = saying[language]
  await sheet.first?.(page, say)
  for (const button of sheet.open?.(say) ?? []) {
    await page.getByRole('button', { name: button }).first().press('Enter')
  }
  const root = page.getByRole(sheet.isSheet ? 'dialog' : 'main')
  await root.waitFor()
  // What a foot that stays in sight lies above is looked at where it ends.
  if (sheet.isSheet) await root.evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight))
  await look(page, name)
  if (sheet.asksFor) await expectMissing(asking, root)
  if (sheet.send && (sheet.fields || !sheet.asksFor)) await expectRefused(asking, root)
  if (sheet.taken) {
    await type(asking, root)
    await send(asking, root)
    await page.getByRole('dialog', { name: sheet.taken(say) }).waitFor()
    await look(page, `${name}-taken`)
  }
  if (!sheet.isSheet) return
  await page.keyboard.press('Escape')
  if (sheet.closedBy) {
    await page.keyboard.press('Escape')
    await root.getByText(say.desk.people.once).waitFor()
    await root.getByRole('button', { name: sheet.closedBy(say) }).press('Enter')
  }
  await root.waitFor({ state: 'detached' })
  expect(await focused(page), 'nothing has the focus').not.toBe('BODY')
}

/** The page says itself what is missing, and leads there. */
async function expectMissing(asking: Asking, root: Locator): Promise<void> {
  const { page, name, sheet, language, look } = asking
  await send(asking, root)
  await root
    .getByText(sheet.asksFor?.(saying[language]) ?? '')
    .first()
    .waitFor()
  expect(await focused(page), 'what is missing has the focus').toMatch(/^(INPUT|TEXTAREA)$/)
  await look(page, `${name}-missing`)
}

/** What the server says against it stands there once, and what was typed stays; a sign-in takes its secret back. */
async function expectRefused(asking: Asking, root: Locator): Promise<void> {
  const { page, name, sheet, language, look } = asking
  const say = saying[language]
  const network = await networkOf(page, language)
  for (const [at, error] of (sheet.as ? refusals : entranceRefusals).entries()) {
    const detail = error && problemOf(error, { language, requestId: '' }).details.detail
    await type(asking, root)
    await network.refuse(error)
    await send(asking, root)
    await root.getByText(detail ?? say.state.notSent, { exact: true }).waitFor()
    expect(await root.locator('[role=alert]').count(), 'it is said once').toBe(error ? 1 : 0)
    expect(await focused(page), 'nothing has the focus').not.toBe('BODY')
    for (const [label, value] of typed(asking).slice(0, sheet.as ? undefined : 1)) {
      expect(await field(root, label).inputValue(), label).toBe(value)
    }
    if (at === 0 || !sheet.as) await look(page, `${name}-refused-${at}`)
  }
  await network.letThrough()
}

function typed({ sheet, language }: Asking): [label: string, value: string][] {
  return Object.entries(sheet.fields?.(saying[language]) ?? {})
}

const field = (root: Locator, label: string) => root.getByLabel(label, { exact: true }).first()

async function type(asking: Asking, root: Locator): Promise<void> {
  for (const [label, value] of typed(asking)) await field(root, label).fill(value)
  // A second press at once counts where something was filled in since.
  for (const form of await root.locator('form').all()) await form.dispatchEvent('input')
}

async function send({ sheet, language }: Asking, root: Locator): Promise<void> {
  const name = sheet.send?.(saying[language]) ?? ''
  await root.getByRole('button', { name, exact: true }).last().press('Enter')
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.tagName)
}
