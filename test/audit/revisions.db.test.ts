import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showTimeline } from '../../src/application/audit/timeline.ts'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { schemaStream } from '../../src/domain/schema-stream.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { verified } from './verification.ts'

const history = await ownHistory()
const told = '026_tell_when_a_revision_came'
let on: OpenTestDatabase

beforeAll(async () => {
  on = await anOpenDatabase()
  await move('upgrade', '011_report_dangers')
  await on.database.session(async (db) => {
    for (const statement of lawfulThen) await db.rows(statement)
  })
  await move('upgrade', 'head')
})

afterAll(() => on.close())

describe('events are judged by the rules that held at their time', () => {
  test('what a later revision forbids was lawful before it', async () => {
    const { findings } = await verified(on.database)

    expect(findings).toEqual([])
  })

  test('the same is named once the revision is known to be there', async () => {
    await using db = await on.database.begin()
    await withoutRules(db, async () => {
      await db.rows(
        `select set_config('tenken.actor', '${id(1)}', true), set_config('tenken.reason', '', true)`,
      )
      await db.rows(`update sops set deleted_at = null where id = '${id(3)}'`)
    })

    const { findings } = await verifyTrail(db)

    expect(findings).toMatchObject([{ kind: 'rule_broken', rule: 'TK015', stream: id(3) }])
  })

  test.each(['\u00a0', '\u200b', '\u3164'])(
    'a reason that nobody can see is named from then on: %j',
    async (reason) => {
      await using db = await on.database.begin()
      await withoutRules(db, async () => {
        await db.rows(
          `select set_config('tenken.actor', '${id(2)}', true), set_config('tenken.reason', '${reason}', true)`,
        )
        await db.rows(`update sops set deleted_at = null where id = '${id(3)}'`)
      })

      const { findings } = await verifyTrail(db)

      expect(findings).toMatchObject([{ kind: 'rule_broken', rule: 'TK024', stream: id(3) }])
    },
  )

  test.each([
    [
      'title',
      'sops:tk_said',
      `insert into sops (id, title, created_by) values ('${id(20)}', '\u2060', '${id(2)}')`,
    ],
    ['employee_number', 'users:tk_said', `update users set employee_number = '\u200b' where id = '${id(1)}'`],
  ])('a text that nobody can see is named from then on: %s', async (field, rule, sql) => {
    await using db = await on.database.begin()
    await withoutRules(db, async () => {
      await db.rows(`select set_config('tenken.actor', '${id(2)}', true)`)
      await db.rows(sql)
    }, [rule])

    const { findings } = await verifyTrail(db)

    expect(findings).toMatchObject([{ kind: 'rule_broken', rule: 'TK027', facts: { field } }])
  })

  test('a time of its own takes no event back to before the rules', async () => {
    await using db = await on.database.begin()
    await withoutRules(db, async () => {
      await db.rows(
        `select set_config('tenken.actor', '${id(2)}', true), set_config('tenken.reason', 'A', true)`,
      )
      await db.rows(`update sops set deleted_at = null where id = '${id(3)}'`)
      await db.rows(forgedDeletion)
    })

    const { findings } = await verifyTrail(db)

    expect(findings).toMatchObject([{ kind: 'rule_broken', rule: 'TK015', stream: id(3), position: 7 }])
  })
})

describe('the schema has a stream of its own', () => {
  test('which begins with the revision that makes it, and tells each that follows', async () => {
    const { events, verification } = await on.database.session((db) => showTimeline(db, schemaStream))
    const revisions = history.revisions.map(({ revision }) => revision)

    expect(events.map(({ changes }) => changes[0]?.to?.['version_num'])).toEqual(
      revisions.slice(revisions.indexOf(told)),
    )
    expect(events.map(({ verb }) => verb)).toEqual(['adopt', ...events.slice(1).map(() => 'upgrade')])
    expect(verification.findings).toEqual([])
  })

  test('which is missed where it has not left the schema where it is', async () => {
    await using db = await on.database.begin()
    await withoutRules(db, () => db.rows(`update alembic_version set version_num = '010_keep_records'`))

    const { findings } = await verifyTrail(db)

    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'record_altered', table: 'alembic_version', column: 'version_num' }),
    )
  })

  test('whose id no record may have', async () => {
    await using db = await on.database.begin()
    await db.rows(`select set_config('tenken.actor', '${id(2)}', true)`)

    const made = db.rows(
      `insert into sops (id, title, created_by) values ('${schemaStream}', 'A', '${id(2)}')`,
    )

    await expect(made).rejects.toMatchObject({ data: { sqlState: 'TK036' } })
  })

  test('which goes with the revision that made it, and begins anew with it', async () => {
    const count = `select count(*)::int as n from audit_events where stream_id = '${schemaStream}'`
    await move('downgrade', '025_look_after_people')
    const [gone] = await on.database.session((db) => db.rows(count))
    await move('upgrade', 'head')

    expect(gone).toEqual({ n: 0 })
    expect((await verified(on.database)).findings).toEqual([])
  })
})

