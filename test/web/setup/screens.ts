import type { Page } from 'playwright-core'
import { desk as deskEn } from '../../../web/src/languages/en/desk/index.ts'
import { en } from '../../../web/src/languages/en/index.ts'
import * as laterEn from '../../../web/src/languages/en/later.ts'
import { desk as deskJa } from '../../../web/src/languages/ja/desk/index.ts'
import { ja } from '../../../web/src/languages/ja/index.ts'
import * as laterJa from '../../../web/src/languages/ja/later.ts'
import { answerSteps, goOffline, refuseAnswers } from './answering.ts'
import type { Ids, Somebody } from './demo-ids.ts'

const inEnglish = { ...en, desk: deskEn, later: laterEn }
export type Words = typeof inEnglish

export const wordsIn = { en: inEnglish, ja: { ...ja, desk: deskJa, later: laterJa } satisfies Words }

export interface Screen {
  name: string
  as?: Somebody
  /** Of what is at the plant. */
  path: (ids: Ids) => string
  /** What is done there first. */
  doing?: (page: Page, words: Words) => Promise<void>
  /** On a device that nobody uses again: what was done there is never sent. */
  isLeft?: true
}

/** Each is held to WCAG and to its width in every run. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: () => '/' },
  { name: 'first-start', path: () => '/first-start#JY7C-ZFH8-28G5' },
  { name: 'enrol', path: () => '/enrol#JY7C-ZFH8-28G5' },
  { name: 'redeem', path: () => '/redeem' },
  { name: 'work', as: 'worker', path: () => '/work' },
  { name: 'start', as: 'worker', path: ({ lineage }) => `/start/${lineage}` },
  { name: 'step', as: 'worker', path: atStep },
  { name: 'problem', as: 'worker', path: atStep, doing: press(({ step }) => step.problem) },
  { name: 'pause', as: 'worker', path: atStep, doing: press(({ step }) => step.pause) },
  { name: 'board', as: 'supervisor', path: () => '/board' },
  { name: 'review', as: 'supervisor', path: () => '/review' },
  { name: 'review-record', as: 'supervisor', path: ({ flagged }) => `/review/${flagged}` },
  { name: 'records', as: 'auditor', path: () => '/records' },
  { name: 'record', as: 'auditor', path: ({ approved }) => `/records/${approved}` },
  { name: 'record-rejected', as: 'auditor', path: ({ rejected }) => `/records/${rejected}` },
  { name: 'record-print', as: 'auditor', path: ({ approved }) => `/records/${approved}/print` },
  { name: 'procedures', as: 'supervisor', path: () => '/procedures' },
  { name: 'procedure', as: 'supervisor', path: ({ effective }) => `/procedures/${effective}` },
  { name: 'changes', as: 'supervisor', path: ({ effective }) => `/procedures/${effective}/changes` },
  { name: 'publish', as: 'supervisor', path: ({ draft }) => `/procedures/${draft}/publish` },
  { name: 'import', as: 'supervisor', path: () => '/procedures/import' },
  { name: 'poster', as: 'supervisor', path: ({ effective }) => `/procedures/${effective}/poster` },
  { name: 'people', as: 'admin', path: () => '/people' },
  { name: 'person', as: 'admin', path: ({ person }) => `/people/${person}` },
  { name: 'devices', as: 'admin', path: () => '/devices' },
  { name: 'tokens', as: 'admin', path: () => '/tokens' },
  { name: 'account', as: 'worker', path: () => '/account' },
  { name: 'not-found', as: 'worker', path: () => '/nothing/here' },
]

/** Gone through where pictures are taken; what they say and do is held by the tests of their own area. */
export const moreScreens: readonly Screen[] = [
  { name: 'work-rejected', as: 'sentBack', path: () => '/work' },
  { name: 'work-resting', as: 'resting', path: () => '/work' },
  { name: 'step-paused', as: 'resting', path: ({ paused }) => `/work/${paused}` },
  { name: 'step-problem-reported', as: 'heldUp', path: ({ failed }) => `/work/${failed}` },
  { name: 'step-handed-in', as: 'waiting', path: ({ flagged }) => `/work/${flagged}` },
  { name: 'step-rejected', as: 'sentBack', path: ({ rejected }) => `/work/${rejected}` },
  { name: 'step-somebody-else', as: 'supervisor', path: atStep },
  { name: 'glance', as: 'worker', path: atStep, doing: press(({ step }) => step.all, 'part') },
  { name: 'step-help', as: 'worker', path: atStep, doing: press(({ help }) => help) },
  { name: 'abort', as: 'worker', path: atStep, doing: askToAbort },
  { name: 'step-offline', as: 'worker', path: atStep, doing: offlineFor(3), isLeft: true },
  { name: 'step-finish', as: 'worker', path: atStep, doing: offlineFor(99), isLeft: true },
  {
    name: 'step-refused',
    as: 'heldUp',
    path: ({ failed }) => `/work/${failed}`,
    doing: refuseAnswers,
    isLeft: true,
  },
  { name: 'menu', as: 'supervisor', path: () => '/board', doing: openMenu },
  { name: 'review-held-up', as: 'supervisor', path: ({ failed }) => `/review/${failed}` },
  {
    name: 'review-settle',
    as: 'supervisor',
    path: ({ flagged }) => `/review/${flagged}`,
    doing: press(({ desk }) => desk.review.settleIt),
  },
  {
    name: 'review-reject',
    as: 'supervisor',
    path: ({ flagged }) => `/review/${flagged}`,
    doing: press(({ desk }) => desk.review.reject),
  },
  { name: 'review-help', as: 'supervisor', path: () => '/review', doing: press(({ help }) => help) },
  { name: 'record-aborted', as: 'auditor', path: ({ aborted }) => `/records/${aborted}` },
  { name: 'record-trail', as: 'auditor', path: ({ approved }) => `/audit/${approved}` },
  { name: 'audit', as: 'auditor', path: () => '/audit' },
  {
    name: 'audit-verified',
    as: 'auditor',
    path: () => '/audit',
    doing: async (page, { desk }) => {
      await page.getByRole('button', { name: desk.audit.verify, exact: true }).click()
      await page.getByText(desk.audit.unbroken).first().waitFor()
    },
  },
  { name: 'records-none', as: 'auditor', path: () => '/records?from=2001-01-01&to=2001-01-02' },
  { name: 'procedure-draft', as: 'supervisor', path: ({ draft }) => `/procedures/${draft}` },
  { name: 'preview', as: 'supervisor', path: ({ effective }) => `/procedures/${effective}/preview` },
  { name: 'edit', as: 'supervisor', path: ({ draft }) => `/procedures/${draft}/edit` },
  {
    name: 'retire',
    as: 'supervisor',
    path: ({ effective }) => `/procedures/${effective}`,
    doing: press(({ desk }) => desk.procedures.actions.retire),
  },
  { name: 'import-preview', as: 'supervisor', path: () => '/procedures/import', doing: readAText },
  {
    name: 'people-add',
    as: 'admin',
    path: () => '/people',
    doing: press(({ desk }) => desk.people.list.add),
  },
  {
    name: 'devices-add',
    as: 'admin',
    path: () => '/devices',
    doing: press(({ desk }) => desk.devices.add),
  },
  { name: 'tokens-add', as: 'admin', path: () => '/tokens', doing: press(({ desk }) => desk.tokens.make) },
]

