import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Somebody } from './demo-ids.ts'
import { aDevice, type Device, expectAccessible, expectFitting } from './device.ts'
import type { Plant } from './plant.ts'

export interface Looks {
  size: 'smallPhone' | 'phone' | 'desktop'
  theme: 'light' | 'dark'
  language: 'en' | 'ja'
}

/** Where a picture of all that is looked at is kept, if anywhere. */
export const folder = process.env['TENKEN_SCREENSHOTS']
if (folder) mkdirSync(folder, { recursive: true })

interface Demo {
  plant: Plant
  people: Readonly<Record<Somebody, string>>
}

/** Looks at the demo plant on devices that are the same for all that somebody looks at. */
export function eyesOn(demo: () => Demo, looks: Looks) {
  const devices = new Map<string, Promise<Device>>()
  const seen = new Set<string>()

  async function deviceOf(name: string): Promise<Device> {
    const known = devices.get(name) ?? aHastyDevice(demo().plant, looks)
    devices.set(name, known)
    const device = await known
    await device.context.setOffline(false)
    await device.page.unrouteAll({ behavior: 'ignoreErrors' })

    return device
  }

  return {
    /** Of somebody of the role, signed in; on the device that they always use, unless another one is named. */
    async pageOf(as: Somebody, name: string = as): Promise<Page> {
      const { context, page } = await deviceOf(name)
      const answer = await context.request.post('/api/v1/demo/sign-ins', {
        data: { userId: demo().people[as] },
      })
      expect(answer.status()).toBe(200)

      return page
    },

    /** Of whoever is not signed in. */
    async pageOfNobody(name = 'nobody'): Promise<Page> {
      return (await deviceOf(name)).page
    },

    /** What is shown fits, and is accessible; what pages share, such as that there is no connection, is held to that once. */
    async look(page: Page, name: string): Promise<void> {
      await expectFitting(page)
      const shown = await page.evaluate(() => {
        const copy = document.body.cloneNode(true) as HTMLElement
        for (const hidden of copy.querySelectorAll('[style*="display: none"]')) hidden.remove()

        return copy.innerHTML.replaceAll(/_r_\w+_| aria-current="page"/g, '')
      })
      if (!seen.has(shown)) await expectAccessible(page)
      seen.add(shown)
      if (!folder) return
      const { size, theme, language } = looks
      await page.screenshot({ path: join(folder, `state-${name}-${size}-${theme}-${language}.png`) })
    },

    async close(): Promise<void> {
      for (const device of devices.values()) await (await device).close()
    },
  }
}

/** It waits for nothing between its tries. */
async function aHastyDevice(plant: Plant, looks: Looks): Promise<Device> {
  const device = await aDevice(plant, { ...looks, keepsPage: true })
  await device.context.addInitScript(() => {
    const { setTimeout } = globalThis
    const betweenTries = [1_000, 2_000]
    globalThis.setTimeout = ((act: () => void, milliseconds = 0, ...more: unknown[]) =>
      setTimeout(act, betweenTries.includes(milliseconds) ? 0 : milliseconds, ...more)) as typeof setTimeout
  })

  return device
}
