import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishSop } from '../../src/application/sop-versions.ts'
import { createSop, showSop } from '../../src/application/sops.ts'
import { SOPModel, TenkenError, UserModel } from '../../src/index.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import {
  aMigratedDatabase,
  anOpenDatabase,
  aProcedure,
  aSupervisor,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase
let sop: string
let supervisor: { id: string; email: string }

beforeAll(async () => {
  on = await aMigratedDatabase()
  const author = await aSupervisor(on.database)
  supervisor = author
  sop = await on.database.session(async (db) => {
    const { id } = await createSop(db, { procedure: aProcedure, author, at: new Date() })

    return (await publishSop(db, { id, supervisor: author, at: new Date() })).id
  })
})

afterAll(() => on.close())

type Work = (db: Session) => Promise<unknown>

/** The four forms of a session, each carried to its end. */
const forms: Record<string, (database: Database, work: Work) => Promise<unknown>> = {
  session: (database, work) => database.session(work),
  single: (database, work) => database.single(work),
  getDbSession: async (database, work) => {
    for await (const db of database.getDbSession()) await work(db)
  },
  begin: async (database, work) => {
    await using db = await database.begin()
    await work(db)
    await db.commit()
  },
}

/** What fails in one statement, and the code of the error that a person is told. */
const failures: [what: string, code: string, work: Work][] = [
  [
    'a refusal of the rules',
    'version_published',
    (db) => db.rows("update sops set title = 'B' where id = $1", [sop]),
  ],
  [
    'the same through Drizzle',
    'version_published',
    (db) => db.orm.update(SOPModel).set({ title: 'B' }).where(eq(SOPModel.id, sop)),
  ],
  [
    'a constraint',
    'record_refused',
    (db) =>
      db.rows(
        "insert into users (email, name, role) select $1, 'A', 'worker' from set_config('tenken.actor', $2, true)",
        [supervisor.email, supervisor.id],
      ),
  ],
  [
    'the same through Drizzle',
    'record_refused',
    (db) =>
      db.orm.insert(UserModel).values({
        email: supervisor.email,
        name: sql`(select 'A' from set_config('tenken.actor', ${supervisor.id}, true))`,
        role: 'worker',
      }),
  ],
  ['a bad id in a verb', 'unusable_value', (db) => showSop(db, 'nope')],
  ['a bad id in SQL', 'unusable_value', (db) => db.rows('select from sops where id = $1', ['nope'])],
  [
    'a bad id in db.query',
    'unusable_value',
    (db) => db.query.sops.findMany({ where: eq(SOPModel.id, 'nope'), with: { tasks: true } }),
  ],
  [
    'a bad id in db.orm',
    'unusable_value',
    (db) => db.orm.select().from(SOPModel).where(eq(SOPModel.id, 'nope')),
  ],
  ['a bad id in SQL by db.orm', 'unusable_value', (db) => db.orm.execute(sql`select ${'nope'}::uuid`)],
  ['a bad id in a count', 'unusable_value', (db) => db.orm.$count(SOPModel, eq(SOPModel.id, 'nope'))],
  ['a NUL in a text', 'unusable_value', (db) => db.rows('select $1::text', ['a\0b'])],
  ['half a number', 'unusable_value', (db) => db.rows("select '1e'::int")],
  ['a table that is not there', 'schema_mismatch', (db) => db.orm.execute(sql`select from notes`)],
  ['a column that is not there', 'schema_mismatch', (db) => db.rows('select colour from sops')],
]

describe.each(Object.entries(forms))('%s throws the errors that a person may see', (_, form) => {
  test.each(failures)('%s: %s', async (_what, code, work) => {
    let inside: unknown

    const failed = form(on.database, (db) =>
      work(db).catch((error: unknown) => {
        inside = error
        throw error
      }),
    )

    await expect(failed).rejects.toBeInstanceOf(TenkenError)
    await expect(failed).rejects.toMatchObject({ code })
    expect(inside).toMatchObject({ code })
  })

  test('a closed database', async () => {
    const { database, close } = await anOpenDatabase()
    await database.close()

    const failed = form(database, (db) => db.query.sops.findMany())

    await expect(failed).rejects.toMatchObject({
      code: 'database_unavailable',
      kind: 'unavailable',
      data: { reason: { code: 'closed' } },
    })
    await close()
  })
})

test.each(['session', 'getDbSession', 'begin'])('%s: a rule that is judged at the end', async (form) => {
  const failed = forms[form]?.(on.database, async (db) => {
    db.actAs(supervisor)
    await db.rows("update sops set status = 'superseded' where id = $1", [sop])
  })

  await expect(failed).rejects.toMatchObject({ code: 'illegal_version_move', data: { verb: 'supersede' } })
})

test.each(['session', 'getDbSession', 'begin'])(
  '%s: a database that takes no writes, as a standby, is unavailable',
  async (form) => {
    const failed = forms[form]?.(on.database, async (db) => {
      await db.rows('set transaction read only')
      await db.orm.insert(UserModel).values({ email: 'b@example.com', name: 'B', role: 'worker' })
    })

    await expect(failed).rejects.toMatchObject({
      code: 'database_unavailable',
      kind: 'unavailable',
      data: { reason: { code: 'read_only' } },
    })
  },
)

test('a write in a session that was opened to read is a mistake of the program', async () => {
  const work = (db: Session) => db.orm.delete(UserModel).where(eq(UserModel.id, supervisor.id))

  const failed = on.database.session(work, { readOnly: true })

  await expect(failed).rejects.toMatchObject({ code: 'session_misuse', data: { mistake: 'wrote_read_only' } })
})

test('after its end a session says so through Drizzle, too', async () => {
  let leaked: Session | undefined
  await on.database.session(async (db) => {
    leaked = db
  })

  const failed = leaked?.query.sops.findMany()

  await expect(failed).rejects.toMatchObject({ code: 'session_misuse', data: { mistake: 'used_after_end' } })
})
