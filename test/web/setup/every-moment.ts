import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { overrideCheck, recordCheck } from '../../../src/application/safety-checks.ts'
import { editSop } from '../../../src/application/sop-versions.ts'
import { startWorkSession } from '../../../src/application/work-sessions.ts'
import { GuessedTooOften } from '../../../src/domain/guesses.ts'
import { SignInBusy, SignInRefused } from '../../../src/domain/secrets.ts'
import { aProcedure, aStep } from '../../setup/records.ts'
import { alone, manifold } from './contents.ts'
import type { Ids, Somebody } from './demo-ids.ts'
import type { Saying } from './every-sheet.ts'
import type { networkOf } from './network.ts'
import type { aDemoPlant } from './plant.ts'

type DemoPlant = Awaited<ReturnType<typeof aDemoPlant>>

/** Somebody before a page in a state that it is brought into there. */
export interface Here {
  page: Page
  say: Saying
  plant: DemoPlant
  ids: Ids
  people: Readonly<Record<Somebody, string>>
  network: Awaited<ReturnType<typeof networkOf>>
  /** Goes to another page of ours. */
  show: (at: string) => Promise<void>
  look: (name: string) => Promise<void>
  /** What the server says of an error. */
  said: (error: unknown) => string
}

export interface Moment {
  /** Nobody is signed in where it is otherwise. */
  as?: Somebody
  doing: (here: Here) => Promise<void>
}

/** What no page and no sheet comes to by itself. */
export const moments: Readonly<Record<string, Moment>> = {
  'a PIN is typed': { doing: typeAPin },
  'a draft is refused': { as: 'supervisor', doing: saveWithoutATitle },
  'a draft was saved by somebody else meanwhile': { as: 'supervisor', doing: saveOverOthers },
  'a text cannot be read': { as: 'supervisor', doing: readWhatIsBroken },
  'a text is that of another procedure': { as: 'supervisor', doing: readAnother },
  'a text was taken from a draft that others changed': { as: 'supervisor', doing: readWhatOthersChanged },
  'a hundred steps are worked through': { as: 'sentBack', doing: workAHundred },
  'a hundred steps are written': { as: 'supervisor', doing: writeAHundred },
  'a hundred steps are audited': { as: 'auditor', doing: auditAHundred },
  'people and devices are many': { as: 'admin', doing: lookAfterMany },
  'procedures are many': { as: 'supervisor', doing: (here) => moreOf(here, '/procedures') },
  'records are many': { as: 'auditor', doing: (here) => moreOf(here, '/records') },
  'nobody else is on record': { as: 'admin', doing: beAlone },
  'a step was overridden': { as: 'heldUp', doing: readTheOverride },
}

/** Half of it, all of it, refused in every way, busy, and without a connection. */
async function typeAPin({ page, say, network, look, said }: Here): Promise<void> {
  const { signIn, entrance, state } = say
  await page.goto('/')
  await page.evaluate(() =>
    localStorage.setItem('tenken.people-here', JSON.stringify([{ calledBy: 'E-77', name: 'Yuki Abe' }])),
  )
  await page.reload()
  await page.getByRole('button', { name: 'Yuki Abe', exact: true }).waitFor()
  await look('somebody-here')
  await page.getByRole('button', { name: 'Yuki Abe', exact: true }).press('Enter')
  const pad = (count: number) => page.getByRole('status', { name: entrance.here.digits(count), exact: true })
  const go = page.getByRole('button', { name: signIn.go, exact: true })
  // As fast as a hand at most: by then the button counts a second press.
  const typeAll = () => page.keyboard.type('471147', { delay: 120 })
  await pad(0).waitFor()
  await look('empty')
  await page.getByRole('button', { name: '4', exact: true }).press('Enter')
  await page.getByRole('button', { name: '7', exact: true }).press('Enter')
  await pad(2).waitFor()
  await look('half')
  for (const [at, error] of [
    new SignInRefused('pin', null),
    new GuessedTooOften(40),
    new SignInBusy(),
  ].entries()) {
    await network.refuse(error)
    await typeAll()
    await go.press('Enter')
    await page.getByText(said(error), { exact: true }).waitFor()
    await pad(0).waitFor()
    expect(await page.locator('[role=alert]').count(), 'it is said once').toBe(1)
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-pin'))).toBe(true)
    await look(`refused-${at}`)
  }
  await typeAll()
  await network.keepBack()
  await go.press('Enter')
  await page.locator('[aria-busy=true]').first().waitFor()
  await look('sent')
  await network.lose()
  await page.getByText(state.notSent, { exact: true }).waitFor()
  await pad(6).waitFor()
  await look('not-sent')
  await page.evaluate(() => localStorage.clear())
}

