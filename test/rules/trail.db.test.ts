import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failureOf } from '../../src/migrations/failure.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { idOf, named } from './attack.ts'
import { type Change, changes } from './changes.ts'
import { aWorld, type World } from './world.ts'

let on: OpenTestDatabase
let world: World

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
})

afterAll(() => on.close())

interface Told {
  verb: string
  actor: string | null
  dbUser: string
  at: Date
  changes: [table: string, id: string | null, from: unknown, to: unknown][]
}

/** A list of whole rows, or what changed in one. */
function rowsIn(side: unknown): unknown[] {
  return Array.isArray(side) ? side : [side].filter((row) => row !== null)
}

/** What the chain of the record tells of these statements, all of which are undone. */
async function told(change: Pick<Change, 'as' | 'sql' | 'stream'>, first = ''): Promise<Told[]> {
  return on.database.connection(async (connection) => {
    await connection.execute(`begin; ${first}`)
    try {
      await connection.execute(
        `select set_config('tenken.actor', '${change.as && idOf(world, change.as)}', true)`,
      )
      const before = await connection.tuples(
        '',
        named(world, `select position from audit_events where stream_id = :${change.stream}`),
      )
      await connection.execute(named(world, change.sql))
      await connection.execute('set constraints all immediate')

      return await connection.rows<Told>(
        '',
        named(
          world,
          `select verb, actor, db_user as "dbUser", at, changes from audit_events
            where stream_id = :${change.stream} and position > ${before.length} order by position`,
        ),
      )
    } finally {
      await connection.execute('rollback')
    }
  })
}

const verbsOf = (events: Told[]) => events.map(({ verb }) => verb)

describe('raw SQL leaves its events', () => {
  test.each(changes)('$what', async (change) => {
    const events = await told(change)

    expect(verbsOf(events)).toEqual(change.verbs)
    expect(events.every(({ actor }) => actor === idOf(world, change.as))).toBe(true)
  })

  test.each(changes)('$what is told by $by', async (change) => {
    const [trigger, table] = change.by.split(' on ')

    const events = await told(change, `alter table ${table} disable trigger ${trigger}`).catch(() => [])

    expect(verbsOf(events)).not.toEqual(change.verbs)
  })

  test('every trigger refuses something, tells something, or lets one after the other', async () => {
    const triggers = await on.database.connection((sql) =>
      sql.tuples<[string]>(
        '',
        `select tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal order by 1`,
      ),
    )

    const refusing =
      /^tk_(allowed|still_allowed|set on|signed_out|changed on (users|sops)|superseded|final|kept|never_emptied|by_rules_only|made|removed on sops|moved|started|turn|said)/
    const telling = new Set([...changes.map(({ by }) => by), 'tk_revision_told on alembic_version'])
    expect(
      triggers.map(([name]) => name).filter((name) => !refusing.test(name) && !telling.has(name)),
    ).toEqual([])
  })

  test.each([
    [
      'tasks',
      "insert into tasks (sop_id, title, order_index) values (:draft, 'A', 98), (:foreign, 'A', 98)",
      "update tasks set title = 'Other' where id in (:draftTask, :foreignTask)",
      'delete from tasks where id in (:draftOtherTask, :foreignOtherTask)',
    ],
    [
      'steps',
      `insert into steps (task_id, description, order_index) values (:draftTask, 'A', 98), (:foreignTask, 'A', 98)`,
      "update steps set description = 'Other' where id in (:draftStep1, :foreignStep1)",
      'delete from steps where id in (:draftStep1, :foreignStep1)',
    ],
    [
      'hazards',
      `insert into hazards (step_id, description, severity) values (:draftStep1, 'A', 'low'), (:foreignStep1, 'A', 'low')`,
      "update hazards set severity = 'low' where id in (:draftHazard, :foreignHazard)",
      'delete from hazards where id in (:draftHazard, :foreignHazard)',
    ],
  ])(
    'one statement about the %s of two drafts is told to each, and of its own rows only',
    async (table, ...all) => {
      for (const sql of all) {
        for (const stream of ['superseded', 'foreign']) {
          const [event] = (await told({ as: 'supervisor', sql, stream })).filter(({ verb }) =>
            verb.endsWith(table),
          )

          expect(event?.changes.flatMap(([, , from, to]) => rowsIn(from ?? to))).toHaveLength(1)
          const others = Object.entries(world).filter(([name]) =>
            name.startsWith(stream === 'foreign' ? 'draft' : 'foreign'),
          )
          expect(others.filter(([, id]) => JSON.stringify(event?.changes).includes(id))).toEqual([])
        }
      }
    },
  )

  test('what is rolled back to a savepoint leaves none, and no gap', async () => {
    const events = await told({
      as: 'supervisor',
      stream: 'foreign',
      sql: `savepoint one; update sops set title = 'B' where id = :foreign; rollback to savepoint one;
            update sops set title = 'C' where id = :foreign`,
    })

    expect(verbsOf(events)).toEqual(['edit'])
  })

  test('two statements in one transaction leave one each, in their order', async () => {
    const events = await told({
      as: 'atFirstWorker',
      stream: 'atFirst',
      sql: `update work_sessions set status = 'paused' where id = :atFirst;
            update work_sessions set status = 'in_progress' where id = :atFirst`,
    })

    expect(verbsOf(events)).toEqual(['pause', 'resume'])
  })

  test('a statement that changes nothing leaves none', async () => {
    const events = await told({
      as: 'supervisor',
      stream: 'foreign',
      sql: `update sops set title = title where id = :foreign; update tasks set title = title where sop_id = :foreign`,
    })

    expect(events).toEqual([])
  })

  // Whoever opens the folder of the embedded engine is always its one user.
  test.runIf(engineUnderTest === 'server')(
    'whoever acts in another’s name is told apart by the name they connected with',
    async () => {
      const [event] = await told({
        as: 'supervisor',
        stream: 'foreign',
        sql: `create role somebody; grant update, select on sops to somebody; set local session authorization somebody;
            update sops set title = 'B' where id = :foreign; reset session authorization`,
      })

      expect(event).toMatchObject({ actor: idOf(world, 'supervisor'), dbUser: 'somebody' })
    },
  )

  test('the time of an event is the database’s own, whatever times the record claims', async () => {
    const [event] = await told({
      as: 'stranger',
      stream: 'new',
      sql: `insert into work_sessions (id, sop_id, worker_id, started_at)
            values (:new, :idle, :stranger, now() - interval '4 minutes')`,
    })

    expect(Math.abs((event?.at.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  })

  test('somebody named by no id at all cannot act', async () => {
    const refused = on.database.connection(async (connection) => {
      await connection.execute("begin; select set_config('tenken.actor', 'somebody', true)")
      try {
        await connection.execute(named(world, "update sops set title = 'B' where id = :foreign"))
      } finally {
        await connection.execute('rollback')
      }
    })

    expect(failureOf(await refused.catch((error: unknown) => error))?.code).toBe('22P02')
  })
})
