import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { engineUnderTest } from '../setup/database.ts'
import { addPerson, aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase

beforeEach(async () => {
  on = await aMigratedDatabase({ DATABASE_POOL_SIZE: '3' })
})

afterEach(() => on.close())

const person = () => ({ email: `${crypto.randomUUID()}@example.com`, name: 'Ann', role: 'admin' as const })

/** Every connection of the pool keeps the statement's plan. */
async function warm(database: Database, work: Parameters<Database['session']>[0]): Promise<void> {
  const sessions = await Promise.all(
    Array.from({ length: engineUnderTest === 'server' ? 3 : 1 }, () => database.begin()),
  )
  for (const db of sessions) {
    await work(db)
    await db.commit()
  }
}

/** Hidden in a function: nothing tells this program that the schema has changed. */
const hidden = (ddl: string) =>
  on.database.connection(async (sql) => {
    await sql.execute(`create function change() returns void language plpgsql as $$ begin ${ddl}; end $$`)
    await sql.rows('', 'select change()')
  })

/** A result of another type than the one that was planned for (0A000). */
const otherType = () => hidden('alter table users alter column role type varchar(500)')

describe('a schema that changes under connections that have planned for it', () => {
  test('a single statement and a session of several are run again on new connections', async () => {
    await warm(on.database, (db) => db.users.list())
    await otherType()

    const alone = await on.database.single((db) => db.users.list())
    let tries = 0
    const several = await on.database.session(async (db) => {
      tries++
      await addPerson(db, person(), new Date())

      return db.users.list()
    })

    expect(alone).toEqual([])
    expect(several).toHaveLength(1)
    expect(tries).toBeLessThanOrEqual(2)
  })

  test('one failure is enough for the whole pool', async () => {
    await warm(on.database, (db) => db.users.list())
    await otherType()
    let tries = 0

    await on.database.session(
      async (db) => {
        tries++

        return db.users.list()
      },
      { retries: 1 },
    )

    expect(tries).toBeLessThanOrEqual(2)
    const again = await Promise.all(
      [1, 2, 3].map(() => on.database.session((db) => db.users.list(), { retries: 0 })),
    )
    expect(again).toEqual([[], [], []])
  })

  test('what cannot be run again says so, and the next one works', async () => {
    await warm(on.database, (db) => db.users.list())
    await otherType()

    const outcomes = []
    for (const form of [
      async () => {
        await using db = await on.database.begin()

        return await db.users.list()
      },
      async () => {
        for await (const db of on.database.getDbSession()) return await db.users.list()

        return undefined
      },
    ]) {
      outcomes.push(await form().catch((error: { code: string }) => error.code))
    }

    expect(outcomes.slice(1)).toEqual([[]])
    expect([[], 'schema_mismatch']).toContainEqual(outcomes[0])
  })

  test('a plan that a function keeps (42804) is outgrown as well', async () => {
    await on.database.connection((sql) =>
      sql.execute(`create table notes (text text);
        create function noted() returns trigger language plpgsql as $$
        begin
          if new.text = 'never' then return null; end if;
          return new;
        end $$;
        create trigger noted before insert on notes for each row execute function noted()`),
    )
    await warm(on.database, (db) => db.rows(`insert into notes values ('a')`))
    await hidden('alter table notes alter column text type varchar(50)')

    await on.database.single((db) => db.rows(`insert into notes values ('b')`))
    await on.database.session((db) => db.rows(`insert into notes values ('c')`))

    const notes = await on.database.session((db) => db.rows('select text from notes order by 1'))
    expect(notes.map((row) => (row as { text: string }).text).filter((text) => text !== 'a')).toEqual([
      'b',
      'c',
    ])
  })
})

test.each(['deallocate all', 'discard plans'])(
  'statements that are gone are prepared anew: %s',
  async (sql) => {
    await warm(on.database, (db) => db.users.list())
    await warm(on.database, (db) => db.rows(sql))

    await expect(on.database.single((db) => db.users.list())).resolves.toEqual([])
    await expect(on.database.session((db) => db.users.list())).resolves.toEqual([])
  },
)

test('a name that somebody has taken is nobody’s in the next session', async () => {
  await on.database.session((db) => db.rows('prepare user_list as select 1'))

  await expect(on.database.single((db) => db.users.list())).resolves.toEqual([])
})

test('a mistake in a statement of one’s own is told at once', async () => {
  let tries = 0
  const mistaken = on.database.session(async (db) => {
    tries++
    await db.rows('select 1 union select true')
  })

  await expect(mistaken).rejects.toMatchObject({ code: '42804' })
  expect(tries).toBe(1)
})
