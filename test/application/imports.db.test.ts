import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stateOf } from '../../src/application/draft-states.ts'
import { newId } from '../../src/application/id.ts'
import { type Import, importingUser, importProcedure, previewImport } from '../../src/application/imports.ts'
import {
  editSop,
  publishSop,
  retireSop,
  reviseSop,
  versionsOfSop,
} from '../../src/application/sop-versions.ts'
import { deleteSop, showSop } from '../../src/application/sops.ts'
import { DraftChanged } from '../../src/domain/draft-state.ts'
import { ProcedureChanged } from '../../src/domain/importing.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import { SupervisorRequired, type User } from '../../src/domain/user.ts'
import { formats } from '../../src/formats/format.ts'
import { engineUnderTest } from '../setup/database.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aStep,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase
let author: User

beforeAll(async () => {
  on = await aMigratedDatabase()
  author = await aSupervisor(on.database)
})

afterAll(() => on.close())

const counts = { taskCount: 2, stepCount: 3, hazardCount: 1 }
const at = new Date()

/** Each test has a title of its own. */
function titled(title: string, ...more: string[]): Procedure {
  const [isolate, ...others] = aProcedure.tasks
  const steps = [...(isolate?.steps ?? []), ...more.map((description) => aStep(description))]

  return { title, tasks: [...(isolate ? [{ ...isolate, steps }] : []), ...others] }
}

function put(procedure: Procedure, more: Partial<Import> = {}) {
  return on.database.session((db) => importProcedure(db, { procedure, author, as: 'draft', at, ...more }), {
    requestId: newId(),
  })
}

const versionsOf = (id: string | null) => on.database.session((db) => versionsOfSop(db, id ?? ''))
const refusalOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

describe('a procedure that is not on record', () => {
  test('becomes a draft, or effective at once', async () => {
    const procedure = titled('Change the belt')
    const id = newId()

    const preview = await on.database.session((db) => previewImport(db, { procedure, as: 'draft' }), {
      readOnly: true,
    })
    const draft = await put(procedure, { id })
    const again = await put(procedure, { id })
    const effective = await put(titled('Change the chain'), { as: 'effective' })

    const { title } = procedure
    const nothing = { id: null, version: null, status: null }
    expect(preview).toEqual({ outcome: 'new', title, ...counts, ...nothing, sameTitle: [] })
    expect(draft).toEqual({ ...preview, id, version: 1, status: 'draft' })
    expect(again).toEqual(draft)
    expect(effective).toMatchObject({ outcome: 'new', version: 1, status: 'effective' })
  })

  test('only a supervisor publishes what they import, which is said before any file is read', async () => {
    const worker = await aWorker(on.database)
    const importing = (as: 'draft' | 'effective') =>
      on.database.session((db) => importingUser(db, worker.email, as), { readOnly: true })

    await expect(importing('draft')).resolves.toMatchObject({ id: worker.id })
    await expect(importing('effective')).rejects.toThrow(SupervisorRequired)
  })
})

describe('a procedure that is on record to the word', () => {
  test.each(formats)('is skipped, also as it was exported as $name', async ({ name, read, write }) => {
    const procedure = titled(`Change the oil, ${name}`)
    const { id } = await put(procedure, { as: 'effective' })
    const exported = read(write(await on.database.session((db) => showSop(db, id ?? ''))), 'oil')

    expect(await put(procedure)).toMatchObject({ outcome: 'unchanged', id, status: 'effective' })
    expect(await put(exported.procedure, { ifChanged: 'new' })).toMatchObject({ outcome: 'unchanged', id })
    expect(await versionsOf(id)).toHaveLength(1)
  })

  test.each([
    ['a draft', async () => {}],
    [
      'an effective version beside a draft that says something else',
      async (id: string) => {
        await on.database.session(async (db) => {
          await publishSop(db, { id, supervisor: author, at })
          const { id: draft, title } = await reviseSop(db, { from: id, author, at })
          await editSop(db, { id: draft, procedure: titled(title, 'Look again'), author, at })
        })
      },
    ],
    [
      'a retired version, the last of its SOP',
      async (id: string) => {
        await on.database.session(async (db) => {
          await publishSop(db, { id, supervisor: author, at })
          await retireSop(db, { id, supervisor: author, at })
        })
      },
    ],
  ])('is skipped where it is %s', async (what, prepare) => {
    const procedure = titled(`Known as ${what}`)
    const { id } = await put(procedure)
    await prepare(id ?? '')

    expect(await put(procedure)).toMatchObject({ outcome: 'unchanged', id })
  })

  test('white space around texts, the order of hazards, and how a title is spaced say nothing', async () => {
    const hazards = ['Steam', 'Noise'].map((description) => ({
      description,
      severity: 'high' as const,
      mitigation: null,
    }))
    const said = (step: string, seen: typeof hazards, title: string): Procedure => ({
      title,
      tasks: [{ title: 'Open', description: null, steps: [aStep(step, { hazards: seen })] }],
    })
    await put(said('Open it\nslowly', hazards, 'Open the lid'))

    expect(await put(said(' Open it\r\nslowly\n', [...hazards].reverse(), ' Open  the lid'))).toMatchObject({
      outcome: 'unchanged',
    })
  })

  test('is published where it is a draft and wanted effective, and put on record anew where it was deleted', async () => {
    const procedure = titled('Change the lamp')
    const { id } = await put(procedure)

    const published = await put(procedure, { as: 'effective' })
    await on.database.session((db) => deleteSop(db, { id: id ?? '', by: author, reason: 'Test', at }))
    const anew = await put(procedure)

    expect(published).toMatchObject({ outcome: 'published', id, status: 'effective' })
    expect(anew).toMatchObject({ outcome: 'new', version: 1 })
    expect(anew.id).not.toBe(id)
  })
})

