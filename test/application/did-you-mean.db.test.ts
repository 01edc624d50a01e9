import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sopReferredTo, streamReferredTo, userReferredTo } from '../../src/application/references.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import {
  aDraft,
  addPerson,
  aMigratedDatabase,
  aProcedure,
  aSop,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
  await aSop(on.database, { ...aProcedure, title: 'ポンプの分解点検' })
  await aSop(on.database, { ...aProcedure, title: 'Change the fuse of hall 3' })
  await aDraft(on.database, { ...aProcedure, title: 'Bleed the brake line' })
  await on.database.session((db) =>
    addPerson(db, { email: 'aiko.mori@example.com', name: '森 愛子', role: 'worker' }),
  )
})

afterAll(() => on.close())

type Look = (db: Session) => Promise<unknown>

async function similarTo(look: Look): Promise<unknown> {
  try {
    await on.database.session(look, { readOnly: true })
  } catch (error) {
    return (error as { data: { similar: unknown } }).data.similar
  }

  return 'found'
}

describe('what is not found may be meant for', () => {
  const cases: [string, Look, unknown][] = [
    [
      'a title that is written otherwise',
      (db) => sopReferredTo(db, 'change the fuse, hall 3'),
      ['Change the fuse of hall 3'],
    ],
    ['a part of a title', (db) => sopReferredTo(db, '分解点検'), ['ポンプの分解点検']],
    [
      'nothing where letters differ in case or width alone',
      (db) => sopReferredTo(db, ' CHANGE the  Fuse of hall ３ '),
      'found',
    ],
    ["a draft's title", (db) => sopReferredTo(db, 'Bleed the break line', 'draft'), ['Bleed the brake line']],
    ['a mistyped email', (db) => userReferredTo(db, 'aiko.mory@example.com'), ['aiko.mori@example.com']],
    [
      'an email at another company',
      (db) => userReferredTo(db, 'aiko.mori@exmaple.com'),
      ['aiko.mori@example.com'],
    ],
    ['the name of a person', (db) => userReferredTo(db, '森愛子'), ['aiko.mori@example.com']],
    [
      'a record by its title',
      (db) => streamReferredTo(db, 'Change fuse of hall 3'),
      ['Change the fuse of hall 3'],
    ],
    ['a record by a person', (db) => streamReferredTo(db, 'aikomori@example.com'), ['aiko.mori@example.com']],
    ['nothing: an id', (db) => sopReferredTo(db, 'ffffffff'), []],
    ['nothing: somebody else at the same company', (db) => userReferredTo(db, 'who@example.com'), []],
  ]

  test.each(cases)('%s', async (_, look, similar) => {
    expect(await similarTo(look)).toEqual(similar)
  })
})
