import { sql as text } from 'drizzle-orm'
import {
  customType,
  index,
  integer,
  pgEnum,
  pgMaterializedView,
  pgPolicy,
  pgSequence,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  timestamp,
  unique,
  text as words,
} from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { aConnection } from './connection.ts'

let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

beforeEach(() => database.sql.execute('drop schema public cascade; create schema public'))

/** What the models declare, in PostgreSQL's own words. */
async function declared(schema: Record<string, unknown>, sql: string[] = []): Promise<string[]> {
  const { upgrade } = await compare(database.sql, { schema, sql })

  return upgrade.map((one) => one.sql)
}

test('names that are left to Drizzle are the ones that drizzle-kit gives', async () => {
  const sites = pgTable('sites', { a: integer().unique(), b: integer() }, (t) => [
    primaryKey({ columns: [t.a, t.b] }),
    unique().on(t.b, t.a),
    index().on(t.b),
  ])
  const machines = pgTable('machines', {
    id: integer().primaryKey(),
    site: integer().references(() => sites.a),
  })

  expect(await declared({ sites, machines })).toEqual([
    `create table sites (
  a integer not null,
  b integer not null,
  constraint sites_a_b_pk primary key (a, b),
  constraint sites_a_unique unique (a),
  constraint sites_b_a_unique unique (b, a)
)`,
    `create table machines (
  id integer not null,
  site integer,
  constraint machines_pkey primary key (id),
  constraint machines_site_sites_a_fk foreign key (site) references sites(a)
)`,
    'create index sites_b_index on sites (b)',
  ])
})

test('an index that only says desc() puts nulls last, as with drizzle-kit', async () => {
  const t = pgTable('t', { x: integer(), y: words() }, (table) => [
    index('plain').on(table.x, table.y.asc()),
    index('down').on(table.x.desc(), table.y.desc().nullsFirst()),
    index('first').on(table.x.nullsFirst()),
    index('mixed').using('btree', text`lower(${table.y}) desc`, text`(${table.x} + 1)`),
  ])

  expect((await declared({ t })).slice(1)).toEqual([
    'create index down on t (x desc nulls last, y desc)',
    'create index first on t (x nulls first)',
    'create index mixed on t (lower(y) desc, (x + 1))',
    'create index plain on t (x, y)',
  ])
})

test('defaults of every sort arrive as they are meant', async () => {
  const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
  const t = pgTable('t', {
    number: integer().default(-1),
    list: integer().array().default([1, 2]),
    nested: words()
      .array()
      .array()
      .default([['a'], ["b'"]]),
    when: timestamp({ withTimezone: true }).default(new Date(0)),
    day: timestamp({ mode: 'string' }).default('2031-02-03'),
    bytes: bytes().default(new Uint8Array([1, 255])),
    expression: integer().default(text`1 + 2`),
    condition: words().default(text`case when 1 between 0 and 2 then 'a' end`),
    slash: words().default('\\n\n'),
  })
  await database.sql.execute((await declared({ t })).join(';'))

  const [row] = await database.sql.rows('', `set timezone to 'UTC'`).then(() =>
    database.sql.rows<object>(
      '',
      `insert into t default values returning number, list, nested::text, "when"::text, day::text, encode(bytes, 'hex') as bytes,
        expression, condition, slash`,
    ),
  )

  expect(row).toEqual({
    number: -1,
    list: [1, 2],
    nested: `{{a},{b'}}`,
    when: '1970-01-01 00:00:00+00',
    day: '2031-02-03 00:00:00',
    bytes: '01ff',
    expression: 3,
    condition: 'a',
    slash: '\\n\n',
  })
})

test('enums, policies, sequences and views are declared, existing views are not', async () => {
  const Mood = pgEnum('Mood', { Good: 'good', Bad: "it's bad" })
  const t = pgTable('t', { mood: Mood('mood').array().default(['good']), id: smallint() }).enableRLS()
  const mine = pgPolicy('mine', { for: 'all', to: 'public', using: text`${t.id} > ${1}` }).link(t)
  const seq = pgSequence('seq', { increment: -1, minValue: -5, maxValue: 0, startWith: -1, cache: 3 })
  const view = pgView('v', { id: smallint() })
    .with({ checkOption: 'local' })
    .as(text`select ${t.id} from ${t}`)
  const totals = pgMaterializedView('totals')
    .with({ fillfactor: 50 })
    .as((query) => query.select().from(view))
  const there = pgView('there', { id: smallint() }).existing()

  const statements = await declared({ t, mine, seq, totals, view, there, noise: 1, nothing: null })

  // Until version 15, PostgreSQL names the table of every column of a view.
  expect(statements.map((one) => one.replace(/(?<=select )[tv]\./, ''))).toEqual([
    `create type "Mood" as enum ('good', 'it''s bad')`,
    'create sequence seq increment by -1 minvalue -5 maxvalue 0 start with -1 cache 3',
    `create table t (\n  mood "Mood"[] default '{good}'::"Mood"[],\n  id smallint\n)`,
    'alter table t enable row level security',
    'create view v with (check_option=local) as\nselect id\n   from t',
    'create materialized view totals with (fillfactor=50) as\nselect id\n   from v',
    'create policy mine on t to public using (id > 1)',
  ])
})
