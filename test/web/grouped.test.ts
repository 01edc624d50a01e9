import { expect, test } from 'vitest'
import { grouped } from '../../web/src/procedures/grouped.ts'

const line = (id: string, lineageId: string, status: string, deletedAt: string | null = null) => ({
  id,
  lineageId,
  status,
  deletedAt,
})

test('a draft stands beside the version in use, where the first of the two stood', () => {
  const draft = line('b2', 'b', 'draft')
  const other = line('a1', 'a', 'effective')
  const inUse = line('b1', 'b', 'effective')

  expect(grouped([draft, other, inUse])).toEqual([
    { line: inUse, draft },
    { line: other, draft: undefined },
  ])
})

test('a draft of what is not in use, and one that is deleted, stand by themselves', () => {
  const draft = line('a1', 'a', 'draft')
  const deleted = line('b2', 'b', 'draft', '2026-11-26T08:00:00.000Z')
  const inUse = line('b1', 'b', 'effective')

  expect(grouped([draft, deleted, inUse]).map(({ line: { id }, draft: it }) => [id, it?.id])).toEqual([
    ['a1', undefined],
    ['b2', undefined],
    ['b1', undefined],
  ])
})
