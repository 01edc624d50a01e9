import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editSop } from '../../src/application/sop-versions.ts'
import { createSop, showSop } from '../../src/application/sops.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import { aMigratedDatabase, aSupervisor, type OpenTestDatabase } from '../setup/records.ts'
import { aPlan, contentOf, twoProcedures } from './procedures.ts'

let on: OpenTestDatabase
let author: User
const now = () => new Date()

beforeAll(async () => {
  on = await aMigratedDatabase()
  author = await aSupervisor(on.database)
})

afterAll(() => on.close())

interface Event {
  verb: string
  actor: string
  changes: [table: string, id: string | null, from: object | null, to: object | null][]
}

function draftOf(procedure: Procedure): Promise<Sop> {
  return on.database.session((db) => createSop(db, { procedure, author, at: now() }))
}

function edit(id: string, procedure: Procedure) {
  return on.database.session((db) => editSop(db, { id, procedure, author, at: now() }))
}

function eventsOf(id: string): Promise<Event[]> {
  return on.database.session((db) =>
    db.rows<Event>('select verb, actor, changes from audit_events where stream_id = $1 order by position', [
      id,
    ]),
  )
}

describe('a draft that is edited', () => {
  test('says what the procedure says, and the same content a second time leaves no trace', async () => {
    await fc.assert(
      fc.asyncProperty(twoProcedures, async ([one, other]) => {
        const { id } = await draftOf(one)

        const { sop } = await edit(id, other)

        const kept = await on.database.session((db) => showSop(db, id))
        expect(kept).toEqual(sop)
        expect(contentOf(kept)).toEqual(contentOf(other))
        const events = await eventsOf(id)
        expect((await edit(id, other)).difference).toEqual({ title: null, parts: [] })
        expect(await eventsOf(id)).toEqual(events)
        expect(await on.database.session((db) => showSop(db, id))).toEqual(kept)
      }),
      { numRuns: 25 },
    )
  })

  test('leaves one event a table and kind of change, with nothing in it but what changed', async () => {
    const draft = await draftOf(
      aPlan({ Isolate: ['Off', 'Lock', 'Try'], Change: ['Pull', 'Push'], Restore: ['On', 'Try again'] }),
    )
    const before = await eventsOf(draft.id)

    await edit(
      draft.id,
      aPlan({ Isolate: ['Off', 'Try'], Change: ['Lock', 'Pull'], Test: ['Light'], Restore: ['Switch on'] }),
    )

    const events = (await eventsOf(draft.id)).slice(before.length)
    expect(events.map(({ verb }) => verb).sort()).toEqual(
      ['edit', 'add steps', 'add tasks', 'edit steps', 'edit tasks', 'remove steps'].sort(),
    )
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([author.id]))
    const edited = events.find(({ verb }) => verb === 'edit steps')?.changes ?? []
    const [, lock] = stepsOf(draft)
    expect(edited.map(([, id]) => id)).toContain(lock?.id)
    expect(edited).toHaveLength(3)
  })

  test('keeps a step whose task is gone and which is in another task now', async () => {
    const draft = await draftOf(aPlan({ Isolate: ['Off', 'Lock'], Change: ['Pull'] }))

    const { sop } = await edit(draft.id, aPlan({ Change: ['Lock', 'Pull'] }))

    const [, lock] = stepsOf(draft)
    expect(stepsOf(sop)[0]).toMatchObject({ id: lock?.id, originId: lock?.originId, description: 'Lock' })
    expect(await on.database.session((db) => showSop(db, draft.id))).toEqual(sop)
  })

  test('takes siblings that change places', async () => {
    const letters = [...'abcdefghij']
    const draft = await draftOf(aPlan({ Only: letters }))

    const { sop } = await edit(draft.id, aPlan({ Only: letters.toReversed() }))

    expect(await on.database.session((db) => showSop(db, draft.id))).toEqual(sop)
    expect(new Set(stepsOf(sop).map(({ id }) => id))).toEqual(new Set(stepsOf(draft).map(({ id }) => id)))
  })

  test('takes a large procedure that is turned over', async () => {
    const names = Array.from({ length: 300 }, (_, n) => `Step ${n}`)
    const draft = await draftOf(aPlan({ One: names.slice(0, 150), Two: names.slice(150) }))

    const { difference } = await edit(draft.id, aPlan({ Two: names.slice(0, 150), One: names.slice(150) }))

    expect(difference.parts.length).toBeGreaterThan(0)
    expect(contentOf(await on.database.session((db) => showSop(db, draft.id)))).toEqual(
      contentOf(aPlan({ Two: names.slice(0, 150), One: names.slice(150) })),
    )
  })
})
