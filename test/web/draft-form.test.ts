import { describe, expect, test } from 'vitest'
import { restored, withStepMoved } from '../../web/src/procedures/edit/arranging.ts'
import {
  changed,
  type DraftForm,
  formOf,
  moved,
  newHazard,
  newStep,
  procedureOf,
} from '../../web/src/procedures/edit/draft.ts'
import type { SopRecord } from '../../web/src/procedures/procedure.ts'

const hazard = {
  id: 'h',
  originId: 'h',
  description: 'Live parts',
  severity: 'critical',
  mitigation: null,
} as const
const step = {
  id: 's',
  originId: 's',
  orderIndex: 0,
  description: 'Turn the breaker off\nGrey cabinet\nbehind the press',
  expectedAction: 'Breaker off, yoshi!',
  expectedResult: null,
  hazards: [hazard],
}
const task = {
  id: 't',
  originId: 't',
  orderIndex: 0,
  title: 'Isolate',
  description: null,
  createdAt: '2026-11-26T08:00:00.000Z',
  steps: [step],
}
const draft: Pick<SopRecord, 'title' | 'tasks'> = { title: 'Die change', tasks: [task] }

describe('a draft as a form', () => {
  test('says what it said where nothing is changed, each part by its id', () => {
    expect(procedureOf(form())).toEqual({
      title: 'Die change',
      tasks: [
        {
          id: 't',
          title: 'Isolate',
          description: null,
          steps: [
            {
              id: 's',
              description: 'Turn the breaker off\nGrey cabinet\nbehind the press',
              expectedAction: 'Breaker off, yoshi!',
              expectedResult: null,
              hazards: [{ id: 'h', severity: 'critical', description: 'Live parts', mitigation: null }],
            },
          ],
        },
      ],
    })
  })

  test('keeps the blank lines below a heading, also where its words are changed', () => {
    const apart = { ...step, description: 'Turn the breaker off\n\nGrey cabinet' }
    const given = formOf({ ...draft, tasks: [{ ...task, steps: [apart] }] })
    const said = (change: { heading?: string }) =>
      procedureOf({
        ...given,
        tasks: given.tasks.map((one) => ({ ...one, steps: one.steps.map((its) => ({ ...its, ...change })) })),
      }).tasks[0]?.steps[0]?.description

    expect(said({})).toBe('Turn the breaker off\n\nGrey cabinet')
    expect(said({ heading: 'Switch it off' })).toBe('Switch it off\n\nGrey cabinet')
  })

  test('says of a new part what is filled in, and no id that nobody has given', () => {
    const { steps } = firstTask()
    const added = {
      ...newStep(),
      heading: ' Hang the lock ',
      hazards: [{ ...newHazard(), description: 'Cold' }],
    }

    const said = procedureOf({ ...form(), tasks: [{ ...firstTask(), steps: [...steps, added] }] })

    expect(said.tasks[0]?.steps[1]).toEqual({
      description: 'Hang the lock',
      expectedAction: null,
      expectedResult: null,
      hazards: [{ severity: 'high', description: 'Cold', mitigation: null }],
    })
  })

  test('keeps a part where it was as it is changed, and moves it as far as there are places', () => {
    const [one, two, three] = [newStep(), newStep(), newStep()]
    const steps = [one, two, three]

    expect(changed(steps, { ...two, heading: 'two' }).map(({ heading }) => heading)).toEqual(['', 'two', ''])
    expect(moved(steps, three, -1)).toEqual([one, three, two])
    expect(moved(steps, one, -1)).toEqual(steps)
    expect(moved(steps, one, 5)).toEqual([two, three, one])
  })

  test('takes a move and a removal back, and keeps what was typed and added since', () => {
    const [one, two, added] = [newStep(), { ...newStep(), hazards: [newHazard()] }, newStep()]
    const before = { ...form(), tasks: [{ ...firstTask(), steps: [one, two] }] }
    const typed = { ...two, heading: 'two', hazards: [] }
    const now = { ...before, tasks: [{ ...firstTask(), title: 'Isolated', steps: [typed, added] }] }

    expect(restored(now, before).tasks).toEqual([
      { ...firstTask(), title: 'Isolated', steps: [one, { ...typed, hazards: two.hazards }, added] },
    ])
    expect(restored({ ...before, tasks: [] }, before)).toEqual(before)
  })

  test('is the same form where a step has no place further up', () => {
    const given = form()

    expect(withStepMoved(given, { task: 't', step: 's' }, -1)).toBe(given)
  })
})

function form(): DraftForm {
  return formOf(draft)
}

function firstTask() {
  const [first] = form().tasks
  if (!first) throw new Error('The draft has a task.')

  return first
}