describe('a procedure that is on record and says something else', () => {
  test.each(['Clean the pump', 'clean  the Pump', 'Ｃlean the pump'])(
    'is asked about, also where its title is written “%s”',
    async (title) => {
      await put(titled('Clean the pump'))

      const refusal = await refusalOf(put(titled(title, 'Dry it')))

      expect(refusal).toBeInstanceOf(ProcedureChanged)
      expect(refusal).toMatchObject({
        kind: 'conflict',
        data: {
          candidates: [{ title: 'Clean the pump', version: 1, status: 'draft' }],
          difference: { parts: [{ how: 'added', kind: 'step' }] },
        },
      })
    },
  )

  test('revises the draft that is there, or makes one of the effective version', async () => {
    const first = await put(titled('Grease the hinge'))
    const second = await put(titled('Grease the hinge', 'Wipe'), { ifChanged: 'revise' })
    const third = await put(titled('Grease the hinge', 'Wipe'), { as: 'effective' })
    const fourth = await put(titled('Grease the hinge', 'Wipe it'), { ifChanged: 'revise', as: 'effective' })

    expect(second).toMatchObject({ outcome: 'revised', id: first.id, version: 1, status: 'draft' })
    expect(third).toMatchObject({ outcome: 'published', id: first.id, status: 'effective' })
    expect(fourth).toMatchObject({ outcome: 'revised', version: 2, status: 'effective' })
    expect((await versionsOf(first.id)).map(({ status }) => status)).toEqual(['effective', 'superseded'])
    const { tasks } = await on.database.session((db) => showSop(db, fourth.id ?? ''))
    expect(tasks[0]?.steps.at(-1)).toMatchObject({ description: 'Wipe it' })
  })

  test('is another SOP where a person says so, and of several with one title nobody is guessed', async () => {
    const first = await put(titled('Fill the tank'))
    const other = await put(titled('Fill the tank', 'Close it'), { ifChanged: 'new' })

    const refusal = await refusalOf(put(titled('Fill the tank', 'Lock it'), { ifChanged: 'revise' }))

    expect(other).toMatchObject({ outcome: 'new', version: 1, sameTitle: [first.id] })
    expect(refusal).toMatchObject({ code: 'procedure_changed', data: { difference: null } })
    expect(await put(titled('Fill the tank', 'Close it'))).toMatchObject({ outcome: 'unchanged' })
  })

  test('is known by the SOP that it was taken from, whatever its title; one that is not here says nothing', async () => {
    const { id } = await put(titled('Bleed the brake'))
    const renamed = titled('Bleed both brakes')

    const refusal = await refusalOf(put(renamed, { takenFrom: { sop: id ?? '' } }))
    const revised = await put(renamed, { takenFrom: { sop: id ?? '' }, ifChanged: 'revise' })
    const elsewhere = await put(titled('Bleed no brake'), { takenFrom: { sop: newId() } })

    expect(refusal).toMatchObject({ data: { candidates: [{ id }], title: 'Bleed both brakes' } })
    expect(revised).toMatchObject({ outcome: 'revised', id, title: 'Bleed both brakes' })
    expect(elsewhere).toMatchObject({ outcome: 'new' })
  })

  test('does not undo what others did since it was taken, unless a person says so', async () => {
    const { id } = await put(titled('Test the valve'))
    const takenFrom = { state: stateOf(titled('Test the valve')) }
    await put(titled('Test the valve', 'Wait'), { ifChanged: 'revise', takenFrom })
    const mine = titled('Test the valve', 'Listen')

    const refusal = await refusalOf(put(mine, { ifChanged: 'revise', takenFrom }))
    const forced = await put(mine, { ifChanged: 'revise', takenFrom, changesOfOthers: 'undone' })

    expect(refusal).toBeInstanceOf(DraftChanged)
    expect(refusal).toMatchObject({ data: { id, changes: [{ by: author.name }] } })
    expect(forced).toMatchObject({ outcome: 'revised', id })
  })

  test('and a look at it says the same as importing it, and writes nothing', async () => {
    const { id } = await put(titled('Turn the wheel'))
    const look = (ifChanged: 'ask' | 'revise' | 'new') =>
      on.database.session(
        (db) => previewImport(db, { procedure: titled('Turn the wheel', 'Stop it'), as: 'draft', ifChanged }),
        { readOnly: true },
      )

    await expect(look('ask')).rejects.toThrow(ProcedureChanged)
    expect(await look('revise')).toMatchObject({ outcome: 'revised', id: null, sameTitle: [] })
    expect(await look('new')).toMatchObject({ outcome: 'new', id: null, sameTitle: [id] })
    expect(await put(titled('Turn the wheel'))).toMatchObject({ outcome: 'unchanged', id })
  })
})

test('of many who import one procedure at once, one puts it on record and the others find it there', async () => {
  const rounds = engineUnderTest === 'server' ? 10 : 3
  for (let round = 0; round < rounds; round++) {
    const procedure = titled(`At once, ${round}`)

    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        put(procedure, { as: n % 2 === 0 ? 'draft' : 'effective', ifChanged: n % 3 === 0 ? 'new' : 'ask' }),
      ),
    )

    expect(outcomes.filter(({ outcome }) => outcome === 'new')).toHaveLength(1)
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1)
  }
})
