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

/** Two touches of one finger at what takes touches by now, so many milliseconds from each other. */
export async function tapTwice(on: Locator, gap: number): Promise<void> {
  await on.and(on.page().locator(':not([aria-disabled])')).waitFor()
  const box = await on.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await on.page().touchscreen.tap(x, y)
  await on.page().waitForTimeout(gap)
  await on.page().touchscreen.tap(x, y)
}

/** The service worker has kept the page, so that it opens without a connection. */
export async function keptPage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

/** Waits until so many checks are on record. */
export async function expectChecks(plant: Plant, workId: string, expected: string[]): Promise<void> {
  await expect.poll(() => checksOf(plant, workId), { timeout: 20_000 }).toEqual(expected)
}