async function saveWithoutATitle({ page, say, ids, show, look }: Here): Promise<void> {
  const { edit } = say.desk.procedures
  await show(`/procedures/${ids.draft}/edit`)
  await page.getByLabel(edit.procedureTitle).fill('')
  await page.getByRole('button', { name: edit.save }).first().press('Enter')
  await page.getByRole('alert').waitFor()
  await look('refused')
}

async function saveOverOthers(here: Here): Promise<void> {
  const { page, say, ids, people, show, look } = here
  const { edit } = say.desk.procedures
  for (const [by, { conflict }] of [
    [people.admin, edit.others],
    [people.supervisor, edit.own],
  ] as const) {
    await show(`/procedures/${ids.draft}`)
    await show(`/procedures/${ids.draft}/edit`)
    await page.getByLabel(edit.procedureTitle).fill('Half a title')
    await changed(here, by)
    await page.getByRole('button', { name: edit.save }).first().press('Enter')
    await page.getByText(conflict).waitFor()
    await look(`by-${by === people.admin ? 'others' : 'oneself'}`)
  }
}

/** Somebody else's words for the first step of the draft. */
async function changed({ plant, ids }: Here, by: string): Promise<void> {
  await plant.database.session(async (db) => {
    const procedure = structuredClone(await db.sops.get(ids.draft))
    const step = procedure.tasks[0]?.steps[0]
    if (step) step.description = `Wait two minutes\n\n${randomUUID()}`
    await editSop(db, { id: ids.draft, procedure, author: await db.users.get(by), at: new Date() })
  })
}

/** The text, up to where this is said of it. */
async function read({ page, say, show, look }: Here, text: string, says: string, name = 'read') {
  const words = say.desk.procedures.import
  await show('/account')
  await show('/procedures/import')
  await page.getByLabel(words.paste).fill(text)
  await page.getByRole('button', { name: words.read, exact: true }).press('Enter')
  await page.getByRole('heading', { name: says, exact: true }).waitFor()
  await look(name)
}

async function readWhatIsBroken(here: Here): Promise<void> {
  await read(here, '---\ntitle: [\n---\n# Wipe\n', here.say.desk.procedures.import.refused)
  await here.page.getByText('title: [', { exact: true }).waitFor()
}

async function readAnother(here: Here): Promise<void> {
  const { page, say, plant, look } = here
  const words = say.desk.procedures.import
  const title = `Oil the press ${randomUUID()}`
  const text = `# ${title}\n\n## Isolate\n\n1. Switch off\n`
  await plant.aSop({ ...aProcedure, title })
  await read(here, text, words.changed, 'one')
  await page.getByRole('button', { name: words.ifChangedOf.revise }).press('Enter')
  await page.getByRole('heading', { name: words.understood }).waitFor()
  await look('decided')
  await plant.aSop({ ...aProcedure, title })
  await read(here, text, words.changed, 'several')
  await page.getByText(words.several).waitFor()
}

async function readWhatOthersChanged(here: Here): Promise<void> {
  const { page, say, ids, people } = here
  const words = say.desk.procedures.import
  for (const [by, title] of [
    [people.admin, words.othersChanged],
    [people.supervisor, words.youChanged],
  ] as const) {
    const answer = await page.request.get(`/api/v1/sops/${ids.draft}/procedure`)
    const { text } = (await answer.json()) as { text: string }
    await changed(here, by)
    await read(here, text.replace(/^1\. /m, '1. Mind: '), words.changed, 'first')
    await page.getByRole('button', { name: words.ifChangedOf.revise }).press('Enter')
    await page.getByRole('heading', { name: title }).waitFor()
    await here.look(by === people.admin ? 'others' : 'oneself')
  }
}

const aHundred = {
  title: 'Go round the tank farm',
  tasks: ['North', 'South'].map((title) => ({
    title,
    description: null,
    steps: Array.from({ length: 50 }, (_, at) => aStep(`Look at valve ${title[0]}${at + 1}`)),
  })),
}

const hundreds = new WeakMap<DemoPlant, Promise<{ sop: string; lineage: string; work: string }>>()

/** A procedure of a hundred steps, and somebody's work, who has done sixty of them. */
function hundredAt({ plant, people }: Here) {
  const known = hundreds.get(plant) ?? begun()
  hundreds.set(plant, known)

  return known

  async function begun() {
    const { id, lineageId, tasks } = await plant.aSop(aHundred)
    const work = await plant.database.session(async (db) => {
      const worker = await db.users.get(people.sentBack)
      const { id: workSessionId } = await startWorkSession(db, { sopId: id, worker, at: new Date() })
      for (const { id: stepId } of tasks.flatMap(({ steps }) => steps).slice(0, 60))
        await recordCheck(db, { workSessionId, stepId, worker, finding: { result: 'pass' }, at: new Date() })

      return workSessionId
    })

    return { sop: id, lineage: lineageId, work }
  }
}

