import { expect, test } from 'vitest'
import { theBrowser } from './the-browser.ts'

test('a Chromium of version 123 or newer, which knows light-dark(), is there', async () => {
  const browser = await theBrowser()

  expect(Number.parseInt(browser.version(), 10)).toBeGreaterThanOrEqual(123)
})
