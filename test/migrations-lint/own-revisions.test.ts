import { expect, test } from 'vitest'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { lint } from '../../src/migrations/lint/lint.ts'

test('every objection in our own revisions is allowed with a reason', async () => {
  const objections = await lint(await ownHistory())

  const open = objections.filter(({ allowed }) => allowed === null)
  expect(open.map(({ code, revision, it }) => [code, revision, it])).toEqual([])
})
