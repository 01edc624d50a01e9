import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSop, showSop } from '../../src/application/sops.ts'
import { aMigratedDatabase, aUser, type OpenTestDatabase } from '../setup/records.ts'

const at = new Date('2026-02-03T04:05:06.789Z')

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

test('a SOP is loaded to the letter, whatever its texts hold', async () => {
  const author = await aUser(on.database, 'supervisor')
  const odd = [
    '\u001f.\u001f',
    '\u001e.\u001e',
    'a\u001fb\u001fc\u001e',
    '🔥\u001f𠮷',
    'null',
    '"\\", {1,2}',
    '\t.\n ',
    ' x ',
  ]
  const procedure = {
    title: 'Odd\u001ftexts',
    tasks: odd.map((text) => ({
      title: `t${text}`,
      description: text,
      steps: odd.map((other) => ({
        description: `s${other}`,
        expectedAction: other,
        expectedResult: null,
        hazards: [{ description: `h${text}`, severity: 'low' as const, mitigation: other }],
      })),
    })),
  }
  const made = await on.database.session((db) => createSop(db, { procedure, author, at }))

  expect(await on.database.single((db) => showSop(db, made.id))).toEqual(made)
})

test('a SOP is put on record in a single statement, by whom and for which request', async () => {
  const author = await aUser(on.database, 'worker')
  const procedure = { title: 'Alone', tasks: [{ title: 'Look', description: null, steps: [] }] }

  const { id } = await on.database.single((db) => createSop(db, { procedure, author, at }), {
    requestId: 'request 1',
  })

  const events = await on.database.single((db) =>
    db.rows('select verb, actor, request_id from audit_events where stream_id = $1 order by position', [id]),
  )
  expect(events).toEqual(
    ['create', 'add tasks'].map((verb) => ({ verb, actor: author.id, request_id: 'request 1' })),
  )
})