async function workAHundred(here: Here): Promise<void> {
  const { page, say, show, look } = here
  const { lineage, work } = await hundredAt(here)
  await show(`/start/${lineage}`)
  await look('start')
  await show(`/work/${work}`)
  await page.getByRole('heading', { level: 1, name: 'Look at valve S11' }).waitFor()
  await look('step')
  await page.getByRole('button', { name: say.step.all }).press('Enter')
  await page.getByRole('dialog').getByText('Look at valve S50').waitFor()
  const current = page.getByRole('dialog').locator('[aria-current=step]')
  await expect.poll(() => current.evaluate(isInSight), { timeout: 8_000 }).toBe(true)
  await look('glance')
}

function isInSight(one: Element): boolean {
  const { top, bottom } = one.getBoundingClientRect()

  return top > innerHeight / 8 && bottom < (innerHeight * 7) / 8
}

async function writeAHundred(here: Here): Promise<void> {
  const { page, say, show, look } = here
  const { sop, lineage, work } = await hundredAt(here)
  const { changes, preview } = say.desk.procedures
  for (const [path, says] of [
    ['', 'Look at valve S50'],
    ['/preview', preview.place(1, 100)],
    ['/poster', `/start/${lineage}`],
    ['/changes', changes.first],
  ] as const) {
    await show(`/procedures/${sop}${path}`)
    await page.getByText(says).first().waitFor()
    await look(`procedure${path.replace('/', '-')}`)
  }
  await show(`/review/${work}`)
  await page.getByText(say.desk.records.counts.of(100), { exact: true }).waitFor()
  await look('review')
}

async function auditAHundred(here: Here): Promise<void> {
  const { page, say, show, look } = here
  const { work } = await hundredAt(here)
  for (const [at, last] of [
    [`/records/${work}`, page.getByText(say.desk.records.counts.of(100), { exact: true })],
    [`/records/${work}/print`, page.getByText('Look at valve S50')],
    [`/audit/${work}`, page.getByRole('heading', { level: 2 }).nth(60)],
  ] as const) {
    await show(at)
    await last.waitFor()
    await look(at.replaceAll(/[/]|[\da-f-]{30,}/g, '-'))
  }
}

const busy = new SignInBusy()

/** Three at a time, until all are there; whoever asks for more keeps their place. */
async function moreOf({ page, say, network, show, look, said }: Here, at: string): Promise<void> {
  await network.atMost(3)
  await show('/account')
  await show(at)
  const more = page.getByRole('button', { name: say.common.more, exact: true })
  const rows = page.getByRole('main').getByRole('row')
  // A second press at once counts as one with the first.
  const askUntil = (there: Locator) =>
    expect
      .poll(
        async () => {
          await more.press('Enter')

          return there.count()
        },
        { interval: 700 },
      )
      .toBeGreaterThan(0)
  await more.waitFor()
  await look(`first${at.replace('/', '-')}`)
  const before = await rows.count()
  await network.keepBack()
  await more.press('Enter')
  await page.locator('[aria-busy=true]').first().waitFor()
  await look(`asked${at.replace('/', '-')}`)
  await network.lose()
  await page.getByRole('status').getByText(say.state.offline, { exact: true }).first().waitFor()
  await look(`offline${at.replace('/', '-')}`)
  await network.answer(busy)
  await askUntil(page.getByRole('alert').getByText(said(busy)))
  await look(`busy${at.replace('/', '-')}`)
  await network.atMost(3)
  await askUntil(rows.nth(before))
  expect(await page.evaluate(() => document.activeElement?.tagName), 'nothing has the focus').not.toBe('BODY')
  await look(`second${at.replace('/', '-')}`)
}

async function lookAfterMany(here: Here): Promise<void> {
  const { page, network, show, look } = here
  await moreOf(here, '/people')
  await network.rewrite(manifold)
  for (const at of ['/devices', '/tokens']) {
    await show('/account')
    await show(at)
    await page.getByRole('rowheader').nth(99).waitFor()
    await look(`many${at.replace('/', '-')}`)
  }
}

async function beAlone({ page, people, network, show, look }: Here): Promise<void> {
  await network.rewrite((answer) => alone(answer, people.admin))
  await show('/account')
  await show('/people')
  await page.getByRole('main').getByRole('rowheader').first().waitFor()
  expect(await page.getByRole('main').getByRole('rowheader').count()).toBe(1)
  await look('people')
}

async function readTheOverride({ page, say, plant, ids, people, show, look }: Here): Promise<void> {
  await show(`/work/${ids.failed}`)
  await look('held-up')
  await plant.database.session(async (db) =>
    overrideCheck(db, {
      workSessionId: ids.failed,
      supervisor: await db.users.get(people.supervisor),
      reason: 'Only with the electrician beside you',
      at: new Date(),
    }),
  )
  await page.getByText('Only with the electrician beside you').waitFor()
  await page
    .getByRole('heading', { level: 1, name: new RegExp(say.later.overridden.title(0).replace('0', '\\d+')) })
    .waitFor()
  await look('overridden')
}
