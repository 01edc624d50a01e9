import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { openEmbeddedEngine } from '../../src/infrastructure/database/embedded/engine.ts'
import type { Engine } from '../../src/infrastructure/database/engine.ts'
import { DatabaseUnavailable, SessionMisuse } from '../../src/infrastructure/database/errors.ts'
import { aDatabaseFolder, addNote, anEngine, configFor, inSession, noteIds } from './folders.ts'

let engine: Engine

beforeAll(async () => {
  engine = await openEmbeddedEngine(configFor('memory', { DATABASE_CONNECT_TIMEOUT_MS: '100' }))
  await inSession(engine, (sql) => sql.execute('create table notes (id int primary key, text text)'))

  return () => engine.close()
})

afterEach(() => inSession(engine, (sql) => sql.execute('truncate notes')))

test('sessions have their turn in the order in which they asked', async () => {
  const order: number[] = []

  await Promise.all([1, 2, 3, 4].map((id) => inSession(engine, async () => order.push(id))))

  expect(order).toEqual([1, 2, 3, 4])
})

test('a session that waits longer than the connect timeout is told why', async () => {
  const lease = await engine.acquire()

  await expect(engine.acquire()).rejects.toThrow(/stayed busy for 100 ms; a session .* inside another/)

  await lease.release('clean')
  expect(await noteIds(engine)).toEqual([])
})

test('one that gave up waiting does not hold up those behind it', async () => {
  const lease = await engine.acquire()
  const impatient = engine.acquire()
  await expect(impatient).rejects.toThrow(DatabaseUnavailable)
  const patient = engine.acquire()

  await lease.release('clean')

  await (await patient).release('clean')
})

test('a connect timeout of 0 waits for as long as it takes', async () => {
  const patient = await anEngine(configFor('memory', { DATABASE_CONNECT_TIMEOUT_MS: '0' }))
  const lease = await patient.acquire()
  const next = patient.acquire()

  await pause(200)
  await lease.release('clean')

  await (await next).release('clean')
})

test('statements run in the order of their calls, also where nobody waits for them', async () => {
  const tag = await inSession(engine, async (sql) => {
    const pending = [
      sql.execute('begin'),
      sql.rows('a', 'insert into notes values (1)'),
      sql.tuples('', 'insert into notes values (2)'),
    ]
    const committed = sql.execute('commit')
    await Promise.all(pending)

    return committed
  })

  expect(tag).toBe('COMMIT')
  expect(await noteIds(engine)).toEqual([1, 2])
})

test('the commit of a transaction in which a statement failed says ROLLBACK', async () => {
  const lease = await engine.acquire()
  await lease.execute('begin; insert into notes values (1)')
  await expect(lease.rows('', 'select 1/0')).rejects.toMatchObject({ code: '22012' })

  const tag = await lease.execute('commit')

  await lease.release('clean')
  expect(tag).toBe('ROLLBACK')
})

test('execute runs several statements and returns the last one’s tag', async () => {
  const tags = await inSession(engine, async (sql) => [
    await sql.execute('create table t (a int); insert into t values (1), (2); select * from t'),
    await sql.execute('drop table t;'),
    await sql.execute(''),
  ])

  expect(tags).toEqual(['SELECT', 'DROP', ''])
})

test('an error carries what PostgreSQL sends', async () => {
  await addNote(engine, 1)

  const error = await addNote(engine, 1).catch((raised: unknown) => raised)

  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({
    severity: 'ERROR',
    code: '23505',
    constraint: 'notes_pkey',
    table: 'notes',
    schema: 'public',
    detail: 'Key (id)=(1) already exists.',
  })
})

test.each(['clean', 'doubtful'] as const)('a transaction left open is rolled back (%s)', async (state) => {
  const lease = await engine.acquire()
  await lease.execute('begin')
  await lease.rows('', 'insert into notes values (1)')

  await lease.release(state)

  expect(await noteIds(engine)).toEqual([])
  expect(await inSession(engine, (sql) => sql.execute('commit'))).toBe('COMMIT')
})

test('a doubtful connection is reset: settings, locks, temporary tables, statements and transaction', async () => {
  const lease = await engine.acquire()
  await lease.execute(`set search_path = pg_catalog; set application_name = 'left over'`)
  await lease.execute('create temp table scratch (a int); prepare p as select 1; listen left_over')
  await lease.rows('named', 'select pg_advisory_lock(42)')
  await lease.execute('begin')
  await lease.rows('', 'select no_such_column').catch(() => {})

  await lease.release('doubtful')

  const left = await inSession(engine, (sql) =>
    sql.rows(
      'left',
      `select current_setting('search_path') as path, current_setting('application_name') as name,
         to_regclass('scratch') as scratch,
         (select count(*)::int from pg_locks where locktype = 'advisory') as locks,
         (select count(*)::int from pg_listening_channels()) as channels,
         (select count(*)::int from pg_prepared_statements where name = 'p') as prepared`,
    ),
  )
  expect(left).toEqual([{ path: 'public', name: '', scratch: null, locks: 0, channels: 0, prepared: 0 }])
})

