import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

/** What a session can leave on its connection, and a question that tells whether it is there. */
const leavings: [what: string, sql: string, left: string][] = [
  ['a setting', `select set_config('work_mem', '77MB', false)`, `current_setting('work_mem') = '77MB'`],
  ['a form of dates', `set DateStyle to German`, `current_setting('DateStyle') <> 'ISO, MDY'`],
  [
    'somebody who acts',
    `select set_config('tenken.actor', 'somebody', false)`,
    `current_setting('tenken.actor', true) = 'somebody'`,
  ],
  [
    'an isolation',
    'set session characteristics as transaction isolation level serializable',
    `current_setting('default_transaction_isolation') <> 'read committed'`,
  ],
  ['a search path', 'set search_path to pg_catalog', `current_setting('search_path') = 'pg_catalog'`],
  ['a role', 'set role pg_monitor', `current_user = 'pg_monitor'`],
  ['a temporary table', 'create temporary table users (id uuid)', `to_regclass('pg_temp.users') is not null`],
  [
    'a temporary function',
    'create function pg_temp.mine() returns int language sql as $$ select 1 $$',
    `exists (select from pg_proc where proname = 'mine')`,
  ],
  ['a channel', 'listen somewhere', 'exists (select from pg_listening_channels())'],
  [
    'an advisory lock',
    'select pg_advisory_lock(42)',
    `exists (select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()))`,
  ],
  [
    'a shared advisory lock',
    'select pg_advisory_lock_shared(42)',
    `exists (select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()))`,
  ],
  [
    'a cursor',
    'declare mine cursor with hold for select 1',
    'exists (select from pg_cursors where is_holdable)',
  ],
  [
    'a prepared statement',
    'prepare mine as select 1',
    `exists (select from pg_prepared_statements where name = 'mine')`,
  ],
  [
    'the last number of a sequence',
    `select nextval('numbers')`,
    `(select last_value from lastval_of('numbers')) is not null`,
  ],
]

type Form = [string, (database: Database, sql: string) => Promise<unknown>]

const lent: Form[] = [
  ['a lent connection', (database, sql) => database.connection((connection) => connection.execute(sql))],
]

describe.each(engineUnderTest === 'server' ? ['none', 'transaction'] : ['none'])(
  'with pooler %s',
  (pooler) => {
    let on: OpenTestDatabase

    beforeAll(async () => {
      // One connection: what is left on it would be the next session's.
      on = await aMigratedDatabase({ DATABASE_POOL_SIZE: '1', DATABASE_POOLER: pooler })
      await on.database.connection((sql) =>
        sql.execute(`create sequence numbers;
        create function lastval_of(regclass) returns table (last_value bigint) language plpgsql as $$
        begin
          return query select currval($1);
        exception when object_not_in_prerequisite_state then
          return query select null::bigint;
        end $$`),
      )
    })

    afterAll(() => on.close())

    const wrong = new Error('the work went wrong')
    const forms: Form[] = [
      ['a session', (database, sql) => database.session((db) => db.rows(sql))],
      [
        'a session that fails',
        (database, sql) =>
          database.session(async (db) => {
            await db.rows(sql)
            throw wrong
          }),
      ],
      [
        'a session whose transaction was aborted',
        (database, sql) =>
          database.session(async (db) => {
            await db.rows(sql)
            await db.rows('select 1 / 0').catch(() => {})
          }),
      ],
      ['a session of one statement', (database, sql) => database.single((db) => db.rows(sql))],
      [
        'a session that is disposed of',
        async (database, sql) => {
          await using db = await database.begin()
          await db.rows(sql)
        },
      ],
      [
        'a loop',
        async (database, sql) => {
          for await (const db of database.getDbSession()) await db.rows(sql)
        },
      ],
      // Behind a pooler nothing is lent outside of a transaction but to look at the schema.
      ...(pooler === 'none' ? lent : []),
    ]

    describe.each(forms)('of %s', (_form, run) => {
      test.each(leavings)('%s does not reach the next one', async (_what, sql, left) => {
        await run(on.database, sql).catch(() => {})

        const [row] = await on.database.session((db) => db.rows(`select (${left}) is true as left`))
        expect(row).toEqual({ left: false })
      })
    })

    test('the connection stays, and so do the plans of our own statements', async () => {
      const standing = `select pg_backend_pid() as pid, (
      select count(*)::int from pg_prepared_statements where name = 'user_list' and not from_sql) as kept`
      await on.database.session((db) => db.users.list())
      const [before] = await on.database.session((db) => db.rows(standing))
      for (const [, sql] of leavings) await on.database.session((db) => db.rows(sql))
      await on.database.single((db) => db.users.list())

      const [after] = await on.database.session((db) => db.rows(standing))

      expect(after).toEqual(before)
      expect(after).toMatchObject({ kept: pooler === 'none' ? 1 : 0 })
    })
  },
)

test('a session that leaves its own SQL running does not hand it to the next one', async () => {
  const on = await aMigratedDatabase({ DATABASE_POOL_SIZE: '1' })
  let left: Promise<unknown> = Promise.resolve()
  await on.database.single(async (db) => {
    left = db.rows(`select set_config('work_mem', '77MB', false) from pg_sleep(0.2)`).catch(() => {})
  })

  const [row] = await on.database.session((db) => db.rows(`select current_setting('work_mem') as memory`))

  expect(row).not.toEqual({ memory: '77MB' })
  await left
  await on.close()
})
