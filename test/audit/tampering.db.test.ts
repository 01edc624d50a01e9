import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditFinding } from '../../src/domain/audit-finding.ts'
import { recordTables } from '../../src/domain/records.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { sampled } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { everyHistory, type Histories } from './histories.ts'
import { type Column, columnsOf, foundAfter, otherValue } from './tampering.ts'

let on: OpenTestDatabase
let histories: Histories

beforeAll(async () => {
  on = await aMigratedDatabase()
  histories = await everyHistory(on.database)
})

afterAll(() => on.close())

interface Planted {
  what: string
  findings: AuditFinding[]
}

describe('whoever switches the rules off is found out', () => {
  test('changing any column of any record, to another value or to none', async () => {
    const columns = await columnsOf(on.database, recordTables)
    const missed: Planted[] = []

    for (const column of sampled(columns)) {
      for (const value of [otherValue(column), ...(column.nullable ? ['null'] : [])]) {
        const planted = await plant(column, value)
        if (planted && !planted.findings.some((finding) => names(finding, planted))) missed.push(planted)
      }
    }

    expect(columns.length).toBeGreaterThan(75)
    expect(missed).toEqual([])
  })

  test('changing any column of any event', async () => {
    const columns = await columnsOf(on.database, ['audit_events'])
    const at = { stream: histories.approved.id, position: 4 }
    const missed: Planted[] = []

    for (const column of sampled(columns)) {
      for (const value of [otherValue(column), ...(column.nullable ? ['null'] : [])]) {
        const findings = await foundAfter(on.database, ['audit_events'], (db) =>
          db.rows(
            `update audit_events set ${column.name} = ${value} where stream_id = $1 and position = $2
                and ${column.name}::text is distinct from ${value === 'null' ? 'null' : `(${value})::text`}`,
            [at.stream, at.position],
          ),
        )
        const isSame = value === 'null' && ['request_id', 'reason'].includes(column.name)
        if (
          !isSame &&
          !findings.some((f) => 'position' in f && f.stream === at.stream && f.position === at.position)
        ) {
          missed.push({ what: `${column.name} = ${value}`, findings })
        }
      }
    }

    expect(columns.length).toBe(10)
    expect(missed).toEqual([])
  })

  test.each([...recordTables])('removing any row of %s', async (table) => {
    const rows = await idsOf(table)
    const missed: Planted[] = []

    for (const id of sampled(rows)) {
      const findings = await foundAfter(on.database, [], (db) =>
        db.rows(`delete from ${table} where id = $1`, [id]),
      )
      const [first] = findings
      if (!findings.some((f) => f.kind === 'record_missing' && f.table === table && f.id === id)) {
        missed.push({ what: id, findings: first ? [first] : [] })
      }
    }

    expect(rows.length).toBeGreaterThan(1)
    expect(missed).toEqual([])
  })

  test('what hangs on a row that was removed is not told as unrecorded', async () => {
    const { id } = histories.draft

    const findings = await foundAfter(on.database, [], (db) =>
      db.rows('delete from sops where id = $1', [id]),
    )

    expect(findings).toMatchObject([{ kind: 'record_missing', record: 'SOP', table: 'sops', id }])
    expect(findings).toHaveLength(1)
  })

  test.each([...recordTables])('adding a row to %s, a copy of another', async (table) => {
    const [id] = await idsOf(table)
    const copy = crypto.randomUUID()

    const findings = await foundAfter(on.database, [table], (db) =>
      db.rows(
        `insert into ${table} select (jsonb_populate_record(x, jsonb_build_object('id', $2::text))).*
           from ${table} x where id = $1`,
        [id, copy],
      ),
    )

    expect(findings).toContainEqual(expect.objectContaining({ kind: 'record_unrecorded', table, id: copy }))
  })

  test('removing any event', async () => {
    const events = await on.database.session((db) =>
      db.rows<{ stream_id: string; position: number; last: boolean }>(
        `select stream_id, position, position = max(position) over (partition by stream_id) as last from audit_events`,
      ),
    )
    const missed: typeof events = []

    for (const event of sampled(events)) {
      const findings = await foundAfter(on.database, [], (db) =>
        db.rows('delete from audit_events where stream_id = $1 and position = $2', [
          event.stream_id,
          event.position,
        ]),
      )
      const found = findings.some(
        (f) =>
          'stream' in f &&
          f.stream === event.stream_id &&
          // The last event leaves no gap: the record then shows what no event tells.
          (event.last || (f.kind === 'event_missing' && f.position === event.position)),
      )
      if (!found) missed.push(event)
    }

    expect(events.length).toBeGreaterThan(50)
    expect(missed).toEqual([])
  })

  test('swapping two events', async () => {
    const { id } = histories.approved

    const findings = await foundAfter(on.database, [], async (db) => {
      for (const [from, to] of [
        [3, 1000],
        [4, 3],
        [1000, 4],
      ]) {
        await db.rows('update audit_events set position = $3 where stream_id = $1 and position = $2', [
          id,
          from,
          to,
        ])
      }
    })

    expect(findings).toMatchObject([{ kind: 'event_altered', stream: id, position: 3 }])
  })

  test('adding an event, its hash computed as the rules do', async () => {
    const { id } = histories.approved

    const findings = await foundAfter(on.database, [], (db) =>
      db.rows(
        `select tk_append($1, 'reject', 'forged', '[["work_sessions", "${id}", {"status": "completed"}, {"status": "rejected"}]]')`,
        [id],
      ),
    )

    expect(findings).toMatchObject([
      {
        kind: 'journal_contradicts',
        stream: id,
        table: 'work_sessions',
        column: 'status',
        before: 'approved',
        from: 'completed',
      },
    ])
  })

  test('adding an event that tells of nothing, or of another record', async () => {
    const { worker, approved } = histories
    const nothing = await foundAfter(on.database, [], (db) =>
      db.rows(`select tk_append($1, 'approve', 'forged', '[]')`, [worker.id]),
    )
    const another = await foundAfter(on.database, [], (db) =>
      db.rows(
        `select tk_append($1, 'start', 'forged', (select json_build_array(tk_added('work_sessions', id, tk_row(w)))
           from work_sessions w where id = $2))`,
        [worker.id, approved.id],
      ),
    )

    expect(nothing).toMatchObject([{ kind: 'event_altered', record: 'user', stream: worker.id }])
    expect(another).toMatchObject([
      { kind: 'record_elsewhere', stream: worker.id, table: 'work_sessions', id: approved.id },
    ])
  })

  test('switching a single rule off, or putting another in its place', async () => {
    const disabled = await foundAfter(on.database, [], (db) =>
      db.rows('alter table safety_checks disable trigger tk_final'),
    )
    const foreign = await foundAfter(on.database, [], (db) =>
      db.rows('alter table hazards disable trigger all'),
    )
    const dropped = await foundAfter(on.database, [], (db) => db.rows('drop trigger tk_kept on users'))
    const altered = await foundAfter(on.database, [], (db) =>
      db.rows(
        `create or replace function tk_row(u users) returns json language sql stable as $$ select '{}'::json $$`,
      ),
    )

    expect(disabled).toMatchObject([
      { kind: 'guard_off', guard: 'tk_final', table: 'safety_checks', state: 'disabled' },
    ])
    expect(foreign).toContainEqual({
      kind: 'guard_off',
      guard: 'fk_hazards_step',
      table: 'hazards',
      state: 'disabled',
    })
    expect(dropped).toMatchObject([{ kind: 'guard_off', guard: 'tk_kept', table: 'users', state: 'missing' }])
    expect(altered[0]).toMatchObject({ kind: 'guard_off', guard: 'tk_row', table: null, state: 'altered' })
  })

  test("editing a draft's tree", async () => {
    const step = histories.draft.tasks[0]?.steps[0]?.id

    const findings = await foundAfter(on.database, [], (db) =>
      db.rows(`update steps set description = 'Skip this' where id = $1`, [step]),
    )

    expect(findings).toMatchObject([
      {
        kind: 'record_altered',
        record: 'SOP',
        table: 'steps',
        id: step,
        column: 'description',
        found: 'Skip this',
      },
    ])
  })

  test('rewriting a record together with its whole journal: the signature no longer matches', async () => {
    const { id } = histories.rejected

    const findings = await foundAfter(on.database, ['work_sessions'], async (db) => {
      await db.rows(`update work_sessions set rejection_reason = 'None' where id = $1`, [id])
      await db.rows('delete from audit_events where stream_id = $1', [id])
      await db.rows(
        `select tk_append($1, 'adopt', null, (select json_agg(change) from (
           select tk_added('work_sessions', id, tk_row(w)) as change from work_sessions w where id = $1
           union all select tk_added('safety_checks', id, tk_row(c)) from safety_checks c where session_id = $1
           union all select tk_added('hazard_acknowledgements', id, tk_row(a)) from hazard_acknowledgements a where session_id = $1
           union all select tk_added('signatures', id, tk_row(s)) from signatures s where session_id = $1) changes))`,
        [id],
      )
    })

    expect(findings).toMatchObject([{ kind: 'signature_broken', stream: id, record: 'work session' }])
  })

  test('rewriting a published tree together with its whole journal: the version no longer matches its tree', async () => {
    const { id } = histories.sop

    const findings = await foundAfter(on.database, [], async (db) => {
      await db.rows(`update hazards set mitigation = null where mitigation = 'Your own lock and key'`)
      await db.rows(
        `update audit_events set changes = replace(changes::text, '"Your own lock and key"', 'null')::json where stream_id = $1`,
        [id],
      )
      await rehash(db, id)
    })

    expect(findings.map(({ kind }) => kind)).toContain('tree_altered')
  })
})

