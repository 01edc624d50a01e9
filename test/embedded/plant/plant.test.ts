import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyTrail } from '../../../src/application/audit/verification.ts'
import { getBoard } from '../../../src/application/board.ts'
import { openFlagsOf } from '../../../src/application/safety-checks.ts'
import { compareWithVersionBefore } from '../../../src/application/sop-versions.ts'
import { listSops } from '../../../src/application/sops.ts'
import { listWorkSessions, showWorkSession } from '../../../src/application/work-sessions.ts'
import { sopStatuses } from '../../../src/domain/sop-version.ts'
import { people } from '../../../src/plant/people.ts'
import { aPlantDatabase } from '../../setup/demo-plant.ts'
import type { OpenTestDatabase } from '../../setup/records.ts'

const day = 24 * 60 * 60_000

let plant: OpenTestDatabase

beforeAll(async () => {
  plant = await aPlantDatabase()
})

afterAll(() => plant.close())

function rows<Row extends object>(sql: string): Promise<Row[]> {
  return plant.database.connection((connection) => connection.rows<Row>('', sql))
}

test('holds before the audit', async () => {
  const { events, findings } = await plant.database.session((db) => verifyTrail(db), {
    isolation: 'repeatable read',
    readOnly: true,
  })

  expect(findings).toEqual([])
  expect(events).toBeGreaterThan(700)
})

describe('its times', () => {
  test('begin three weeks ago and end now, by the clock of the database', async () => {
    const [span] = await rows<{ first: Date; last: Date }>(
      'select min(at) as first, max(at) as last from audit_events',
    )
    const ago = (time: Date | undefined) => (Date.now() - (time?.getTime() ?? 0)) / day

    expect(ago(span?.first)).toBeGreaterThan(18)
    expect(ago(span?.first)).toBeLessThan(24)
    expect(ago(span?.last)).toBeGreaterThanOrEqual(0)
    expect(ago(span?.last)).toBeLessThan(0.1)
  })

  test('are those of the trail, but for what a device without a connection sent later', async () => {
    const late = await rows<{ checks: string }>(`
      select count(*)::text as checks from safety_checks c join audit_events e on (e.changes -> 0 ->> 1)::uuid = c.id
      where e.at - c.checked_at > interval '10 seconds'`)
    const early = await rows(`
      select c.id from safety_checks c join audit_events e on (e.changes -> 0 ->> 1)::uuid = c.id where c.checked_at > e.at`)

    expect(late).toEqual([{ checks: '4' }])
    expect(early).toEqual([])
  })

  test('are in the order of the ids, by which pages go on', async () => {
    const works = await rows<{ at: Date }>('select started_at as at from work_sessions order by id')
    const times = works.map(({ at }) => at.getTime())

    expect(times).toEqual([...times].sort((one, other) => one - other))
  })
})

test('has work of every status, and everything that can happen to it', async () => {
  const statuses = await rows(
    'select status, count(*)::int as works from work_sessions group by status order by status',
  )
  const [happened] = await rows(`
    select count(*) filter (where result = 'fail')::int as failed, count(*) filter (where result = 'override')::int as overridden,
      count(*) filter (where needs_review)::int as flagged from safety_checks`)
  const [pauses] = await rows(`select count(*)::int as paused from audit_events where verb = 'pause'`)

  expect(statuses).toEqual([
    { status: 'aborted', works: 2 },
    { status: 'approved', works: 25 },
    { status: 'completed', works: 1 },
    { status: 'in_progress', works: 2 },
    { status: 'paused', works: 1 },
    { status: 'rejected', works: 2 },
  ])
  expect(happened).toEqual({ failed: 6, overridden: 5, flagged: 4 })
  expect(pauses).toEqual({ paused: 4 })
})

test('has a worker under way, one who rests, one who waits for an override, and a flag for a supervisor', async () => {
  const { entries } = await plant.database.session(getBoard)
  const [waiting] = await plant.database.session((db) =>
    listWorkSessions(db, { statuses: ['completed'], limit: 2 }),
  )
  const flags = await plant.database.session((db) => openFlagsOf(db, waiting?.id ?? ''))
  const failed = await plant.database.session(async (db) => {
    const work = entries.find(({ worker }) => worker.name === people.kimura.name)

    return showWorkSession(db, work?.id ?? '')
  })

  expect(entries.map(({ worker, status }) => `${worker.name} ${status}`).sort()).toEqual(
    [
      `${people.nguyen.name} paused`,
      `${people.kimura.name} in_progress`,
      `${people.sato.name} in_progress`,
    ].sort(),
  )
  expect(failed.checks.at(-1)).toMatchObject({ result: 'fail', stepId: failed.work.currentStepId })
  expect(flags).toHaveLength(1)
})

test('has procedures in every state, and says what changed with a revision', async () => {
  const sops = await plant.database.session((db) => listSops(db, { limit: 20, statuses: sopStatuses }))
  const revised = sops.filter(({ version, status }) => version === 2 && status === 'effective')
  const differences = await Promise.all(
    revised.map(({ id }) => plant.database.session((db) => compareWithVersionBefore(db, id))),
  )

  expect(sops.map(({ status }) => status).sort()).toEqual(
    ['draft', ...Array(4).fill('effective'), 'retired', 'superseded', 'superseded'].sort(),
  )
  const added = differences.map(({ difference }) =>
    difference.parts.filter(({ kind, how }) => kind === 'step' && how === 'added'),
  )
  expect(added.map((steps) => steps.length)).toEqual([1, 1])
})

test('has people of every role, of whom some workers have no email and one has left', async () => {
  const everybody = await plant.database.session((db) => db.users.list())
  const workers = everybody.filter(({ role }) => role === 'worker')

  expect(new Set(everybody.map(({ role }) => role))).toEqual(
    new Set(['worker', 'supervisor', 'admin', 'auditor']),
  )
  expect(everybody.every(({ employeeNumber }) => employeeNumber !== null)).toBe(true)
  expect(workers.filter(({ email }) => email === null).length).toBeGreaterThan(2)
  expect(everybody.filter(({ deactivatedAt }) => deactivatedAt).map(({ id }) => id)).toEqual([people.ito.id])
})
