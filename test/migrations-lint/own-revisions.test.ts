import { expect, test } from 'vitest'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { lint } from '../../src/migrations/lint/lint.ts'

test('every finding in our own revisions is allowed with a reason', async () => {
  const findings = await lint(await ownHistory())

  const open = findings.filter(({ allowed }) => allowed === null)
  expect(open.map(({ code, revision, it }) => [code, revision, it])).toEqual([])
})