function atStep({ running }: Ids): string {
  return `/work/${running}`
}

/** A button that opens a dialog. */
function press(
  button: (words: Words) => string,
  match: 'whole' | 'part' = 'whole',
): (page: Page, words: Words) => Promise<void> {
  return async (page, words) => {
    await page
      .getByRole('button', { name: button(words), exact: match === 'whole' })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
  }
}

async function askToAbort(page: Page, words: Words): Promise<void> {
  await press(({ step }) => step.pause)(page, words)
  await page.getByRole('button', { name: words.later.rest.abort }).click()
  await page.getByRole('textbox').waitFor()
}

/** On a desktop it is open at all times. */
async function openMenu(page: Page, { shell }: Words): Promise<void> {
  const button = page.getByRole('button', { name: shell.menu })
  if (await button.isVisible()) await button.click()
}

function offlineFor(steps: number): (page: Page, words: Words) => Promise<void> {
  return async (page, words) => {
    await goOffline(page, words)
    await answerSteps(page, words, steps)
  }
}

async function readAText(page: Page, { desk }: Words): Promise<void> {
  const words = desk.procedures.import
  await page.getByLabel(words.paste).fill(aText)
  await page.getByRole('button', { name: words.read }).click()
  await page.getByRole('heading', { name: words.understood }).waitFor()
}

const aText = `# Change the grinding wheel

Keep the guard on at all times. Wear goggles.

## Stop the grinder

1. Turn the main switch off.

   > **DANGER** The wheel still turns for a minute. Wait until it stands still.

2. Hang the tag on the switch.

   Point and call: "Switch off, tag on, yoshi!"

## Change the wheel

1. Loosen the nut, and take the wheel off.
2. Ring-test the new wheel. It must sound clear.

Questions go to the tool room.
`
