import { describe, expect, test } from 'vitest'
import { SchemaHistory } from '../../src/domain/judging/schema-history.ts'
import { schemaStream, schemaTable } from '../../src/domain/schema-stream.ts'

describe('a rule is held from the revision that brought it', () => {
  test.each([
    { when: 'before anything is told', at: 9, held: false },
    { when: 'in the moment in which it comes', at: 10, held: true },
    { when: 'in the moment in which it goes', at: 20, held: false },
    { when: 'while the schema is at an earlier one', at: 25, held: false },
    { when: 'in the moment in which it comes back', at: 30, held: false },
    { when: 'once it is back, with what came behind it', at: 31, held: true },
  ])('$when: $held', ({ at, held }) => {
    const history = new SchemaHistory()
    history.add(told(10, '016_keep_times_in_order'))
    history.add(told(20, '015_know_who_acts'))
    history.add(told(30, '019_judge_what_is_told'))

    expect(history.held('times', at)).toBe(held)
  })

  test('without a stream the schema has been where it is from the beginning', () => {
    expect(new SchemaHistory().held('told', 10)).toBe(true)
  })

  test('a stream that begins behind other events says where the schema was until then', () => {
    const history = new SchemaHistory()
    const [change] = told(10, '019_judge_what_is_told').changes
    history.add({
      at: 10,
      changes: [{ ...change, to: { ...change?.to, before: '016_keep_times_in_order' } }],
    })

    expect([history.held('times', 5), history.held('told', 5), history.held('told', 11)]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('the schema is where its stream has left it, and nowhere without one', () => {
    const history = new SchemaHistory()
    const before = history.current
    history.add(told(10, '016_keep_times_in_order'))
    const at = history.current
    history.add(told(20, null))

    expect([before, at, history.current]).toEqual([undefined, '016_keep_times_in_order', null])
  })
})

function told(at: number, revision: string | null) {
  const change = { table: schemaTable, id: schemaStream, from: {}, to: { version_num: revision } }

  return { at, changes: [change] as const satisfies unknown[] }
}
