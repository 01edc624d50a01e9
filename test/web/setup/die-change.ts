import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { startWorkSession } from '../../../src/application/work-sessions.ts'
import type { Procedure, ProcedureStep } from '../../../src/domain/procedure.ts'
import type { Sop } from '../../../src/domain/sop.ts'
import type { Person, Plant } from './plant.ts'

const aStep = (description: string, more: Partial<ProcedureStep> = {}): ProcedureStep => ({
  description,
  expectedAction: null,
  expectedResult: null,
  hazards: [],
  ...more,
})

/** Four steps, the third of which can kill. */
export const dieChange: Procedure = {
  title: 'Press 3: die change',
  tasks: [
    {
      title: 'Prepare',
      description: null,
      steps: [
        aStep('Sign the die card\nIt hangs at the press.', {
          expectedAction: 'Point at the card and call "Card, yoshi!"',
          expectedResult: 'The card has today’s date.',
        }),
        aStep('Look around the press'),
      ],
    },
    {
      title: 'Isolate energy',
      description: null,
      steps: [
        aStep('Turn the main breaker off and hang your own lock', {
          hazards: [
            {
              description: 'Live parts inside. A shock can kill.',
              severity: 'critical',
              mitigation: 'Wear class 0 gloves.',
            },
            { description: 'The door is heavy.', severity: 'medium', mitigation: null },
          ],
        }),
        aStep('Pull the die'),
      ],
    },
  ],
}

/** Work that this person has begun, at its first step. */
export function begun(plant: Plant, worker: Person, sop: Sop): Promise<string> {
  return plant.database.session(async (db) => {
    const { id } = await startWorkSession(db, { id: randomUUID(), sopId: sop.id, worker, at: new Date() })

    return id
  })
}

/** What is on record of its checks, in their order: step and result. */
export async function checksOf(plant: Plant, workId: string): Promise<string[]> {
  const checks = await plant.database.session((db) => db.safetyChecks.ofWorkSession(workId), {
    readOnly: true,
  })

  return checks.map(({ result }) => result)
}

export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
export const ok = (page: Page) => page.getByRole('button', { name: 'OK' })

/**
 * Two touches of one finger at what takes touches by now, so many milliseconds from each other by what the browser is told
 * of them: a busy machine may take far longer to bring the second.
 */
export async function tapTwice(on: Locator, gap: number): Promise<void> {
  const page = on.page()
  await on.and(page.locator(':not([aria-disabled])')).waitFor()
  const box = await on.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const tools = await page.context().newCDPSession(page)
  const first = await page.evaluate(() => performance.timeOrigin + performance.now())
  for (const at of [first, first + gap]) {
    const timestamp = at / 1000
    await tools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point], timestamp })
    await tools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp })
    if (at === first) await page.waitForTimeout(gap)
  }
  await tools.detach()
}

/** The service worker has kept the page, so that it opens without a connection. */
export async function keptPage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

/** Waits until so many checks are on record. */
export async function expectChecks(plant: Plant, workId: string, expected: string[]): Promise<void> {
  await expect.poll(() => checksOf(plant, workId)).toEqual(expected)
}
