import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDraft } from '../../src/domain/draft-edit.ts'
import type { EditedProcedure } from '../../src/domain/draft-matching.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import { procedures } from '../formats/a-procedure.ts'
import { aPlan, contentOf, draftOf, newTestId, repetitiveProcedures, twoProcedures } from './procedures.ts'

const at = new Date('2026-02-02T00:00:00Z')
const later = new Date('2026-03-03T00:00:00Z')
const edit = (draft: Sop, procedure: EditedProcedure) => editDraft(draft, { procedure, at, newId: newTestId })
const idsOf = (sop: Sop) => new Map(stepsOf(sop).map(({ description, id }) => [description, id]))

describe('an edit of a draft', () => {
  test('makes the draft say what the procedure says, in its order', () => {
    fc.assert(
      fc.property(twoProcedures, ([one, other]) => {
        const { draft } = edit(draftOf(one), other)

        expect(contentOf(draft)).toEqual(contentOf(other))
        expect(contentOf(inStoredOrder(draft))).toEqual(contentOf(other))
      }),
      { numRuns: 500 },
    )
  })

  test('tells exactly the rows that differ, each once', () => {
    fc.assert(
      fc.property(twoProcedures, ([one, other]) => {
        const before = draftOf(one)

        const { draft, added, changed, removed } = edit(before, other)

        const [was, is] = [rowsOf(before), rowsOf(draft)]
        expect([...added].sort()).toEqual([...is.keys()].filter((id) => !was.has(id)).sort())
        expect([...removed].sort()).toEqual([...was.keys()].filter((id) => !is.has(id)).sort())
        for (const [id, row] of is) expect(changed.has(id)).toBe(was.has(id) && was.get(id) !== row)
        expect(is.size).toBe(was.size + added.size - removed.size)
      }),
      { numRuns: 500 },
    )
  })

  test('with the same content changes nothing, and keeps the time of the last change', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(procedures, procedures), twoProcedures), ([one, other]) => {
        const { draft } = edit(draftOf(one), other)

        const again = editDraft(draft, { procedure: other, at: later, newId: newTestId })

        expect(again).toEqual({
          differs: false,
          draft,
          added: new Set(),
          changed: new Set(),
          removed: new Set(),
        })
      }),
      { numRuns: 500 },
    )
  })

  test('keeps the id of everything that says which part it is, wherever it is put', () => {
    fc.assert(
      fc.property(repetitiveProcedures, fc.nat(), fc.nat(), (procedure, t, s) => {
        const before = draftOf(procedure)
        const steps = stepsOf(before)
        const [step] = steps.splice(s % Math.max(1, steps.length), 1)
        fc.pre(step !== undefined)
        const moved = { ...step, description: 'something else' }
        const tasks = before.tasks.map((task) => ({
          ...task,
          steps: task.steps.filter(({ id }) => id !== step.id),
        }))
        tasks[t % tasks.length]?.steps.push(moved)

        const { draft, added, removed } = edit(before, { title: before.title, tasks })

        expect(stepsOf(draft).find(({ description }) => description === 'something else')?.id).toBe(step.id)
        expect([added.size, removed.size]).toEqual([0, 0])
      }),
    )
  })

  test('keeps the ids of all others where one step is put in, taken out, changed or moved', () => {
    const before = draftOf(aPlan({ Isolate: ['Off', 'Lock', 'Try'], Change: ['Pull', 'Push'] }))
    const plans: [Procedure, string[], number][] = [
      [
        aPlan({ Isolate: ['Off', 'Lock', 'Sign', 'Try'], Change: ['Pull', 'Push'] }),
        ['Off', 'Lock', 'Try', 'Pull', 'Push'],
        2,
      ],
      [aPlan({ Isolate: ['Off', 'Try'], Change: ['Pull', 'Push'] }), ['Off', 'Try', 'Pull', 'Push'], 1],
      [
        aPlan({ Isolate: ['Off', 'Lock twice', 'Try'], Change: ['Pull', 'Push'] }),
        ['Off', 'Try', 'Pull', 'Push'],
        1,
      ],
      [
        aPlan({ Isolate: ['Off', 'Lock'], Change: ['Pull', 'Try', 'Push'] }),
        ['Off', 'Lock', 'Try', 'Pull', 'Push'],
        2,
      ],
      [
        aPlan({ Change: ['Pull', 'Push'], Isolate: ['Off', 'Lock', 'Try'] }),
        ['Off', 'Lock', 'Try', 'Pull', 'Push'],
        1,
      ],
    ]

    for (const [procedure, kept, written] of plans) {
      const { draft, added, changed, removed } = edit(before, procedure)

      const [was, is] = [idsOf(before), idsOf(draft)]
      expect(kept.map((step) => is.get(step))).toEqual(kept.map((step) => was.get(step)))
      expect(added.size + changed.size + removed.size).toBe(written)
    }
  })

  test('takes a step that is worded anew for the same step', () => {
    const before = draftOf(aPlan({ Isolate: ['Off', 'Lock', 'Try'] }))

    const { draft } = edit(before, aPlan({ Isolate: ['Off', 'Hang your own lock', 'Try'] }))

    expect(idsOf(draft).get('Hang your own lock')).toBe(idsOf(before).get('Lock'))
  })

  test('takes what is most alike for the same step, also where another one is put in before it', () => {
    const before = draftOf(aPlan({ Isolate: ['Off', 'Hang your own lock on the switch', 'Try'] }))

    const { draft, added } = edit(
      before,
      aPlan({ Isolate: ['Off', 'Tell the control room', 'Hang your own lock and tag', 'Try'] }),
    )

    expect(idsOf(draft).get('Hang your own lock and tag')).toBe(
      idsOf(before).get('Hang your own lock on the switch'),
    )
    expect(added.size).toBe(1)
  })

  test('takes a step that is called and seen as before for the same step, whatever it says', () => {
    const step = (description: string, expectedAction: string) => ({
      description,
      expectedAction,
      expectedResult: null,
      hazards: [],
    })
    const before = draftOf(aPlan({ Isolate: [step('Off', 'Breaker, off!'), step('Lock', 'Lock, hung!')] }))

    const { draft } = edit(
      before,
      aPlan({ Isolate: [step('Hang it', 'Lock, hung!'), step('Offer', 'Breaker, off!')] }),
    )

    expect(idsOf(draft).get('Hang it')).toBe(idsOf(before).get('Lock'))
  })

  test('takes a task with another title and the same steps for the same task', () => {
    const before = draftOf(aPlan({ Isolate: ['Off'], Change: ['Pull'] }))

    const { draft } = edit(
      before,
      aPlan({ Prepare: ['Read'], 'Isolate the panel': ['Off'], Change: ['Pull'] }),
    )

    expect(draft.tasks[1]?.id).toBe(before.tasks[0]?.id)
  })

  test('takes a task that has another place, another title and the same steps for the same task', () => {
    const before = draftOf(aPlan({ Isolate: ['Off', 'Lock'], Change: ['Pull'], Restore: ['On'] }))

    const { draft, added } = edit(
      before,
      aPlan({ Change: ['Pull'], Restore: ['On'], 'Isolate at last': ['Off', 'Lock'] }),
    )

    expect(draft.tasks[2]?.id).toBe(before.tasks[0]?.id)
    expect(added.size).toBe(0)
  })

  test('gives what is new an id of its own that is its origin', () => {
    const before = draftOf(aPlan({ Isolate: ['Off'] }))

    const { draft, added } = edit(before, aPlan({ Isolate: ['Off', 'Lock'] }))

    const [, lock] = stepsOf(draft)
    expect(added).toEqual(new Set([lock?.id]))
    expect(lock?.originId).toBe(lock?.id)
  })

  test('keeps the hazards that stay, and puts a new one behind them', () => {
    const withHazards = (...descriptions: string[]) =>
      aPlan({
        Isolate: [
          {
            description: 'Off',
            expectedAction: null,
            expectedResult: null,
            hazards: descriptions.map((description) => ({ description, severity: 'high', mitigation: null })),
          },
        ],
      })
    const before = draftOf(withHazards('Arc', 'Shock'))

    const { draft, added, changed } = edit(before, withHazards('Arc', 'Burn', 'Shock'))

    const [step] = stepsOf(draft)
    expect(step?.hazards.map(({ description }) => description)).toEqual(['Arc', 'Shock', 'Burn'])
    expect([added.size, changed.size]).toEqual([1, 0])
  })

  test('takes an object that is used twice for two parts', () => {
    const step = { description: 'Off', expectedAction: null, expectedResult: null, hazards: [] }

    const { draft } = edit(draftOf(aPlan({ Isolate: [step] })), aPlan({ Isolate: [step, step] }))

    expect(new Set(stepsOf(draft).map(({ id }) => id)).size).toBe(2)
  })
})

