import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { differencesFromModels } from '../../src/infrastructure/database/own-difference.ts'
import { overloads } from '../rules/overloads.ts'
import { aWorld, type World } from '../rules/world.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { verified } from './verification.ts'

const answers = (result: string, body: string) => `returns ${result} language sql immutable as $$ ${body} $$`

/** What takes the arguments of verification more exactly than PostgreSQL's own, and hides what it is asked for. */
const rivals = [
  `function unnest(text[]) ${answers('setof text', 'select null::text where false')}`,
  `function unnest(integer[]) ${answers('setof integer', 'select null::integer where false')}`,
  `function unnest(regclass[]) ${answers('setof regclass', 'select null::regclass where false')}`,
  `function json_build_array(uuid, uuid) ${answers('json', 'select null::json')}`,
  `function format(text, name) ${answers('text', "select 'nothing'")}`,
  `function jsonb_build_array(text, oid, integer) ${answers('jsonb', "select '[]'::jsonb")}`,
  `function max(text) ${answers('text', 'select null::text')}`,
  `function is_later(oid, integer) ${answers('boolean', 'select false')}`,
  'operator >= (leftarg = oid, rightarg = integer, function = is_later)',
  `function is_kind(oid, regclass) ${answers('boolean', 'select false')}`,
  'operator = (leftarg = oid, rightarg = regclass, function = is_kind)',
  `function is_other(regproc, integer) ${answers('boolean', 'select false')}`,
  'operator <> (leftarg = regproc, rightarg = integer, function = is_other)',
  'function forget(json, json) returns json language sql immutable as $$ select null::json $$',
  'aggregate json_agg(json) (sfunc = forget, stype = json)',
]

let on: OpenTestDatabase
let world: World

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
  await on.database.connection(async (sql) => {
    for (const statement of [...overloads, ...rivals.map((made) => `create ${made}`)]) {
      await sql.execute(statement)
    }
  })
})

afterAll(() => on.close())

test('nothing is found among the rivals of what verification calls that is not there', async () => {
  expect((await verified(on.database)).findings).toEqual([])
})

test.each([
  [
    'a check that is gone',
    `alter table safety_checks disable trigger tk_kept; delete from safety_checks where id = :plainPass;
     alter table safety_checks enable trigger tk_kept`,
    { kind: 'record_missing' },
  ],
  [
    'a record without its trail',
    `alter table audit_events disable trigger tk_kept; delete from audit_events where stream_id = :approved;
     alter table audit_events enable trigger tk_kept`,
    { kind: 'record_unrecorded' },
  ],
  ['a rule that is off', 'alter table safety_checks disable trigger tk_checked', { kind: 'guard_off' }],
])('%s is found among them', async (_, statements, finding) => {
  await using db = await on.database.begin()
  for (const sql of statements.split(';')) {
    await db.rows(sql.replace(/:(\w+)/, (_whole, name: string) => `'${world[name]}'`))
  }

  const { findings } = await verifyTrail(db)

  expect(findings).toContainEqual(expect.objectContaining(finding))
})

test('each of them is a difference from the models: those that no statement is made for come first', async () => {
  const differences = await on.database.connection(differencesFromModels)

  expect(differences).toEqual(
    expect.arrayContaining([
      'other aggregate json_agg(json)',
      'other operator >=(oid,integer)',
      'other operator =(oid,regclass)',
      'other operator <>(regproc,integer)',
    ]),
  )
})
