import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { showSop } from '../../src/application/sops.ts'
import { listWorkSessions, showWorkSession } from '../../src/application/work-sessions.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { everyHistory, type Histories } from '../audit/histories.ts'
import { check } from '../database/walk.ts'
import { engineUnderTest } from '../setup/database.ts'
import { addPerson, someWork } from '../setup/records.ts'
import { aLastingDatabase, type Lasting, type Settings } from './reopened.ts'

const onServer = engineUnderTest === 'server'

/** What would change what is read, what is sent, or what a statement does. */
const hostile: Settings = {
  DateStyle: "'Postgres, DMY'",
  IntervalStyle: 'iso_8601',
  TimeZone: "'Asia/Kathmandu'",
  extra_float_digits: '-15',
  bytea_output: 'escape',
  xmlbinary: 'hex',
  xmloption: 'document',
  quote_all_identifiers: 'on',
  standard_conforming_strings: 'off',
  array_nulls: 'off',
  transform_null_equals: 'on',
  row_security: 'off',
  default_transaction_isolation: 'serializable',
  default_transaction_deferrable: 'on',
  statement_timeout: '50',
  lock_timeout: '50',
  idle_in_transaction_session_timeout: '50',
  // The embedded engine speaks UTF-8 only.
  ...(onServer ? { client_encoding: 'latin1' } : {}),
}

const each: [string, Settings][] = [
  ['DateStyle German', { DateStyle: 'German' }],
  ['DateStyle SQL', { DateStyle: "'SQL, DMY'" }],
  ['TimeZone far west', { TimeZone: "'Pacific/Marquesas'" }],
  ['default_transaction_isolation repeatable read', { default_transaction_isolation: "'repeatable read'" }],
  ...Object.entries(hostile).map(([name, value]): [string, Settings] => [
    `${name} ${value}`,
    { [name]: value },
  ]),
]

/** Of every kind of value one that a setting could spoil. */
const values = `select timestamptz '1911-02-03 04:05:06.789+09' as "time", timestamptz '0044-03-15 BC' as "longAgo",
  1.0::float8 / 3 as "float", 0.1::float4 + 0.2::float4 as "real", interval '1 day 02:03:04.5' as "interval",
  '\\x00ff5c'::bytea as "bytes", 'a\\nb' as "text", 'éß点' as "letters", date '2026-02-03' as "date",
  $1::text[] as "list", (null = null) is null as "null", 'tenken'::regnamespace::text as "schema", pg_sleep(0.1) is null as "slept",
  current_setting('transaction_isolation') as "isolation"`

let on: Lasting
let histories: Histories
let usual: unknown

beforeAll(async () => {
  on = await aLastingDatabase()
  await using database = await on.open()
  await database.connection((sql) => sql.execute('create schema tenken'))
  histories = await everyHistory(database)
  usual = await seen(database)
})

afterEach(() => on.reset())

afterAll(() => on.drop())

/** Everything that is read of the records, by sessions of one statement and of several. */
async function seen(database: Database): Promise<unknown> {
  const { sop, approved, paused } = histories
  const list = ['a', null, '"', '\\']

  return {
    values: await database.session((db) => db.rows(values, [list])),
    alone: await database.single((db) => db.rows(values, [list])),
    people: await database.single((db) => db.users.list()),
    sop: await database.session((db) => showSop(db, sop.id)),
    work: await database.session((db) => listWorkSessions(db, { limit: 50 })),
    approved: await database.session((db) => showWorkSession(db, approved.id)),
    paused: await database.session((db) => showWorkSession(db, paused.id)),
    trail: await database.session(async (db) => (await verifyTrail(db)).findings),
  }
}

describe.runIf(onServer)('one setting of a role', () => {
  test.each(each)('nothing that is read depends on it: %s', async (_name, settings) => {
    await on.set(settings)
    await using database = await on.open({ DATABASE_POOL_SIZE: '1' })

    expect(await seen(database)).toEqual(usual)
  })
})

const poolers = onServer ? ['none', 'transaction'] : ['none']

test.each(poolers)(
  'all settings at once change nothing that is read, also after sessions of their own SQL (pooler: %s)',
  async (pooler) => {
    await on.set(hostile)
    await using database = await on.open({ DATABASE_POOL_SIZE: '1', DATABASE_POOLER: pooler })

    expect(await seen(database)).toEqual(usual)
    await database.session((db) => db.rows('reset all'))
    await database.session((db) => db.rows(`select set_config('DateStyle', 'German', false)`))

    expect(await seen(database)).toEqual(usual)
  },
)

test.each(poolers)(
  'nor does anybody act because a role says so, or for its reason (pooler: %s)',
  async (pooler) => {
    const { worker } = histories
    await on.set({
      'tenken.actor': `'${worker.id}'`,
      'tenken.reason': "'Because'",
      'tenken.request': "'Theirs'",
    })
    await using database = await on.open({ DATABASE_POOL_SIZE: '1', DATABASE_POOLER: pooler })
    const asked = () =>
      database.session((db) =>
        db.rows(`select tk_actor() as actor, current_setting('tenken.reason', true) as reason,
        current_setting('tenken.request', true) as request`),
      )

    expect(await asked()).toEqual([{ actor: null, reason: '', request: '' }])
    await database.session((db) => db.rows('reset all'))

    expect(await asked()).toEqual([{ actor: null, reason: '', request: '' }])
  },
)

const longAgo = new Date('2001-01-01T00:00:00Z')

test.each(poolers)('nor anything that is written (pooler: %s)', async (pooler) => {
  await on.set(hostile)
  const user = {
    id: randomUUID(),
    email: `${randomUUID()}@example.com`,
    name: 'a\\',
    role: 'worker' as const,
  }
  const work = await (async () => {
    await using database = await on.open({ DATABASE_POOLER: pooler })
    const some = await someWork(database)
    await check(database, some.work, some.worker, {
      result: 'fail',
      feedback: "it's \\ 点",
      confidence: 1 / 3,
    })
    await database.session((db) => addPerson(db, user, longAgo), { requestId: "a\\'b" })

    return some.work
  })()
  await on.reset()

  await using database = await on.open()
  // What comes after this, in whatever order, reads what has been written here, too.
  usual = await seen(database)
  const { checks } = await database.session((db) => showWorkSession(db, work.id))
  expect(checks).toMatchObject([{ feedbackText: "it's \\ 点", confidenceScore: 1 / 3 }])
  expect(await database.session((db) => db.users.get(user.id))).toMatchObject({
    ...user,
    createdAt: longAgo,
  })
  const [event] = await database.session((db) =>
    db.rows('select request_id from audit_events where stream_id = $1', [user.id]),
  )
  expect(event).toEqual({ request_id: "a\\'b" })
  expect((await database.session((db) => verifyTrail(db))).findings).toEqual([])
})
