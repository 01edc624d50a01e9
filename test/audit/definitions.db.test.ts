import { expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { AuditFinding } from '../../src/domain/audit-finding.ts'
import { schemaSql } from '../../src/infrastructure/database/models/index.ts'
import { differencesFromModels } from '../../src/infrastructure/database/own-difference.ts'
import { engineUnderTest, sampled } from '../setup/database.ts'
import { aMigratedDatabase } from '../setup/records.ts'

/** What verify finds in a database to which this was done. */
async function foundAfter(...statements: string[]): Promise<AuditFinding[]> {
  const on = await aMigratedDatabase()
  try {
    await on.database.connection(async (sql) => {
      for (const statement of statements) await sql.execute(statement)
    })
    const differences = await on.database.connection(differencesFromModels)
    const { findings } = await on.database.session((db) => verifyTrail(db, { differences }), {
      isolation: 'repeatable read',
      readOnly: true,
    })

    return findings
  } finally {
    await on.close()
  }
}

const named = (name: string) => schemaSql.find((text) => text.includes(`create function ${name}(`)) ?? ''

test('a database that is what the models say has none of it', async () => {
  expect(await foundAfter('select 1')).toEqual([])
})

const redefined: [string, string[]][] = [
  [
    'a trigger made anew that never fires',
    [
      'drop trigger tk_moved on work_sessions',
      'create trigger tk_moved before update on work_sessions for each row when (false) execute function tk_work_moved()',
    ],
  ],
  [
    'a rule that says nothing, beside one of its name that says it all',
    [
      named('tk_must_act').replace('(who uuid)', '(who uuid, other integer)').replace(/;$/, ''),
      'create or replace function tk_must_act(who uuid) returns void language plpgsql as $$ begin end $$',
    ],
  ],
  ['a constraint that is gone', ['alter table safety_checks drop constraint ck_checks_result']],
  ['a unique index that is gone', ['drop index uq_sessions_one_active_per_worker']],
  [
    'a unique index that is not kept',
    [
      "update pg_index set indisready = false where indexrelid = 'uq_sessions_one_active_per_worker'::regclass",
    ],
  ],
  ['a rewrite rule', ['create rule quiet as on delete to safety_checks do instead nothing']],
  [
    'another trigger',
    [
      'create function other() returns trigger language plpgsql as $$ begin return null; end $$',
      'create trigger other before insert on safety_checks for each row execute function other()',
    ],
  ],
  ['row security', ['alter table work_sessions enable row level security']],
  ['a trail that a crash empties', ['alter table audit_events set unlogged']],
  ['a child table of checks', ['create table more_checks () inherits (safety_checks)']],
  ['a child table of events', ['create table more_events () inherits (audit_events)']],
  ['a rule with the rights of whoever calls it', ['alter function tk_checked() security invoker']],
  ['a rule that looks elsewhere', ["alter function tk_checked() set search_path = 'elsewhere'"]],
  ['a rule that answers nothing for nothing', ['alter function tk_must_act(uuid) strict']],
  [
    'a built-in function that is another here',
    ["create function json_build_array(integer) returns json language sql as $$ select '[]'::json $$"],
  ],
]

test.each(sampled(redefined))('%s', async (_, statements) => {
  const findings = await foundAfter(...statements)

  expect(findings.map(({ kind }) => kind)).toContain('schema_differs')
})

const stated = [
  "update alembic_version set version_num = '011_report_dangers'",
  "insert into alembic_version values ('011_report_dangers')",
  'delete from alembic_version',
]

test.each(sampled(stated))('a state of the schema that is not this program’s: %s', async (statement) => {
  expect(await foundAfter(statement)).toContainEqual({
    kind: 'guard_off',
    guard: 'version_num',
    table: 'alembic_version',
    state: 'altered',
  })
})

test.each(['update', 'delete', 'insert', 'update (reason)'])('a right to %s the trail', async (right) => {
  const findings = await foundAfter('create role a_role', `grant ${right} on audit_events to a_role`).finally(
    () => dropped('a_role'),
  )

  expect(findings).toContainEqual({
    kind: 'guard_off',
    guard: `${right.split(' ')[0]} by a_role`,
    table: 'audit_events',
    state: 'opened',
  })
})

test.each([
  ['table audit_events', { guard: 'ownership by a_role', table: 'audit_events' }],
  ['function tk_actor()', { guard: 'ownership of tk_actor by a_role', table: null }],
])('somebody else who owns the %s', async (owned, finding) => {
  const findings = await foundAfter('create role a_role', `alter ${owned} owner to a_role`).finally(() =>
    dropped('a_role'),
  )

  expect(findings).toContainEqual({ kind: 'guard_off', ...finding, state: 'opened' })
})

test.runIf(engineUnderTest === 'server')('whoever verifies without seeing every row is told so', async () => {
  const on = await aMigratedDatabase()
  try {
    await on.database.connection((sql) =>
      sql.execute(`create role an_auditor; grant select on all tables in schema public to an_auditor;
        grant execute on all functions in schema public to an_auditor;
        alter table work_sessions enable row level security`),
    )
    const { findings } = await on.database.session(async (db) => {
      await db.rows('set local role an_auditor')

      return verifyTrail(db)
    })

    expect(findings).toContainEqual({
      kind: 'guard_off',
      guard: 'row level security',
      table: 'work_sessions',
      state: 'hidden',
    })
  } finally {
    await on.database.connection((sql) => sql.execute('drop owned by an_auditor; drop role an_auditor'))
    await on.close()
  }
})

/** Roles are of the whole server, and outlive the database that they were made in. */
async function dropped(role: string): Promise<void> {
  if (engineUnderTest === 'embedded') return
  const on = await aMigratedDatabase()
  await on.database.connection((sql) => sql.execute(`drop role if exists ${role}`))
  await on.close()
}