function move(direction: 'upgrade' | 'downgrade', target: string) {
  return on.database.connection((sql) => migrate(sql, history, direction, target))
}

const judgingRules = [
  ...['tk_changed', 'tk_allowed', 'tk_still_allowed'].map((name) => `sops:${name}`),
  ...['tk_kept', 'tk_by_rules_only'].map((name) => `audit_events:${name}`),
  'alembic_version:tk_revision_told',
]

/** The rules that judge are out of force meanwhile; those that tell are not. */
async function withoutRules(
  db: OpenSession,
  work: () => Promise<unknown>,
  rules = judgingRules,
): Promise<void> {
  const judging = rules.map((trigger) => trigger.split(':'))
  for (const [table, name] of judging) await db.rows(`alter table ${table} disable trigger ${name}`)
  await work()
  for (const [table, name] of judging) await db.rows(`alter table ${table} enable trigger ${name}`)
}

function id(n: number): string {
  return `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`
}

function aPublishedSop(n: number, title: string): string[] {
  return [
    `insert into sops (id, title, created_by) values ('${id(n)}', '${title}', '${id(2)}')`,
    `insert into tasks (id, sop_id, title, order_index) values ('${id(n + 1)}', '${id(n)}', 'Isolate', 0)`,
    `insert into steps (id, task_id, description, order_index) values ('${id(n + 2)}', '${id(n + 1)}', 'Switch off', 0)`,
    `update sops set status = 'effective', published_by = '${id(2)}' where id = '${id(n)}'`,
  ]
}

/**
 * A worker aborts work for reasons of which nobody can see anything, which said something before revision 024, as did
 * the title of what the work is done on, and deletes what was published, without any: nobody minded before revision 012.
 */
const lawfulThen = [
  `select set_config('tenken.actor', '${id(2)}', true)`,
  `insert into users (id, email, name, role) values ('${id(1)}', 'worker@example.com', 'Kenji Tanaka', 'worker'),
     ('${id(2)}', 'supervisor@example.com', 'Haruto Sato', 'supervisor')`,
  ...aPublishedSop(3, 'Change the fuse'),
  ...aPublishedSop(13, '\u200b'),
  `select set_config('tenken.actor', '${id(1)}', true)`,
  ...['\u00a0', '\ufeff', '\u200b\u3164'].flatMap((reason, n) => [
    `insert into work_sessions (id, sop_id, worker_id) values ('${id(6 + n)}', '${id(13)}', '${id(1)}')`,
    `update work_sessions set status = 'aborted', closed_by = '${id(1)}', abort_reason = '${reason}' where id = '${id(6 + n)}'`,
  ]),
  `update sops set deleted_at = now() where id = '${id(3)}'`,
]

/** With a fitting hash, by the worker, as of a time before the rules that forbid it. */
const forgedDeletion = `
  with changed as (update sops set deleted_at = to_timestamp(1795000000) where id = '${id(3)}' returning 1)
  insert into audit_events (stream_id, position, at, actor, db_user, verb, changes, hash)
  select stream_id, position + 1, moment, worker, db_user, 'delete', told,
         sha256(hash || convert_to(tk_event_text(stream_id, position + 1, moment, worker, db_user, null, 'delete', null, told), 'UTF8'))
    from (select *, timestamptz '2001-01-01' as moment, '${id(1)}'::uuid as worker, json_build_array(json_build_array('sops', stream_id,
            json_build_object('deleted_at', null), json_build_object('deleted_at', 1795000000))) as told
            from audit_events where stream_id = '${id(3)}' order by position desc limit 1) last`