/** As the database gives it back: siblings by their numbers, hazards by their ids. */
function inStoredOrder(sop: Sop): Sop {
  const byOrder = (one: { orderIndex: number }, other: { orderIndex: number }) =>
    one.orderIndex - other.orderIndex

  return {
    ...sop,
    tasks: sop.tasks.toSorted(byOrder).map((task) => ({ ...task, steps: task.steps.toSorted(byOrder) })),
  }
}

/** What a row says and where it is, by its id; siblings have numbers of their own, none below 0. */
function rowsOf({ tasks }: Sop): Map<string, string> {
  const rows = new Map<string, string>()
  for (const siblings of [tasks, ...tasks.map(({ steps }) => steps)]) {
    const numbers = siblings.map(({ orderIndex }) => orderIndex)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(Math.min(0, ...numbers)).toBe(0)
  }
  for (const { steps, createdAt, ...task } of tasks) {
    rows.set(task.id, JSON.stringify(Object.entries(task).sort()))
    for (const { hazards, ...step } of steps) {
      rows.set(step.id, JSON.stringify([task.id, Object.entries(step).sort()]))
      for (const hazard of hazards)
        rows.set(hazard.id, JSON.stringify([step.id, Object.entries(hazard).sort()]))
    }
  }

  return rows
}
