import { expect, test } from 'vitest'
import { jsonPage } from './json-page.ts'
import { printedBy } from './printed-by.ts'

test('docs/json.md is what the contract says; `npm run docs:json` writes it anew', async () => {
  await expect(`${jsonPage(await printedBy())}\n`).toMatchFileSnapshot('../../docs/json.md')
})
