import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageOfWorkSessions, type WorkSessionPaging } from '../../src/application/listings.ts'
import { whereaboutsOf } from '../../src/application/own-work.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import { publishSop } from '../../src/application/sop-versions.ts'
import { createSop } from '../../src/application/sops.ts'
import { abortWorkSession, pauseWorkSession, startWorkSession } from '../../src/application/work-sessions.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
  someWork,
} from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

const now = () => new Date()
const wrong = { result: 'fail', feedback: 'The lamp is lit' } as const

/** Work whose first step was found so. */
async function workFound(...findings: readonly Finding[]) {
  const { work, worker, sop } = await someWork(on.database)
  const stepId = sop.tasks[0]?.steps[0]?.id ?? ''
  for (const finding of findings)
    await on.database.single((db) =>
      recordCheck(db, { workSessionId: work.id, stepId, worker, finding, at: now() }),
    )

  return { id: work.id, worker, sop }
}

/** Effective since then. */
async function aSopSince(at: Date): Promise<Sop> {
  const supervisor = await aSupervisor(on.database)

  return on.database.session(async (db) => {
    const sop = await createSop(db, { procedure: aProcedure, author: supervisor, at })
    await publishSop(db, { id: sop.id, supervisor, at })

    return sop
  })
}

async function found(paging: Partial<WorkSessionPaging> = {}) {
  const { items } = await on.database.session((db) => pageOfWorkSessions(db, { limit: 100, ...paging }))

  return items
}

async function idsFound(paging: Partial<WorkSessionPaging>) {
  return (await found(paging)).map(({ id }) => id)
}