/** Computes the hashes of a whole stream anew, as a forger with every right can. */
async function rehash(db: OpenSession, stream: string): Promise<void> {
  const events = await db.rows<{ position: number }>(
    'select position from audit_events where stream_id = $1 order by position',
    [stream],
  )
  for (const { position } of events) {
    await db.rows(
      `update audit_events e set hash = sha256(coalesce(
           (select hash from audit_events b where b.stream_id = e.stream_id and b.position = e.position - 1), '')
           || convert_to(tk_event_text(e), 'UTF8'))
        where stream_id = $1 and position = $2`,
      [stream, position],
    )
  }
}

/** Changes the column in one row, one that has a value if any has; undefined where nothing would change. */
async function plant(
  column: Column,
  value: string,
): Promise<(Planted & Column & { id: string }) | undefined> {
  const { table, name } = column
  let id: string | undefined
  const findings = await foundAfter(on.database, [table], async (db) => {
    const [row] = await db.rows<{ id: string }>(
      `with target as (select id from ${table} where ${value === 'null' ? `${name} is not null` : 'true'}
                        order by (${name} is null), id limit 1)
       update ${table} x set ${name} = ${value} from target where x.id = target.id returning target.id`,
    )
    id = row?.id
  })

  return id === undefined
    ? undefined
    : { ...column, id, what: `${table}.${name} of ${id} = ${value}`, findings }
}

/** Whether the finding tells the row and, unless the row's own id was changed, the column. */
function names(finding: AuditFinding, { table, name, id }: Column & { id: string }): boolean {
  if (name === 'id') return finding.kind === 'record_missing' && finding.table === table && finding.id === id

  return (
    finding.kind === 'record_altered' &&
    finding.table === table &&
    finding.id === id &&
    finding.column === name
  )
}

async function idsOf(table: string): Promise<string[]> {
  const rows = await on.database.session((db) =>
    db.rows<{ id: string }>(`select id from ${table} order by id`),
  )

  return rows.map(({ id }) => id)
}
