import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RecordRefused, SchemaMismatch, SessionMisuse, TransactionAborted } from '../../src/index.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { DatabaseUnavailable } from '../../src/infrastructure/database/errors.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await anOpenDatabase({ DATABASE_POOL_SIZE: '1', DATABASE_CONNECT_TIMEOUT_MS: '300' })
  await run('create table notes (text text primary key)')
})

afterAll(() => on.close())

beforeEach(() => run('truncate notes'))

// The pool has one connection: whatever fails to give it back fails the next test.
afterEach(async () => {
  expect(await on.database.session((db) => db.rows('select 1 as one'))).toEqual([{ one: 1 }])
})

describe('db-005: execute database query with session', () => {
  test('the work is committed when it returns, and its value is handed on', async () => {
    const value = await on.database.session(async (db) => {
      await note(db, 'kept')

      return 42
    })

    expect(value).toBe(42)
    expect(await notes()).toEqual(['kept'])
  })

  test('the work is rolled back when it throws, and its error is handed on unchanged', async () => {
    const error = new Error('the work went wrong')

    const failed = on.database.session(async (db) => {
      await note(db, 'lost')
      throw error
    })

    await expect(failed).rejects.toBe(error)
    expect(await notes()).toEqual([])
  })

  test('a generator gives the session to a loop whose end commits', async () => {
    for await (const db of on.database.getDbSession()) await note(db, 'kept')

    expect(await notes()).toEqual(['kept'])
  })

  test('a loop that throws rolls back', async () => {
    const loop = async () => {
      for await (const db of on.database.getDbSession()) {
        await note(db, 'lost')
        throw new Error('the loop went wrong')
      }
    }

    await expect(loop()).rejects.toThrow('the loop went wrong')
    expect(await notes()).toEqual([])
  })

  test('a loop that is left early rolls back, unless it has committed', async () => {
    for await (const db of on.database.getDbSession()) {
      await note(db, 'lost')
      break
    }
    for await (const db of on.database.getDbSession()) {
      await note(db, 'kept')
      await db.commit()
      break
    }

    expect(await notes()).toEqual(['kept'])
  })

  test('`await using` rolls back at the end of the block, unless it has committed', async () => {
    {
      await using db = await on.database.begin()
      await note(db, 'lost')
    }
    {
      await using db = await on.database.begin()
      await note(db, 'kept')
      await db.commit()
    }

    expect(await notes()).toEqual(['kept'])
  })

  test('a session that ran nothing costs nothing and can be committed', async () => {
    await expect(on.database.session(async () => 'idle')).resolves.toBe('idle')
  })

  test.each(['read committed', 'repeatable read', 'serializable'] as const)(
    'isolation %s can be had',
    async (isolation) => {
      const rows = await on.database.session((db) => db.rows('show transaction_isolation'), { isolation })

      expect(rows).toEqual([{ transaction_isolation: isolation }])
    },
  )

  test('a read-only session cannot write', async () => {
    const write = on.database.session((db) => note(db, 'lost'), { readOnly: true })

    await expect(write).rejects.toMatchObject({
      code: 'session_misuse',
      data: { mistake: 'wrote_read_only' },
    })
  })

  test('a passing failure runs the whole work again, from its start', async () => {
    let tries = 0

    await on.database.session(async (db) => {
      await note(db, `try ${++tries}`)
      if (tries < 3) await fail(db, '40001')
    })

    expect(await notes()).toEqual(['try 3'])
  })

  test('retries are bounded', async () => {
    let tries = 0

    const failed = on.database.session(
      async (db) => {
        tries++
        await fail(db, '40P01')
      },
      { retries: 2 },
    )

    await expect(failed).rejects.toThrow(DatabaseUnavailable)
    expect(tries).toBe(3)
  })

  test('a failure that repeating cannot mend is not repeated', async () => {
    let tries = 0

    const failed = on.database.session(async (db) => {
      tries++
      await fail(db, '23505')
    })

    await expect(failed).rejects.toThrow(RecordRefused)
    expect(tries).toBe(1)
  })

  test('a failed statement whose error was swallowed is not taken for a commit', async () => {
    const swallowed = on.database.session(async (db) => {
      await note(db, 'lost')
      await fail(db, '22012').catch(() => {})
    })

    await expect(swallowed).rejects.toThrow(TransactionAborted)
    expect(await notes()).toEqual([])
  })

  test('a rule that is checked at commit refuses the whole work', async () => {
    await run('create table pairs (n int, constraint uq_pairs unique (n) deferrable initially deferred)')

    const refused = on.database.session((db) => db.rows('insert into pairs values (1), (1)'))

    await expect(refused).rejects.toMatchObject({ code: 'record_refused', data: { constraint: 'uq_pairs' } })
  })

  test('a session inside a session is refused at once instead of waiting for itself', async () => {
    const nested = on.database.session(() => on.database.session(async () => 1))

    await expect(nested).rejects.toThrow(SessionMisuse)
  })

  test('where nobody looks for it, it waits for a connection as anybody does, and is told so in time', async () => {
    const served = new Database(on.database.engine, { sessionRetries: 0, nesting: 'not looked for' })

    const nested = served.session(() => served.session(async () => 1))

    await expect(nested).rejects.toThrow(DatabaseUnavailable)
  })

  test('a session cannot be used after its end', async () => {
    let leaked: Session | undefined
    await on.database.session(async (db) => {
      leaked = db
    })

    await expect(leaked?.rows('select 1')).rejects.toThrow(SessionMisuse)
    await expect(leaked?.query.sops.findMany()).rejects.toThrow(SessionMisuse)
  })

  test('whoever finds every connection busy is told so in time', async () => {
    await using _busy = await on.database.begin()

    const second = on.database.begin()

    await expect(second).rejects.toThrow(DatabaseUnavailable)
  })

  test('a single-statement session runs one statement and refuses a second', async () => {
    const one = await on.database.single((db) => db.rows('select 1 as one'))
    const two = on.database.single(async (db) => {
      await note(db, 'first')
      await note(db, 'second')
    })

    expect(one).toEqual([{ one: 1 }])
    await expect(two).rejects.toThrow(SessionMisuse)
    expect(await notes()).toEqual(['first'])
  })

  test('what fails beside the database in a single-statement session is handed on unchanged', async () => {
    const error = Object.assign(new Error('no such file'), { code: 'ENOENT' })

    const failed = on.database.single(async (db) => {
      await db.rows('select 1')
      throw error
    })

    await expect(failed).rejects.toBe(error)
  })

  test('a database without tables is told apart from one that is broken', async () => {
    const read = on.database.single((db) => db.users.list())

    await expect(read).rejects.toThrow(SchemaMismatch)
    await expect(read).rejects.toThrow('its schema is not that of this program')
  })
})

function note(db: Session, text: string): Promise<unknown> {
  return db.rows('insert into notes values ($1)', [text])
}

function fail(db: Session, sqlState: string): Promise<unknown> {
  return db.rows(`do $$ begin raise exception using errcode = '${sqlState}'; end $$`)
}

async function notes(): Promise<unknown[]> {
  const rows = await on.database.session((db) =>
    db.rows<{ text: string }>('select text from notes order by text'),
  )

  return rows.map(({ text }) => text)
}

function run(sql: string): Promise<unknown> {
  return on.database.connection((connection) => connection.execute(sql))
}
