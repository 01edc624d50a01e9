import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintSentences } from '../../src/languages/ja/lint.ts'
import { History } from '../../src/migrations/history.ts'
import { lint } from '../../src/migrations/lint/lint.ts'
import { rules } from '../../src/migrations/lint/rules.ts'
import { aRevision, codes, objectionsIn } from './revisions.ts'

const timeout = `set lock_timeout = '3s'`

const found: [string, string][] = [
  ['TL001', 'alter table machines ad column x int'],
  ['TL003', 'create index concurrently i on machines (name)'],
  ['TL003', 'vacuum machines'],
  ['TL005', 'commit'],
  ['TL008', 'do $$ begin perform 1; end $$'],
  ['TL101', 'create index i on machines (name)'],
  ['TL101', 'create unique index if not exists i on public.machines (lower(name))'],
  ['TL102', 'drop index i'],
  ['TL102', 'reindex table machines'],
  ['TL103', 'alter table machines add constraint fk foreign key (plant_id) references plants'],
  ['TL103', 'alter table machines add owner_id int default 1 references plants'],
  ['TL104', 'alter table machines add constraint ck check (price > 0)'],
  ['TL104', 'alter table machines add size int check (size > 0)'],
  [
    'TL105',
    'alter table machines add constraint ck check (price > 0) not valid; alter table machines validate constraint ck',
  ],
  ['TL106', 'alter table machines add constraint uq unique (name)'],
  ['TL106', 'alter table plants add code text unique'],
  ['TL106', 'alter table machines add exclude using gist (price with =)'],
  ['TL107', 'alter table machines alter note set not null'],
  ['TL107', 'alter table machines add constraint nn not null note'],
  ['TL108', 'alter table machines alter id type bigint'],
  ['TL108', 'alter table machines alter name type varchar(10)'],
  ['TL108', 'alter table machines alter note type varchar(10)'],
  ['TL108', 'alter table machines alter price type numeric(10, 4)'],
  ['TL108', 'alter table machines alter name type text using upper(name)'],
  ['TL108', 'alter table machines alter checked_at type timestamptz'],
  ['TL108', 'alter table machines alter unknown type text'],
  ['TL109', 'alter table machines add key uuid default gen_random_uuid()'],
  ['TL109', 'alter table machines add at timestamptz not null default clock_timestamp()'],
  ['TL109', 'alter table machines add n bigserial'],
  ['TL109', 'alter table machines add n int generated always as identity'],
  ['TL109', 'alter table machines add twice numeric generated always as (price * 2) stored'],
  ['TL110', 'alter table machines add n int not null'],
  ['TL111', 'alter table machines set unlogged'],
  ['TL111', 'refresh materialized view totals'],
  ['TL112', `update machines set name = ''`],
  ['TL112', 'delete from machines'],
  ['TL201', 'drop table machines'],
  ['TL201', 'truncate machines'],
  ['TL202', 'alter table machines drop column name'],
  ['TL203', 'alter table machines drop constraint ck_named'],
  ['TL203', 'drop trigger t on machines'],
  ['TL204', 'alter table machines rename to devices'],
  ['TL204', 'alter table machines rename column name to title'],
  ['TL204', 'alter table machines set schema plant'],
  ['TL204', `alter type state rename value 'on' to 'running'`],
  ['TL205', 'drop view v'],
  ['TL205', 'drop function f(int)'],
]

describe('a revision of one transaction is told of', () => {
  test.each(found)('%s: %s', async (code, sql) => {
    expect(await codes([sql])).toEqual([code])
  })

  test('TL206: what cascade takes along, beside the drop itself', async () => {
    expect(await codes(['drop table machines cascade'])).toEqual(['TL201', 'TL206'])
  })
})

const unharmful: [string, string][] = [
  ['an index on a table of the same revision', 'create table new (n int); create index i on new (n)'],
  [
    'anything on a table of the same revision',
    'create table new (n int); alter table new add x int not null',
  ],
  [
    'a foreign key that is not validated',
    'alter table machines add foreign key (plant_id) references plants not valid',
  ],
  ['a new column that refers to another table', 'alter table machines add owner_id int references plants'],
  [
    'a column with one default for all rows',
    `alter table machines add at timestamptz not null default now()`,
  ],
  [
    'a generated column that is not stored',
    'alter table machines add n int generated always as (id * 2) virtual',
  ],
  ['not null behind a valid check', 'alter table machines alter name set not null'],
  ['a longer varchar', 'alter table machines alter name type varchar(40)'],
  ['a varchar that becomes text', 'alter table machines alter name type text using name::text'],
  ['a wider numeric of the same scale', 'alter table machines alter price type numeric(12, 2)'],
  ['a finer time', 'alter table machines alter checked_at type timestamp(6)'],
  ['a savepoint', 'savepoint here'],
  ['a view that is dropped and made again', 'drop view v; create view v as select 1'],
  [
    'a materialized view that is dropped and made again',
    'drop materialized view v; create materialized view v as select 1',
  ],
  [
    'a constraint that is replaced',
    'alter table machines drop constraint ck_named; alter table machines add constraint ck_named check (id > 0) not valid',
  ],
  [
    'renamed constraints and indexes',
    'alter index a rename to b; alter table machines rename constraint a to b',
  ],
  [
    'words in strings',
    `insert into plants select 1 where 'drop table machines' <> $$create index i on machines$$`,
  ],
  ['an update of some rows', `update machines set name = '' where id = 1`],
]

