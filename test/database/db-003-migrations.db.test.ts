import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import type { Connection } from '../../src/infrastructure/database/engine.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import {
  BrokenHistory,
  MigrationBlocked,
  MigrationFailed,
  RevisionNotFound,
  RevisionOutOfRange,
  UnknownDatabaseRevision,
} from '../../src/migrations/errors.ts'
import { History } from '../../src/migrations/history.ts'
import { offlineSql } from '../../src/migrations/offline.ts'
import type { Revision } from '../../src/migrations/revision.ts'
import { type MigrationOptions, migrate, stamp } from '../../src/migrations/runner.ts'
import { currentRevision } from '../../src/migrations/version-table.ts'
import { engineUnderTest } from '../setup/database.ts'
import { anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'

const history = await ownHistory()
const ids = history.revisions.map(({ revision }) => revision)
const [head, beforeHead, beforeThat] = ids.toReversed()
let on: OpenTestDatabase

beforeAll(async () => {
  on = await anOpenDatabase()
})

afterAll(() => on.close())

const upgrade = (target: string, revisions = history, options: MigrationOptions = {}) =>
  on.database.connection((sql) => migrate(sql, revisions, 'upgrade', target, options))
const downgrade = (target: string, revisions = history, options: MigrationOptions = {}) =>
  on.database.connection((sql) => migrate(sql, revisions, 'downgrade', target, options))
const current = () => on.database.connection(currentRevision)
const atBase = async () => {
  await on.database.connection((sql) =>
    sql.execute('drop table if exists a, b; drop schema if exists public cascade; create schema public'),
  )
}

describe('db-003: run initial migration', () => {
  test('upgrade head on a fresh database creates every table, and alembic_version tracks the state', async () => {
    await atBase()

    const ran = await upgrade('head')

    expect(ran).toBe(ids.length)
    expect(await tables()).toEqual([
      'alembic_version',
      'api_tokens',
      'audit_events',
      'devices',
      'hazard_acknowledgements',
      'hazards',
      'safety_checks',
      'sign_in_guesses',
      'sign_ins',
      'signatures',
      'sops',
      'steps',
      'tasks',
      'user_secrets',
      'users',
      'work_sessions',
    ])
    expect(await current()).toBe(head)
  })

  test('the state lies in the very table that Alembic makes', async () => {
    await atBase()
    await upgrade('head')

    const columns = await on.database.connection((sql) =>
      sql.rows(
        '',
        `select column_name, data_type, character_maximum_length, is_nullable, constraint_name
           from information_schema.columns join information_schema.key_column_usage using (table_name, column_name)
          where table_name = 'alembic_version'`,
      ),
    )

    expect(columns).toEqual([
      {
        column_name: 'version_num',
        data_type: 'character varying',
        character_maximum_length: 32,
        is_nullable: 'NO',
        constraint_name: 'alembic_version_pkc',
      },
    ])
  })

  test('upgrading again changes nothing', async () => {
    await atBase()
    await upgrade('head')

    expect(await upgrade('head')).toBe(0)
  })

  test('rollback is downgrade -1, and base is without a table of ours', async () => {
    await atBase()
    await upgrade('head')

    await downgrade('-1')
    const afterOne = await current()
    await downgrade('base')

    expect(afterOne).toBe(beforeHead)
    expect(await current()).toBeNull()
    expect(await tables()).toEqual(['alembic_version'])
    expect(await functions()).toEqual([])
  })

  test.each([
    ['+1', '000_create_users'],
    ['+2', '001_create_sop_tables'],
    ['001', '001_create_sop_tables'],
    ['001_create_sop_tables', '001_create_sop_tables'],
    ['000+2', '002_create_session_tables'],
    ['head-1', beforeHead],
    ['heads', head],
  ])('upgrade %s from base goes to %s', async (target, expected) => {
    await atBase()

    await upgrade(target)

    expect(await current()).toBe(expected)
  })

  test.each([
    ['-1', beforeHead],
    [`-${ids.length}`, null],
    ['000', '000_create_users'],
    ['head-2', beforeThat],
    ['current-1', beforeHead],
  ])('downgrade %s from head goes to %s', async (target, expected) => {
    await atBase()
    await upgrade('head')

    await downgrade(target)

    expect(await current()).toBe(expected)
  })

  test('a target that does not exist, is ambiguous or out of range is refused before anything runs', async () => {
    await atBase()

    await expect(upgrade('nowhere')).rejects.toThrow(RevisionNotFound)
    await expect(upgrade('00')).rejects.toMatchObject({
      data: { candidates: expect.arrayContaining(['000_create_users']) },
    })
    await expect(upgrade(`+${ids.length + 1}`)).rejects.toThrow(RevisionOutOfRange)
    await expect(downgrade('-1')).rejects.toThrow(RevisionOutOfRange)
    await expect(downgrade('head')).rejects.toThrow(RevisionOutOfRange)
    expect(await tables()).toEqual([])
  })

  test('stamp sets the state without running anything', async () => {
    await atBase()

    await on.database.connection((sql) => stamp(sql, history, 'head'))

    expect(await current()).toBe(head)
    expect(await tables()).toEqual(['alembic_version'])
  })

  test('a database that a newer version has upgraded is left alone', async () => {
    await atBase()
    await upgrade('head')
    await on.database.connection((sql) => sql.execute("update alembic_version set version_num = 'f00'"))

    await expect(upgrade('head')).rejects.toThrow(UnknownDatabaseRevision)
  })
})

describe('db-003: a transaction per revision', () => {
  test('a failing revision leaves the state at the last good one, and the error names the statement', async () => {
    await atBase()
    const broken = new History([
      revision('a', null, 'create table a (n int)'),
      revision('b', 'a', 'create table b (n int)', 'insert into nowhere values (1)'),
    ])

    const failed = upgrade('head', broken)

    await expect(failed).rejects.toThrow(MigrationFailed)
    await expect(failed).rejects.toMatchObject({
      data: { revision: 'b', statement: 'insert into nowhere values (1)', at: 'a' },
    })
    expect(await current()).toBe('a')
    expect(await tables()).toEqual(['a', 'alembic_version'])
  })

  test('a revision whose own code fails behind its statements leaves nothing of them', async () => {
    await atBase()
    const broken: Revision = {
      ...revision('a', null),
      async upgrade(op) {
        await op.execute('create table a (n int)')
        throw new Error('the code went wrong')
      },
    }

    await expect(upgrade('head', new History([broken]))).rejects.toThrow(MigrationFailed)

    expect(await tables()).toEqual(['alembic_version'])
  })

  test('a revision that says so runs outside of a transaction', async () => {
    await atBase()
    const concurrently = new History([
      revision('a', null, 'create table a (n int)'),
      {
        ...revision('b', 'a', 'create index concurrently if not exists idx_a on a (n)'),
        transactional: false,
      },
    ])

    await upgrade('head', concurrently)

    expect(await current()).toBe('b')
  })

  test('revisions that fork, or that hang in the air, are no history', () => {
    expect(() => new History([revision('a', null), revision('b', null)])).toThrow(BrokenHistory)
    expect(() => new History([revision('a', null), revision('b', 'lost')])).toThrow(BrokenHistory)
    expect(() => new History([revision('a', 'b'), revision('b', 'a')])).toThrow(BrokenHistory)
  })
})

describe('db-003: offline', () => {
  test('the SQL of an upgrade, run by any client, does what the upgrade does', async () => {
    await atBase()
    await upgrade('head')
    const expected = await fingerprint()
    await atBase()

    await on.database.connection(async (sql) => {
      for await (const part of offlineSql(history, 'upgrade', 'head')) await sql.execute(part)
    })

    expect(await fingerprint()).toEqual(expected)
    expect(await current()).toBe(head)
  })

  test('a function’s body and a literal with line breaks come through to the letter', async () => {
    const body =
      "create function f() returns text language sql as $f$\n      select 'a'  \n        as b;\n$f$"
    const literal = "comment on schema public is 'one\n      two  '"
    const texts = new History([revision('a', null, `  ${body}`, literal)])

    const sql = (await collect(offlineSql(texts, 'upgrade', 'head'))).join('')

    expect(sql).toContain(`${body};`)
    expect(sql).toContain(`${literal};`)
  })

  test('the SQL of a downgrade leads back to base', async () => {
    await atBase()
    await upgrade('head')

    await on.database.connection(async (sql) => {
      for await (const part of offlineSql(history, 'downgrade', 'head:base')) await sql.execute(part)
    })

    expect(await tables()).toEqual(['alembic_version'])
    expect(await current()).toBeNull()
  })

  test('a part of the history is from:to, and a downgrade must say where it starts', async () => {
    const part = (await collect(offlineSql(history, 'upgrade', '000:001'))).join('')

    expect(part).toContain('create table sops')
    expect(part).not.toContain('create table users')
    expect(part).not.toContain('create table work_sessions')
    await expect(collect(offlineSql(history, 'downgrade', 'base'))).rejects.toThrow(RevisionOutOfRange)
  })
})

describe.runIf(engineUnderTest === 'server')('db-003: several at once', () => {
  test('of several processes that upgrade at once each revision runs in one, and all succeed', async () => {
    await atBase()
    const others = await Promise.all(
      Array.from({ length: 4 }, () => Database.open(readConfig({ DATABASE_URL: on.url }))),
    )

    const ran = await Promise.all(
      others.map((database) => database.connection((sql) => migrate(sql, history, 'upgrade', 'head'))),
    )

    expect(ran.reduce((sum, n) => sum + n, 0)).toBe(ids.length)
    expect(await current()).toBe(head)
    await Promise.all(others.map((database) => database.close()))
  })

  test('a revision that meets a lock steps back, tries again, and gets through once the lock is gone', async () => {
    await atBase()
    await upgrade('001')
    const lines: string[] = []
    const holder = await on.database.begin()
    await holder.rows('select 1 from users for update')
    await holder.rows('lock table users')

    const waiting = upgrade('head', history, {
      lockTimeout: 50,
      log: (line) => {
        lines.push(line)
        if (line.startsWith('Waiting')) void holder.rollback()
      },
    })

    expect(await waiting).toBe(ids.length - 2)
    expect(lines.filter((line) => line.startsWith('Waiting')).length).toBeGreaterThan(0)
  })

  test('a lock that stays is given up on after a bounded number of tries, with nothing changed', async () => {
    await atBase()
    await upgrade('001')
    await using holder = await on.database.begin()
    await holder.rows('lock table users')

    const blocked = upgrade('head', history, { lockTimeout: 20, attempts: 2 })

    await expect(blocked).rejects.toThrow(MigrationBlocked)
    await holder.rollback()
    expect(await current()).toBe('001_create_sop_tables')
  })
})

function revision(id: string, downRevision: string | null, ...statements: string[]): Revision {
  return {
    revision: id,
    downRevision,
    message: id,
    async upgrade(op) {
      for (const statement of statements) await op.execute(statement)
    },
    async downgrade() {},
  }
}

function tables(): Promise<string[]> {
  return on.database.connection(async (sql) => {
    const rows = await sql.tuples<[string]>(
      '',
      "select tablename from pg_tables where schemaname = 'public' order by 1",
    )

    return rows.map(([name]) => name)
  })
}

function functions(): Promise<string[][]> {
  return on.database.connection((sql) =>
    sql.tuples('', "select proname::text from pg_proc where pronamespace = 'public'::regnamespace"),
  )
}

/** Every constraint, index, trigger and function as the catalog tells it. */
function fingerprint(): Promise<unknown[]> {
  return on.database.connection((sql: Connection) =>
    sql.tuples(
      '',
      `select conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace
       union all
       select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
       union all
       select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
       union all
       select oid::regprocedure::text, proacl::text, pg_get_functiondef(oid) from pg_proc
        where pronamespace = 'public'::regnamespace
        order by 1, 2, 3`,
    ),
  )
}

async function collect(lines: AsyncIterable<string>): Promise<string[]> {
  const collected: string[] = []
  for await (const line of lines) collected.push(line)

  return collected
}
