import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftStates, stateOf } from '../../src/application/draft-states.ts'
import { bringBackState, type Edit, editSop, reviseSop } from '../../src/application/sop-versions.ts'
import { AnotherTitle, DraftChanged, NoSuchState } from '../../src/domain/draft-state.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import { formats } from '../../src/formats/format.ts'
import {
  aDraft,
  aMigratedDatabase,
  aProcedure,
  aSop,
  aStep,
  aUser,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

const now = () => new Date()

function edit(given: Omit<Edit, 'at'>) {
  return on.database.session((db) => editSop(db, { at: now(), ...given }), { requestId: crypto.randomUUID() })
}

function statesOfDraft(id: string) {
  return on.database.session((db) => draftStates(db, id), { readOnly: true })
}

function withStep(description: string): Procedure {
  const [isolate, ...others] = aProcedure.tasks

  return {
    ...aProcedure,
    tasks: [...(isolate ? [{ ...isolate, steps: [...isolate.steps, aStep(description)] }] : []), ...others],
  }
}

describe('a draft edited from an old copy', () => {
  test('is refused: who has changed it since, what they changed, and what would be lost', async () => {
    const [tomo, sato] = [
      await aUser(on.database, 'worker', 'Tomo'),
      await aUser(on.database, 'worker', 'Sato'),
    ]
    const draft = await aDraft(on.database)
    const takenFrom = stateOf(draft)
    await edit({ id: draft.id, procedure: withStep('Wait a minute'), author: sato, takenFrom })

    const refusal = await edit({ id: draft.id, procedure: withStep('Test'), author: tomo, takenFrom }).catch(
      (error: unknown) => error,
    )

    expect(refusal).toBeInstanceOf(DraftChanged)
    expect(refusal).toMatchObject({
      data: {
        id: draft.id,
        takenFrom,
        changes: [{ by: 'Sato', byId: sato.id }],
        theirs: { parts: [{ how: 'added', fields: [{ field: 'description', to: 'Wait a minute' }] }] },
        yours: { parts: [{ fields: [{ field: 'description', from: 'Wait a minute', to: 'Test' }] }] },
      },
    })
    const [first, second, ...none] = await statesOfDraft(draft.id)
    expect([first?.state, second?.by, none.length]).toEqual([takenFrom, sato.id, 0])
  })

  test('is taken where nobody asks what it was taken from, and where nothing would change', async () => {
    const author = await aUser(on.database, 'worker')
    const draft = await aDraft(on.database)
    const takenFrom = stateOf(draft)
    await edit({ id: draft.id, procedure: withStep('Wait'), author, takenFrom })

    const repeated = await edit({ id: draft.id, procedure: withStep('Wait'), author, takenFrom })
    const overruled = await edit({ id: draft.id, procedure: withStep('Test'), author })

    expect(repeated.difference.parts).toEqual([])
    expect(overruled.difference.parts).toHaveLength(1)
  })

  test('is refused without their change where the copy was never a state of this draft', async () => {
    const author = await aUser(on.database, 'worker')
    const draft = await aDraft(on.database)

    const refusal = edit({ id: draft.id, procedure: withStep('Test'), author, takenFrom: '0123456789abcdef' })

    await expect(refusal).rejects.toMatchObject({ data: { changes: [], theirs: null } })
  })

  test('may have been taken from the version that the draft is a copy of', async () => {
    const author = await aUser(on.database, 'worker')
    const sop = await aSop(on.database)
    const draft = await on.database.session((db) => reviseSop(db, { from: sop.id, author, at: now() }))

    await edit({ id: draft.id, procedure: withStep('Test'), author, takenFrom: stateOf(sop) })

    expect(await statesOfDraft(draft.id)).toHaveLength(2)
  })
})

test('a text with another title is refused where the title is to be kept', async () => {
  const author = await aUser(on.database, 'worker')
  const draft = await aDraft(on.database)
  const procedure = { ...aProcedure, title: 'Change the lamp' }

  await expect(edit({ id: draft.id, procedure, author, title: 'kept' })).rejects.toThrow(AnotherTitle)
  const { sop } = await edit({ id: draft.id, procedure, author })
  expect(sop.title).toBe('Change the lamp')
})

describe('the earlier states of a draft', () => {
  test('are read from its trail, one a request, and brought back whole', async () => {
    const [one, two] = [await aUser(on.database, 'worker', 'One'), await aUser(on.database, 'worker', 'Two')]
    const draft = await aDraft(on.database)
    const other = { title: 'Another', tasks: [{ title: 'Only', description: null, steps: [aStep('Look')] }] }
    await edit({ id: draft.id, procedure: other, author: one })

    const states = await statesOfDraft(draft.id)
    const { sop } = await on.database.session((db) =>
      bringBackState(db, { id: draft.id, state: states[0]?.state ?? '', author: two, at: now() }),
    )

    expect(states.map(({ content }) => content.title)).toEqual([aProcedure.title, 'Another'])
    expect(states.map(({ by }) => by)).toEqual([draft.createdBy, one.id])
    expect(stateOf(sop)).toBe(stateOf(draft))
    expect(sop.tasks[0]?.steps[1]?.hazards[0]).toMatchObject({ severity: 'critical' })
    expect((await statesOfDraft(draft.id)).map(({ state }) => state)).toEqual([
      stateOf(draft),
      states[1]?.state,
      stateOf(draft),
    ])
  })

  test('are only those that it had', async () => {
    const author = await aUser(on.database, 'worker')
    const { id } = await aDraft(on.database)

    const bringBack = on.database.session((db) =>
      bringBackState(db, { id, state: '0123456789abcdef', author, at: now() }),
    )

    await expect(bringBack).rejects.toThrow(NoSuchState)
  })
})

test.each(formats.map((format) => [format.name, format] as const))(
  'a file says which state it was taken from: %s',
  async (name, { read, write }) => {
    const draft = await aDraft(on.database)
    const state = stateOf(draft)

    const reading = read(write(draft, { state }), name)

    expect(reading.origin).toEqual({ state })
    expect(reading.unplaced).toEqual([])
    expect(stateOf(reading.procedure)).toBe(state)
    expect(read(write(draft), name).origin).toEqual({})
  },
)
