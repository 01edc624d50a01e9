import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { Sop } from '../../src/domain/sop.ts'
import { aDraft, aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase
let sop: Sop

beforeAll(async () => {
  on = await aMigratedDatabase()
  sop = await aDraft(on.database)
})

afterAll(() => on.close())

/** Made by the owner, so that a rule takes what is written through it for written by the rules. */
const trigger = (body: string) => [
  'create table mine (id uuid)',
  `create function mine() returns trigger language plpgsql as $$ begin ${body}; return new; end $$`,
  'create trigger mine before insert on mine for each row execute function mine()',
  'insert into mine values (:sop)',
]
const signature = `insert into signatures (sop_id, meaning, signer_id, signer_name, signed_at, digest)
  select id, 'publish', created_by, 'Ann', now(), sha256('') from sops where id = new.id`

type Case = [name: string, statements: string[], finding: object, besides?: object[]]

test.each<Case>([
  [
    'an event that changes nothing, through a trigger of one’s own',
    trigger(`perform tk_append(new.id, 'edit', null, ('[["sops", "' || new.id || '", {}, {}]]')::json)`),
    { kind: 'rule_broken', rule: 'TK034' },
  ],
  [
    'an event without its act',
    trigger(
      `perform tk_append(new.id, 'publish', null, ('[["sops", "' || new.id || '", {"status": "draft"}, {"status": "effective"}]]')::json)`,
    ),
    { kind: 'rule_broken' },
  ],
  [
    'a signature without its act, through a trigger of one’s own',
    trigger(signature),
    { kind: 'record_unrecorded', table: 'signatures' },
  ],
  [
    'a signature through a view with an INSTEAD OF trigger',
    [
      'create view mine as select id from sops',
      `create function mine() returns trigger language plpgsql as $$ begin ${signature}; return new; end $$`,
      'create trigger mine instead of insert on mine for each row execute function mine()',
      'insert into mine values (:sop)',
    ],
    { kind: 'record_unrecorded', table: 'signatures' },
  ],
  [
    'an event in a child table of the trail',
    [
      'create table mine () inherits (audit_events)',
      'insert into mine select * from audit_events where stream_id = :sop and position = 1',
    ],
    { kind: 'event_missing' },
    [{ kind: 'schema_differs', difference: 'table mine inherits audit_events' }],
  ],
])('%s is named', async (_, statements, finding, besides = []) => {
  await using db = await on.database.begin()
  for (const sql of statements) await db.rows(sql.replaceAll(':sop', `'${sop.id}'`))

  const { findings } = await verifyTrail(db)

  expect(findings).toMatchObject([...besides, { ...finding, stream: sop.id }])
})