describe('nobody is bothered about', () => {
  test.each(unharmful)('%s', async (_, sql) => {
    expect(await codes([sql])).toEqual([])
  })

  test('what a downgrade drops', async () => {
    expect(await codes([], { downgrade: ['alter table machines drop column n', 'drop table new'] })).toEqual(
      [],
    )
  })

  test('a released revision', async () => {
    const first = aRevision('000', null, ['create table a (n int)'])
    const next = aRevision('001', '000', ['create index i on a (n)'])

    expect(await lint(new History([first, next]))).toMatchObject([{ code: 'TL101', revision: '001' }])
    expect(await lint(new History([first, next], new Set(['000', '001'])))).toEqual([])
  })

  test('not null behind a check that an earlier revision has validated, and no sooner', async () => {
    const line = [
      aRevision('000', null, ['create table a (n int)']),
      aRevision('001', '000', ['alter table a add constraint ck check (n is not null and n > 0) not valid']),
      aRevision('002', '001', ['alter table a validate constraint ck']),
      aRevision('003', '002', ['alter table a alter n set not null']),
    ]
    const unproven = [...line.slice(0, 2), aRevision('003', '001', ['alter table a alter n set not null'])]

    expect(await lint(new History(line))).toEqual([])
    expect(await lint(new History(unproven))).toMatchObject([{ code: 'TL107', it: 'a.n set not null' }])
  })
})

describe('a revision without a transaction', () => {
  const apart = (...statements: string[]) => codes(statements, { transactional: false })

  test('builds an index beside everybody’s work, and can be repeated', async () => {
    const told = await apart(
      timeout,
      'drop index concurrently if exists i',
      'create index concurrently i on machines (name)',
    )

    expect(told).toEqual([])
  })

  test('validates in a later transaction', async () => {
    const add =
      'alter table machines drop constraint if exists ck, add constraint ck check (price > 0) not valid'

    expect(await apart(timeout, add, 'alter table machines validate constraint ck')).toEqual([])
    expect(await apart(timeout, `${add}; alter table machines validate constraint ck`)).toEqual(['TL105'])
  })

  test('adds a unique constraint to an index that exists', async () => {
    const add = 'alter table machines drop constraint if exists uq, add constraint uq unique using index uq'

    expect(await apart(timeout, add)).toEqual([])
  })

  test.each([
    ['TL003', 'drop index concurrently if exists i; create index concurrently i on machines (name)'],
    ['TL004', 'create index concurrently i on machines (name)'],
    ['TL004', 'alter table machines add n int'],
    ['TL004', 'drop index concurrently i'],
    ['TL004', 'create table new (n int)'],
    ['TL004', 'alter table machines add constraint ck check (price > 0) not valid'],
    ['TL004', 'insert into plants values (1)'],
    ['TL004', `alter type state add value 'on'`],
    ['TL007', 'create index concurrently if not exists i on machines (name)'],
  ])('is told of %s: %s', async (code, sql) => {
    expect(new Set(await apart(timeout, sql))).toEqual(new Set([code]))
  })

  test('is told once that nothing limits its wait for locks', async () => {
    const told = await apart('drop index concurrently if exists i', 'drop index concurrently if exists j')

    expect(told).toEqual(['TL006'])
    expect(await apart(`set local lock_timeout = '3s'`, 'drop index concurrently if exists i')).toEqual([
      'TL006',
    ])
  })
})

describe('an objection is allowed', () => {
  const index = 'create index i on machines (name)'

  test('by a comment with a reason, and stays visible', async () => {
    const [objection] = await objectionsIn([`-- lint: allow TL101 because 点検: ten rows\n${index}`])

    expect(objection).toMatchObject({
      code: 'TL101',
      allowed: '点検: ten rows',
      statement: index,
      revision: '001_next',
      message: expect.stringContaining('(index i on machines)'),
    })
  })

  test('in this statement, not in the next', async () => {
    expect(await codes([`-- lint: allow TL101 because it is small\n${index};\n${index}`])).toEqual(['TL101'])
    expect(await codes([`${index};\n/* lint: allow TL101 because it is small */ ${index}`])).toEqual([
      'TL101',
    ])
  })

  test.each([
    ['without a reason', `-- lint: allow TL101\n${index}`, ['TL101', 'TL002']],
    ['of a rule that does not exist', `-- lint: allow TL999 because so\n${index}`, ['TL101', 'TL002']],
    ['that nothing needs', `-- lint: allow TL202 because so\nselect 1`, ['TL002']],
    ['that is misspelt', `-- lint: ignore TL101 because so\n${index}`, ['TL101', 'TL002']],
  ])('but not by a comment %s', async (_, sql, expected) => {
    expect(await codes([sql])).toEqual(expected)
  })

  test('but not by text that only looks like a comment', async () => {
    expect(await codes([`${index} where name <> '-- lint: allow TL101 because so'`])).toEqual(['TL101'])
  })
})

test('every rule is seen at work above', async () => {
  const elsewhere = ['TL002', 'TL004', 'TL006', 'TL007', 'TL206']
  const seen = new Set([...found.map(([code]) => code), ...elsewhere])

  expect([...seen].sort()).toEqual(Object.keys(rules))
})

test('docs/lint.md tells exactly these rules, each with its severity', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/lint.md'), 'utf8')
  const told = [...page.matchAll(/^\| (TL\d{3}) \| (\w+) \|/gm)].map(
    ([, code, severity]) => `${code} ${severity}`,
  )

  expect(told).toEqual(Object.entries(rules).map(([code, { severity }]) => `${code} ${severity}`))
})

test('every sentence names its statement, in Japanese too', () => {
  for (const [code, { sentence }] of Object.entries(rules)) {
    expect(sentence, code).toContain('{it}')
    expect(lintSentences, code).toHaveProperty(code, expect.stringContaining('{it}'))
  }
})
