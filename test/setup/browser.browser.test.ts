import { chromium } from 'playwright-core'
import { expect, inject, test } from 'vitest'

test('a Chromium of version 123 or newer, which knows light-dark(), is there', async () => {
  const browser = await chromium.connect(inject('browser'))

  expect(Number.parseInt(browser.version(), 10)).toBeGreaterThanOrEqual(123)
})