test('a statement after the release is refused, and does not run in the next session', async () => {
  const lease = await engine.acquire()
  await lease.release('clean')
  const next = await engine.acquire()
  await next.execute('begin')

  await expect(lease.rows('', 'insert into notes values (1)')).rejects.toThrow(SessionMisuse)
  await expect(lease.tuples('', 'insert into notes values (1)')).rejects.toThrow(SessionMisuse)
  await expect(lease.execute('commit')).rejects.toThrow(SessionMisuse)

  await next.execute('rollback')
  await next.release('clean')
  expect(await noteIds(engine)).toEqual([])
})

test('a second release does not end the session that has the connection by then', async () => {
  const lease = await engine.acquire()
  await lease.release('clean')
  const next = await engine.acquire()
  await next.execute('begin; insert into notes values (1)')

  await lease.release('doubtful')

  await expect(engine.acquire()).rejects.toThrow(DatabaseUnavailable)
  expect(await next.execute('commit')).toBe('COMMIT')
  await next.release('clean')
})

test('a statement that is still under way at the release belongs to its own session', async () => {
  const lease = await engine.acquire()
  const late = [lease.execute('begin'), lease.rows('', 'insert into notes values (1)')]

  await lease.release('clean')

  await Promise.all(late)
  expect(await noteIds(engine)).toEqual([])
})

test('a named statement is prepared once and takes other parameters each time', async () => {
  for (const id of [1, 2, 3]) await addNote(engine, id)

  const prepared = await inSession(engine, (sql) =>
    sql.tuples(
      '',
      `select generic_plans + custom_plans from pg_prepared_statements where name = 'note_insert'`,
    ),
  )

  expect(prepared).toEqual([['3']])
})

test('a named statement follows a table that was changed', async () => {
  const select = (sql: { rows: Awaited<ReturnType<Engine['acquire']>>['rows'] }) =>
    sql.rows('star', 'select * from changing')
  await inSession(engine, (sql) =>
    sql.execute('create table changing (a int); insert into changing values (1)'),
  )
  const before = await inSession(engine, select)
  await inSession(engine, (sql) => sql.execute('alter table changing add b text'))

  const after = await inSession(engine, select)

  expect([before, after]).toEqual([[{ a: 1 }], [{ a: 1, b: null }]])
})

test('a named statement survives a change that was rolled back', async () => {
  const select = 'select * from turning'
  await inSession(engine, (sql) =>
    sql.execute('create table turning (a int); insert into turning values (1)'),
  )
  await inSession(engine, async (sql) => {
    await sql.execute('begin; alter table turning add b text')
    await sql.rows('turning', select)
    await sql.execute('rollback')
  })

  const rows = await inSession(engine, (sql) => sql.rows('turning', select))

  expect(rows).toEqual([{ a: 1 }])
})

test('one name for two statements is a mistake that shows at once', async () => {
  await inSession(engine, (sql) => sql.rows('twice', 'select 1'))

  await expect(inSession(engine, (sql) => sql.rows('twice', 'select 2'))).rejects.toThrow(/same name/)
})

test('closing waits for the session that runs and for those in line, then lets go', async () => {
  const folder = await aDatabaseFolder()
  const closing = await openEmbeddedEngine(configFor(folder))
  const lease = await closing.acquire()
  const inLine = addNote(closing, 2)
  const closed = closing.close()
  await lease.rows('', 'insert into notes values (1)')
  await lease.release('clean')

  await closed

  await inLine
  await expect(closing.acquire()).rejects.toThrow(DatabaseUnavailable)
  expect(await noteIds(await anEngine(configFor(folder)))).toEqual([1, 2])
})

test('closing twice closes once', async () => {
  const twice = await openEmbeddedEngine(configFor(await aDatabaseFolder()))

  await Promise.all([twice.close(), twice.close()])

  await twice.close()
})

test('closing leaves a database that was shut down, with nothing to recover', async () => {
  const folder = await aDatabaseFolder()
  const shut = await openEmbeddedEngine(configFor(folder))
  await addNote(shut, 1)
  const stateOf = () => readFileSync(join(folder, 'global', 'pg_control')).readInt32LE(16)
  const before = stateOf()

  await shut.close()

  const [inProduction, shutDown] = [6, 1]
  expect([before, stateOf()]).toEqual([inProduction, shutDown])
})
