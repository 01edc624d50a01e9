import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { httpPage } from './http-page.ts'

test('docs/http.md prints the table of who may do what, and every address', async () => {
  await expect(httpPage()).toMatchFileSnapshot(resolve(import.meta.dirname, '../../docs/http.md'))
})