describe('work is found', () => {
  test('by several statuses, which are a union and keep the order', async () => {
    const { id: paused, worker } = await workFound()
    await on.database.session((db) => pauseWorkSession(db, paused, worker))
    const { id: active } = await workFound()
    const { id: aborted, worker: by } = await workFound()
    await on.database.session((db) => abortWorkSession(db, { id: aborted, by, reason: 'Rain', at: now() }))

    const either = await idsFound({ statuses: ['paused', 'in_progress'] })
    const next = await idsFound({ statuses: ['paused', 'in_progress'], after: active, limit: 1 })

    expect(either.slice(0, 2)).toEqual([active, paused])
    expect(either).not.toContain(aborted)
    expect(next).toEqual([paused])
    expect(await idsFound({ statuses: ['aborted', 'paused'] })).toEqual([aborted, paused])
  })

  test('that waits for an override: its failure is of the step that waits', async () => {
    const { id: held } = await workFound(wrong, wrong)
    const { id: mended } = await workFound(wrong, { result: 'pass' })
    const { id: resting, worker } = await workFound(wrong)
    await on.database.session((db) => pauseWorkSession(db, resting, worker))
    const { id: given, worker: by } = await workFound(wrong)
    await on.database.session((db) => abortWorkSession(db, { id: given, by, reason: 'Rain', at: now() }))
    const { id: overridden } = await workFound(wrong)
    const supervisor = await aSupervisor(on.database)
    await on.database.session((db) =>
      overrideCheck(db, { workSessionId: overridden, supervisor, reason: 'Measured dead', at: now() }),
    )

    const ids = await idsFound({ open: ['failure'] })

    expect(ids).toEqual([resting, held])
    expect((await found()).filter(({ needsOverride }) => needsOverride).map(({ id }) => id)).toEqual([
      resting,
      held,
    ])
    expect(ids).not.toContain(mended)
    expect(await idsFound({ open: ['failure'], statuses: ['paused'] })).toEqual([resting])
  })

  test('by a flag until it is resolved, and each line counts failures, overrides and open flags', async () => {
    const { id: flagged } = await workFound(
      { ...wrong, needsReview: true },
      { result: 'pass', needsReview: true },
    )
    const { id: both } = await workFound({ ...wrong, needsReview: true })
    const { id: resolved } = await workFound({ ...wrong, needsReview: true })
    const supervisor = await aSupervisor(on.database)
    await on.database.session((db) =>
      overrideCheck(db, { workSessionId: resolved, supervisor, reason: 'Measured dead', at: now() }),
    )

    const counts = Object.fromEntries(
      (await found()).map(({ id, failures, overrides, openFlags }) => [id, [failures, overrides, openFlags]]),
    )

    expect(await idsFound({ open: ['flag'] })).toEqual([both, flagged])
    expect(await idsFound({ open: ['flag', 'failure'] })).toEqual([both])
    expect(counts).toMatchObject({ [flagged]: [1, 0, 2], [both]: [1, 0, 1], [resolved]: [1, 1, 0] })
  })

  test('by who did not do it', async () => {
    const { id: mine, worker } = await workFound()
    const { id: others } = await workFound()

    const ids = await idsFound({ notWorkerId: worker.id })

    expect(ids).toContain(others)
    expect(ids).not.toContain(mine)
  })

  test('oldest first where that is asked, in pages too', async () => {
    const { id: first, sop } = await workFound()
    const worker = await aWorker(on.database)
    const { id: second } = await on.database.session((db) =>
      startWorkSession(db, { sopId: sop.id, worker, at: now() }),
    )
    const oldest = { oldestFirst: true, sop: sop.id } as const

    expect(await idsFound(oldest)).toEqual([first, second])
    expect(await idsFound({ ...oldest, limit: 1, after: first })).toEqual([second])
    expect(await idsFound({ ...oldest, statuses: ['in_progress', 'paused'] })).toEqual([first, second])
  })

  test('by when it started, the first moment included and the last not', async () => {
    const sop = await aSopSince(new Date('2020-01-01T00:00:00Z'))
    const startedAt = (text: string) => async (): Promise<string> => {
      const worker = await aWorker(on.database)
      const work = await on.database.session((db) =>
        startWorkSession(db, { sopId: sop.id, worker, at: new Date(text) }),
      )

      return work.id
    }
    const day = await startedAt('2020-02-01T00:00:00Z')()
    const next = await startedAt('2020-02-02T00:00:00Z')()
    const [from, to] = [new Date('2020-02-01T00:00:00Z'), new Date('2020-02-02T00:00:00Z')]

    expect(await idsFound({ startedFrom: from, startedBefore: to })).toEqual([day])
    expect(await idsFound({ startedBefore: new Date('2020-03-01T00:00:00Z') })).toEqual([next, day])
    expect(
      await idsFound({ startedFrom: from, startedBefore: to, statuses: ['in_progress', 'paused'] }),
    ).toEqual([day])
  })
})

describe('where a worker is', () => {
  const where = (worker: User) => on.database.session((db) => whereaboutsOf(db, worker), { readOnly: true })

  test('has all that rests, however much it is', async () => {
    const { id, worker, sop } = await workFound()
    await on.database.session((db) => pauseWorkSession(db, id, worker))
    for (let more = 0; more < 20; more++) {
      const work = await on.database.session((db) =>
        startWorkSession(db, { sopId: sop.id, worker, at: now() }),
      )
      await on.database.session((db) => pauseWorkSession(db, work.id, worker))
    }

    const { others } = await where(worker)

    expect(others).toHaveLength(21)
    expect(others.at(-1)).toMatchObject({ id, status: 'paused' })
  })

  test('is the step that waits, with what rests and what waits for a supervisor', async () => {
    const { id, worker, sop } = await workFound(wrong)
    await on.database.session((db) => pauseWorkSession(db, id, worker))
    const work = await on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() }))

    expect(await where(worker)).toMatchObject({
      worker,
      inProgress: { work, situation: { workSessionId: work.id, step: { number: 1 }, failure: null } },
      others: [{ id, status: 'paused', failures: 1 }],
    })
  })

  test('is nowhere before the first work', async () => {
    const worker = await aWorker(on.database)

    expect(await where(worker)).toEqual({ worker, inProgress: null, others: [] })
  })
})
