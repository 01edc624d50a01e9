import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { Readiness } from '../../../src/http/serve/readiness.ts'
import { Database } from '../../../src/infrastructure/database/database.ts'
import { ownHistory } from '../../../src/infrastructure/database/own-history.ts'
import { lackedRights } from '../../../src/infrastructure/database/rights/lacked.ts'
import { aDatabaseWithRole, type OnRole } from '../../rights/as-role.ts'

const always = { holds: 0, patience: 60_000 }

let on: OnRole

beforeAll(async () => {
  on = await aDatabaseWithRole('work')
})

afterEach(() => on.asRole())

afterAll(() => on.close())

function readiness(pace = always, database = on.database) {
  const heard: unknown[] = []
  const asked = new Readiness(
    () => lackedRights(database),
    (why, error) => heard.push([why, error]),
    pace,
  )

  return { heard, asked }
}

const stampedAs = (revision: string) => on.asOwner(`update alembic_version set version_num = '${revision}'`)

test('a server is ready where the database is at head and its role has what was granted', async () => {
  await on.asRole()
  const { asked, heard } = readiness()

  expect(await asked.why()).toBeUndefined()
  expect(heard).toEqual([])
})

describe('it is not ready', () => {
  test('where its role lacks a right, until it is granted; each is told of once', async () => {
    const { asked, heard } = readiness()
    const why = { code: 'rights_missing', rights: ['insert on table safety_checks'] }
    await on.asOwner(`revoke insert on safety_checks from ${on.role}`)
    await on.asRole()

    expect(await asked.why()).toEqual(why)
    expect(await asked.why()).toEqual(why)
    await on.asOwner(`grant insert on safety_checks to ${on.role}`)
    await on.asRole()

    expect(await asked.why()).toBeUndefined()
    expect(heard).toEqual([
      [why, undefined],
      [undefined, undefined],
    ])
  })

  test.each([
    ['behind', '000_create_users', 'not_at_head'],
    ['ahead', '999_of_tomorrow', 'unknown_database_revision'],
  ])('where the database is %s; what it says is for the log alone', async (_, revision, error) => {
    await stampedAs(revision)
    const { asked, heard } = readiness()

    expect(await asked.why()).toEqual({ code: 'database', error })
    expect(heard).toMatchObject([[{ code: 'database', error }, { code: error }]])
    await stampedAs((await ownHistory()).head ?? '')
  })

  test('where the database cannot be reached', async () => {
    const nowhere = readConfig({ DATABASE_URL: 'postgres://ann:secret@127.0.0.1:1/none' })
    await using database = await Database.open(nowhere)

    const why = await readiness(always, database).asked.why()

    expect(why).toEqual({ code: 'database', error: 'database_unavailable' })
  })

  test('from the moment that it ends', async () => {
    const { asked } = readiness()

    asked.stop()

    expect(await asked.why()).toEqual({ code: 'stopping' })
  })

  test('where the database does not answer in time; it is asked once until it has', async () => {
    await on.asOwner('select')
    await using holder = await on.database.begin()
    await holder.rows('lock table alembic_version in access exclusive mode')
    const { asked } = readiness({ holds: 0, patience: 5 })

    const answers = await Promise.all([asked.why(), asked.why()])
    const { waiting, open, idle } = on.database.engine.occupancy

    expect(answers).toEqual([1, 2].map(() => ({ code: 'overdue', milliseconds: 5 })))
    expect(waiting + open - idle).toBe(2)
  })
})

test('an answer holds for as long as it is said to, whoever asks', async () => {
  const { asked } = readiness({ holds: 60_000, patience: 60_000 })
  expect(await asked.why()).toBeUndefined()

  await stampedAs('999_of_tomorrow')

  expect(await asked.why()).toBeUndefined()
  await stampedAs((await ownHistory()).head ?? '')
})
