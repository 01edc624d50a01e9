import { expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { idOf, named } from '../rules/attack.ts'
import { worldOfFile } from '../rules/world-of-file.ts'

const on = worldOfFile()

/** As within a trigger of the rules, to which TK034 lets what they write through. */
const within = {
  'a trigger on a table of the owner’s own': (what: string) => [
    'create table own (x integer)',
    `create function own_trail() returns trigger language plpgsql as $$ begin ${what}; return new; end $$`,
    'create trigger own_trail before insert on own for each row execute function own_trail()',
    'insert into own values (1)',
    'drop table own; drop function own_trail()',
  ],
  'a view whose rows go elsewhere': (what: string) => [
    'create view own as select 1 as x',
    `create function own_trail() returns trigger language plpgsql as $$ begin ${what}; return new; end $$`,
    'create trigger own_trail instead of insert on own for each row execute function own_trail()',
    'insert into own values (1)',
    'drop view own; drop function own_trail()',
  ],
}

const forged = {
  'an approval that nobody gave': [
    `perform tk_append(:completed, 'approve', null, json_build_array(json_build_array('work_sessions', :completed::uuid,
       json_build_object('status', 'completed'), json_build_object('status', 'approved'))))`,
    'rule_broken',
  ],
  'a signature without its act': [
    "perform tk_sign('approve', :supervisor, null::uuid, :completed::uuid, null::uuid)",
    'record_unrecorded',
  ],
  'a change of nothing': [
    `perform tk_append(:completed, 'pause', null, json_build_array(json_build_array('work_sessions', :completed::uuid,
       json '{}', json '{}')))`,
    'rule_broken',
  ],
  'a record that comes and goes': [
    `perform tk_append(:new, 'start', null, json_build_array(json_build_array('work_sessions', :new::uuid, null, json '{}')));
     perform tk_append(:new, 'remove', null, json_build_array(json_build_array('work_sessions', :new::uuid, json '{}', null)))`,
    'rule_broken',
  ],
} as const

const cases = Object.entries(within).flatMap(([how, statements]) =>
  Object.entries(forged).map(([what, [sql, kind]]) => ({ how, what, kind, statements: statements(sql) })),
)

test.each(cases)('verify finds $what, written by $how', async ({ statements, kind }) => {
  await using db = await on.database.begin()
  await db.rows(`select set_config('tenken.actor', '${idOf(on.world, 'supervisor')}', true)`)
  for (const statement of statements.flatMap((text) => (text.includes('$$') ? [text] : text.split('; '))))
    await db.rows(named(on.world, statement))

  const { findings } = await verifyTrail(db)

  expect(findings.map((finding) => finding.kind)).toContain(kind)
})
